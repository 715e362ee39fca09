# What every file of ours is compiled with: warnings are errors. Third-party code gets none of it.
add_library(hub_flags INTERFACE)

target_compile_options(hub_flags INTERFACE
  -Wall -Wextra -Wpedantic -Werror
  -Wcast-align -Wconversion -Wdouble-promotion -Wextra-semi -Wformat=2 -Wimplicit-fallthrough -Wnon-virtual-dtor
  -Wnull-dereference -Wold-style-cast -Woverloaded-virtual -Wshadow -Wunused
  -Wno-sign-conversion                    # an int as an index is fine
  -Wno-missing-field-initializers -Wno-missing-designated-field-initializers)  # a struct's other members have defaults
target_include_directories(hub_flags INTERFACE "${CMAKE_SOURCE_DIR}/src")

# Sanitized code takes the compiler twice to three times as long with optimization: in the dev build only the modules that compute have it.
set(hub_computing_modules base domain api table pdf pdf_file bundle)
set(CMAKE_CXX_FLAGS_DEBUG "-O0 -gline-tables-only -fno-omit-frame-pointer")
set(CMAKE_C_FLAGS_DEBUG "-O1 -gline-tables-only -fno-omit-frame-pointer")
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")
# People wait for the pages' programs to load: these are built small, but for the modules whose speed is felt (filtering, sorting, folding).
set(hub_fast_modules base table)
if(EMSCRIPTEN AND NOT HUB_WASM_PART STREQUAL "bundle")
  set(CMAKE_CXX_FLAGS_RELEASE "-Oz -DNDEBUG")
endif()
set(CMAKE_C_FLAGS_RELEASE "${CMAKE_CXX_FLAGS_RELEASE}")

if(EMSCRIPTEN)
  # Both parts: one thread, SIMD, no file system (linker flags are in web/CMakeLists.txt).
  # Every browser with the first has the other two, which copy and clear memory and round numbers in one instruction.
  add_compile_options(-msimd128 -mbulk-memory -mnontrapping-fptoint)
  add_link_options(-mbulk-memory -mnontrapping-fptoint)
  if(HUB_WASM_PART STREQUAL "bundle")
    add_compile_options(-fwasm-exceptions)
    add_link_options(-fwasm-exceptions)
  else()
    add_compile_options(-fno-exceptions $<$<COMPILE_LANGUAGE:CXX>:-fno-rtti>)
    add_link_options(-fno-exceptions)
  endif()
else()
  add_compile_options(-fstack-protector-strong)
  set(CMAKE_POSITION_INDEPENDENT_CODE ON)
  add_link_options(-pie -Wl,-z,relro,-z,now)
  if(HUB_SANITIZE)
    add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fsanitize-address-use-after-scope)
    add_link_options(-fsanitize=address,undefined)
    target_compile_definitions(hub_flags INTERFACE _LIBCPP_HARDENING_MODE=_LIBCPP_HARDENING_MODE_EXTENSIVE)
  else()
    add_compile_options(-ffunction-sections -fdata-sections)
    add_compile_definitions($<$<CONFIG:Release>:_FORTIFY_SOURCE=2>)
    add_link_options(-Wl,--gc-sections -static-libstdc++)
    target_compile_definitions(hub_flags INTERFACE _LIBCPP_HARDENING_MODE=_LIBCPP_HARDENING_MODE_FAST)
  endif()
endif()

# Linked into every sanitized program. libc++ marks the unused end of a vector for the address sanitizer, but the third-party libraries
# are not sanitized and do not keep those marks up to date: that one check would give false alarms.
if(HUB_SANITIZE)
  add_library(hub_sanitizer_options OBJECT "${CMAKE_CURRENT_LIST_DIR}/sanitizer_options.cpp")
endif()
