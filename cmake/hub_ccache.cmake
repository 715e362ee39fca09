# Compile through ccache, with a cache folder of the machine and not of this clone.
#
# The launcher is a small script in the build folder, so that every `cmake --build` has the same settings whatever the shell's environment.
find_program(HUB_CCACHE ccache)
if(HUB_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  if(DEFINED ENV{HUB_CACHE})
    set(hub_cache "$ENV{HUB_CACHE}")
  elseif(DEFINED ENV{XDG_CACHE_HOME})
    set(hub_cache "$ENV{XDG_CACHE_HOME}/employer-hub")
  else()
    set(hub_cache "$ENV{HOME}/.cache/employer-hub")
  endif()
  configure_file("${CMAKE_CURRENT_LIST_DIR}/ccache_launcher.in" "${CMAKE_BINARY_DIR}/ccache_launcher"
    @ONLY FILE_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE)
  set(CMAKE_C_COMPILER_LAUNCHER "${CMAKE_BINARY_DIR}/ccache_launcher")
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_BINARY_DIR}/ccache_launcher")
endif()
