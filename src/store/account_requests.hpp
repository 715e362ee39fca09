// Requests for an account (SIGN-08, SIGN-09), by their running number in the year.
#pragma once

#include "base/date.hpp"
#include "domain/account_request.hpp"
#include "store/database.hpp"

#include <string>

namespace hub::store {

/// Returns the number, "R-2026-000123"; the year is Central Time's.
[[nodiscard]] ErrorOr<std::string> insert_account_request(Connection& db, domain::AccountRequest const& request, Instant at);

}  // namespace hub::store
