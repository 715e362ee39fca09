// Leases of the server's jobs: whoever holds one does the work, so that several servers over one database do it once. A lease
// ends by itself, so that a server that died holds up nothing. What the jobs are is the server's affair (server/jobs.hpp).
#pragma once

#include "base/date.hpp"
#include "store/database.hpp"

#include <optional>
#include <string_view>

namespace hub::store {

struct Lease {
    std::string_view job;
    std::string_view holder;  ///< a name that nobody else has
    Instant until;
};

/// When the job was last done, none before the first time.
[[nodiscard]] ErrorOr<std::optional<Instant>> last_job_run(Connection& db, std::string_view job);
/// False while somebody else holds it. One that would last longer than the one asked for is of a clock that was set back, and
/// stands in nobody's way.
[[nodiscard]] ErrorOr<bool> take_lease(Connection& db, Lease const& lease, Instant now);
/// Holds it longer. Conflict when somebody else has it by now.
[[nodiscard]] ErrorOr<void> keep_lease(Connection& db, Lease const& lease);
/// The work is done, as of that moment. Conflict as above.
[[nodiscard]] ErrorOr<void> end_lease(Connection& db, Lease const& lease, Instant done_as_of);
/// The work failed: the next one may try at once. Nothing happens to another's lease.
[[nodiscard]] ErrorOr<void> drop_lease(Connection& db, Lease const& lease);

}  // namespace hub::store
