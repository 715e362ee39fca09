// The screen "New contact" (CONT-05).
#pragma once

#include "ui/frame.hpp"

namespace hub::ui {

struct ScreenStates;
void contact_form_screen(Frame& frame, Rect area, ScreenStates& states);

}  // namespace hub::ui
