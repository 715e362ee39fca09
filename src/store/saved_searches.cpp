#include "store/saved_searches.hpp"

#include "store/name_key.hpp"

namespace hub::store {

ErrorOr<std::vector<StoredSearch>> list_searches(Connection& db, domain::EmployerId employer, domain::ContactId contact) {
    std::vector<StoredSearch> found;
    HUB_TRY(db.each(
        "SELECT id, name, address FROM saved_searches WHERE employer_id = ? AND contact_id = ? ORDER BY name_key",
        [&](Row const& row) { found.push_back({ row.id<domain::SavedSearchId>(0), row.string(1), row.string(2) }); }, employer, contact));
    return found;
}

ErrorOr<void> put_search(Connection& db, domain::EmployerId employer, domain::ContactId contact, StoredSearch const& search, Instant now) {
    auto const key = name_key(search.name);
    HUB_TRY(db.exec("DELETE FROM saved_searches WHERE employer_id = ? AND contact_id = ? AND name_key = ? AND id <> ?", employer, contact,
        key, search.id));
    HUB_TRY(
        db.exec("INSERT INTO saved_searches (employer_id, contact_id, id, name, name_key, address, saved_at) VALUES (?, ?, ?, ?, ?, ?, ?) "
                "ON CONFLICT (employer_id, contact_id, id) DO UPDATE SET name = excluded.name, name_key = excluded.name_key, "
                "address = excluded.address, saved_at = excluded.saved_at",
            employer, contact, search.id, search.name, key, search.address, now));
    return {};
}

ErrorOr<void> remove_search(Connection& db, domain::EmployerId employer, domain::ContactId contact, domain::SavedSearchId id) {
    HUB_TRY_ASSIGN(auto const removed,
        db.exec("DELETE FROM saved_searches WHERE employer_id = ? AND contact_id = ? AND id = ?", employer, contact, id));
    return removed == 1 ? ErrorOr<void> {} : fail(Error::not_found());
}

}  // namespace hub::store
