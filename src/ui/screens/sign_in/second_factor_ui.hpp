// The second step of signing in: the code of an authenticator app or a recovery code, or, where the employer requires a
// second factor that is not there yet, setting it up (security A4).
#pragma once

#include "ui/frame.hpp"
#include "ui/screens/sign_in/sign_in_state.hpp"

namespace hub::ui {

void second_factor_ui(Frame& frame, Flow& flow, SecondFactorState& state, bool is_new);

}  // namespace hub::ui
