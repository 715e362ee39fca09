// Drug screens under way and late results (RSLT-17, RSLT-A6): the list beside the stages of the one that is open.
#pragma once

#include "ui/screens/screens.hpp"

namespace hub::ui {

void specimens_screen(Frame& frame, Rect area, ScreenStates& states);

}  // namespace hub::ui
