// The page that a mailed link opens: the first password, or a new one (SIGN-02, SIGN-03, security A12). It signs nobody in.
#pragma once

#include "ui/frame.hpp"
#include "ui/screens/sign_in/sign_in_state.hpp"

namespace hub::ui {

void password_page_ui(Frame& frame, Flow& flow, PasswordPageState& state, bool is_new);

}  // namespace hub::ui
