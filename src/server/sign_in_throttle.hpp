// How often a sign-in may be tried (security A5, A6). All counts are in the database, so that several processes share them.
#pragma once

#include "base/date.hpp"
#include "domain/ids.hpp"
#include "server/sign_in_limits.hpp"
#include "store/database.hpp"

#include <string>
#include <string_view>

namespace hub::server {

/// One attempt: whose account, from where.
struct SignInAttempt {
    std::string account_key;
    std::string address;  ///< empty in the sandbox: then only the account counts

    [[nodiscard]] static SignInAttempt of(std::string_view email, std::string_view address);
    /// Codes are counted apart from passwords: who knows the one must not be free to guess the other.
    [[nodiscard]] static SignInAttempt second_factor_of(domain::ContactId contact);
};

enum class Admission : std::uint8_t {
    Try,
    Wait,  ///< the account waits: answer as to a wrong password, without saying so
};

class SignInThrottle {
public:
    explicit SignInThrottle(SignInLimits const& limits) : m_limits(limits) {}

    /// Counts the attempt before the password is looked at, so that many at once gain nothing. TooMany for the address;
    /// `retry_after_seconds` is set then.
    [[nodiscard]] ErrorOr<Admission> admit(
        store::Connection& db, SignInAttempt const& attempt, Instant now, int& retry_after_seconds) const;
    [[nodiscard]] ErrorOr<void> note_success(store::Connection& db, SignInAttempt const& attempt) const;
    [[nodiscard]] ErrorOr<void> note_failure(store::Connection& db, SignInAttempt const& attempt, Instant now) const;

private:
    [[nodiscard]] ErrorOr<void> admit_address(
        store::Connection& db, SignInAttempt const& attempt, Instant now, int& retry_after_seconds) const;
    [[nodiscard]] ErrorOr<Admission> admit_account(store::Connection& db, SignInAttempt const& attempt, Instant now) const;

    SignInLimits m_limits;
};

}  // namespace hub::server
