# Files that the build makes: the icon font with its header, and files turned into C++.
#
#   HUB_FONTS_DIR    Inter-Regular.otf, Inter-Medium.otf, Inter-SemiBold.otf; pdf/NotoSans-Regular.ttf, pdf/NotoSans-Bold.ttf
#   HUB_ICON_FONT    lucide.ttf, with the icons of assets/icons/icons.txt
#   portal.hpp       hub::portal::support_phone and so on, from assets/portal.json
#   common_passwords.hpp   the set that hub::domain::is_common_password asks, from npm's zxcvbn
#   icons.hpp        hub::ui::icon::file_stack and so on, on the include path of every module
#   hub_embed(<target> <name> <file>)   compiles a file into a target; #include "embedded/<name>.hpp" declares hub::embedded::<name>, a span of bytes
set(HUB_FONTS_DIR "${HUB_DEPS_DIR}/fonts" CACHE PATH "Subset fonts (tools/setup fills it)")
set(HUB_ICON_FONT "${CMAKE_BINARY_DIR}/generated/lucide.ttf")

set(hub_lucide "${HUB_DEPS_DIR}/src/lucide")
file(MAKE_DIRECTORY "${CMAKE_BINARY_DIR}/generated/embedded")
add_custom_command(
  OUTPUT "${CMAKE_BINARY_DIR}/generated/icons.hpp" "${HUB_ICON_FONT}"
  COMMAND /usr/bin/python3 "${CMAKE_CURRENT_LIST_DIR}/make_icons.py" "${CMAKE_SOURCE_DIR}/assets/icons/icons.txt" "${hub_lucide}/codepoints.json"
          "${hub_lucide}/lucide.ttf" "${CMAKE_BINARY_DIR}/generated/icons.hpp" "${HUB_ICON_FONT}"
  DEPENDS "${CMAKE_SOURCE_DIR}/assets/icons/icons.txt" "${CMAKE_CURRENT_LIST_DIR}/make_icons.py"
  COMMENT "Making the icon font")
add_custom_target(hub_icons DEPENDS "${CMAKE_BINARY_DIR}/generated/icons.hpp" "${HUB_ICON_FONT}")
add_dependencies(hub_flags hub_icons)
target_include_directories(hub_flags INTERFACE "${CMAKE_BINARY_DIR}/generated")

add_custom_command(
  OUTPUT "${CMAKE_BINARY_DIR}/generated/portal.hpp"
  COMMAND /usr/bin/python3 "${CMAKE_CURRENT_LIST_DIR}/make_portal.py" "${CMAKE_SOURCE_DIR}/assets/portal.json" "${CMAKE_BINARY_DIR}/generated/portal.hpp"
  DEPENDS "${CMAKE_SOURCE_DIR}/assets/portal.json" "${CMAKE_CURRENT_LIST_DIR}/make_portal.py" COMMENT "Making portal.hpp")
add_custom_target(hub_portal DEPENDS "${CMAKE_BINARY_DIR}/generated/portal.hpp")
add_dependencies(hub_flags hub_portal)

# The list comes with npm's packages; it is not in the product, only a set made from it (src/domain/common_passwords.cpp).
set(HUB_COMMON_PASSWORDS "${CMAKE_SOURCE_DIR}/node_modules/zxcvbn/lib/frequency_lists.js" CACHE FILEPATH "List of common passwords, as zxcvbn has it")
add_custom_command(
  OUTPUT "${CMAKE_BINARY_DIR}/generated/common_passwords.hpp"
  COMMAND /usr/bin/python3 "${CMAKE_CURRENT_LIST_DIR}/make_common_passwords.py" "${HUB_COMMON_PASSWORDS}" "${CMAKE_BINARY_DIR}/generated/common_passwords.hpp"
  DEPENDS "${HUB_COMMON_PASSWORDS}" "${CMAKE_CURRENT_LIST_DIR}/make_common_passwords.py" COMMENT "Making common_passwords.hpp")
add_custom_target(hub_common_passwords DEPENDS "${CMAKE_BINARY_DIR}/generated/common_passwords.hpp")
add_dependencies(hub_flags hub_common_passwords)

function(hub_embed target name file)
  set(to "${CMAKE_BINARY_DIR}/generated/embedded/${name}")
  cmake_path(ABSOLUTE_PATH file BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}")
  file(CONFIGURE OUTPUT "${to}.hpp" @ONLY CONTENT "// Made by hub_embed.
#pragma once

#include <cstddef>
#include <span>

namespace hub::embedded {
extern std::span<std::byte const> const @name@;
}
")
  add_custom_command(OUTPUT "${to}.cpp"
    COMMAND /usr/bin/python3 "${CMAKE_SOURCE_DIR}/cmake/embed.py" "${name}" "${file}" "${to}.cpp"
    DEPENDS "${file}" "${CMAKE_SOURCE_DIR}/cmake/embed.py" COMMENT "Embedding ${name}")
  target_sources(${target} PRIVATE "${to}.cpp")
endfunction()
