# What the measurements share; they source it. Makes $work, a folder that goes when they end.
# shellcheck shell=bash disable=SC2034 # what is set here is used there
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# As the installed qkv runs: the JVM, with which class path, archive and flags.
installed() {
    java=$(sed -n "s/^java='\(.*\)'$/\1/p" "$1")
    class_path=$(sed -n "s/^class_path='\(.*\)'$/\1/p" "$1")
    archive=$(sed -n 's/.*\(-XX:SharedArchiveFile=[^ ]*\).*/\1/p' "$1")
    native=$(sed -n 's/.*-Dorg.sqlite.lib.path=\([^ ]*\).*/\1/p' "$1")
    flags=(-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData)
    "$(dirname "$java")/javac" -d "$work/classes" "$(dirname "${BASH_SOURCE[0]}")/Hello.java"
    hello=("$java" -Xshare:auto "${flags[@]}" -cp "$work/classes" Hello)
}

# Microseconds that a command takes; its output is in $work/out. One that fails is not measured; a negative answer is one.
once() {
    local from=$EPOCHREALTIME code=0
    "$@" >"$work/out" 2>&1 </dev/null || code=$?
    local to=$EPOCHREALTIME
    [ $code -le 1 ] || { tail -n 5 "$work/out" >&2; echo "exit $code: $*" >&2; exit 1; }
    echo $((${to/[.,]/} - ${from/[.,]/}))
}

median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
