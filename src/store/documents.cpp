#include "store/documents.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <vector>

namespace hub::store {

namespace {

using TallyKey = std::tuple<std::int32_t, domain::DocumentKindNumber, domain::LocationId, bool>;

TallyKey tally_key(domain::Document const& document) {
    return { central_date(document.posted_at).days, document.kind, document.location, document.visit_type == domain::VisitType::Injury };
}

ErrorOr<void> add_to_tally(Connection& db, domain::EmployerId employer, TallyKey const& key, std::int64_t count) {
    auto const& [day, kind, location, injury] = key;
    HUB_TRY(
        db.exec("INSERT INTO document_tally (employer_id, posted_day, kind, location_id, injury, documents) VALUES (?, ?, ?, ?, ?, ?) "
                "ON CONFLICT (employer_id, posted_day, kind, location_id, injury) DO UPDATE SET documents = documents + excluded.documents",
            employer, std::int64_t { day }, std::int64_t { kind }, location, injury, count));
    return {};
}

using VisitKey = std::tuple<domain::EmployeeId, std::int32_t>;

VisitKey visit_key(domain::Document const& document) {
    return { document.employee, document.service_date.days };
}

ErrorOr<void> add_to_visit(Connection& db, domain::EmployerId employer, VisitKey const& key, std::int64_t count) {
    auto const& [employee, day] = key;
    HUB_TRY(db.exec("INSERT INTO visits (employer_id, employee_id, service_day, documents) VALUES (?, ?, ?, ?) "
                    "ON CONFLICT (employer_id, employee_id, service_day) DO UPDATE SET documents = visits.documents + excluded.documents",
        employer, employee, std::int64_t { day }, count));
    return {};
}

ErrorOr<void> mark_archived(Connection& db, domain::EmployerId employer, std::span<domain::Document const> documents, Instant at) {
    HUB_TRY_ASSIGN(auto seq, take_change_numbers(db, employer, static_cast<std::int64_t>(documents.size())));
    std::map<TallyKey, std::int64_t> tally;
    for (auto const& document : documents) {
        HUB_TRY(db.exec("UPDATE documents SET archived_at = ?, changed_seq = ? WHERE employer_id = ? AND posted_at = ? AND id = ?", at,
            seq++, employer, document.posted_at, document.id));
        ++tally[tally_key(document)];
    }
    for (auto const& [key, count] : tally) { HUB_TRY(add_to_tally(db, employer, key, -count)); }
    return {};
}

struct Marks {
    bool flagged = false;
    bool reviewed = false;
    bool operator==(Marks const&) const = default;
};

ErrorOr<Marks> find_marks(Connection& db, domain::EmployerId employer, domain::ContactId contact, domain::DocumentId document) {
    Marks marks;
    HUB_TRY(db.each(
        "SELECT flagged, reviewed FROM document_marks WHERE employer_id = ? AND contact_id = ? AND document_id = ?",
        [&](Row const& row) { marks = { row.boolean(0), row.boolean(1) }; }, employer, contact, document));
    return marks;
}

/// The time of review stays while the mark does, and goes with it.
ErrorOr<void> put_marks(Connection& db, domain::EmployerId employer, domain::ContactId contact, domain::DocumentId document, Marks marks,
    std::int64_t seq, Instant at) {
    auto const reviewed_at = marks.reviewed ? std::optional { at } : std::nullopt;
    HUB_TRY(db.exec(
        "INSERT INTO document_marks (employer_id, contact_id, document_id, flagged, reviewed, changed_seq, changed_at, reviewed_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (employer_id, contact_id, document_id) DO UPDATE SET "
        "reviewed_at = CASE WHEN document_marks.reviewed = 1 AND excluded.reviewed = 1 THEN document_marks.reviewed_at "
        "ELSE excluded.reviewed_at END, "
        "flagged = excluded.flagged, reviewed = excluded.reviewed, changed_seq = excluded.changed_seq, changed_at = excluded.changed_at",
        employer, contact, document, marks.flagged, marks.reviewed, seq, at, reviewed_at));
    return {};
}

}  // namespace

ErrorOr<std::int64_t> take_change_numbers(Connection& db, domain::EmployerId employer, std::int64_t count) {
    std::int64_t last = 0;
    HUB_TRY(db.each(
        "UPDATE employers SET change_seq = change_seq + ? WHERE id = ? RETURNING change_seq",
        [&](Row const& row) { last = row.integer(0); }, count, employer));
    if (last == 0) { return fail(Error::not_found()); }
    return last - count + 1;
}

ErrorOr<void> insert_employee(Connection& db, domain::EmployerId employer, Employee const& employee) {
    HUB_TRY(db.exec("INSERT INTO employees (employer_id, id, first_name, last_name, birth_day) VALUES (?, ?, ?, ?, ?)", employer,
        employee.id, employee.first_name, employee.last_name, employee.birth_date));
    return {};
}

ErrorOr<void> insert_documents(Connection& db, domain::EmployerId employer, std::span<domain::Document const> documents) {
    if (documents.empty()) { return {}; }
    HUB_TRY_ASSIGN(auto seq, take_change_numbers(db, employer, static_cast<std::int64_t>(documents.size())));
    std::map<TallyKey, std::int64_t> tally;
    std::map<VisitKey, std::int64_t> visits;
    for (auto const& document : documents) {
        HUB_TRY(db.exec(
            "INSERT INTO documents (employer_id, posted_at, id, changed_seq, kind, injury, withdrawn, location_id, employee_id, "
            "center_id, name, state, claim_number, service_day, file_id, pages, bytes) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            employer, document.posted_at, document.id, seq++, std::int64_t { document.kind },
            document.visit_type == domain::VisitType::Injury, document.withdrawn, document.location, document.employee, document.center,
            document.name, document.state, document.claim_number, document.service_date, document.file, document.pages, document.bytes));
        if (!document.withdrawn) { ++tally[tally_key(document)]; }
        visits[visit_key(document)] += document.withdrawn ? 0 : 1;
    }
    for (auto const& [key, count] : visits) { HUB_TRY(add_to_visit(db, employer, key, count)); }
    for (auto const& [key, count] : tally) { HUB_TRY(add_to_tally(db, employer, key, count)); }
    // One that comes late, with an old posting time, is still to be archived.
    auto const oldest = std::ranges::min(documents, {}, &domain::Document::posted_at).posted_at;
    HUB_TRY(db.exec("UPDATE employers SET archived_before = ? WHERE id = ? AND archived_before > ?", oldest, employer, oldest));
    return {};
}

ErrorOr<std::vector<domain::EmployerId>> list_employers_to_archive(Connection& db, Instant posted_before) {
    std::vector<domain::EmployerId> employers;
    HUB_TRY(db.each(
        "SELECT id FROM employers WHERE archived_before < ? ORDER BY id",
        [&](Row const& row) { employers.push_back(row.id<domain::EmployerId>(0)); }, posted_before));
    return employers;
}

ErrorOr<ArchivedDocuments> archive_documents(Connection& db, domain::EmployerId employer, Instant posted_before, Instant at, int most) {
    std::vector<domain::Document> due;
    HUB_TRY(db.each(
        "SELECT d.id, d.posted_at, d.kind, d.injury, d.location_id FROM employers e JOIN documents d ON d.employer_id = e.id "
        "AND d.posted_at >= e.archived_before AND d.posted_at < ? WHERE e.id = ? AND d.withdrawn = 0 AND d.archived_at IS NULL "
        "ORDER BY d.posted_at, d.id LIMIT ?",
        [&](Row const& row) {
            auto& document = due.emplace_back();
            document.id = row.id<domain::DocumentId>(0);
            document.posted_at = row.instant(1);
            document.kind = static_cast<domain::DocumentKindNumber>(row.integer(2));
            document.visit_type = row.boolean(3) ? domain::VisitType::Injury : domain::VisitType::NonInjury;
            document.location = row.id<domain::LocationId>(4);
        },
        posted_before, employer, most));
    bool const more = due.size() == static_cast<std::size_t>(most);
    if (!due.empty()) { HUB_TRY(mark_archived(db, employer, due, at)); }
    auto const done_before = more ? due.back().posted_at : posted_before;
    HUB_TRY(db.exec("UPDATE employers SET archived_before = ? WHERE id = ? AND archived_before < ?", done_before, employer, done_before));
    return ArchivedDocuments { static_cast<std::int64_t>(due.size()), more };
}

ErrorOr<void> withdraw_document(Connection& db, domain::EmployerId employer, domain::DocumentId id) {
    HUB_TRY_ASSIGN(auto const document, find_document(db, employer, id));
    if (document.withdrawn) { return fail(Error::not_found()); }
    HUB_TRY_ASSIGN(auto const seq, take_change_numbers(db, employer, 1));
    HUB_TRY(db.exec("UPDATE documents SET withdrawn = 1, changed_seq = ? WHERE employer_id = ? AND id = ?", seq, employer, id));
    HUB_TRY(add_to_visit(db, employer, visit_key(document), -1));
    if (document.archived) { return {}; }  // the tally has left it out already
    return add_to_tally(db, employer, tally_key(document), -1);
}

ErrorOr<domain::Document> find_document(Connection& db, domain::EmployerId employer, domain::DocumentId id) {
    domain::Document found;
    HUB_TRY(db.each(
        "SELECT d.id, d.employee_id, e.first_name, e.last_name, e.birth_day, d.name, d.kind, d.injury, d.location_id, d.center_id, "
        "d.state, d.claim_number, d.service_day, d.posted_at, d.file_id, d.pages, d.bytes, d.withdrawn, d.archived_at FROM documents d "
        "JOIN employees e ON e.employer_id = d.employer_id AND e.id = d.employee_id WHERE d.employer_id = ? AND d.id = ?",
        [&](Row const& row) {
            found = {
                .id = row.id<domain::DocumentId>(0),
                .employer = employer,
                .employee = row.id<domain::EmployeeId>(1),
                .first_name = row.string(2),
                .last_name = row.string(3),
                .birth_date = row.date(4),
                .name = row.string(5),
                .kind = static_cast<domain::DocumentKindNumber>(row.integer(6)),
                .visit_type = row.boolean(7) ? domain::VisitType::Injury : domain::VisitType::NonInjury,
                .location = row.id<domain::LocationId>(8),
                .center = row.id<domain::CenterId>(9),
                .state = row.string(10),
                .claim_number = row.string(11),
                .service_date = row.date(12),
                .posted_at = row.instant(13),
                .file = row.id<domain::FileId>(14),
                .pages = static_cast<int>(row.integer(15)),
                .bytes = row.integer(16),
                .withdrawn = row.boolean(17),
                .archived = !row.is_null(18),
            };
        },
        employer, id));
    if (found.id.is_nil()) { return fail(Error::not_found()); }
    return found;
}

ErrorOr<void> set_file_size(Connection& db, domain::EmployerId employer, domain::DocumentId document, int pages, std::int64_t bytes) {
    HUB_TRY_ASSIGN(auto const seq, take_change_numbers(db, employer, 1));
    HUB_TRY(db.exec("UPDATE documents SET pages = ?, bytes = ?, changed_seq = ? WHERE employer_id = ? AND id = ?", pages, bytes, seq,
        employer, document));
    return {};
}

ErrorOr<std::int32_t> mark_documents(Connection& db, domain::EmployerId employer, domain::ContactId contact,
    std::span<domain::DocumentId const> documents, MarkChange const& change, Instant at) {
    std::vector<domain::DocumentId> once { documents.begin(), documents.end() };
    std::ranges::sort(once);
    once.erase(std::ranges::unique(once).begin(), once.end());

    std::vector<std::pair<domain::DocumentId, Marks>> changed;
    for (auto const document : once) {
        HUB_TRY_ASSIGN(auto const marks, find_marks(db, employer, contact, document));
        Marks const wanted { change.flagged.value_or(marks.flagged), change.reviewed.value_or(marks.reviewed) };
        if (wanted != marks) { changed.emplace_back(document, wanted); }
    }
    if (changed.empty()) { return 0; }
    HUB_TRY_ASSIGN(auto seq, take_change_numbers(db, employer, static_cast<std::int64_t>(changed.size())));
    for (auto const& [document, marks] : changed) { HUB_TRY(put_marks(db, employer, contact, document, marks, seq++, at)); }
    return static_cast<std::int32_t>(changed.size());
}

}  // namespace hub::store
