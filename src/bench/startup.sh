#!/usr/bin/env bash
# Start-up of each verb as a multiple of a bare JVM hello of the same JDK, taken in turn in one run. Usage: startup.sh [QKV] [RUNS]
set -euo pipefail

qkv=${1:-$HOME/.local/bin/qkv}
runs=${2:-15}
java=$(sed -n "s/^java='\(.*\)'$/\1/p" "$qkv")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export QKV_HOME=$work/home

cat >"$work/Hello.java" <<'EOF'
public class Hello {
    public static void main(String[] args) {
        System.out.println("hello");
    }
}
EOF
"$(dirname "$java")/javac" -d "$work" "$work/Hello.java"
hello=("$java" -Xshare:auto -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -cp "$work" Hello)

# Microseconds that a command takes.
once() {
    local from=$EPOCHREALTIME
    "$@" >/dev/null 2>&1 || true
    local to=$EPOCHREALTIME
    echo $((${to/[.,]/} - ${from/[.,]/}))
}

median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

# Largest resident memory in MiB, where GNU time is there to tell.
memory() {
    if [ -x /usr/bin/time ]; then
        /usr/bin/time -f '%M' -o "$work/memory" "$@" >/dev/null 2>&1 || true
        awk '{ m = $1 } END { printf "%d", m / 1024 }' "$work/memory"
    else
        printf '?'
    fi
}

"$java" -version 2>&1 | sed -n 1p
printf '%-36s %8s %8s %8s %8s\n' command 'ms' 'hello' 'times' 'MiB'
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
    local a b
    a=$(median <"$work/a")
    b=$(median <"$work/b")
    awk -v n="$name" -v a="$a" -v b="$b" -v m="$(memory "$@")" \
        'BEGIN { printf "%-36s %8.1f %8.1f %8.2f %8s\n", n, a / 1000, b / 1000, a / b, m }'
}

compare 'hello' "${hello[@]}"
compare 'qkv --version' "$qkv" --version
compare 'qkv lookup gqa' "$qkv" lookup gqa
compare 'qkv lookup (free query)' "$qkv" lookup why does decoding need a cache
compare 'qkv explain gqa' "$qkv" explain gqa
compare 'qkv quiz --batch -n 5' "$qkv" quiz --batch -n 5
compare 'qkv completion bash' "$qkv" completion bash
if command -v rg >/dev/null; then compare 'rg gqa notes/' rg gqa "$(dirname "$0")/../../notes"; fi
if command -v tldr >/dev/null; then compare 'tldr tar' tldr tar; fi
