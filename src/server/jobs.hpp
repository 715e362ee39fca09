// Work that the server does by itself, once a day of Central Time and once for all servers over one database: a lease keeps
// the others out (store/jobs.hpp). A job works in steps, each in a transaction of its own, so that requests come in between;
// each step is done only while the lease is held.
//
// What a job does stands in a file of its own (archive_job.hpp); when it is tried is App::run_jobs's affair.
#pragma once

#include "server/app.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace hub::server {

enum class JobStart : std::uint8_t {
    WhenDue,  ///< not if it was done today already
    AtOnce,   ///< at the start of a server, and by hand
};

class JobRun;
/// Does the work and returns how many things it was done to.
using JobWork = std::function<ErrorOr<std::int64_t>(JobRun&)>;

/// One run of a job, while it lasts.
class JobRun {
public:
    JobRun(Services const& services, std::string_view name, Instant as_of);

    [[nodiscard]] Services const& services() const { return m_services; }
    /// The moment for which the work is done; the present one, unless somebody names another.
    [[nodiscard]] Instant as_of() const { return m_as_of; }
    /// Conflict when somebody else has taken the lease; then nothing of `work` is done.
    [[nodiscard]] ErrorOr<void> step(store::Database::Work const& work);

private:
    friend ErrorOr<std::optional<std::int64_t>> run_job(Services const&, std::string_view, JobWork const&, Instant, JobStart);
    [[nodiscard]] ErrorOr<bool> begin(JobStart start);
    [[nodiscard]] ErrorOr<void> end(bool is_done);

    Services m_services;
    std::string_view m_name;
    Instant m_as_of;
    std::string m_holder;
};

/// What the work returned, or nothing when it was not due or somebody else is at it.
[[nodiscard]] ErrorOr<std::optional<std::int64_t>> run_job(
    Services const& services, std::string_view name, JobWork const& work, Instant as_of, JobStart start);

}  // namespace hub::server
