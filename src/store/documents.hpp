// Employees, documents, and the marks that each contact sets on documents (RSLT-04, RSLT-15, RSLT-26). A document never
// changes after it is posted, except that it can be withdrawn or archived. Reading lists of them is in document_list.hpp.
#pragma once

#include "base/date.hpp"
#include "domain/document.hpp"
#include "store/database.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace hub::store {

struct Employee {
    domain::EmployeeId id;
    std::string first_name;
    std::string last_name;
    Date birth_date;
};

[[nodiscard]] ErrorOr<void> insert_employee(Connection& db, domain::EmployerId employer, Employee const& employee);
/// Adds documents of one employer; their employees, locations and centers must be there. Fastest when they are in the
/// order of their posting.
[[nodiscard]] ErrorOr<void> insert_documents(Connection& db, domain::EmployerId employer, std::span<domain::Document const> documents);
/// RSLT-15: for good. NotFound when it is missing, another employer's, or withdrawn already.
[[nodiscard]] ErrorOr<void> withdraw_document(Connection& db, domain::EmployerId employer, domain::DocumentId document);

/// Employers that may have documents posted before this moment and not archived.
[[nodiscard]] ErrorOr<std::vector<domain::EmployerId>> list_employers_to_archive(Connection& db, Instant posted_before);
struct ArchivedDocuments {
    std::int64_t count = 0;
    bool more = false;  ///< call again
};
/// RSLT-08: marks at most `most` of the employer's documents that were posted before this moment, the oldest first. Withdrawn
/// ones stay as they are.
[[nodiscard]] ErrorOr<ArchivedDocuments> archive_documents(
    Connection& db, domain::EmployerId employer, Instant posted_before, Instant at, int most);

/// Withdrawn and archived ones too: whether a user may have it is for domain::is_delivered to say. NotFound when it is
/// missing or another employer's.
[[nodiscard]] ErrorOr<domain::Document> find_document(Connection& db, domain::EmployerId employer, domain::DocumentId document);
/// The true size, once the file has been made.
[[nodiscard]] ErrorOr<void> set_file_size(
    Connection& db, domain::EmployerId employer, domain::DocumentId document, int pages, std::int64_t bytes);

/// An absent mark stays as it is.
struct MarkChange {
    std::optional<bool> flagged;
    std::optional<bool> reviewed;
};

/// Takes `count` numbers of the employer's change sequence and returns the first. The row of the employer is the lock that keeps
/// two writers apart.
[[nodiscard]] ErrorOr<std::int64_t> take_change_numbers(Connection& db, domain::EmployerId employer, std::int64_t count);

/// Sets marks for one contact on documents that exist, and returns how many documents that changed (RSLT-26). Whether
/// the contact may see them is the caller's affair.
[[nodiscard]] ErrorOr<std::int32_t> mark_documents(Connection& db, domain::EmployerId employer, domain::ContactId contact,
    std::span<domain::DocumentId const> documents, MarkChange const& change, Instant at);

}  // namespace hub::store
