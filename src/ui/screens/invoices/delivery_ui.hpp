// The screen "Bill delivery" (BILL-11 to BILL-19).
#pragma once

#include "ui/frame.hpp"

namespace hub::ui {

struct ScreenStates;
void bill_delivery_screen(Frame& frame, Rect area, ScreenStates& states);

}  // namespace hub::ui
