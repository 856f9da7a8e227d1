#!/usr/bin/env bash
# Start-up and peak memory of each verb as multiples of a bare JVM hello of the same JDK, the two taken in turn in one run.
# Usage: startup.sh [RUNS] [QKV ...]   Without a QKV to measure, this checkout is installed in a temporary folder with every JDK from 17 up found here.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
runs=15
case ${1:-} in
    *[!0-9]* | '') ;;
    *) runs=$1; shift ;;
esac
. "$here/measure.sh"
export QKV_HOME=$work/home

if [ $# -eq 0 ]; then
    for jdk in /usr/lib/jvm/*; do
        [ -L "$jdk" ] || [ ! -x "$jdk/bin/javac" ] && continue
        "$here/../../install.sh" --prefix "$work/prefix-${jdk##*/}" --jdk "$jdk" >"$work/log" 2>&1 || { cat "$work/log" >&2; continue; }
        set -- "$@" "$work/prefix-${jdk##*/}/bin/qkv"
    done
    [ $# -gt 0 ] || { echo "startup.sh: no JDK in /usr/lib/jvm; name an installed qkv" >&2; exit 2; }
fi

# Largest resident memory in MiB, where GNU time is there to tell.
memory() {
    if [ -x /usr/bin/time ]; then
        /usr/bin/time -f '%M' -o "$work/memory" "$@" >/dev/null 2>&1 || true
        awk '{ m = $1 } END { printf "%.0f", m / 1024 }' "$work/memory"
    else
        printf 0
    fi
}

compare() {
    local name=$1
    shift
    once "$@" >/dev/null
    once "${hello[@]}" >/dev/null
    : >"$work/a"
    : >"$work/b"
    for ((i = 0; i < runs; i++)); do
        once "$@" >>"$work/a"
        once "${hello[@]}" >>"$work/b"
    done
    awk -v n="$name" -v a="$(median <"$work/a")" -v b="$(median <"$work/b")" -v m="$(memory "$@")" -v h="$hello_memory" 'BEGIN {
        printf "%-34s %7.1f %7.1f %7.2f", n, a / 1000, b / 1000, a / b
        if (m > 0) printf " %7d %7.2f\n", m, m / h; else printf "       ?       ?\n" }'
}

for qkv in "$@"; do
    installed "$qkv"
    hello_memory=$(memory "${hello[@]}")
    "$java" -version 2>&1 | sed -n 1p
    printf '%-34s %7s %7s %7s %7s %7s\n' command ms hello times MiB times
    compare 'hello' "${hello[@]}"
    compare 'qkv --version' "$qkv" --version
    compare 'qkv lookup gqa' "$qkv" lookup gqa
    compare 'qkv lookup 分组查询注意力' "$qkv" lookup --lang zh 分组查询注意力
    compare 'qkv lookup (free query)' "$qkv" lookup why does decoding need a cache
    compare 'qkv lookup (free query, Chinese)' "$qkv" lookup --lang zh 为什么解码需要缓存
    compare 'qkv lookup (a slip)' "$qkv" lookup layrenorm
    compare 'qkv explain gqa' "$qkv" explain gqa
    compare 'qkv quiz --batch -n 5' "$qkv" quiz --batch -n 5
    compare 'qkv completion bash' "$qkv" completion bash
    compare 'completing a name (Tab)' "$qkv" completion words -- lookup gq
    if command -v rg >/dev/null; then compare 'rg gqa notes/' rg gqa "$here/../../notes"; fi
    if command -v tldr >/dev/null; then compare 'tldr tar' tldr tar; fi
    echo
done
