// Asking for an account (SIGN-07 to SIGN-12). The answer is alike for known and unknown people.
#pragma once

#include "ui/frame.hpp"
#include "ui/screens/sign_in/sign_in_state.hpp"

namespace hub::ui {

void request_account_ui(Frame& frame, Flow& flow, RequestAccountState& state, bool is_new);

}  // namespace hub::ui
