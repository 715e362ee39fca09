// The screen "Security": what the employer demands of everybody's sign-in, for User Admins (security A4, A9).
#pragma once

#include "ui/frame.hpp"

namespace hub::ui {

struct ScreenStates;
void security_screen(Frame& frame, Rect area, ScreenStates& states);

}  // namespace hub::ui
