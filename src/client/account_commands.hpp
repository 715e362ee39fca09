// What the user interface asks for around one's own account: getting in, staying in, password, second factor, sessions.
#pragma once

#include "api/account.hpp"
#include "domain/enums.hpp"
#include "domain/ids.hpp"

#include <string>
#include <variant>

namespace hub::client {

/// The second step of signing in: a code of the app, or a recovery code.
struct GiveSecondFactor {
    std::string code;
};
/// Security A11: exactly one of both. What was refused until now is sent again afterwards.
struct ConfirmIdentity {
    std::string password;
    std::string code;
};
/// What was refused stays undone.
struct CancelConfirmation {};
struct StaySignedIn {};

struct RequestPasswordReset {
    std::string email;
};
/// Another answer is wanted from a form that was sent already.
struct ForgetPasswordReset {};
/// Asks again whose the link is that the page was opened with; Hub has its token.
struct OpenPasswordLink {};
struct SetPassword {
    std::string password;
};
struct RequestAccount {
    api::AccountRequest request;
};
struct ForgetAccountRequest {};

struct ChangePassword {
    std::string current_password;
    std::string password;
};
struct ChangeOwnNotifications {
    domain::ResultMail result_mail = domain::ResultMail::AtOnce;
};
struct EndSession {
    domain::SessionId session;
};
struct EndAllSessions {};

struct SetUpSecondFactor {};
struct CancelSecondFactorSetup {};
struct ConfirmSecondFactor {
    std::string code;
};
struct RemoveSecondFactor {};
struct RenewRecoveryCodes {};
/// They are written down. During sign-in this leads on into the portal.
struct ForgetRecoveryCodes {};

using AccountCommand = std::variant<GiveSecondFactor, ConfirmIdentity, CancelConfirmation, StaySignedIn, RequestPasswordReset,
    ForgetPasswordReset, OpenPasswordLink, SetPassword, RequestAccount, ForgetAccountRequest, ChangePassword, ChangeOwnNotifications,
    EndSession, EndAllSessions, SetUpSecondFactor, CancelSecondFactorSetup, ConfirmSecondFactor, RemoveSecondFactor, RenewRecoveryCodes,
    ForgetRecoveryCodes>;

}  // namespace hub::client
