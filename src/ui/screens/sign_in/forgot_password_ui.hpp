// Asking for a link to choose a new password (SIGN-03, SIGN-04). What it says is the same for every address.
#pragma once

#include "ui/frame.hpp"
#include "ui/screens/sign_in/sign_in_state.hpp"

namespace hub::ui {

/// `is_new`: the page has just been gone to; the focus goes into its first field.
void forgot_password_ui(Frame& frame, Flow& flow, ForgotPasswordState& state, bool is_new);

}  // namespace hub::ui
