// The home page (GEN-A1).
#pragma once

#include "ui/frame.hpp"

namespace hub::ui {

struct ScreenStates;
void home_screen(Frame& frame, Rect area, ScreenStates& states);

}  // namespace hub::ui
