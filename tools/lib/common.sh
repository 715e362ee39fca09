# What all scripts in tools/ share: where things are, how they speak, how they fail. Source it; do not run it.
set -Eeuo pipefail
umask 022

HUB_ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
HUB_CACHE=${HUB_CACHE:-${XDG_CACHE_HOME:-${HOME:-/root}/.cache}/employer-hub}
HUB_TOOL=${HUB_TOOL:-tools/$(basename "$0")}
HUB_JOBS=${HUB_JOBS:-$(nproc)}
export HUB_CACHE LC_ALL=C.UTF-8

# Where the machine's Node is too old for Playwright (see tools/setup).
if [ -x "$HUB_CACHE/node-for-tests/bin/node" ]; then PATH=$HUB_CACHE/node-for-tests/bin:$PATH; fi

# One line a step, with the seconds since the start.
step() { printf '[%4d s] %s\n' "$SECONDS" "$*"; }

# The one clear sentence, and nothing after it.
fail() {
    printf '\n%s: %s\n' "$HUB_TOOL" "$*" >&2
    exit 1
}

trap 'printf "\n%s: stopped at %s line %s: %s\n" "$HUB_TOOL" "${BASH_SOURCE[0]##*/}" "$LINENO" "$BASH_COMMAND" >&2' ERR

# run_logged NAME SENTENCE COMMAND...: runs the command with its output in a log file, shows its last line every ten seconds,
# and fails with the sentence (after the end of the log) if the command does.
run_logged() {
    local name=$1 sentence=$2 log pid shown=0
    shift 2
    mkdir -p "$HUB_CACHE/logs"
    log=$HUB_CACHE/logs/$name.log
    (trap - ERR && "$@") >"$log" 2>&1 </dev/null &
    pid=$!
    while kill -0 "$pid" 2>/dev/null; do
        sleep 0.2
        shown=$((shown + 1))
        if [ $((shown % 50)) -eq 0 ]; then printf '[%4d s]   … %s\n' "$SECONDS" "$(tail -n 1 "$log" | sed -E 's#^(\[[0-9/]+\]).*/#\1 #' | cut -c 1-110)"; fi
    done
    if ! wait "$pid"; then
        tail -n 12 "$log" | sed 's/^/    /' >&2
        fail "$sentence (the whole log is $log)"
    fi
}

# hash_of FILE...: one short hash of the names and contents of files.
hash_of() { (cd "$HUB_ROOT" && sha256sum "$@") | sha256sum | cut -c 1-16; }

# hash_of_functions NAME...: one short hash of what shell functions do; a word that is no function counts as itself.
hash_of_functions() {
    local name
    for name in "$@"; do declare -f "$name" || printf '%s\n' "$name"; done | sha256sum | cut -c 1-16
}

# item NAME KEY FUNCTION: runs FUNCTION with an empty folder unless $HUB_CACHE/items/NAME-KEY exists already; an interrupted run leaves nothing half done.
item() {
    local name=$1 key=$2 function=$3 final=$HUB_CACHE/items/$1-$2 work
    if [ -d "$final" ]; then return; fi
    work=$HUB_CACHE/items/.$name-$key.new
    rm -rf "$work"
    mkdir -p "$work"
    "$function" "$work"
    mv "$work" "$final"
}

# The first setup needs room for the toolchain; later ones only for what changed.
need_disk() {
    local free needed=8000
    mkdir -p "$HUB_CACHE" 2>/dev/null || fail "The cache folder $HUB_CACHE cannot be written; set HUB_CACHE to a folder that can."
    if compgen -G "$HUB_CACHE/items/toolchain-*" >/dev/null; then needed=1500; fi
    free=$(df --output=avail -BM "$HUB_CACHE" | tail -n 1 | tr -dc 0-9)
    if [ "$free" -lt "$needed" ]; then
        fail "Only ${free} MB are free at $HUB_CACHE and $needed MB are needed; free some space or set HUB_CACHE to a larger disk."
    fi
}

need_debian() {
    local ID='' VERSION_CODENAME='' PRETTY_NAME='an unknown system'
    if [ -e /etc/os-release ]; then . /etc/os-release; fi
    case $VERSION_CODENAME in
        bookworm | trixie) HUB_RELEASE=$VERSION_CODENAME ;;
        *) fail "This is $PRETTY_NAME; Employer Hub is built on Debian 12 (bookworm) or Debian 13 (trixie)." ;;
    esac
}

# One setup or build at a time on this machine.
lock_cache() {
    mkdir -p "$HUB_CACHE"
    exec 8>"$HUB_CACHE/lock"
    if ! flock -n 8; then
        step "Waiting for another setup on this machine to finish"
        flock 8
    fi
}
