// Results and reports (RSLT-*): the kinds of documents, who gets them, and when they archive.
#pragma once

#include "base/date.hpp"
#include "base/error.hpp"
#include "domain/enums.hpp"
#include "domain/ids.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hub::domain {

/// Number of a row in the table of section 5.1: 1 is D01.
using DocumentKindNumber = std::uint8_t;

struct DocumentKind {
    DocumentKindNumber number = 0;
    std::string_view name;  ///< "Work status report": how it stands in the list
    ReportCategory category = ReportCategory::Tests;
    bool injury = false;
    bool non_injury = false;
    bool more_than_minimum = false;  ///< D14, D26: only with the acknowledged setting (RPTS-07)
    bool in_any_category = false;    ///< D26: has no category of its own and goes with whichever is chosen
};

/// D01 to D26 in order.
[[nodiscard]] std::span<DocumentKind const> document_kinds();
[[nodiscard]] DocumentKind const* find_document_kind(DocumentKindNumber number);

struct Document {
    DocumentId id;
    EmployerId employer;
    EmployeeId employee;
    std::string first_name;
    std::string last_name;
    Date birth_date;
    std::string name;  ///< RSLT-25, "Audiogram result"
    DocumentKindNumber kind = 0;
    VisitType visit_type = VisitType::NonInjury;
    LocationId location;
    CenterId center;
    std::string state;  ///< in which the visit occurred
    std::string claim_number;
    Date service_date;
    Instant posted_at;
    FileId file;
    int pages = 0;
    std::int64_t bytes = 0;
    bool withdrawn = false;  ///< RSLT-15, final
    bool archived = false;   ///< the server's job has marked it (RSLT-08), final too
};

inline constexpr std::size_t longest_flag_note = 200;  ///< RSLT-A3, in characters
/// RSLT-A3: Invalid "note" when it is too long, or when there is one without a flag.
[[nodiscard]] ErrorOr<void> check_flag_note(std::string_view note, bool is_flagged);

inline constexpr int archive_after_days = 90;   ///< RSLT-08, RSLT-09
inline constexpr int archiving_soon_days = 14;  ///< RSLT-A1

/// The last day on which it can be had: posting day (Central Time) + 90.
[[nodiscard]] Date last_available_day(Instant posted_at);
/// RSLT-09: true from day 91 on.
[[nodiscard]] bool is_archived(Instant posted_at, Date today);
/// Days left including today's: 0 on the last day.
[[nodiscard]] int days_until_archive(Instant posted_at, Date today);

/// What a contact is set up to receive (RPTS-*). Empty lists mean "all".
struct ReportSettings {
    std::vector<ReportCategory> categories;
    bool all_categories = true;
    std::vector<LocationId> locations;  ///< empty: all
    bool more_than_minimum = false;     ///< acknowledged (RPTS-07)
};

/// RSLT-12, -13: decided by the server for each document and viewer; withdrawn and archived ones are never delivered.
[[nodiscard]] bool is_delivered(Document const& document, ReportSettings const& settings, Date today);

}  // namespace hub::domain
