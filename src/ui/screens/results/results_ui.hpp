// The screen "Results and reports" (RSLT-*).
#pragma once

#include "ui/frame.hpp"

namespace hub::ui {

struct ScreenStates;
void results_screen(Frame& frame, Rect area, ScreenStates& states);

}  // namespace hub::ui
