// The life of an account before and beside signing in: request, invitation, first password, forgotten password (SIGN-02 to
// SIGN-12, security A12, A13).
#pragma once

#include "api/endpoint.hpp"
#include "base/date.hpp"
#include "domain/account_request.hpp"

#include <optional>
#include <string>

namespace hub::domain {
template <class V>
void describe(V& v, AccountRequest& r) {
    v("first_name", r.first_name, api::Limits { .max_length = 60 });
    v("last_name", r.last_name, api::Limits { .max_length = 60 });
    v("email", r.email, api::Limits { .max_length = 254 });
    v("phone", r.phone, api::Limits { .max_length = 30 });
    v("job_title", r.job_title, api::Limits { .max_length = 80 });
    v("company", r.company, api::Limits { .max_length = 120 });
    v("is_customer", r.is_customer);
    v("wants_user_administration", r.wants_user_administration);
    v("wants_invoices", r.wants_invoices);
    v("billing_places", r.billing_places, api::Limits { .max_length = 1000, .optional = true });
    v("note", r.note, api::Limits { .max_length = 1000, .optional = true });
}
}  // namespace hub::domain

namespace hub::api {

/// SIGN-08, SIGN-09, SIGN-12. Answered alike for known and unknown people.
using domain::AccountRequest;

struct AccountRequestReceipt {
    std::string number;  ///< "R-2026-000123", for the telephone
};
template <class V>
void describe(V& v, AccountRequestReceipt& r) {
    v("number", r.number);
}

/// SIGN-03, SIGN-04: the answer never tells whether the address is known.
struct PasswordResetRequest {
    std::string email;
};
template <class V>
void describe(V& v, PasswordResetRequest& r) {
    v("email", r.email, Limits { .max_length = 254 });
}

/// A link that was mailed: `#/password?token=…`. A fragment, so that it reaches no server's log (A12).
struct PasswordLink {
    std::string token;
};
template <class V>
void describe(V& v, PasswordLink& r) {
    v("token", r.token, Limits { .max_length = 128 });
}

struct PasswordLinkState {
    bool is_invitation = false;  ///< first password (72 h) instead of a reset (30 min)
    std::string email;
    std::string first_name;
    std::string last_name;
    std::string employer_name;
    bool has_second_factor = false;  ///< a shorter password is enough (A1)
    Instant expires;
};
template <class V>
void describe(V& v, PasswordLinkState& r) {
    v("is_invitation", r.is_invitation);
    v("email", r.email);
    v("first_name", r.first_name);
    v("last_name", r.last_name);
    v("employer_name", r.employer_name);
    v("has_second_factor", r.has_second_factor);
    v("expires", r.expires);
}

struct NewPassword {
    std::string token;
    std::string password;
};
template <class V>
void describe(V& v, NewPassword& r) {
    v("token", r.token, Limits { .max_length = 128 });
    v("password", r.password, Limits { .max_length = 128 });
}

inline constexpr Endpoint<AccountRequest, AccountRequestReceipt> request_account {
    .id = "request_account",
    .method = Method::Post,
    .path = "/api/v1/account-requests",
    .access = Access::Public,
    .summary = "Ask for an account (SIGN-08 to SIGN-12)",
    .success = 202,
};
inline constexpr Endpoint<PasswordResetRequest, Nothing> request_password_reset {
    .id = "request_password_reset",
    .method = Method::Post,
    .path = "/api/v1/password-resets",
    .access = Access::Public,
    .summary = "Mail a link to choose a new password; the same answer for every address (SIGN-04)",
    .success = 204,
};
inline constexpr Endpoint<PasswordLink, PasswordLinkState> open_password_link {
    .id = "open_password_link",
    .method = Method::Post,
    .path = "/api/v1/password-links",
    .access = Access::Public,
    .summary = "Whether a mailed link still works, and whose it is",
};
/// Does not sign in, keeps the second factor, ends all sessions of the account, frees a locked one (A12).
inline constexpr Endpoint<NewPassword, Nothing> set_password {
    .id = "set_password",
    .method = Method::Post,
    .path = "/api/v1/passwords",
    .access = Access::Public,
    .summary = "Choose the first or a new password with a mailed link; the link works once",
    .success = 204,
};

}  // namespace hub::api
