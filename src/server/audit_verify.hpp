// Whether the audit log is whole: every row follows from the one before, the head is where the rows end, and what was
// anchored outside of the database is still in there (security 4). A chain alone does not show that its end was cut off,
// or that an older copy of everything was put back; an anchor kept elsewhere does.
#pragma once

#include "base/error.hpp"
#include "server/secrets.hpp"
#include "store/audit_log.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hub::server {

struct AuditTrouble {
    std::string chain;
    std::int64_t seq = 0;  ///< the first row that is wrong or missing
    std::string what;      ///< "row 12 was changed"
};

struct AuditReport {
    std::int64_t rows = 0;
    std::vector<AuditTrouble> troubles;  ///< at most one a chain: what follows the first says nothing any more
};

/// Reads each chain from row `first` on; what lies before is taken as it is.
[[nodiscard]] ErrorOr<AuditReport> verify_audit(
    store::Connection& db, Secrets& secrets, std::int64_t first, std::span<store::AuditHead const> anchors);

/// The heads as a text to keep outside, one a line and each with a keyed hash: "<chain> <seq> <hash> <ms> <mac>".
[[nodiscard]] std::string write_anchors(Secrets& secrets, std::span<store::AuditHead const> heads, Instant at);
/// Invalid when a line is not one of ours.
[[nodiscard]] ErrorOr<std::vector<store::AuditHead>> read_anchors(Secrets& secrets, std::string_view text);

}  // namespace hub::server
