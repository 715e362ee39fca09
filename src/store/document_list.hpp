// Reading the results list: pages of it newest first, what has changed since a point, and how many there are. All of it
// stays fast with a million rows: pages are read in the table's own order, totals come from the tally.
//
// Which rows a user receives is not decided here; the caller asks domain::is_delivered about each.
#pragma once

#include "base/date.hpp"
#include "domain/document.hpp"
#include "store/database.hpp"
#include "store/documents.hpp"

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

namespace hub::store {

/// One row; the texts are valid only inside the callback. Ids stand as text because most of them repeat from row to row.
struct ListedDocument {
    std::string_view id;
    Instant posted_at;
    int kind = 0;
    bool injury = false;
    bool withdrawn = false;  ///< for everybody, or hidden from this contact (SUPP-A2): to the reader it is the same
    bool archived = false;   ///< marked by the server's job; what its posting day says is the reader's affair
    std::string_view location;
    std::string_view employee;
    std::string_view center;
    std::string_view name;
    std::string_view claim_number;
    Date service_date;
    int pages = 0;
    std::int64_t bytes = 0;
    bool flagged = false;  ///< the contact's own marks
    bool reviewed = false;
    bool saved = false;            ///< by the contact, at some time
    std::int64_t changed_seq = 0;  ///< of the document itself, or of its being hidden, not of the marks
};
using EachDocument = std::function<void(ListedDocument const&)>;

/// A place in the list: rows after it were posted earlier, or at the same moment with a smaller id.
struct ListPosition {
    std::int64_t posted_ms = INT64_MAX;  ///< as it stands, before the newest row
    domain::DocumentId id;
};

/// Whose list it is.
struct ListOwner {
    domain::EmployerId employer;
    domain::ContactId contact;
};

/// At most `limit` rows after `position`, newest first, posted at `oldest` or later, with the withdrawn ones: who follows the
/// list has to be told of them. Returns how many.
[[nodiscard]] ErrorOr<int> list_documents(
    Connection& db, ListOwner const& owner, Instant oldest, ListPosition const& position, int limit, EachDocument const& each);
/// One row, withdrawn or not; false when it is missing.
[[nodiscard]] ErrorOr<bool> find_listed_document(
    Connection& db, ListOwner const& owner, domain::DocumentId document, EachDocument const& each);

/// A document that was posted or withdrawn, or whose marks of this contact changed.
struct DocumentChange {
    std::int64_t seq = 0;
    domain::DocumentId document;
};
/// The first `limit` changes after `seq`, in their order.
[[nodiscard]] ErrorOr<std::vector<DocumentChange>> list_changes(Connection& db, ListOwner const& owner, std::int64_t seq, int limit);
[[nodiscard]] ErrorOr<std::int64_t> last_change(Connection& db, domain::EmployerId employer);

/// Documents of one kind, location, visit type and posting day, without the withdrawn ones. The rows add up: what is hidden from the
/// contact comes as a row of -1.
struct TallyRow {
    Date posted_day;
    int kind = 0;
    std::string_view location;
    bool injury = false;
    std::int64_t documents = 0;
};
/// Rows of `from` and later days.
[[nodiscard]] ErrorOr<void> each_tally(Connection& db, ListOwner const& owner, Date from, std::function<void(TallyRow const&)> const& each);
/// The same with the days added up; posted_day is then `from`.
[[nodiscard]] ErrorOr<void> each_tally_total(
    Connection& db, ListOwner const& owner, Date from, std::function<void(TallyRow const&)> const& each);

/// How many documents of a kind and location the contact has marked in one way.
struct MarkCount {
    int kind = 0;
    std::string_view location;
    bool flagged = false;
    bool reviewed = false;
    std::int64_t documents = 0;
};
[[nodiscard]] ErrorOr<void> each_mark_count(
    Connection& db, ListOwner const& owner, Instant oldest, std::function<void(MarkCount const&)> const& each);

/// The employees with these ids, in the order of the ids; ids are text as in ListedDocument.
[[nodiscard]] ErrorOr<std::vector<Employee>> find_employees(
    Connection& db, domain::EmployerId employer, std::span<std::string_view const> ids);
/// The first `limit` documents posted at `oldest` or later, oldest first, without the withdrawn ones.
[[nodiscard]] ErrorOr<void> each_oldest(Connection& db, ListOwner const& owner, Instant oldest, int limit, EachDocument const& each);
/// The first `limit` documents that were posted or changed after `seq`, posted at `oldest` or later, and that the contact has neither
/// reviewed nor had hidden; without the withdrawn and archived ones.
[[nodiscard]] ErrorOr<void> each_unread_since(
    Connection& db, ListOwner const& owner, std::int64_t seq, Instant oldest, int limit, EachDocument const& each);

}  // namespace hub::store
