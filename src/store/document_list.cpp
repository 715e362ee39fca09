#include "store/document_list.hpp"

#include <algorithm>
#include <iterator>
#include <string>

namespace hub::store {

namespace {

/// The columns of ListedDocument, in the order of listed_from.
constexpr std::string_view select_listed =
    "SELECT d.id, d.posted_at, d.kind, d.injury, d.withdrawn, d.location_id, d.employee_id, d.center_id, d.name, d.claim_number, "
    "d.service_day, d.pages, d.bytes, m.flagged, m.reviewed, d.changed_seq, m.hidden, m.changed_seq, m.last_saved_at, d.archived_at "
    "FROM documents d "
    "LEFT JOIN document_marks m ON m.employer_id = d.employer_id AND m.contact_id = ? AND m.document_id = d.id ";

ListedDocument listed_from(Row const& row) {
    bool const is_hidden = row.boolean(16);  // NULL, no mark yet, reads as 0
    return {
        .id = row.text(0),
        .posted_at = row.instant(1),
        .kind = static_cast<int>(row.integer(2)),
        .injury = row.boolean(3),
        .withdrawn = row.boolean(4) || is_hidden,
        .archived = !row.is_null(19),
        .location = row.text(5),
        .employee = row.text(6),
        .center = row.text(7),
        .name = row.text(8),
        .claim_number = row.text(9),
        .service_date = row.date(10),
        .pages = static_cast<int>(row.integer(11)),
        .bytes = row.integer(12),
        .flagged = row.boolean(13),
        .reviewed = row.boolean(14),
        .saved = !row.is_null(18),
        .changed_seq = is_hidden ? std::max(row.integer(15), row.integer(17)) : row.integer(15),
    };
}

ErrorOr<void> add_changes(Connection& db, std::string_view sql, std::vector<Value> const& values, std::vector<DocumentChange>& changes) {
    auto const done = db.run(sql, values, [&](Row const& row) { changes.push_back({ row.integer(0), row.id<domain::DocumentId>(1) }); });
    if (!done) { return fail(done.error()); }
    return {};
}

/// What the tally counts and the contact has not: one row less for each hidden document.
ErrorOr<void> each_hidden(Connection& db, ListOwner const& owner, Date from, std::function<void(TallyRow const&)> const& each) {
    return db.each(
        "SELECT d.posted_at, d.kind, d.location_id, d.injury FROM document_marks m CROSS JOIN documents d "
        "WHERE d.employer_id = m.employer_id AND d.id = m.document_id "
        "AND m.employer_id = ? AND m.contact_id = ? AND m.hidden = 1 AND d.posted_at >= ? AND d.withdrawn = 0 AND d.archived_at IS NULL",
        [&](Row const& row) { each({ central_date(row.instant(0)), static_cast<int>(row.integer(1)), row.text(2), row.boolean(3), -1 }); },
        owner.employer, owner.contact, start_of_central_day(from));
}

}  // namespace

ErrorOr<int> list_documents(
    Connection& db, ListOwner const& owner, Instant oldest, ListPosition const& position, int limit, EachDocument const& each) {
    static std::string const sql = std::string { select_listed }
        + "WHERE d.employer_id = ? AND d.posted_at >= ? AND (d.posted_at, d.id) < (?, ?) "
          "ORDER BY d.posted_at DESC, d.id DESC LIMIT ?";
    int count = 0;
    HUB_TRY(db.each(
        sql,
        [&](Row const& row) {
            ++count;
            each(listed_from(row));
        },
        owner.contact, owner.employer, oldest, position.posted_ms, position.id.to_string(), limit));
    return count;
}

ErrorOr<bool> find_listed_document(Connection& db, ListOwner const& owner, domain::DocumentId document, EachDocument const& each) {
    static std::string const sql = std::string { select_listed } + "WHERE d.employer_id = ? AND d.id = ?";
    bool found = false;
    HUB_TRY(db.each(
        sql,
        [&](Row const& row) {
            found = true;
            each(listed_from(row));
        },
        owner.contact, owner.employer, document));
    return found;
}

ErrorOr<void> each_oldest(Connection& db, ListOwner const& owner, Instant oldest, int limit, EachDocument const& each) {
    static std::string const sql = std::string { select_listed }
        + "WHERE d.employer_id = ? AND d.posted_at >= ? AND d.withdrawn = 0 AND d.archived_at IS NULL AND COALESCE(m.hidden, 0) = 0 "
          "ORDER BY d.posted_at, d.id LIMIT ?";
    return db.each(sql, [&](Row const& row) { each(listed_from(row)); }, owner.contact, owner.employer, oldest, limit);
}

ErrorOr<void> each_unread_since(
    Connection& db, ListOwner const& owner, std::int64_t seq, Instant oldest, int limit, EachDocument const& each) {
    static std::string const sql = std::string { select_listed }
        + "WHERE d.employer_id = ? AND d.changed_seq > ? AND d.posted_at >= ? AND d.withdrawn = 0 AND d.archived_at IS NULL "
          "AND COALESCE(m.hidden, 0) = 0 AND COALESCE(m.reviewed, 0) = 0 ORDER BY d.changed_seq LIMIT ?";
    return db.each(sql, [&](Row const& row) { each(listed_from(row)); }, owner.contact, owner.employer, seq, oldest, limit);
}

ErrorOr<std::vector<DocumentChange>> list_changes(Connection& db, ListOwner const& owner, std::int64_t seq, int limit) {
    std::vector<DocumentChange> documents;
    HUB_TRY(add_changes(db, "SELECT changed_seq, id FROM documents WHERE employer_id = ? AND changed_seq > ? ORDER BY changed_seq LIMIT ?",
        { value(owner.employer), value(seq), value(limit) }, documents));
    std::vector<DocumentChange> marks;
    HUB_TRY(add_changes(db,
        "SELECT changed_seq, document_id FROM document_marks WHERE employer_id = ? AND contact_id = ? AND changed_seq > ? "
        "ORDER BY changed_seq LIMIT ?",
        { value(owner.employer), value(owner.contact), value(seq), value(limit) }, marks));
    std::vector<DocumentChange> merged;
    std::ranges::merge(documents, marks, std::back_inserter(merged), {}, &DocumentChange::seq, &DocumentChange::seq);
    merged.resize(std::min(merged.size(), static_cast<std::size_t>(limit)));
    return merged;
}

ErrorOr<std::int64_t> last_change(Connection& db, domain::EmployerId employer) {
    std::int64_t seq = 0;
    HUB_TRY(db.each("SELECT change_seq FROM employers WHERE id = ?", [&](Row const& row) { seq = row.integer(0); }, employer));
    return seq;
}

ErrorOr<void> each_tally(Connection& db, ListOwner const& owner, Date from, std::function<void(TallyRow const&)> const& each) {
    HUB_TRY(db.each(
        "SELECT posted_day, kind, location_id, injury, documents FROM document_tally WHERE employer_id = ? AND posted_day >= ?",
        [&](Row const& row) { each({ row.date(0), static_cast<int>(row.integer(1)), row.text(2), row.boolean(3), row.integer(4) }); },
        owner.employer, from));
    return each_hidden(db, owner, from, each);
}

ErrorOr<void> each_tally_total(Connection& db, ListOwner const& owner, Date from, std::function<void(TallyRow const&)> const& each) {
    HUB_TRY(db.each(
        "SELECT kind, location_id, injury, SUM(documents) FROM document_tally WHERE employer_id = ? AND posted_day >= ? "
        "GROUP BY kind, location_id, injury",
        [&](Row const& row) { each({ from, static_cast<int>(row.integer(0)), row.text(1), row.boolean(2), row.integer(3) }); },
        owner.employer, from));
    return each_hidden(db, owner, from, each);
}

ErrorOr<void> each_mark_count(Connection& db, ListOwner const& owner, Instant oldest, std::function<void(MarkCount const&)> const& each) {
    // CROSS JOIN keeps the order: a contact has few marks, an employer may have a million documents.
    return db.each(
        "SELECT d.kind, d.location_id, m.flagged, m.reviewed, COUNT(*) FROM document_marks m CROSS JOIN documents d "
        "WHERE d.employer_id = m.employer_id AND d.id = m.document_id "
        "AND m.employer_id = ? AND m.contact_id = ? AND d.posted_at >= ? AND d.withdrawn = 0 AND d.archived_at IS NULL AND m.hidden = 0 "
        "GROUP BY d.kind, d.location_id, m.flagged, m.reviewed",
        [&](Row const& row) { each({ static_cast<int>(row.integer(0)), row.text(1), row.boolean(2), row.boolean(3), row.integer(4) }); },
        owner.employer, owner.contact, oldest);
}

ErrorOr<std::vector<Employee>> find_employees(Connection& db, domain::EmployerId employer, std::span<std::string_view const> ids) {
    std::vector<Employee> employees;
    employees.reserve(ids.size());
    for (auto const id : ids) {
        HUB_TRY(db.each(
            "SELECT id, first_name, last_name, birth_day FROM employees WHERE employer_id = ? AND id = ?",
            [&](Row const& row) { employees.push_back({ row.id<domain::EmployeeId>(0), row.string(1), row.string(2), row.date(3) }); },
            employer, id));
    }
    if (employees.size() != ids.size()) { return fail(Error::internal("A document without its employee")); }
    return employees;
}

}  // namespace hub::store
