// The answers to requests that carried an Idempotency-Key, kept in the same transaction as what they did (security L5).
#pragma once

#include "base/date.hpp"
#include "domain/ids.hpp"
#include "store/database.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace hub::store {

/// A key belongs to one user and one route.
struct IdempotencyScope {
    domain::EmployerId employer;
    domain::ContactId contact;
    std::string_view route;  ///< the endpoint's id
    std::string_view key;
};

struct KeptAnswer {
    std::string fingerprint;  ///< of the request's address and body
    int status = 0;
    std::string body;
};

[[nodiscard]] ErrorOr<std::optional<KeptAnswer>> find_kept_answer(Connection& db, IdempotencyScope const& scope);
/// Conflict when the key exists already.
[[nodiscard]] ErrorOr<void> keep_answer(Connection& db, IdempotencyScope const& scope, KeptAnswer const& answer, Instant at);
[[nodiscard]] ErrorOr<void> purge_kept_answers(Connection& db, Instant before);

}  // namespace hub::store
