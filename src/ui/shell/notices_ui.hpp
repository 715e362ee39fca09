// The notices at the foot of the page, with Undo and Retry.
#pragma once

#include "ui/frame.hpp"

namespace hub::ui {

void notices_ui(Frame& frame);

}  // namespace hub::ui
