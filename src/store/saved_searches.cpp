#include "store/saved_searches.hpp"

#include "store/document_list.hpp"
#include "store/name_key.hpp"

namespace hub::store {

ErrorOr<std::vector<StoredSearch>> list_searches(Connection& db, domain::EmployerId employer, domain::ContactId contact) {
    std::vector<StoredSearch> found;
    HUB_TRY(db.each(
        "SELECT id, name, address, mail FROM saved_searches WHERE employer_id = ? AND contact_id = ? ORDER BY name_key",
        [&](Row const& row) { found.push_back({ row.id<domain::SavedSearchId>(0), row.string(1), row.string(2), row.boolean(3) }); },
        employer, contact));
    return found;
}

ErrorOr<void> put_search(Connection& db, domain::EmployerId employer, domain::ContactId contact, StoredSearch const& search, Instant now) {
    auto const key = name_key(search.name);
    HUB_TRY_ASSIGN(auto const last_seq, last_change(db, employer));
    HUB_TRY(db.exec("DELETE FROM saved_searches WHERE employer_id = ? AND contact_id = ? AND name_key = ? AND id <> ?", employer, contact,
        key, search.id));
    HUB_TRY(db.exec("INSERT INTO saved_searches (employer_id, contact_id, id, name, name_key, address, saved_at, mail, told_seq, told_at) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0) "
                    "ON CONFLICT (employer_id, contact_id, id) DO UPDATE SET name = excluded.name, name_key = excluded.name_key, "
                    "address = excluded.address, saved_at = excluded.saved_at, mail = excluded.mail, told_seq = excluded.told_seq",
        employer, contact, search.id, search.name, key, search.address, now, search.mail, last_seq));
    return {};
}

ErrorOr<std::vector<SearchToTell>> list_searches_to_tell(Connection& db, domain::EmployerId employer) {
    std::vector<SearchToTell> found;
    HUB_TRY(db.each(
        "SELECT contact_id, id, address, told_seq, told_at FROM saved_searches WHERE employer_id = ? AND mail = 1 ORDER BY contact_id, id",
        [&](Row const& row) {
            found.push_back(
                { row.id<domain::ContactId>(0), row.id<domain::SavedSearchId>(1), row.string(2), row.integer(3), row.instant(4) });
        },
        employer));
    return found;
}

ErrorOr<void> put_search_told(Connection& db, domain::EmployerId employer, SearchToTell const& told) {
    HUB_TRY(db.exec("UPDATE saved_searches SET told_seq = ?, told_at = ? WHERE employer_id = ? AND contact_id = ? AND id = ?",
        told.told_seq, told.told_at, employer, told.contact, told.id));
    return {};
}

ErrorOr<void> remove_search(Connection& db, domain::EmployerId employer, domain::ContactId contact, domain::SavedSearchId id) {
    HUB_TRY_ASSIGN(auto const removed,
        db.exec("DELETE FROM saved_searches WHERE employer_id = ? AND contact_id = ? AND id = ?", employer, contact, id));
    return removed == 1 ? ErrorOr<void> {} : fail(Error::not_found());
}

}  // namespace hub::store
