#!/usr/bin/env bash
# Importing questions from foreign Markdown of several forms, as a multiple of parsing the same files with CommonMark alone, whole processes by turns; then
# adding and updating the same again, unchanged and with some questions edited, as a multiple of a bare JVM hello. Usage: import.sh QKV [QUESTIONS [RUNS]]
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
qkv=${1:?an installed qkv}
questions=${2:-10000}
runs=${3:-5}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export QKV_HOME=$work/home
java=$(sed -n "s/^java='\(.*\)'$/\1/p" "$qkv")
class_path=$(sed -n "s/^class_path='\(.*\)'$/\1/p" "$qkv")
archive=$(sed -n 's/.*\(-XX:SharedArchiveFile=[^ ]*\).*/\1/p' "$qkv")
flags=(-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData)

# Questions of two to four sentences, one in three with code, of words drawn from a vocabulary; eight forms, files of EACH questions.
generate() {
    awk -v questions="$questions" -v each="$1" -v root="$2" 'BEGIN {
        srand(1)
        for (i = 0; i < 20000; i++) {
            word = ""
            for (j = 0; j < 2 + rand() * 3; j++) word = word substr("bcdfghklmnprstvz", 1 + rand() * 16, 1) substr("aeiou", 1 + rand() * 5, 1)
            words[i] = word
        }
        for (i = 0; i < questions; i++) {
            part = int(i / each)
            form = part % 8
            if (i % each == 0) {
                if (i > 0) close(file)
                file = root "/part-" part ".md"
                print "# " pick(3) "\n\n" pick(20) ".\n" > file
            }
            if (i % 10 == 0 && form < 7) print "## " pick(2) "\n" > file
            n = i % each + 1
            ask = "What is " pick(5) " " i "?"
            if (form == 0) print "### " n ". " ask "\n\n" answer() "\n" > file
            else if (form == 1) print "<details>\n<summary>" ask "</summary>\n\n" answer() "\n\n</details>\n" > file
            else if (form == 2) print "**" n ". " ask "**\n\n" answer() "\n" > file
            else if (form == 3) print "Q: " ask "\n\nA: " answer() "\n" > file
            else if (form == 4) print "###### " n ". " ask "\n\n- A: " pick(3) "\n- B: `" pick(2) "`\n- C: " pick(4) "\n\n<details><summary><b>Answer</b></summary>\n<p>\n\n#### Answer: B\n\n" answer() "\n\n</p>\n</details>\n\n---\n" > file
            else if (form == 5) print "#### Q" n ". " ask "\n\n- [ ] " pick(3) "\n- [x] `" pick(2) "`\n- [ ] " pick(4) "\n\n" pick(15) ".\n" > file
            else if (form == 6) print "### " ask "\n\n> " pick(30) ".\n>\n> " pick(20) ".\n" > file
            else { text = answer(); gsub(/\n/, "\n    ", text); print n ". ### " ask "\n\n    " text "\n\n    **[Back to top](#top)**\n" > file }
        }
    }
    function answer(   text, k) {
        text = pick(40) ". **" pick(2) "** " pick(20) ", see [" pick(2) "](https://example.org/" i ").\n\n- `" pick(1) "`: " pick(8) "\n- " pick(9)
        if (i % 3 == 0) { text = text "\n\n```js\n"; for (k = 0; k < 6; k++) text = text "const " pick(1) " = (" pick(1) ") => " pick(1) "(" k ");\n"; text = text "```" }
        return text
    }
    function pick(n,   text, k, r) {
        text = ""
        for (k = 0; k < n; k++) { r = rand(); text = text (k ? " " : "") words[int(20000 * r * r * r)] }
        return text
    }'
}

cat >"$work/Hello.java" <<'JAVA'
public class Hello {
    public static void main(String[] args) {
        System.out.println("hello");
    }
}
JAVA
"$(dirname "$java")/javac" -cp "$class_path" -d "$work/classes" "$work/Hello.java" "$here/Parse.java"

once() {
    local from=$EPOCHREALTIME
    "$@" >"$work/out" 2>&1 || { tail -n 5 "$work/out" >&2; exit 1; }
    local to=$EPOCHREALTIME
    echo $((${to/[.,]/} - ${from/[.,]/}))
}
median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
show() { awk -v n="$1" -v a="$2" -v b="$3" -v of="$4" 'BEGIN { printf "%-52s %8.1f ms, %5.2f times %s of %.1f ms\n", n, a / 1000, a / b, of, b / 1000 }'; }
# shellcheck disable=SC2086 # no archive, no word
parse() { "$java" "${flags[@]}" $archive -cp "$class_path:$work/classes" Parse "$1"; }
hello() { "$java" -Xshare:auto "${flags[@]}" -cp "$work/classes" Hello; }

compare() {
    local what=$1 folder=$2 i
    for i in add parse again update edited hello; do : >"$work/$i"; done
    parse "$folder" >/dev/null
    for ((i = 0; i < runs; i++)); do
        rm -rf "$QKV_HOME"
        once parse "$folder" >>"$work/parse"
        once "$qkv" bank add "$folder" --name bench >>"$work/add"
        head -n 1 "$work/out" >"$work/said"
        once "$qkv" bank add "$folder" --name bench >>"$work/again"
        once "$qkv" bank update bench >>"$work/update"
        once hello >>"$work/hello"
        # every 25th question gets another wording, and every file another first section
        sed -i "s/What is \(.*\)\([27][05]\)?/What, then, is \1\2, $i?/; 5s/.*/$i/" "$folder"/*.md
        once "$qkv" bank update bench >>"$work/edited"
    done
    echo "$what: $(cat "$work/said")"
    show 'adding them' "$(median <"$work/add")" "$(median <"$work/parse")" 'parsing alone'
    show 'updating where one question in 25 was edited' "$(median <"$work/edited")" "$(median <"$work/parse")" 'parsing alone'
    show 'adding them again, unchanged' "$(median <"$work/again")" "$(median <"$work/hello")" 'a hello'
    show 'updating them, unchanged' "$(median <"$work/update")" "$(median <"$work/hello")" 'a hello'
}

"$java" -version 2>&1 | sed -n 1p
mkdir "$work/many" "$work/few"
generate 50 "$work/many"
generate $((questions / 8)) "$work/few"
compare "$(find "$work/many" -type f | wc -l) files" "$work/many"
compare "$(find "$work/few" -type f | wc -l) files" "$work/few"
