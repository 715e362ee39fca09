// The sign-in page (SIGN-01, SIGN-05, SIGN-17). Its fields take over the elements of the static page, so that password
// managers and what has already been typed are kept.
#pragma once

#include "ui/frame.hpp"
#include "ui/screens/sign_in/sign_in_state.hpp"

namespace hub::ui {

void sign_in_ui(Frame& frame, Flow& flow, SignInState& state);

}  // namespace hub::ui
