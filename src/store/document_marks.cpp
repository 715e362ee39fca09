#include "store/document_marks.hpp"

namespace hub::store {

namespace {

std::optional<Instant> instant_or_none(Row const& row, int column) {
    return row.is_null(column) ? std::nullopt : std::optional { row.instant(column) };
}

}  // namespace

ErrorOr<DocumentMarks> find_document_marks(Connection& db, ListOwner const& owner, domain::DocumentId document) {
    DocumentMarks marks;
    HUB_TRY(db.each(
        "SELECT flagged, note, reviewed, reviewed_at, first_saved_at, last_saved_at, hidden FROM document_marks "
        "WHERE employer_id = ? AND contact_id = ? AND document_id = ?",
        [&](Row const& row) {
            marks = { .flagged = row.boolean(0),
                .note = row.string(1),
                .reviewed = row.boolean(2),
                .reviewed_at = instant_or_none(row, 3),
                .first_saved_at = instant_or_none(row, 4),
                .last_saved_at = instant_or_none(row, 5),
                .hidden = row.boolean(6) };
        },
        owner.employer, owner.contact, document));
    return marks;
}

ErrorOr<std::vector<Reviewer>> list_other_reviewers(Connection& db, ListOwner const& owner, domain::DocumentId document) {
    std::vector<Reviewer> reviewers;
    HUB_TRY(db.each(
        "SELECT c.id, c.first_name, c.last_name, m.reviewed_at FROM document_marks m "
        "JOIN contacts c ON c.employer_id = m.employer_id AND c.id = m.contact_id "
        "WHERE m.employer_id = ? AND m.document_id = ? AND m.contact_id <> ? AND m.reviewed = 1 AND m.hidden = 0 "
        "ORDER BY COALESCE(m.reviewed_at, 0) DESC, c.last_name, c.first_name, c.id LIMIT 100",
        [&](Row const& row) {
            reviewers.push_back({ row.id<domain::ContactId>(0), row.string(1) + " " + row.string(2), instant_or_none(row, 3) });
        },
        owner.employer, document, owner.contact));
    return reviewers;
}

ErrorOr<void> set_flag_note(Connection& db, ListOwner const& owner, domain::DocumentId document, std::string_view note) {
    HUB_TRY_ASSIGN(auto const rows,
        db.exec("UPDATE document_marks SET note = ? WHERE employer_id = ? AND contact_id = ? AND document_id = ? AND flagged = 1", note,
            owner.employer, owner.contact, document));
    if (rows == 0) { return fail(Error::not_found()); }
    return {};
}

ErrorOr<void> note_saved(Connection& db, ListOwner const& owner, std::span<domain::DocumentId const> documents, Instant at) {
    if (documents.empty()) { return {}; }
    HUB_TRY_ASSIGN(auto seq, take_change_numbers(db, owner.employer, static_cast<std::int64_t>(documents.size())));
    for (auto const document : documents) {
        HUB_TRY(db.exec(
            "INSERT INTO document_marks (employer_id, contact_id, document_id, flagged, reviewed, changed_seq, changed_at, "
            "first_saved_at, last_saved_at) VALUES (?, ?, ?, 0, 0, ?, ?, ?, ?) "
            "ON CONFLICT (employer_id, contact_id, document_id) DO UPDATE SET last_saved_at = excluded.last_saved_at, "
            "changed_seq = CASE WHEN document_marks.first_saved_at IS NULL THEN excluded.changed_seq ELSE document_marks.changed_seq END, "
            "first_saved_at = COALESCE(document_marks.first_saved_at, excluded.first_saved_at)",
            owner.employer, owner.contact, document, seq++, at, at, at));
    }
    return {};
}

ErrorOr<void> hide_document(Connection& db, ListOwner const& owner, domain::DocumentId document, Instant at) {
    HUB_TRY_ASSIGN(auto const seq, take_change_numbers(db, owner.employer, 1));
    HUB_TRY(db.exec("INSERT INTO document_marks (employer_id, contact_id, document_id, flagged, reviewed, changed_seq, changed_at, hidden) "
                    "VALUES (?, ?, ?, 0, 0, ?, ?, 1) ON CONFLICT (employer_id, contact_id, document_id) DO UPDATE SET "
                    "hidden = 1, changed_seq = excluded.changed_seq, changed_at = excluded.changed_at",
        owner.employer, owner.contact, document, seq, at));
    return {};
}

}  // namespace hub::store
