// What the signed-in person manages for oneself: password, second factor, sessions, notifications (security A4, A10, A11).
#pragma once

#include "api/endpoint.hpp"
#include "base/date.hpp"
#include "domain/contact.hpp"

#include <optional>
#include <string>
#include <vector>

namespace hub::api {

struct Profile {
    std::int64_t version = 0;
    std::string first_name;
    std::string last_name;
    std::string email;  ///< the user name; changed by ticket only (SIGN-16)
    std::string phone;
    std::string job_title;
    domain::ResultMail result_mail = domain::ResultMail::AtOnce;
    bool has_second_factor = false;
    bool second_factor_is_required = false;  ///< by the employer's setting: it cannot be switched off then
    int recovery_codes_left = 0;
    Instant password_changed;
};
template <class V>
void describe(V& v, Profile& r) {
    v("version", r.version);
    v("first_name", r.first_name);
    v("last_name", r.last_name);
    v("email", r.email);
    v("phone", r.phone);
    v("job_title", r.job_title);
    v("result_mail", r.result_mail);
    v("has_second_factor", r.has_second_factor);
    v("second_factor_is_required", r.second_factor_is_required);
    v("recovery_codes_left", r.recovery_codes_left);
    v("password_changed", r.password_changed);
}

struct ChangePassword {
    std::string current_password;
    std::string password;
};
template <class V>
void describe(V& v, ChangePassword& r) {
    v("current_password", r.current_password, Limits { .max_length = 128 });
    v("password", r.password, Limits { .max_length = 128 });
}

/// A code of the authenticator app (6 digits) or a recovery code.
struct SecondFactorCode {
    std::string code;
};
template <class V>
void describe(V& v, SecondFactorCode& r) {
    v("code", r.code, Limits { .max_length = 40 });
}

/// Exactly one of both.
struct StepUp {
    std::string password;
    std::string code;
};
template <class V>
void describe(V& v, StepUp& r) {
    v("password", r.password, Limits { .max_length = 128, .optional = true });
    v("code", r.code, Limits { .max_length = 40, .optional = true });
}

/// Shown once; the factor is on only after a first code was given back.
struct SecondFactorSetup {
    std::string secret;  ///< base32, for typing
    std::string uri;     ///< otpauth://totp/…, for the QR code
};
template <class V>
void describe(V& v, SecondFactorSetup& r) {
    v("secret", r.secret);
    v("uri", r.uri);
}

struct RecoveryCodes {
    std::vector<std::string> codes;  ///< ten, each works once; shown once (A4)
};
template <class V>
void describe(V& v, RecoveryCodes& r) {
    v("codes", r.codes);
}

struct SessionItem {
    domain::SessionId id;
    Instant started;
    Instant active;
    std::string address;  ///< IP address
    std::string browser;  ///< in words: "Firefox on Windows"
    bool is_current = false;
};
template <class V>
void describe(V& v, SessionItem& r) {
    v("id", r.id);
    v("started", r.started);
    v("active", r.active);
    v("address", r.address);
    v("browser", r.browser);
    v("is_current", r.is_current);
}

struct SessionList {
    std::vector<SessionItem> items;
};
template <class V>
void describe(V& v, SessionList& r) {
    v("items", r.items);
}

struct SessionById {
    domain::SessionId id;
};
template <class V>
void describe(V& v, SessionById& r) {
    v("id", r.id);
}

struct ChangeOwnNotifications {
    domain::ResultMail result_mail = domain::ResultMail::AtOnce;
};
template <class V>
void describe(V& v, ChangeOwnNotifications& r) {
    v("result_mail", r.result_mail);
}

inline constexpr Endpoint<Nothing, Profile> get_profile {
    .id = "get_profile",
    .method = Method::Get,
    .path = "/api/v1/profile",
    .access = Access::SignedIn,
    .summary = "The signed-in person's own data",
};
/// Ends the person's other sessions and gives this one a new token (A8, A10).
inline constexpr Endpoint<ChangePassword, Nothing> change_password {
    .id = "change_password",
    .method = Method::Put,
    .path = "/api/v1/profile/password",
    .access = Access::SignedIn,
    .summary = "Change one's own password",
    .success = 204,
};
inline constexpr Endpoint<ChangeOwnNotifications, Profile> change_own_notifications {
    .id = "change_own_notifications",
    .method = Method::Put,
    .path = "/api/v1/profile/notifications",
    .access = Access::SignedIn,
    .summary = "Which mails one gets (row 19)",
};
inline constexpr Endpoint<Nothing, SessionList> list_own_sessions {
    .id = "list_own_sessions",
    .method = Method::Get,
    .path = "/api/v1/profile/sessions",
    .access = Access::SignedIn,
    .summary = "Where one is signed in (A10)",
};
inline constexpr Endpoint<SessionById, Nothing> end_own_session {
    .id = "end_own_session",
    .method = Method::Delete,
    .path = "/api/v1/profile/sessions/{id}",
    .access = Access::SignedIn,
    .summary = "End one of one's own sessions",
    .success = 204,
};
/// This one too.
inline constexpr Endpoint<Nothing, Nothing> end_all_own_sessions {
    .id = "end_all_own_sessions",
    .method = Method::Delete,
    .path = "/api/v1/profile/sessions",
    .access = Access::SignedIn,
    .summary = "Sign out everywhere",
    .success = 204,
};
/// Needs a step-up no older than five minutes where the factor is on already (A11).
inline constexpr Endpoint<Nothing, SecondFactorSetup> set_up_second_factor {
    .id = "set_up_second_factor",
    .method = Method::Post,
    .path = "/api/v1/profile/second-factor",
    .access = Access::AfterPassword,
    .summary = "Begin with an authenticator app",
    .success = 201,
};
inline constexpr Endpoint<SecondFactorCode, RecoveryCodes> confirm_second_factor {
    .id = "confirm_second_factor",
    .method = Method::Post,
    .path = "/api/v1/profile/second-factor/confirmation",
    .access = Access::AfterPassword,
    .summary = "Switch the second factor on with its first code; answers with recovery codes",
    .success = 201,
};
inline constexpr Endpoint<Nothing, Nothing> remove_second_factor {
    .id = "remove_second_factor",
    .method = Method::Delete,
    .path = "/api/v1/profile/second-factor",
    .access = Access::SignedIn,
    .summary = "Switch the second factor off, where the employer allows it; needs a step-up",
    .success = 204,
};
inline constexpr Endpoint<Nothing, RecoveryCodes> renew_recovery_codes {
    .id = "renew_recovery_codes",
    .method = Method::Post,
    .path = "/api/v1/profile/recovery-codes",
    .access = Access::SignedIn,
    .summary = "Ten new recovery codes; the old ones stop working; needs a step-up",
    .success = 201,
};

}  // namespace hub::api
