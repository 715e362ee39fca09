// What the pages outside of the portal keep between frames.
#pragma once

#include "api/account.hpp"
#include "ui/screens/profile/authenticator_ui.hpp"
#include "ui/screens/profile/new_password_ui.hpp"

#include <cstdint>
#include <map>
#include <string>

namespace hub::ui {

struct SignInState {
    std::string email;
    std::string password;
    std::string email_error;
    std::string password_error;
    std::string known_email;  ///< taken from Data last
    bool was_busy = false;
};

struct ForgotPasswordState {
    std::string email;
    std::string email_error;
    bool was_busy = false;
};

struct PasswordPageState {
    NewPasswordState form;
    bool was_busy = false;
};

struct SecondFactorState {
    std::string code;
    std::string code_error;
    bool by_recovery_code = false;
    bool was_busy = false;
    AuthenticatorState authenticator;
};

struct RequestAccountState {
    api::AccountRequest draft;
    std::map<std::string, std::string> errors;  ///< by field of api::AccountRequest
    bool was_busy = false;
};

struct NoConnectionState {
    std::string pin;
    std::string error;
    bool was_busy = false;
};

struct EntryState {
    SignInState sign_in;
    ForgotPasswordState forgot;
    PasswordPageState password;
    SecondFactorState second_factor;
    RequestAccountState request;
    NoConnectionState no_connection;
    std::uint64_t seen_page = 0;  ///< the page that had the focus put on its first field, and its route version
};

}  // namespace hub::ui
