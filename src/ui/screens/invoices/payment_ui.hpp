// The page that the payment site leads back to: what came of the payment, to be printed (BILL-39).
#pragma once

#include "ui/frame.hpp"

namespace hub::ui {

struct ScreenStates;
void payment_screen(Frame& frame, Rect area, ScreenStates& states);

}  // namespace hub::ui
