// The job that archives documents (RSLT-08, RSLT-09): each is available through day 90 after its posting, in Central Time, and
// marked as archived from day 91 on. What is shown does not wait for it, since every answer goes by the day as well; the mark
// is for what comes after, such as moving files away.
#pragma once

#include "server/jobs.hpp"

namespace hub::server {

inline constexpr std::string_view archive_job_name = "archive_documents";

/// Archives what is due as of that moment, also what fell into a time without a server. Tells the audit log of each employer
/// how many. Returns how many in all, or nothing when it was not due or another server is at it.
[[nodiscard]] ErrorOr<std::optional<std::int64_t>> archive_documents(Services const& services, Instant as_of, JobStart start);

}  // namespace hub::server
