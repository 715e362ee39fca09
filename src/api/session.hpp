// Signing in and out (SIGN-*, security A*).
#pragma once

#include "api/endpoint.hpp"
#include "api/profile.hpp"
#include "base/date.hpp"
#include "domain/actions.hpp"
#include "domain/contact.hpp"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace hub::domain {
template <class V>
void describe(V& v, LocationMarket& r) {
    v("location", r.location);
    v("market", r.market);
}
template <class V>
void describe(V& v, MatrixSettings& r) {
    v("billing_admin_by_support", r.billing_admin_by_support);
    v("only_user_admins_acknowledge", r.only_user_admins_acknowledge);
    v("summary_with_visit_activity", r.summary_with_visit_activity);
}
}  // namespace hub::domain

namespace hub::api {

struct SignIn {
    std::string email;
    std::string password;
};
template <class V>
void describe(V& v, SignIn& r) {
    v("email", r.email, Limits { .max_length = 254, .about = "Work e-mail address, the user name (SIGN-01)" });
    v("password", r.password, Limits { .max_length = 128 });
}

using domain::SignInStage;

/// Who is signed in and what the client needs to explain permissions.
struct Session {
    domain::ContactId contact;
    domain::EmployerId employer;
    std::string employer_name;
    std::string first_name;
    std::string last_name;
    std::string email;
    domain::Role role = domain::Role::Basic;
    bool visit_activity = false;
    bool own_report_settings = false;
    bool billing_admin = false;
    std::vector<domain::LocationMarket> billing_for;
    std::string csrf_token;          ///< goes back in X-CSRF-Token with every mutation (security B1)
    int idle_timeout_seconds = 900;  ///< the page warns 60 s before (A9)
    SignInStage stage = SignInStage::Complete;
    bool has_second_factor = false;
    std::optional<Instant> last_signed_in;  ///< the time before this one (SIGN-A3)
    domain::MatrixSettings matrix;          ///< what the rows of the permission matrix depend on
    Instant server_time;                    ///< the client counts days from it, not from the device's clock
    bool demo = false;
    bool offline_work = false;  ///< the employer allows work without a connection

    [[nodiscard]] domain::Viewer viewer() const {
        return { contact, employer, role, { visit_activity, own_report_settings, billing_admin }, billing_for };
    }
};
template <class V>
void describe(V& v, Session& r) {
    v("contact", r.contact);
    v("employer", r.employer);
    v("employer_name", r.employer_name);
    v("first_name", r.first_name);
    v("last_name", r.last_name);
    v("email", r.email);
    v("role", r.role);
    v("visit_activity", r.visit_activity);
    v("own_report_settings", r.own_report_settings);
    v("billing_admin", r.billing_admin);
    v("billing_for", r.billing_for);
    v("csrf_token", r.csrf_token);
    v("idle_timeout_seconds", r.idle_timeout_seconds);
    v("stage", r.stage);
    v("has_second_factor", r.has_second_factor);
    v("last_signed_in", r.last_signed_in);
    v("matrix", r.matrix);
    v("server_time", r.server_time);
    v("demo", r.demo);
    v("offline_work", r.offline_work);
}

inline constexpr Endpoint<SignIn, Session> sign_in {
    .id = "sign_in",
    .method = Method::Post,
    .path = "/api/v1/session",
    .access = Access::Public,
    .summary = "Sign in with work e-mail and password",
    .success = 201,
};
inline constexpr Endpoint<Nothing, Session> current_session {
    .id = "current_session",
    .method = Method::Get,
    .path = "/api/v1/session",
    .access = Access::AfterPassword,
    .summary = "Who is signed in",
};
/// The second step of signing in: a code of the app, or a recovery code. A new token comes with it (A8).
inline constexpr Endpoint<SecondFactorCode, Session> give_second_factor {
    .id = "give_second_factor",
    .method = Method::Post,
    .path = "/api/v1/session/second-factor",
    .access = Access::AfterPassword,
    .summary = "Finish signing in with the second factor",
};
/// For the next five minutes, actions that need a step-up are allowed (A11).
inline constexpr Endpoint<StepUp, Nothing> step_up {
    .id = "step_up",
    .method = Method::Post,
    .path = "/api/v1/session/step-up",
    .access = Access::SignedIn,
    .summary = "Confirm who one is, by password or code",
    .success = 204,
};
/// A person's sign of life; any other request that is not background polling does the same.
inline constexpr Endpoint<Nothing, Session> extend_session {
    .id = "extend_session",
    .method = Method::Post,
    .path = "/api/v1/session/extension",
    .access = Access::SignedIn,
    .summary = "Stay signed in (A9)",
};
inline constexpr Endpoint<Nothing, Nothing> sign_out {
    .id = "sign_out",
    .method = Method::Delete,
    .path = "/api/v1/session",
    .access = Access::AfterPassword,
    .summary = "End this session",
    .success = 204,
};

}  // namespace hub::api
