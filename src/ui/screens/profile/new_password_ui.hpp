// The fields of a new password, wherever one is chosen: typed twice, shown on demand, judged while one types by the rules
// that the server refuses by (SIGN-02, SIGN-A1, security A1, A2).
#pragma once

#include "domain/passwords.hpp"
#include "ui/frame.hpp"

#include <string>

namespace hub::ui {

struct NewPasswordState {
    std::string password;
    std::string again;
    std::string password_error;
    std::string again_error;
};

/// Two fields, the strength between them, and the rules. `height` is that of a field's frame, 0 for the usual.
void new_password_ui(Frame& frame, Flow& flow, NewPasswordState& state, domain::PasswordOwner const& owner, float height = 0);
/// Names what is wrong; true when nothing is. Puts the focus on the first broken field, in the present scope.
[[nodiscard]] bool check_new_password(Frame& frame, NewPasswordState& state, domain::PasswordOwner const& owner);

/// "Good", for people.
[[nodiscard]] std::string_view words_of(domain::PasswordStrength strength);

}  // namespace hub::ui
