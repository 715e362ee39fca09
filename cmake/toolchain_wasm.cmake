# WebAssembly: Emscripten through the wrappers in HUB_TOOLCHAIN_DIR/bin, which carry their own configuration.
# Somebody with another Emscripten (emsdk) names its folder, the one with emcc in it, as HUB_EMSCRIPTEN_DIR.
if(NOT HUB_TOOLCHAIN_DIR)
  cmake_path(GET CMAKE_CURRENT_LIST_DIR PARENT_PATH hub_root)
  set(HUB_TOOLCHAIN_DIR "${hub_root}/.toolchain")
endif()
set(HUB_EMSCRIPTEN_DIR "${HUB_TOOLCHAIN_DIR}/bin" CACHE PATH "Folder with emcc and em++")
list(APPEND CMAKE_TRY_COMPILE_PLATFORM_VARIABLES HUB_TOOLCHAIN_DIR HUB_EMSCRIPTEN_DIR)

# Emscripten's own file sets the compilers from this folder, now and again when CMake loads it as the platform's module.
set(EMSCRIPTEN_ROOT_PATH "${HUB_EMSCRIPTEN_DIR}")
include("${HUB_EMSCRIPTEN_DIR}/cmake/Modules/Platform/Emscripten.cmake")
