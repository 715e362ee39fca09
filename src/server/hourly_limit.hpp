// So many of something in an hour: mails to one account, requests from one address (security A12, L1). Counted in the
// database, so that several processes share it.
#pragma once

#include "base/date.hpp"
#include "store/database.hpp"

#include <string_view>

namespace hub::server {

/// Counts one more; false when there were `most` already, and then `retry_after_seconds` says when it may go on.
[[nodiscard]] ErrorOr<bool> count_in_hour(store::Connection& db, std::string_view name, int most, Instant now, int& retry_after_seconds);

}  // namespace hub::server
