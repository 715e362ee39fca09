// What the screens read about one's own account; a part of Data.
#pragma once

#include "api/account.hpp"
#include "api/profile.hpp"
#include "client/query.hpp"

#include <optional>
#include <string>

namespace hub::client {

struct AccountData {
    // Getting in
    Submission second_factor;
    std::string known_email;       ///< fills the sign-in form: after a new password, or when the session ended
    bool password_is_new = false;  ///< the sign-in page says so
    Submission reset;
    std::string reset_email;  ///< where the mail went, if there is such an account; empty until asked
    bool has_link = false;    ///< the page was opened with a link's token
    Query<api::PasswordLinkState> link;
    Submission set_password;
    Submission request;
    std::optional<api::AccountRequestReceipt> receipt;

    // Staying in
    bool wants_confirmation = false;  ///< something was refused until the person confirms who they are (A11)
    Submission confirmation;
    std::optional<int> idle_seconds_left;  ///< in the last minute before the session ends (A9)

    // My profile
    Query<api::Profile> profile;
    Query<api::SessionList> sessions;
    Submission change_password;
    Submission notifications;
    Submission end_session;
    Submission second_factor_change;  ///< setting up, confirming, removing, new recovery codes
    std::optional<api::SecondFactorSetup> setup;
    std::optional<api::RecoveryCodes> recovery_codes;  ///< shown once
};

}  // namespace hub::client
