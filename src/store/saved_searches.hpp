// Saved searches of the results, one person's alone (RSLT-A4). What they look for is an address of the client, as text.
#pragma once

#include "base/date.hpp"
#include "domain/ids.hpp"
#include "store/database.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace hub::store {

struct StoredSearch {
    domain::SavedSearchId id;
    std::string name;
    std::string address;
    bool mail = false;  ///< tells the owner of new documents
};

/// How far the owner of a search with mails was told.
struct SearchToTell {
    domain::ContactId contact;
    domain::SavedSearchId id;
    std::string address;
    std::int64_t told_seq = 0;  ///< everything up to this change of the employer's documents is old
    Instant told_at;            ///< of the last mail
};

/// By name.
[[nodiscard]] ErrorOr<std::vector<StoredSearch>> list_searches(Connection& db, domain::EmployerId employer, domain::ContactId contact);
/// Those of an employer's people that have mails, by contact.
[[nodiscard]] ErrorOr<std::vector<SearchToTell>> list_searches_to_tell(Connection& db, domain::EmployerId employer);
[[nodiscard]] ErrorOr<void> put_search_told(Connection& db, domain::EmployerId employer, SearchToTell const& told);
/// Replaces the one with this id, and one whose name differs in no more than case and accents.
/// Whose mails are switched on now hears of what changes from now on.
[[nodiscard]] ErrorOr<void> put_search(
    Connection& db, domain::EmployerId employer, domain::ContactId contact, StoredSearch const& search, Instant now);
/// NotFound where there is none.
[[nodiscard]] ErrorOr<void> remove_search(Connection& db, domain::EmployerId employer, domain::ContactId contact, domain::SavedSearchId id);

}  // namespace hub::store
