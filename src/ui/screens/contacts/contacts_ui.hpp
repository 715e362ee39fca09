// The screen "My contacts" (CONT-01).
#pragma once

#include "ui/frame.hpp"

namespace hub::ui {

struct ScreenStates;
void contacts_screen(Frame& frame, Rect area, ScreenStates& states);

}  // namespace hub::ui
