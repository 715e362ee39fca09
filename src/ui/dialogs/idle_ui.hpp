// The warning a minute before the session ends because nothing was done (SIGN-A1, security A9).
#pragma once

#include "ui/frame.hpp"

namespace hub::ui {

struct IdleState {
    bool open = false;
    int told_seconds = 0;  ///< the last count that was read out
};

void idle_dialog_ui(Frame& frame, IdleState& state);

}  // namespace hub::ui
