// How far each contact was told of new results by mail (NOTE-04): up to which change of the employer's documents, and when.
#pragma once

#include "base/date.hpp"
#include "domain/ids.hpp"
#include "store/database.hpp"

#include <cstdint>
#include <vector>

namespace hub::store {

struct ToldOfResults {
    domain::ContactId contact;
    std::int64_t seq = 0;  ///< everything up to this change is old to the contact
    Instant at;            ///< of the last mail, or when the time for one came without news
};

/// A contact who was never looked at is missing.
[[nodiscard]] ErrorOr<std::vector<ToldOfResults>> list_told_of_results(Connection& db, domain::EmployerId employer);
[[nodiscard]] ErrorOr<void> put_told_of_results(Connection& db, domain::EmployerId employer, ToldOfResults const& told);

}  // namespace hub::store
