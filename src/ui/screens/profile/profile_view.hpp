// What My profile shows, as words. Pure.
#pragma once

#include "api/profile.hpp"
#include "api/session.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace hub::ui {

/// "User Admin, Billing Admin": the role and what is granted on top of it (ROLE-06).
[[nodiscard]] std::string role_words(api::Session const& session);

/// One line of "what you may do here" (SIGN-A3, ROLE-A1).
struct Right {
    std::string_view action;
    std::string_view limit;  ///< "only your own", or empty
};
struct Rights {
    std::vector<Right> may;
    std::vector<std::string_view> may_not;
};
[[nodiscard]] Rights rights_of(api::Session const& session);

/// "10 recovery codes left"
[[nodiscard]] std::string recovery_codes_words(int left);

}  // namespace hub::ui
