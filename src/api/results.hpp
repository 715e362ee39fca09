// Results and reports (RSLT-*): the list in columns, so that a million rows load fast, and what is done with rows.
#pragma once

#include "api/endpoint.hpp"
#include "base/date.hpp"
#include "domain/document.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace hub::api {

/// The list is loaded page by page, newest posting first, and then kept fresh: the cursor of the last page, asked with
/// again, brings only what has changed since (RSLT-16: also what has gone).
struct ListResults {
    std::string cursor;  ///< empty: from the start
    std::int32_t limit = 10'000;
};
template <class V>
void describe(V& v, ListResults& r) {
    v("cursor", r.cursor, Limits { .max_length = 200, .optional = true, .about = "`cursor` of the last answer" });
    v("limit", r.limit, Limits { .minimum = 1, .maximum = 20'000, .optional = true, .about = "Rows at most" });
}

/// Columns of equal length. `…_index` columns point into the dictionaries of the same page.
struct ResultPage {
    std::vector<domain::DocumentId> id;
    std::vector<std::int32_t> employee_index;  ///< into `employees`
    std::vector<std::int32_t> kind;            ///< number of the document kind, 1 to 26
    std::vector<std::int32_t> name_index;      ///< into `names`
    std::vector<std::int32_t> injury;          ///< 1 injury, 0 non-injury
    std::vector<std::int32_t> center_index;    ///< into `centers`
    std::vector<std::int32_t> location_index;  ///< into `locations`
    std::vector<std::int32_t> claim_index;     ///< into `claims`; -1: none
    std::vector<std::int32_t> service_day;     ///< days since 1970-01-01
    std::vector<std::int64_t> posted_at;       ///< ms since 1970, UTC
    std::vector<std::int32_t> pages;
    std::vector<std::int64_t> bytes;
    std::vector<std::int32_t> flagged;   ///< 0 or 1, the caller's own mark
    std::vector<std::int32_t> reviewed;  ///< 0 or 1, the caller's own mark
    std::vector<std::int32_t> saved;     ///< 0 or 1, whether the caller has saved it, singly or in a bundle

    struct Employee {
        domain::EmployeeId id;
        std::string first_name;
        std::string last_name;
        Date birth_date;
    };
    struct Place {
        std::string id;  ///< of the center or the company location
        std::string name;
        std::string state;
    };
    std::vector<Employee> employees;
    std::vector<std::string> names;
    std::vector<Place> centers;
    std::vector<Place> locations;
    std::vector<std::string> claims;

    std::vector<domain::DocumentId> removed;  ///< archived, withdrawn or no longer delivered since the cursor
    std::string cursor;
    bool more = false;       ///< ask again at once with `cursor`
    std::int64_t total = 0;  ///< rows of the whole list, for progress
};
template <class V>
void describe(V& v, ResultPage::Employee& r) {
    v("id", r.id);
    v("first_name", r.first_name);
    v("last_name", r.last_name);
    v("birth_date", r.birth_date);
}
template <class V>
void describe(V& v, ResultPage::Place& r) {
    v("id", r.id);
    v("name", r.name);
    v("state", r.state);
}
template <class V>
void describe(V& v, ResultPage& r) {
    constexpr Limits rows { .max_items = 20'000 };
    v("id", r.id, rows);
    v("employee_index", r.employee_index, rows);
    v("kind", r.kind, rows);
    v("name_index", r.name_index, rows);
    v("injury", r.injury, rows);
    v("center_index", r.center_index, rows);
    v("location_index", r.location_index, rows);
    v("claim_index", r.claim_index, rows);
    v("service_day", r.service_day, rows);
    v("posted_at", r.posted_at, rows);
    v("pages", r.pages, rows);
    v("bytes", r.bytes, rows);
    v("flagged", r.flagged, rows);
    v("reviewed", r.reviewed, rows);
    v("saved", r.saved, rows);
    v("employees", r.employees, rows);
    v("names", r.names, rows);
    v("centers", r.centers, rows);
    v("locations", r.locations, rows);
    v("claims", r.claims, rows);
    v("removed", r.removed, rows);
    v("cursor", r.cursor);
    v("more", r.more);
    v("total", r.total);
}

inline constexpr Endpoint<ListResults, ResultPage> list_results { .id = "list_results",
    .method = Method::Get,
    .path = "/api/v1/results",
    .access = Access::SignedIn,
    .summary = "Documents delivered to the caller, in columns; with a cursor only what changed" };

struct OneDocument {
    domain::DocumentId id;
};
template <class V>
void describe(V& v, OneDocument& r) {
    v("id", r.id);
}

struct DocumentFile {
    domain::DocumentId id;
    bool for_saving = false;
};
template <class V>
void describe(V& v, DocumentFile& r) {
    v("id", r.id);
    v("for_saving", r.for_saving, Limits { .optional = true, .about = "It is saved and not only looked at: kept in mind for the caller" });
}

/// The PDF itself. Withdrawn, archived, foreign and missing documents all answer 404 alike (RSLT-16, security Z2).
inline constexpr Endpoint<DocumentFile, Nothing> document_file {
    .id = "document_file",
    .method = Method::Get,
    .path = "/api/v1/documents/{id}/file",
    .access = Access::SignedIn,
    .summary = "The bytes of one document",
    .answers = Answers::Bytes,
};

/// Sets the caller's own marks on many documents (RSLT-04, RSLT-26). An absent mark stays as it is.
struct MarkResults {
    std::vector<domain::DocumentId> documents;
    std::optional<bool> flagged;
    std::optional<bool> reviewed;
};
template <class V>
void describe(V& v, MarkResults& r) {
    v("documents", r.documents, Limits { .max_items = 5'000 });
    v("flagged", r.flagged);
    v("reviewed", r.reviewed);
}
struct MarkedResults {
    std::int32_t changed = 0;
};
template <class V>
void describe(V& v, MarkedResults& r) {
    v("changed", r.changed);
}
inline constexpr Endpoint<MarkResults, MarkedResults> mark_results {
    .id = "mark_results",
    .method = Method::Put,
    .path = "/api/v1/results/marks",
    .access = Access::SignedIn,
    .summary = "Flag documents or mark them as reviewed, for the caller alone",
};

/// The caller has saved a bundle of these documents. What was fetched for a bundle is not saved yet: it can be given up.
struct SavedResults {
    std::vector<domain::DocumentId> documents;
};
template <class V>
void describe(V& v, SavedResults& r) {
    v("documents", r.documents, Limits { .max_items = 5'000 });
}
inline constexpr Endpoint<SavedResults, Nothing> note_saved_results {
    .id = "note_saved_results",
    .method = Method::Put,
    .path = "/api/v1/results/saved",
    .access = Access::SignedIn,
    .summary = "Keep in mind that the caller has saved these documents, as parts of a bundle",
    .success = 204,
};

/// Another contact of the employer who has reviewed the document (RSLT-A3).
struct DocumentReviewer {
    domain::ContactId contact;
    std::string name;
    std::optional<Instant> reviewed_at;  ///< absent: before the time was kept
};
template <class V>
void describe(V& v, DocumentReviewer& r) {
    v("contact", r.contact);
    v("name", r.name);
    v("reviewed_at", r.reviewed_at);
}

/// What the list does not tell about one document.
struct DocumentMarks {
    std::string note;                    ///< at the caller's own flag; nobody else sees it
    std::optional<Instant> reviewed_at;  ///< by the caller
    std::optional<Instant> first_saved_at;
    std::optional<Instant> last_saved_at;
    std::vector<DocumentReviewer> reviewers;  ///< User Admins only: who else, the latest first
};
template <class V>
void describe(V& v, DocumentMarks& r) {
    v("note", r.note);
    v("reviewed_at", r.reviewed_at);
    v("first_saved_at", r.first_saved_at);
    v("last_saved_at", r.last_saved_at);
    v("reviewers", r.reviewers);
}
inline constexpr Endpoint<OneDocument, DocumentMarks> get_document_marks {
    .id = "get_document_marks",
    .method = Method::Get,
    .path = "/api/v1/documents/{id}/marks",
    .access = Access::SignedIn,
    .summary = "The caller's note at the flag, times of review and saving, and for User Admins who else has reviewed it",
};

/// An empty note takes it away. The caller must have flagged the document.
struct FlagNote {
    domain::DocumentId id;
    std::string note;
};
template <class V>
void describe(V& v, FlagNote& r) {
    v("id", r.id);
    v("note", r.note, Limits { .about = "At most 200 characters" });
}
inline constexpr Endpoint<FlagNote, FlagNote> write_flag_note {
    .id = "write_flag_note",
    .method = Method::Put,
    .path = "/api/v1/documents/{id}/note",
    .access = Access::SignedIn,
    .summary = "Write, change or empty the note at the caller's own flag",
    .needs_idempotency_key = true,
};

}  // namespace hub::api
