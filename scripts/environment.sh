# shellcheck shell=bash
# Functions with which the scripts bring a machine into shape. Sourced, not run; expects `set -euo pipefail`.

# Messages of the tools that are read here must not depend on the user's language.
export LC_ALL=C.UTF-8

say() { printf '%s\n' "$*" >&2; }

die() {
    say "${0##*/}: $*"
    exit 1
}

# The first of the named commands that exists.
first_command() {
    local name
    for name in "$@"; do
        if command -v "$name"; then return 0; fi
    done
    return 1
}

has_library() { pkg-config --exists "$1" 2>/dev/null; }

has_header() { printf '#include <%s>\n' "$1" | cc -E -x c - >/dev/null 2>&1; }

has_venv() { python3 -c 'import ensurepip, venv' 2>/dev/null; }

# Installs the packages whose probes fail. Arguments: PROBE:PACKAGE, where PROBE is a command with its arguments.
require() {
    local need probe missing=()
    for need in "$@"; do
        read -ra probe <<<"${need%:*}"
        "${probe[@]}" >/dev/null 2>&1 || missing+=("${need##*:}")
    done
    if ((${#missing[@]} == 0)); then return 0; fi
    install_packages "${missing[@]}"
    for need in "$@"; do
        read -ra probe <<<"${need%:*}"
        "${probe[@]}" >/dev/null 2>&1 || die "The package ${need##*:} is installed, yet this still fails: ${need%:*}"
    done
}

install_packages() {
    local as_root=()
    if ! command -v apt-get >/dev/null; then
        die "These are missing: $* (Debian's names of the packages). They are installed for you only where there is apt-get;" \
            "install what your system calls them, then start again. Homebrew: brew install libxml2 cmark-gfm pkg-config"
    fi
    if ((EUID != 0)); then
        as_root=(sudo)
        # Without a terminal nobody can answer sudo's question.
        [[ -t 0 ]] || as_root+=(-n)
        if ! command -v sudo >/dev/null || ! "${as_root[@]}" true; then
            die "These packages are missing, and installing them takes rights that you do not have here. Have them installed, then" \
                "start again: apt-get install --no-install-recommends $*"
        fi
    fi
    say "Installing $*"
    local log
    log=$(mktemp)
    if ! {
        "${as_root[@]}" apt-get -qq -o DPkg::Lock::Timeout=300 update &&
            "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
                apt-get -qq -y -o DPkg::Lock::Timeout=300 --no-install-recommends install "$@"
    } >"$log" 2>&1 </dev/null; then
        tail -n 20 "$log" >&2
        rm -f "$log"
        die "apt-get could not install: $*. Is the network there, and does this release have these packages?"
    fi
    rm -f "$log"
}

require_swift() {
    local where="Get it at https://www.swift.org/install/, put it on your PATH, then start again."
    command -v swift >/dev/null || die "Swift 6.2 or later is needed, and no swift was found. $where"
    # A toolchain that was only unpacked lacks libraries of the system.
    if ! swift build --version >/dev/null 2>&1; then install_packages libcurl4-openssl-dev libncurses-dev libsqlite3-dev; fi
    local version
    version=$(swift build --version | sed -n 's/.*Swift \([0-9]*\.[0-9]*\).*/\1/p')
    [[ -n $version ]] || die "Swift 6.2 or later is needed, and swift build --version does not say which one this is. $where"
    if ((${version%.*} < 6 || (${version%.*} == 6 && ${version#*.} < 2))); then
        die "Swift 6.2 or later is needed, and this is Swift $version. $where"
    fi
}

# All that building Accord takes.
require_build_tools() {
    require \
        "command -v git:git" \
        "command -v cc:gcc" \
        "command -v c++:g++" \
        "command -v pkg-config:pkg-config" \
        "command -v curl:curl" \
        "has_library libxml-2.0:libxml2-dev" \
        "has_library libcmark-gfm:libcmark-gfm-dev" \
        "has_header cmark-gfm-core-extensions.h:libcmark-gfm-extensions-dev"
    require_swift
}
