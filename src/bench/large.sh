#!/usr/bin/env bash
# A bank of many notes: how long its index takes to build, against parsing the same files alone, in how much memory, and what lookup then takes against the
# bundled bank. Usage: large.sh QKV [NOTES]
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
qkv=${1:?an installed qkv}
notes=${2:-100000}
. "$here/measure.sh"
installed "$qkv"
export QKV_HOME=$work/home
# as install.sh builds the bundled bank's
heap=-Xmx384m

# Notes of about the size of a user's own: a short answer, two paragraphs, a formula and two questions, of words drawn from a vocabulary.
awk -v notes="$notes" -v root="$work/bank/notes" 'BEGIN {
    srand(1)
    for (i = 0; i < 20000; i++) {
        word = ""
        for (j = 0; j < 2 + rand() * 3; j++) word = word substr("bcdfghklmnprstvz", 1 + rand() * 16, 1) substr("aeiou", 1 + rand() * 5, 1)
        words[i] = word
    }
    for (i = 0; i < notes; i++) {
        topic = sprintf("t%02d", i % 50)
        dir = root "/" topic
        if (i < 50) {
            system("mkdir -p " dir)
            printf "title: { en: Topic %s, zh: 主题 %s }\nline: { en: Notes., zh: 笔记。 }\norder: %d\n", topic, topic, i > (dir "/topic.yaml")
            close(dir "/topic.yaml")
        }
        file = dir "/note-" i ".md"
        title = pick(2) " " i
        printf "---\ntitle: { en: %s, zh: 概念 %d }\naliases: [%s %d]\ntopic: %s\nlevel: core\nsources:\n  - Somebody 2020, A paper, arXiv:2001.00001\n---\n%s\n\n## Why\n\n%s\n\n```math\ny_%d = x^2 + %d\n```\n\n## How\n\n%s\n\n## Questions\n\n### Is %s so? {#so .truefalse}\n- [x] True\n- [ ] False\n> Why: %s\n", title, i, pick(1), i, topic, pick(25), pick(60), i % 97, i % 89, pick(60), pick(3), pick(8) > file
        close(file)
    }
}
function pick(n,   text, k, r) {
    text = ""
    for (k = 0; k < n; k++) { r = rand(); text = text (k ? " " : "") words[int(20000 * r * r * r)] }
    return text
}'

timed() {
    local label=$1
    shift
    if [ -x /usr/bin/time ]; then
        /usr/bin/time -f '%e %M %U %S' -o "$work/time" "$@" >"$work/out" 2>&1 || { tail -n 5 "$work/out" >&2; exit 1; }
        awk -v l="$label" '{ printf "%-44s %8.1f s, %.1f s of processors, %d MiB\n", l, $1, $3 + $4, $2 / 1024 }' "$work/time"
        cat "$work/time" >>"$work/times"
    else
        local from=$EPOCHREALTIME
        "$@" >"$work/out" 2>&1
        local to=$EPOCHREALTIME
        printf '%-44s %8.1f s\n' "$label" "$(awk -v a="${from/,/.}" -v b="${to/,/.}" 'BEGIN { print b - a }')"
    fi
}

"$java" -version 2>&1 | sed -n 1p
echo "$notes notes"
timed 'parsing every file with CommonMark alone' "$java" "${flags[@]}" $heap -cp "$class_path" "$here/Parse.java" "$work/bank/notes"
timed 'building the index' "$java" "${flags[@]}" $heap -Dqkv.home="$work/bank" -cp "$class_path" dev.qkv.Main --setup=release
if [ -s "$work/times" ]; then
    awk 'NR == 1 { time = $1; processors = $3 + $4 }
         NR == 2 { printf "%-44s %8.2f times the time, %.2f times the processors\n", "that is, of parsing alone", $1 / time, ($3 + $4) / processors }' "$work/times"
fi
du -sm "$work/bank/index" | awk '{ printf "%-44s %8d MB\n", "the index", $1 }'

large() { "$java" "${flags[@]}" $archive -Dqkv.home="$work/bank" -cp "$class_path" dev.qkv.Main "$@"; }

compare() {
    local name=$1 small=$2 big=$3
    : >"$work/a"
    : >"$work/b"
    for ((i = 0; i < 11; i++)); do
        # shellcheck disable=SC2086 # queries are words
        once large lookup $big >>"$work/a"
        # shellcheck disable=SC2086
        once "$qkv" lookup $small >>"$work/b"
    done
    awk -v n="$name" -v a="$(median <"$work/a")" -v b="$(median <"$work/b")" \
        'BEGIN { printf "%-44s %8.1f ms, %5.1f ms on the bundled bank: %.2f times\n", n, a / 1000, b / 1000, a / b }'
}
query=$(sed -n '/^## Why/{n;n;p;q}' "$work/bank/notes/t07/note-7.md" | cut -d' ' -f10-14)
compare 'lookup of a name' gqa note-77
compare 'lookup of a free query' 'why does decoding need a cache' "$query"
compare 'lookup of a slip' layrenorm 'noet-4711'
