// What holds guessing back: failures per account, and buckets and windows per address (security A5, A6). The numbers are
// kept here so that several processes share them; what they mean is decided in server/sign_in_throttle.hpp.
#pragma once

#include "base/date.hpp"
#include "store/database.hpp"

#include <cstdint>
#include <string_view>

namespace hub::store {

struct SignInFailures {
    std::int64_t failures = 0;  ///< one after another
    Instant blocked_until;
};

/// All zero for an account that has not failed. `account_key` is a hash: what people type there may be a password.
[[nodiscard]] ErrorOr<SignInFailures> find_sign_in_failures(Connection& db, std::string_view account_key);
[[nodiscard]] ErrorOr<void> put_sign_in_failures(Connection& db, std::string_view account_key, SignInFailures const& failures);
[[nodiscard]] ErrorOr<void> clear_sign_in_failures(Connection& db, std::string_view account_key);

struct RateLimit {
    std::int64_t amount = 0;
    Instant since;
};

[[nodiscard]] ErrorOr<RateLimit> find_rate_limit(Connection& db, std::string_view name, RateLimit initial);
[[nodiscard]] ErrorOr<void> put_rate_limit(Connection& db, std::string_view name, RateLimit const& limit);
/// Forgets those that have not been used since `before`.
[[nodiscard]] ErrorOr<void> purge_rate_limits(Connection& db, Instant before);

}  // namespace hub::store
