#!/usr/bin/env bash
# Importing questions from foreign Markdown of several forms, as a multiple of parsing the same files with CommonMark alone, whole processes by turns; then
# exporting them; then adding and updating the same again, unchanged, as a multiple of a bare JVM hello, and with some edited. Usage: import.sh QKV [QUESTIONS [RUNS]]
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
qkv=${1:?an installed qkv}
questions=${2:-10000}
runs=${3:-5}
. "$here/measure.sh"
installed "$qkv"
export QKV_HOME=$work/home

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

"$(dirname "$java")/javac" -cp "$class_path" -d "$work/classes" "$here/Parse.java"

show() { awk -v n="$1" -v a="$2" -v b="$3" -v of="$4" 'BEGIN { printf "%-52s %8.1f ms, %5.2f times %s of %.1f ms\n", n, a / 1000, a / b, of, b / 1000 }'; }
# shellcheck disable=SC2086 # no archive, no word
parse() { "$java" "${flags[@]}" $archive -cp "$class_path:$work/classes" Parse "$1"; }

compare() {
    local what=$1 folder=$2 i
    for i in add parse again update edited export hello; do : >"$work/$i"; done
    parse "$folder" >/dev/null
    for ((i = 0; i < runs; i++)); do
        rm -rf "$QKV_HOME"
        once parse "$folder" >>"$work/parse"
        once "$qkv" bank add "$folder" --name bench >>"$work/add"
        head -n 1 "$work/out" >"$work/said"
        once "$qkv" bank add "$folder" --name bench >>"$work/again"
        once "$qkv" bank update bench >>"$work/update"
        once "$qkv" bank export --bank bench --format jsonl --force >>"$work/export"
        once "${hello[@]}" >>"$work/hello"
        # every 25th question gets another wording, and every file another first section
        sed -i "s/What is \(.*\)\([27][05]\)?/What, then, is \1\2, $i?/; 5s/.*/$i/" "$folder"/*.md
        once "$qkv" bank update bench >>"$work/edited"
    done
    echo "$what: $(cat "$work/said")"
    show 'adding them' "$(median <"$work/add")" "$(median <"$work/parse")" 'parsing alone'
    show 'updating where one question in 25 was edited' "$(median <"$work/edited")" "$(median <"$work/parse")" 'parsing alone'
    show 'exporting them' "$(median <"$work/export")" "$(median <"$work/parse")" 'parsing alone'
    show 'adding them again, unchanged' "$(median <"$work/again")" "$(median <"$work/hello")" 'a hello'
    show 'updating them, unchanged' "$(median <"$work/update")" "$(median <"$work/hello")" 'a hello'
}

"$java" -version 2>&1 | sed -n 1p
mkdir "$work/many" "$work/few"
generate 50 "$work/many"
generate $((questions / 8)) "$work/few"
compare "$(find "$work/many" -type f | wc -l) files" "$work/many"
compare "$(find "$work/few" -type f | wc -l) files" "$work/few"
