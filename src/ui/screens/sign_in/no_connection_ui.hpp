// The page in place of the sign-in when the server cannot be reached: the PIN where this device may be opened with it alone,
// else one line and "Try again".
#pragma once

#include "ui/frame.hpp"
#include "ui/screens/sign_in/sign_in_state.hpp"

namespace hub::ui {

void no_connection_ui(Frame& frame, Flow& flow, NoConnectionState& state);

}  // namespace hub::ui
