// My profile: one's own data and rights, password, second factor, devices, notifications, and how the portal looks here
// (SIGN-16, SIGN-A3, security A4, A10, A11).
#pragma once

#include "ui/frame.hpp"

namespace hub::ui {

struct ScreenStates;

void profile_screen(Frame& frame, Rect area, ScreenStates& states);

}  // namespace hub::ui
