// The banner of the training sandbox (HELP-04): says what it is, moves the clock, changes the role, starts over.
#pragma once

#include "ui/frame.hpp"

namespace hub::ui {

[[nodiscard]] float sandbox_banner_height(Ui& ui);
void sandbox_banner_ui(Frame& frame, Rect area);

}  // namespace hub::ui
