// One authorization: what it says, and, right after it was created, its confirmation and the next steps (AUTH-21).
#pragma once

#include "ui/frame.hpp"

namespace hub::ui {

struct ScreenStates;
void authorization_page_screen(Frame& frame, Rect area, ScreenStates& states);

}  // namespace hub::ui
