#!/usr/bin/env bash
# A session over a history of many reviews: how long until the first question, as a multiple of a bare JVM hello and of the same with an empty history, and
# how long a grade takes until it is on disk. Needs script(1). Usage: history.sh QKV [CARDS [REVIEWS]]
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
qkv=${1:?an installed qkv}
cards=${2:-100000}
reviews=${3:-1000000}
. "$here/measure.sh"
installed "$qkv"

# Every card is reviewed equally often, at growing intervals.
awk -v cards="$cards" -v reviews="$reviews" 'BEGIN {
    srand(1)
    split("good good good easy hard again", ratings, " ")
    each = reviews / cards
    for (card = 0; card < cards; card++) {
        day = int(rand() * 300)
        for (r = 0; r < each; r++) {
            seconds = day * 86400 + int(rand() * 86400)
            printf "{\"event\":\"%08x-%04x-7%03x-8%03x-%012x\",\"card\":\"bench/c%d#q%d\",\"reviewed_at\":\"%s\",\"rating\":\"%s\",\"duration_ms\":%d}\n", \
                1735689600 + seconds, rand() * 65536, rand() * 4096, rand() * 4096, card * 1000 + r, card / 10, card % 10, \
                iso(seconds), ratings[1 + int(rand() * 6)], 1000 + rand() * 20000
            day += 1 + int((r + 1) * 4 * rand())
        }
    }
}
function iso(seconds,   days, year, length_, month, lengths) {
    days = int(seconds / 86400)
    year = 2025
    while (days >= (length_ = year % 4 == 0 ? 366 : 365)) { days -= length_; year++ }
    split("31 " (year % 4 == 0 ? 29 : 28) " 31 30 31 30 31 31 30 31 30 31", lengths, " ")
    month = 1
    while (days >= lengths[month]) { days -= lengths[month]; month++ }
    seconds %= 86400
    return sprintf("%04d-%02d-%02dT%02d:%02d:%02dZ", year, month, days + 1, seconds / 3600, seconds % 3600 / 60, seconds % 60)
}' >"$work/log.jsonl"

# To the first question and out again: the key is typed ahead.
first() {
    local from=$EPOCHREALTIME
    printf q | QKV_HOME=$1 TERM=xterm-256color LC_ALL=C.UTF-8 script -qec "'$qkv' quiz --kind choice" "$work/screen" >/dev/null 2>&1
    local to=$EPOCHREALTIME
    grep -q quit "$work/screen" || { echo "no question on the screen:" >&2; cat "$work/screen" >&2; exit 1; }
    echo $((${to/[.,]/} - ${from/[.,]/}))
}

"$java" -version 2>&1 | sed -n 1p
mkdir -p "$work/empty" "$work/full"
from=$EPOCHREALTIME
QKV_HOME=$work/full "$qkv" history import "$work/log.jsonl" >/dev/null
to=$EPOCHREALTIME
awk -v a="${from/,/.}" -v b="${to/,/.}" -v n="$reviews" -v c="$cards" 'BEGIN { printf "%-44s %8.1f s\n", "importing " n " reviews of " c " cards", b - a }'
: >"$work/a"
: >"$work/b"
: >"$work/h"
first "$work/empty" >/dev/null
for ((i = 0; i < 15; i++)); do
    first "$work/empty" >>"$work/a"
    first "$work/full" >>"$work/b"
    once "${hello[@]}" >>"$work/h"
done
awk -v a="$(median <"$work/a")" -v b="$(median <"$work/b")" -v h="$(median <"$work/h")" 'BEGIN {
    printf "%-44s %8.1f ms, %.2f times a hello of %.1f ms\n", "quiz to its first question and out", a / 1000, a / h, h / 1000
    printf "%-44s %8.1f ms, %.2f times a hello, %.2f times the empty history\n", "the same after these reviews", b / 1000, b / h, b / a }'
for home in empty full; do
    "$java" "${flags[@]}" -Dorg.sqlite.lib.path="$native" -cp "$class_path" "$here/Commit.java" "$work/$home/data" 2>/dev/null
done
