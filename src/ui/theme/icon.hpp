// Icons by their Lucide names: icon::file_stack. The names come from assets/icons/icons.txt, the code points from the font.
#pragma once

#include <icons.hpp>

namespace hub::ui {

using Icon = char32_t;
inline constexpr Icon no_icon = 0;

}  // namespace hub::ui
