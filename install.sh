#!/bin/sh
# Installs qkv: builds it, puts it under PREFIX, prepares its index and start-up archive. Needs no root.
set -eu

prefix=${PREFIX:-$HOME/.local}
yes=no
deps_only=no
uninstall=no
jdk=
source_dir=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)

usage() {
    cat <<'EOF'
usage: ./install.sh [--prefix DIR] [--jdk DIR] [--yes] [--deps-only] [--uninstall]

  --prefix DIR   where to install (default: $PREFIX, else ~/.local)
  --jdk DIR      the JDK to use (default: the newest from 17 up in JAVA_HOME, PATH, the system's JVM folders)
  --yes          run the system's package manager for a missing JDK or Maven
  --deps-only    stop after looking for (and with --yes installing) JDK and Maven
  --uninstall    remove what was installed; your history and banks stay
EOF
}

say() { printf '%s\n' "$*"; }
fail() { printf 'install.sh: %s\n' "$*" >&2; exit 1; }

while [ $# -gt 0 ]; do
    case $1 in
        --prefix) [ $# -ge 2 ] || fail "--prefix needs a folder"; prefix=$2; shift ;;
        --prefix=*) prefix=${1#*=} ;;
        --jdk) [ $# -ge 2 ] || fail "--jdk needs a folder"; jdk=$2; shift ;;
        --jdk=*) jdk=${1#*=} ;;
        --yes | -y) yes=yes ;;
        --deps-only) deps_only=yes ;;
        --uninstall) uninstall=yes ;;
        -h | --help) usage; exit 0 ;;
        *) usage >&2; fail "unknown option $1" ;;
    esac
    shift
done

case $prefix in /*) ;; *) prefix=$(pwd)/$prefix ;; esac
root=$prefix/lib/qkv
bin=$prefix/bin/qkv
bash_completion=$prefix/share/bash-completion/completions/qkv
zsh_completion=$prefix/share/zsh/site-functions/_qkv
fish_completion=$prefix/share/fish/vendor_completions.d/qkv.fish
man_dir=$prefix/share/man/man1

if [ "$uninstall" = yes ]; then
    rm -rf "$root"
    rm -f "$bin" "$bash_completion" "$zsh_completion" "$fish_completion" "$man_dir"/qkv.1 "$man_dir"/qkv-*.1
    say "Removed qkv from $prefix."
    say "Your history and banks stay in ${XDG_DATA_HOME:-$HOME/.local/share}/qkv; remove that folder too if you want them gone."
    exit 0
fi

# ---- a JDK and Maven

# Prints the feature release (8, 11, 17, ...) of the JDK in a folder; nothing where there is none with a compiler.
jdk_version() {
    [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 0
    v=
    if [ -r "$1/release" ]; then
        v=$(sed -n 's/^JAVA_VERSION="\(.*\)".*/\1/p' "$1/release")
    fi
    [ -n "$v" ] || v=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p')
    v=${v#1.}
    v=${v%%[!0-9]*}
    printf '%s' "$v"
}

# Prints one candidate folder a line.
jdk_candidates() {
    [ -z "${JAVA_HOME:-}" ] || printf '%s\n' "$JAVA_HOME"
    if command -v javac >/dev/null 2>&1; then
        p=$(command -v javac)
        while [ -L "$p" ]; do
            t=$(readlink "$p")
            case $t in /*) p=$t ;; *) p=$(dirname "$p")/$t ;; esac
        done
        dirname "$(dirname "$p")"
    fi
    for d in /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
        [ -d "$d" ] && printf '%s\n' "$d"
    done
    return 0
}

find_jdk() {
    java_home=
    java_version=0
    found=
    if [ -n "$jdk" ]; then
        java_version=$(jdk_version "$jdk")
        [ -n "$java_version" ] || fail "$jdk holds no JDK (bin/java and bin/javac)"
        [ "$java_version" -ge 17 ] || fail "$jdk is JDK $java_version; qkv needs 17 or newer"
        java_home=$jdk
        return 0
    fi
    while IFS= read -r d; do
        [ -n "$d" ] || continue
        v=$(jdk_version "$d")
        [ -n "$v" ] || continue
        found="$found
  JDK $v in $d"
        if [ "$v" -ge 17 ] && [ "$v" -gt "$java_version" ]; then
            java_home=$d
            java_version=$v
        fi
    done <<EOF
$(jdk_candidates)
EOF
    if [ -z "$java_home" ] && command -v java >/dev/null 2>&1; then
        found="$found
  $(java -version 2>&1 | sed -n 1p) on PATH (a JDK with javac is needed)"
    fi
}

# Prints the command that installs what is missing, for the package manager found here.
package_command() {
    need_jdk=$1
    need_mvn=$2
    if command -v apt-get >/dev/null 2>&1; then
        j=openjdk-17-jdk-headless
        for p in openjdk-25-jdk-headless openjdk-21-jdk-headless openjdk-17-jdk-headless; do
            if apt-cache show "$p" >/dev/null 2>&1; then j=$p; break; fi
        done
        m=maven
        c="apt-get install -y"
    elif command -v dnf >/dev/null 2>&1; then
        j=java-latest-openjdk-devel; m=maven; c="dnf install -y"
    elif command -v brew >/dev/null 2>&1; then
        j=openjdk; m=maven; c="brew install"
    else
        return 1
    fi
    [ "$need_jdk" = yes ] && c="$c $j"
    [ "$need_mvn" = yes ] && c="$c $m"
    case $c in
        brew*) ;;
        *) [ "$(id -u)" = 0 ] || c="sudo $c" ;;
    esac
    printf '%s' "$c"
}

need_jdk=no
need_mvn=no
find_jdk
[ -n "$java_home" ] || need_jdk=yes
command -v mvn >/dev/null 2>&1 || need_mvn=yes
if [ "$need_jdk" = yes ] || [ "$need_mvn" = yes ]; then
    missing=
    [ "$need_jdk" = no ] || missing="a JDK, 17 or newer"
    [ "$need_mvn" = no ] || missing="${missing:+$missing, and }Maven"
    [ "$yes" = no ] || { command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ] && apt-get update -qq >/dev/null 2>&1 || true; }
    if ! c=$(package_command "$need_jdk" "$need_mvn"); then
        fail "missing: $missing. Found:${found:- no JDK}
Install them with your system's package manager, then run this again."
    fi
    if [ "$yes" = no ]; then
        fail "missing: $missing. Found:${found:- no JDK}
To install: $c
(or run ./install.sh --yes, which does that)"
    fi
    say "Installing $missing: $c"
    case $c in
        *apt-get*) DEBIAN_FRONTEND=noninteractive; export DEBIAN_FRONTEND ;;
    esac
    sh -c "$c" >&2 || fail "this failed: $c"
    hash -r 2>/dev/null || true
    find_jdk
    [ -n "$java_home" ] || fail "still no JDK from 17 up after: $c"
    command -v mvn >/dev/null 2>&1 || fail "still no mvn after: $c"
fi
say "JDK $java_version in $java_home, Maven in $(command -v mvn)"
[ "$deps_only" = no ] || exit 0

# ---- build

JAVA_HOME=$java_home
export JAVA_HOME
unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS CLASSPATH
cd "$source_dir"
say "Building ..."
log=$(mktemp "${TMPDIR:-/tmp}/qkv-install.XXXXXX")
release=
finished=no
cleanup() {
    rm -f "$log"
    # what was installed before stays as it was
    [ "$finished" = yes ] || [ -z "$release" ] || rm -rf "$release"
}
trap cleanup EXIT
trap 'exit 130' INT TERM HUP
mvn -B -q -DskipTests package >"$log" 2>&1 || { cat "$log" >&2; fail "the build failed; what was installed before is untouched"; }

# ---- a release beside the old one

mkdir -p "$root/releases" || fail "cannot write to $prefix"
release=$root/releases/$(date +%Y%m%d%H%M%S)-$$
mkdir -p "$release/lib"
cp target/lib/*.jar "$release/lib/"
cp target/qkv-*.jar "$release/lib/qkv.jar"
cp -R notes "$release/notes"

class_path=$release/lib/qkv.jar
for jar in "$release"/lib/*.jar; do
    [ "$jar" = "$release/lib/qkv.jar" ] || class_path=$class_path:$jar
done
flags="-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData"
flags="$flags -Dorg.sqlite.lib.path=$release/native -Dlibrary.jline.path=$release/native"
[ "$java_version" -lt 22 ] || flags="$flags --enable-native-access=ALL-UNNAMED"

run_java() { LC_ALL=C.UTF-8 "$java_home/bin/java" "$@"; }

say "Indexing the bank ..."
# shellcheck disable=SC2086 # flags are words
run_java $flags -Xmx384m -Dqkv.home="$release" -cp "$class_path" dev.qkv.Main --setup=release >"$log" 2>&1 ||
    { cat "$log" >&2; fail "the index could not be built; what was installed before is untouched"; }

say "Preparing the start-up archive ..."
# a static archive of classes on every JDK: an AOT cache (JDK 24 and later) links every class of every verb before any of them starts
archive_flags=
# shellcheck disable=SC2086
run_java $flags -XX:DumpLoadedClassList="$release/classes.txt" -Dqkv.home="$release" -cp "$class_path" dev.qkv.Main --setup=training >"$log" 2>&1 &&
    run_java $flags -Xshare:dump -XX:SharedClassListFile="$release/classes.txt" -XX:SharedArchiveFile="$release/qkv.jsa" \
        -cp "$class_path" >"$log" 2>&1 || true
rm -f "$release/classes.txt"
[ ! -s "$release/qkv.jsa" ] || archive_flags="-XX:SharedArchiveFile=$release/qkv.jsa"
[ -n "$archive_flags" ] || say "  (this JVM made none; qkv works, and starts more slowly)"

# ---- the launcher, last and at once

mkdir -p "$(dirname "$bin")" "$(dirname "$bash_completion")" "$(dirname "$zsh_completion")" "$(dirname "$fish_completion")" "$man_dir"
quote() { printf "'%s'" "$(printf '%s' "$1" | sed "s/'/'\\\\''/g")"; }
cat >"$bin.new" <<EOF
#!/bin/sh
# Made by install.sh; starts no process but the JVM.
release=$(quote "$release")
java=$(quote "$java_home/bin/java")
class_path=$(quote "$class_path")
EOF
cat >>"$bin.new" <<'EOF'
if [ ! -x "$java" ]; then
    printf 'qkv: the JDK it was installed with is gone (%s); run install.sh again\n' "$java" >&2
    exit 3
fi
tty=
[ -t 0 ] && tty=i
[ -t 1 ] && tty=${tty}o
[ -t 2 ] && tty=${tty}e
# A JVM under LANG=C garbles Chinese arguments and paths, so it runs under UTF-8 and is told the user's locale.
export QKV_USER_LOCALE="${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" QKV_USER_CTYPE="${LC_ALL:-${LC_CTYPE:-${LANG:-}}}" LC_ALL=C.UTF-8
unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS
EOF
printf 'exec "$java" %s %s -Dqkv.home="$release" -Dqkv.tty="$tty" -cp "$class_path" dev.qkv.Main "$@"\n' "$flags" "$archive_flags" >>"$bin.new"
chmod 755 "$bin.new"
"$bin.new" lookup -l >"$log" 2>&1 || { cat "$log" >&2; rm -f "$bin.new"; fail "the new qkv does not start; what was installed before is untouched"; }
mv -f "$bin.new" "$bin"
finished=yes
cp "$release/share/qkv.bash" "$bash_completion"
cp "$release/share/_qkv" "$zsh_completion"
cp "$release/share/qkv.fish" "$fish_completion"
cp "$release"/share/man/*.1 "$man_dir/" 2>/dev/null || true

# the release before this one stays for sessions that still run
ls -1 "$root/releases" | sort | sed '$d' | sed '$d' | while IFS= read -r old; do rm -rf "$root/releases/$old"; done

say "Installed qkv $("$bin" --version | sed 's/^qkv //') in $prefix ($(du -sh "$release" | cut -f1 | tr -d ' '))."
say ""
say "Try:"
case :$PATH: in
    *:"$prefix/bin":*) q=qkv ;;
    *) q=$bin ;;
esac
say "  $q explain gqa"
say "  $q quiz attention"
if [ "$q" != qkv ]; then
    say ""
    say "To call it by its name, add this to your shell's start-up file:"
    say "  export PATH=\"$prefix/bin:\$PATH\""
fi
