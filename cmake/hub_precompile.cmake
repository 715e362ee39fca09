# Headers that nearly every file of a module includes, read once: the standard ones, and where a module names some (PRECOMPILE) its own. In
# builds for people only: the dev build goes without, so that a missing include is found there.
#
# The compiler cache takes the checksum for the precompiled file, which names folders of this clone and would differ in another one; the
# checksum says what the file is made of.
set(hub_standard_headers <algorithm> <array> <bit> <charconv> <chrono> <cstddef> <cstdint> <cstring> <expected> <format> <functional> <map> <memory>
  <optional> <ranges> <set> <span> <string> <string_view> <tuple> <type_traits> <unordered_map> <utility> <variant> <vector>)

# hub_precompiled_headers(<target> [HEADERS <header>...] [LINKS <target>...] [FOLDERS <folder>...])
#     An object library that makes the file, for hub_use_precompiled. FOLDERS are those whose headers it may contain.
function(hub_precompiled_headers name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "HEADERS;LINKS;FOLDERS")
  file(CONFIGURE OUTPUT "${CMAKE_BINARY_DIR}/generated/precompiled.cpp" CONTENT "// The libraries of precompiled headers need a source.\n")
  add_library(${name} OBJECT "${CMAKE_BINARY_DIR}/generated/precompiled.cpp")
  target_link_libraries(${name} PRIVATE hub_flags ${arg_LINKS})
  target_precompile_headers(${name} PRIVATE ${hub_standard_headers} ${arg_HEADERS})
  target_compile_options(${name} PRIVATE -Xclang -fno-pch-timestamp)

  set(folder "${CMAKE_CURRENT_BINARY_DIR}/CMakeFiles/${name}.dir")
  execute_process(COMMAND "${CMAKE_CXX_COMPILER}" --version OUTPUT_VARIABLE compiler)
  string(SHA256 fixed "${compiler} ${hub_standard_headers} ${arg_HEADERS} ${CMAKE_CXX_FLAGS} ${CMAKE_CXX_FLAGS_RELEASE} ${CMAKE_BUILD_TYPE}")
  add_custom_command(OUTPUT "${folder}/made.stamp"
    COMMAND "${CMAKE_COMMAND}" "-DFIXED=${fixed}" "-DFOLDERS=${arg_FOLDERS}" "-DSUM=${folder}/cmake_pch.hxx.pch.sum" -P "${CMAKE_SOURCE_DIR}/cmake/precompiled_sum.cmake"
    COMMAND "${CMAKE_COMMAND}" -E touch "${folder}/made.stamp"
    DEPENDS $<TARGET_OBJECTS:${name}> VERBATIM)
  add_custom_target(${name}_made DEPENDS "${folder}/made.stamp")  # compiling waits for this, not for an object library
  set_target_properties(${name} PROPERTIES hub_precompiled_file "${folder}/cmake_pch.hxx.pch")
endfunction()

# By the compiler's own option and not CMake's REUSE_FROM, whose options name this clone in a way that the compiler cache cannot see through.
function(hub_use_precompiled target name)
  get_target_property(file ${name} hub_precompiled_file)
  target_compile_options(${target} PRIVATE "SHELL:-include-pch ${file}")
  add_dependencies(${target} ${name}_made)
endfunction()

if(HUB_PRECOMPILE)
  hub_precompiled_headers(hub_precompiled)
endif()

# The standard headers alone.
function(hub_precompile target)
  if(HUB_PRECOMPILE)
    hub_use_precompiled(${target} hub_precompiled)
  endif()
endfunction()

# The standard headers and some of the module's own. LINKS is what the module itself links.
function(hub_precompile_own name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "HEADERS;LINKS")
  if(HUB_PRECOMPILE)
    set(folders "${CMAKE_CURRENT_SOURCE_DIR}")
    set(waiting ${arg_LINKS})
    get_property(known GLOBAL PROPERTY hub_module_folders)
    while(waiting)
      list(POP_FRONT waiting link)
      if(link IN_LIST seen OR NOT TARGET ${link})
        continue()
      endif()
      list(APPEND seen ${link})
      get_target_property(more ${link} INTERFACE_LINK_LIBRARIES)
      if(more)
        list(APPEND waiting ${more})
      endif()
      foreach(entry IN LISTS known)
        if(entry MATCHES "^([^=]*)=(.*)$" AND link STREQUAL "hub_${CMAKE_MATCH_1}")
          list(APPEND folders "${CMAKE_MATCH_2}")
        endif()
      endforeach()
    endwhile()
    hub_precompiled_headers(hub_precompiled_${name} HEADERS ${arg_HEADERS} LINKS ${arg_LINKS} FOLDERS ${folders})
    hub_use_precompiled(hub_${name} hub_precompiled_${name})
  endif()
endfunction()
