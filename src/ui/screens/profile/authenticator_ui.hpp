// Setting up an authenticator app: the code to scan, the same as text to type, and the first code that proves it works.
// In My profile and, where the employer requires a second factor, while signing in (security A4).
#pragma once

#include "ui/frame.hpp"

#include <string>

namespace hub::ui {

struct AuthenticatorState {
    std::string code;
    std::string error;
    bool was_busy = false;
};

/// Draws into `flow` what Data's `setup` says; only while there is one. `cancel` names the button that gives up, or is empty.
void authenticator_ui(Frame& frame, Flow& flow, AuthenticatorState& state, std::string_view cancel);

/// "JBSW Y3DP": in groups, as one types it.
[[nodiscard]] std::string grouped_secret(std::string_view secret);

}  // namespace hub::ui
