// Saved searches of the results, one person's alone (RSLT-A4). What they look for is an address of the client, as text.
#pragma once

#include "base/date.hpp"
#include "domain/ids.hpp"
#include "store/database.hpp"

#include <string>
#include <vector>

namespace hub::store {

struct StoredSearch {
    domain::SavedSearchId id;
    std::string name;
    std::string address;
};

/// By name.
[[nodiscard]] ErrorOr<std::vector<StoredSearch>> list_searches(Connection& db, domain::EmployerId employer, domain::ContactId contact);
/// Replaces the one with this id, and one whose name differs in no more than case and accents.
[[nodiscard]] ErrorOr<void> put_search(
    Connection& db, domain::EmployerId employer, domain::ContactId contact, StoredSearch const& search, Instant now);
/// NotFound where there is none.
[[nodiscard]] ErrorOr<void> remove_search(Connection& db, domain::EmployerId employer, domain::ContactId contact, domain::SavedSearchId id);

}  // namespace hub::store
