# Emscripten 3.1.69 as a folder with bin/emcc and so on. Source it after packages.sh.
#
# Debian 12 has clang 19 but too old an Emscripten: Debian 13's, which is architecture-independent, is unpacked (not installed) beside the machine's
# clang, and its binaryen starts through Debian 13's own C library. On Debian 13 the folder only holds wrappers around the installed one.

toolchain_key() { printf '%s-%s' "$HUB_RELEASE" "$(hash_of_functions make_toolchain unpack_emscripten binaryen_wrapper emscripten_wrapper emscripten_config)"; }

# What make_toolchain unpacks.
fetch_toolchain() {
    if [ "$HUB_RELEASE" = bookworm ]; then fetch_packages trixie emscripten binaryen libc6 libstdc++6 libgcc-s1; fi
}

make_toolchain() {
    local to=$1 tool loader
    mkdir -p "$to/bin"
    if [ "$HUB_RELEASE" = bookworm ]; then
        step "Unpacking Emscripten (400 MB)"
        run_logged unpack-emscripten "Unpacking Emscripten failed." unpack_emscripten "$to/emscripten.deb"
        mv "$to/emscripten.deb/usr/share/emscripten" "$to/emscripten"
        rm -rf "$to/emscripten.deb"
        mkdir -p "$to/emscripten/node_modules"
        ln -s /usr/share/nodejs/acorn "$to/emscripten/node_modules/acorn"
        for tool in binaryen libc6 libstdc++6 libgcc-s1; do unpack_deb "$tool" "$to/binaryen/root"; done
        loader=$(cd "$to/binaryen/root" && find . -type f -name 'ld-linux*.so.*' | head -n 1)
        mkdir -p "$to/binaryen/bin"
        for tool in "$to"/binaryen/root/usr/bin/*; do
            binaryen_wrapper "$(basename "$tool")" "${loader#./}" "$(dpkg-architecture_triplet "$to")" >"$to/binaryen/bin/$(basename "$tool")"
        done
        chmod +x "$to"/binaryen/bin/*
        emscripten_config >"$to/emscripten.config"
    else
        ln -s /usr/share/emscripten "$to/emscripten"
    fi
    for tool in emcc em++ emar emranlib emnm emsize em-config; do
        emscripten_wrapper "$tool" >"$to/bin/$tool"
        chmod +x "$to/bin/$tool"
    done
    ln -s ../emscripten/cmake "$to/bin/cmake"
    try_emscripten "$to"
}

# Without its own tests and the system libraries of kinds that nothing here links, which are three quarters of it.
unpack_emscripten() {
    local libraries=./usr/share/emscripten/cache/sysroot/lib/wasm32-emscripten
    mkdir -p "$1"
    dpkg-deb --fsys-tarfile "$(find_download 'emscripten_*.deb')" | tar -x -C "$1" --no-same-owner \
        --exclude="$libraries/lto" --exclude="$libraries/lto-pic" --exclude="$libraries/pic" --exclude=./usr/share/emscripten/test
}

unpack_deb() { mkdir -p "$2" && dpkg-deb -x "$(find_download "$1_*.deb")" "$2"; }

dpkg-architecture_triplet() { basename "$(dirname "$(find "$1/binaryen/root" -name 'libstdc++.so.6' | head -n 1)")"; }

binaryen_wrapper() {
    cat <<END
#!/bin/sh
# binaryen of Debian 13 on its own C library.
root=\${0%/*}/../root
exec "\$root/$2" --library-path "\$root/usr/lib/$3:\$root/lib/$3:\$root/usr/lib/binaryen" "\$root/usr/bin/$1" "\$@"
END
}

emscripten_wrapper() {
    cat <<END
#!/bin/sh
# $1 with this folder's configuration and the system's Python.
here=\${0%/*}
case \$here in /*) ;; *) here=\$PWD/\$here ;; esac
$([ "$HUB_RELEASE" = bookworm ] && printf 'export EM_CONFIG="$here/../emscripten.config"\n')
export EMSDK_PYTHON=/usr/bin/python3
exec "\$here/../emscripten/$1" "\$@"
END
}

emscripten_config() {
    cat <<'END'
import os
import shutil

here = os.path.dirname(os.getenv('EM_CONFIG'))
LLVM_ROOT = '/usr/bin'
LLVM_ADD_VERSION = '19'
CLANG_ADD_VERSION = '19'
BINARYEN_ROOT = os.path.join(here, 'binaryen')
NODE_JS = shutil.which('node')
FROZEN_CACHE = True
END
}

# A page of C++ through the whole chain, so that a broken toolchain is found here and not in the middle of a build.
try_emscripten() {
    local to=$1
    cat >"$to/try.cpp" <<'END'
#include <expected>
#include <format>
#include <string>
std::expected<int, std::string> answer() { return 42; }
int main() { std::puts(std::format("answer {}", *answer()).c_str()); }
END
    run_logged try-emscripten "The Emscripten toolchain does not work on this machine." \
        "$to/bin/em++" -std=c++23 -O2 -fno-exceptions "$to/try.cpp" -o "$to/try.mjs" -sMODULARIZE -sEXPORT_ES6 -sENVIRONMENT=node
    if [ "$(node --input-type=module -e "import make from '$to/try.mjs'; await make();" 2>&1)" != "answer 42" ]; then
        fail "The Emscripten toolchain makes programs that do not run under $(node --version)."
    fi
    rm -f "$to"/try.*
}
