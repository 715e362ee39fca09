// The screen "Authorizations": the list (AUTH-01, AUTH-09).
#pragma once

#include "ui/frame.hpp"

namespace hub::ui {

struct ScreenStates;
void authorizations_screen(Frame& frame, Rect area, ScreenStates& states);

}  // namespace hub::ui
