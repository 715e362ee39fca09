#include "store/changes.hpp"

#include <unordered_map>
#include <utility>

namespace hub::store {

namespace {

template <class IdType>
std::optional<IdType> maybe_id(Row const& row, int column) {
    return row.is_null(column) ? std::nullopt : std::optional { row.id<IdType>(column) };
}

ListedAccountChange listed_from(Row const& row, domain::EmployerId employer) {
    ListedAccountChange listed;
    listed.change = {
        .id = row.id<domain::ChangeId>(0),
        .employer = employer,
        .kind = domain::enum_from<domain::ChangeKind>(row.text(1)).value_or(domain::ChangeKind::ContactUpdated),
        .at = row.instant(2),
        .by = maybe_id<domain::ContactId>(row, 3),
        .contact = maybe_id<domain::ContactId>(row, 5),
        .fields = {},
    };
    listed.by_name = row.string(4);
    listed.contact_name = row.string(6);
    if (!row.is_null(7)) { listed.verified_at = row.instant(7); }
    listed.verified_by_name = row.string(8);
    return listed;
}

}  // namespace

ErrorOr<void> insert_account_change(Connection& db, AccountChange const& change) {
    HUB_TRY(db.exec("INSERT INTO changes (employer_id, changed_at, id, kind, by_contact_id, contact_id) VALUES (?, ?, ?, ?, ?, ?)",
        change.employer, change.at, change.id, domain::enum_name(change.kind), change.by, change.contact));
    int place = 0;
    for (auto const& field : change.fields) {
        HUB_TRY(db.exec("INSERT INTO change_fields (employer_id, change_id, place, field, old_value, new_value) VALUES (?, ?, ?, ?, ?, ?)",
            change.employer, change.id, place++, field.field, field.before, field.after));
    }
    return {};
}

ErrorOr<std::vector<ListedAccountChange>> list_account_changes(Connection& db, domain::EmployerId employer, int limit) {
    std::vector<ListedAccountChange> changes;
    std::unordered_map<domain::ChangeId, std::size_t> places;
    HUB_TRY(db.each(
        "SELECT c.id, c.kind, c.changed_at, c.by_contact_id, COALESCE(b.first_name || ' ' || b.last_name, ''), c.contact_id, "
        "COALESCE(w.first_name || ' ' || w.last_name, ''), c.verified_at, COALESCE(v.first_name || ' ' || v.last_name, '') "
        "FROM changes c LEFT JOIN contacts b ON b.employer_id = c.employer_id AND b.id = c.by_contact_id "
        "LEFT JOIN contacts w ON w.employer_id = c.employer_id AND w.id = c.contact_id "
        "LEFT JOIN contacts v ON v.employer_id = c.employer_id AND v.id = c.verified_by_id "
        "WHERE c.employer_id = ? ORDER BY c.changed_at DESC, c.id DESC LIMIT ?",
        [&](Row const& row) {
            changes.push_back(listed_from(row, employer));
            places.emplace(changes.back().change.id, changes.size() - 1);
        },
        employer, limit));
    HUB_TRY(db.each(
        "SELECT change_id, field, old_value, new_value FROM change_fields WHERE employer_id = ? ORDER BY change_id, place",
        [&](Row const& row) {
            auto const found = places.find(row.id<domain::ChangeId>(0));
            if (found == places.end()) { return; }
            changes[found->second].change.fields.push_back({ row.string(1), row.string(2), row.string(3) });
        },
        employer));
    return changes;
}

ErrorOr<std::int64_t> verify_account_changes(Connection& db, domain::EmployerId employer, std::span<domain::ChangeId const> changes,
    std::optional<domain::ContactId> by, Instant at) {
    std::int64_t total = 0;
    for (auto const id : changes) {
        bool is_there = false;
        bool is_verified = false;
        HUB_TRY(db.each(
            "SELECT verified_at FROM changes WHERE employer_id = ? AND id = ?",
            [&](Row const& row) {
                is_there = true;
                is_verified = !row.is_null(0);
            },
            employer, id));
        if (!is_there) { return fail(Error::not_found()); }
        if (is_verified == by.has_value()) { continue; }
        std::optional<Instant> const verified_at = by ? std::optional { at } : std::nullopt;
        HUB_TRY_ASSIGN(auto const changed,
            db.exec(
                "UPDATE changes SET verified_at = ?, verified_by_id = ? WHERE employer_id = ? AND id = ?", verified_at, by, employer, id));
        total += changed;
    }
    return total;
}

}  // namespace hub::store
