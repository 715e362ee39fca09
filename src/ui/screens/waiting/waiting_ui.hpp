// The screen "Waiting on this device": authorizations that were submitted without a connection, and what became of them.
#pragma once

#include "ui/frame.hpp"

namespace hub::ui {

struct ScreenStates;
void waiting_screen(Frame& frame, Rect area, ScreenStates& states);

}  // namespace hub::ui
