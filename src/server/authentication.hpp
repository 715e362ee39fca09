// Sessions as requests see them (security A8 to A11): who a cookie belongs to, for how long, how far the sign-in has come,
// and what ends it.
#pragma once

#include "server/app.hpp"
#include "server/call.hpp"
#include "store/sessions.hpp"

#include <string>
#include <string_view>

namespace hub::server {

/// The password or a code proves who one is for so long (A11).
inline constexpr std::int64_t step_up_ms = 5 * 60'000;
/// A sign-in whose second step does not come is forgotten after so long.
inline constexpr std::int64_t unfinished_ms = 15 * 60'000;

/// StepUpNeeded unless the person has proven who they are in the last five minutes: by signing in, or by the step-up
/// endpoint. For user administration, the employer's settings, changes of the second factor and exports (A11).
[[nodiscard]] ErrorOr<void> require_step_up(Call const& call);

/// Idle for longer than the employer allows, older than any session may be, or never finished.
[[nodiscard]] bool is_over(store::StoredSession const& session, Config const& config, Instant now);

class Authentication {
public:
    Authentication(Services const& services, Config const& config) : m_services(services), m_config(config) {}

    /// The session token of a request, or empty.
    [[nodiscard]] std::string_view token_of(Request const& request) const;

    /// Who asks. Unauthenticated when there is no session, it has been idle for longer than the employer allows or is too
    /// old, or the contact's access was revoked meanwhile (SIGN-15). A request of the person keeps the session alive;
    /// polling, marked with `X-Background: 1`, does not (A9).
    [[nodiscard]] ErrorOr<SignedIn> authenticate(Request const& request, Instant now) const;

    /// Starts a session inside `db` and fills `call.who` and the cookie of the answer; the former session of this browser
    /// ends.
    [[nodiscard]] ErrorOr<void> start(store::Connection& db, Call& call, domain::Contact const& contact, domain::SignInStage stage) const;
    /// Completes a sign-in.
    [[nodiscard]] ErrorOr<void> complete(store::Connection& db, Call& call) const;
    /// The session of `call` goes on with a new token, because more may be done with it now or somebody else may know the
    /// old one (A8). Counts as a step-up: one has just proven who one is.
    [[nodiscard]] ErrorOr<void> renew(store::Connection& db, Call& call) const;

private:
    void keep_alive(std::string_view token_hash, Instant active_at, Instant now) const;
    [[nodiscard]] std::string make_token() const;
    void set_cookie(Call& call, std::string_view token) const;

    Services m_services;
    Config const& m_config;
};

}  // namespace hub::server
