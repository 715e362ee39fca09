# Configuring and building presets with progress. Source it after common.sh.

# build PRESET [TARGET...]
build() {
    local preset=$1 folder
    shift
    case $preset in
        web | sandbox) folder=build/wasm ;;
        *) folder=build/$preset ;;
    esac
    mkdir -p "$HUB_ROOT/build"
    if [ ! -e "$HUB_ROOT/$folder/build.ninja" ]; then
        run_logged "configure-$preset" "Configuring $folder failed." cmake -S "$HUB_ROOT" --preset "$preset"
    fi
    run_logged "build-$preset" "Building $folder failed." build_locked "$folder" "$@"
}

# One ninja at a time in a folder; the same lock as tools/build.
build_locked() {
    local folder=$1
    shift
    cd "$HUB_ROOT"
    flock "$folder.lock" cmake --build "$folder" --parallel "$HUB_JOBS" ${1:+--target "$@"}
}

# What tools/run serves: the server and the site with portal, sandbox and PDF worker.
build_product() {
    step "Building the server (build/bin)"
    build release hub-server hub-payments
    step "Building the PDF worker (build/bundle)"
    build bundle hub-bundle
    step "Building the portal and the sandbox (build/site)"
    build web hub_site
}
