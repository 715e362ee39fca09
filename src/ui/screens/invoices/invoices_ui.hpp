// The screen "Open invoices" (BILL-26).
#pragma once

#include "ui/frame.hpp"

namespace hub::ui {

struct ScreenStates;
void invoices_screen(Frame& frame, Rect area, ScreenStates& states);

}  // namespace hub::ui
