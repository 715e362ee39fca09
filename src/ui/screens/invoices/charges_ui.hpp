// The screen "Charges": ageing and twelve months by location, as pictures and as a table.
#pragma once

#include "ui/frame.hpp"

namespace hub::ui {

struct ScreenStates;
void charges_screen(Frame& frame, Rect area, ScreenStates& states);

}  // namespace hub::ui
