// The screens "Open invoices" and "Paid invoices" (BILL-26, BILL-27).
#pragma once

#include "ui/frame.hpp"

namespace hub::ui {

struct ScreenStates;
void open_invoices_screen(Frame& frame, Rect area, ScreenStates& states);
void paid_invoices_screen(Frame& frame, Rect area, ScreenStates& states);

}  // namespace hub::ui
