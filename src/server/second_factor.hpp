// The second factor (security A4): codes of an authenticator app, and recovery codes for the day when it is lost. What is
// kept of it in the database is sealed or hashed with keys that are not in there.
#pragma once

#include "api/profile.hpp"
#include "server/handlers/handlers.hpp"
#include "store/accounts.hpp"

#include <string>
#include <string_view>

namespace hub::server {

inline constexpr int recovery_code_count = 10;

/// Whether a code is right: of the app, at most one step early or late and later than the last one used, or a recovery code.
/// What was right is used up. Wrong ones are counted and held back like passwords, and answered alike.
[[nodiscard]] ErrorOr<bool> take_code(
    HandlerContext const& context, store::Connection& db, store::Account& account, std::string_view code, Instant now);

/// A new seed that waits for its first code; the factor that is on stays on until then.
[[nodiscard]] ErrorOr<api::SecondFactorSetup> begin_setup(
    HandlerContext const& context, store::Connection& db, store::Account& account, std::string_view email);
/// Switches the waiting seed on if the code is right.
[[nodiscard]] ErrorOr<bool> finish_setup(
    HandlerContext const& context, store::Connection& db, store::Account& account, std::string_view code, Instant now);
/// Off, with its recovery codes.
[[nodiscard]] ErrorOr<void> switch_off(store::Connection& db, store::Account& account);

/// Ten new codes; the former ones stop working.
[[nodiscard]] ErrorOr<api::RecoveryCodes> make_recovery_codes(
    HandlerContext const& context, store::Connection& db, store::Account const& account);

/// The one answer to a code that does not match, was used before, or comes too soon after too many wrong ones.
[[nodiscard]] Error wrong_code();

}  // namespace hub::server
