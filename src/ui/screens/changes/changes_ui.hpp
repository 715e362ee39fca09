// The screen "Recent changes" (CHNG-01): account actions to review and verify, for User Admins.
#pragma once

#include "ui/frame.hpp"

namespace hub::ui {

struct ScreenStates;
void changes_screen(Frame& frame, Rect area, ScreenStates& states);

}  // namespace hub::ui
