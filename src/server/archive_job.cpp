#include "server/archive_job.hpp"

#include "server/audit.hpp"
#include "server/delivery.hpp"
#include "store/documents.hpp"

namespace hub::server {

namespace {

/// More than a day of a large employer brings, so that the audit log has one row a day; a long absence is caught up in several.
constexpr int at_once = 20'000;

ErrorOr<void> tell(JobRun const& run, store::Connection& db, domain::EmployerId employer, std::int64_t count) {
    if (count == 0) { return {}; }
    static Request const no_request;
    auto const now = run.services().clock.now();
    Call const call { .request = no_request, .now = now, .today = central_date(now) };
    return audit(db, run.services(), call,
        { .action = "documents.archived",
            .object_type = "documents",
            .details = { { "rows", std::to_string(count) }, { "as_of", run.as_of().to_iso() } },
            .employer = employer });
}

ErrorOr<std::int64_t> archive_all(JobRun& run) {
    auto const posted_before = oldest_available(central_date(run.as_of()));
    std::vector<domain::EmployerId> employers;
    HUB_TRY(run.services().database.read([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY_ASSIGN(employers, store::list_employers_to_archive(db, posted_before));
        return {};
    }));
    std::int64_t archived = 0;
    for (auto const employer : employers) {
        store::ArchivedDocuments done { .count = 0, .more = true };
        while (done.more) {
            HUB_TRY(run.step([&](store::Connection& db) -> ErrorOr<void> {
                HUB_TRY_ASSIGN(done, store::archive_documents(db, employer, posted_before, run.as_of(), at_once));
                return tell(run, db, employer, done.count);
            }));
            archived += done.count;
        }
    }
    return archived;
}

}  // namespace

ErrorOr<std::optional<std::int64_t>> archive_documents(Services const& services, Instant as_of, JobStart start) {
    return run_job(services, archive_job_name, archive_all, as_of, start);
}

}  // namespace hub::server
