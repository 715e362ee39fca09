# Third-party sources and the libraries built from them. Source it after toolchain.sh.

sources_key() { hash_of_functions make_sources unpack_source; }
libraries_key() {
    local name=$1 with=() names=(cmake/third_party/CMakeLists.txt)
    shift
    for library in "$@"; do names+=("cmake/third_party/$library.cmake"); done
    if [[ $name == wasm* ]]; then with=("$(toolchain_key)" "$(hash_of cmake/toolchain_wasm.cmake)"); else with=("$(hash_of cmake/toolchain_native.cmake)"); fi
    printf '%s-%s' "$HUB_RELEASE" "$(printf '%s\n' "$(sources_key)" "${with[@]}" "$(hash_of "${names[@]}")" "$(hash_of_functions "make_${name//-/_}" build_native)" | sha256sum | cut -c 1-16)"
}
native_key() { libraries_key native zlib sqlite3; }
native_qpdf_key() { libraries_key native-qpdf zlib qpdf; }
wasm_key() { libraries_key wasm zlib sqlite3; }
wasm_eh_key() { libraries_key wasm-eh zlib qpdf; }
# A recipe of its own, because nothing that is built here depends on it: CMake compiles its one file with the program.
qrcodegen_key() { hash_of_functions make_qrcodegen unpack_source; }
catch2_key() { libraries_key catch2 catch2; }

# What make_sources unpacks.
fetch_sources() {
    step "Fetching third-party sources"
    fetch_source trixie catch2 'catch2_3.7.1.orig.tar.gz'
    fetch_source trixie libjpeg-turbo 'libjpeg-turbo_2.1.5.orig.tar.gz'
    fetch_source trixie qpdf 'qpdf_12.2.0.orig.tar.gz'
    fetch_source trixie zlib 'zlib_1.3.dfsg+really1.3.1.orig.tar.gz'
    fetch_source forky imgui 'imgui_1.92.2b+ds.orig.tar.xz'
    fetch_packages trixie nlohmann-json3-dev libstb-dev
}

# One folder a library, without version numbers in the names; include/ has the header-only ones.
make_sources() {
    local to=$1
    fetch_sources
    step "Unpacking third-party sources"
    unpack_source catch2 "$to/catch2" LICENSE.txt src extras
    unpack_source libjpeg-turbo "$to/libjpeg-turbo" LICENSE.md README.ijg jconfig.h.in jpeglib.h jmorecfg.h jerror.h
    unpack_source qpdf "$to/qpdf" LICENSE.txt NOTICE.md include libqpdf
    unpack_source zlib "$to/zlib"
    unpack_source imgui "$to/imgui"
    mkdir -p "$to/sqlite3" "$to/include"
    cp "$HUB_ROOT"/node_modules/better-sqlite3/deps/sqlite3/sqlite3.[ch] "$to/sqlite3/"
    mkdir -p "$to/lucide"
    cp "$HUB_ROOT"/node_modules/lucide-static/{LICENSE,font/codepoints.json,font/lucide.ttf} "$to/lucide/"
    unpack_deb nlohmann-json3-dev "$to/.json"
    unpack_deb libstb-dev "$to/.stb"
    mv "$to/.json/usr/include/nlohmann" "$to/.stb/usr/include/stb" "$to/include/"
    rm -rf "$to/.json" "$to/.stb"
}

# unpack_source NAME FOLDER [PATH...]: the upstream archive, or only some paths of it, without its top folder.
unpack_source() {
    local archive top name=$1 to=$2
    shift 2
    archive=$(find_download "${name}_*.orig.tar.*")
    mkdir -p "$to"
    top=$(tar -tf "$archive" 2>/dev/null | head -n 1 | cut -d / -f 1 || true)
    tar -xf "$archive" -C "$to" --strip-components=1 --no-same-owner "${@/#/$top/}"
}

make_qrcodegen() {
    fetch_source trixie qr-code-generator 'qr-code-generator_1.8.0.orig.tar.gz'
    unpack_source qr-code-generator "$1" c/qrcodegen.c c/qrcodegen.h Readme.markdown
}

make_native() { build_native native "$1" 'zlib;sqlite3'; }

# For hub-bundle and the tests of the bundler; the server needs none of it.
make_native_qpdf() { build_native native-qpdf "$1" 'zlib;qpdf'; }

build_native() {
    build_libraries "$@" -DCMAKE_TOOLCHAIN_FILE="$HUB_ROOT/cmake/toolchain_native.cmake" \
        -DCMAKE_C_FLAGS='-O2 -fstack-protector-strong -ffunction-sections -fdata-sections' \
        -DCMAKE_CXX_FLAGS='-stdlib=libc++ -O2 -fstack-protector-strong -ffunction-sections -fdata-sections'
}

make_catch2() {
    build_libraries catch2 "$1" 'catch2' -DCMAKE_TOOLCHAIN_FILE="$HUB_ROOT/cmake/toolchain_native.cmake" -DCMAKE_CXX_FLAGS='-stdlib=libc++ -O1'
}

# For the portal and the sandbox: no exceptions, SIMD.
make_wasm() {
    build_libraries wasm "$1" 'zlib;sqlite3' -DCMAKE_TOOLCHAIN_FILE="$HUB_ROOT/cmake/toolchain_wasm.cmake" \
        -DHUB_TOOLCHAIN_DIR="$HUB_ROOT/.toolchain" -DCMAKE_C_FLAGS="${HUB_WASM_OPTIMIZE:--O2} -msimd128"
}

# For the bundler: qpdf throws, so native WebAssembly exceptions.
make_wasm_eh() {
    build_libraries wasm-eh "$1" 'zlib;qpdf' -DCMAKE_TOOLCHAIN_FILE="$HUB_ROOT/cmake/toolchain_wasm.cmake" \
        -DHUB_TOOLCHAIN_DIR="$HUB_ROOT/.toolchain" -DCMAKE_C_FLAGS="${HUB_BUNDLE_OPTIMIZE:--O2} -msimd128" \
        -DCMAKE_CXX_FLAGS="${HUB_BUNDLE_OPTIMIZE:--O2} -msimd128 -fwasm-exceptions"
}

build_libraries() {
    local name=$1 to=$2 libraries=$3 work
    shift 3
    work=$to.build
    rm -rf "$work"
    step "Building third-party libraries ($name: ${libraries//;/, })"
    export CCACHE_DIR=$HUB_CACHE/ccache CCACHE_COMPILERTYPE=clang CCACHE_NOHASHDIR=1 CCACHE_BASEDIR=$HUB_CACHE/items CCACHE_MAXSIZE=4G
    run_logged "third-party-$name" "Building the third-party libraries ($name) failed." \
        cmake -S "$HUB_ROOT/cmake/third_party" -B "$work" -G Ninja -DCMAKE_BUILD_TYPE=Release \
        -DCMAKE_C_FLAGS_RELEASE=-DNDEBUG -DCMAKE_CXX_FLAGS_RELEASE=-DNDEBUG \
        -DCMAKE_C_COMPILER_LAUNCHER=ccache -DCMAKE_CXX_COMPILER_LAUNCHER=ccache \
        -DHUB_SOURCES="$HUB_SOURCES" -DHUB_LIBRARIES="$libraries" -DCMAKE_INSTALL_PREFIX="$to" "$@"
    run_logged "third-party-$name" "Building the third-party libraries ($name) failed." nice ninja -C "$work" -j "$HUB_JOBS" install
    rm -rf "$work"
}
