// What each contact is set up to receive (RPTS-*). Every version is kept: Recent Changes shows them, and the results list
// tells from them what a user had before a change (document_list.hpp).
#pragma once

#include "base/date.hpp"
#include "domain/document.hpp"
#include "store/database.hpp"

#include <cstdint>
#include <vector>

namespace hub::store {

struct StoredReportSettings {
    std::int64_t version = 0;  ///< 0: never set, nothing is delivered
    domain::ReportSettings settings;
};

[[nodiscard]] ErrorOr<StoredReportSettings> find_report_settings(Connection& db, domain::EmployerId employer, domain::ContactId contact);
/// Those of version `first` and later, oldest first; with version 0 as settings that deliver nothing.
[[nodiscard]] ErrorOr<std::vector<StoredReportSettings>> list_report_settings_since(
    Connection& db, domain::EmployerId employer, domain::ContactId contact, std::int64_t first);
/// Adds a version.
[[nodiscard]] ErrorOr<void> put_report_settings(
    Connection& db, domain::EmployerId employer, domain::ContactId contact, domain::ReportSettings const& settings, Instant at);

}  // namespace hub::store
