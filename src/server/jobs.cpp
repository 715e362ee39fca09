#include "server/jobs.hpp"

#include "store/jobs.hpp"

namespace hub::server {

namespace {

/// Longer than any step; a server that died holds the work up for no longer than this.
constexpr std::int64_t lease_ms = 10 * 60'000;

}  // namespace

JobRun::JobRun(Services const& services, std::string_view name, Instant as_of)
    : m_services(services), m_name(name), m_as_of(as_of), m_holder(Uuid::make(services.clock, services.random).to_string()) {}

ErrorOr<bool> JobRun::begin(JobStart start) {
    bool is_mine = false;
    HUB_TRY(m_services.database.write([&](store::Connection& db) -> ErrorOr<void> {
        is_mine = false;
        HUB_TRY_ASSIGN(auto const last, store::last_job_run(db, m_name));
        // Another day, not a later one: a clock that was set back counts from where it stands.
        bool const is_due = start == JobStart::AtOnce || !last || central_date(*last) != central_date(m_as_of);
        if (!is_due) { return {}; }
        auto const now = m_services.clock.now();
        HUB_TRY_ASSIGN(is_mine, store::take_lease(db, { m_name, m_holder, { now.ms + lease_ms } }, now));
        return {};
    }));
    return is_mine;
}

ErrorOr<void> JobRun::step(store::Database::Work const& work) {
    return m_services.database.write([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY(store::keep_lease(db, { m_name, m_holder, { m_services.clock.now().ms + lease_ms } }));
        return work(db);
    });
}

ErrorOr<void> JobRun::end(bool is_done) {
    return m_services.database.write([&](store::Connection& db) -> ErrorOr<void> {
        store::Lease const lease { m_name, m_holder, {} };
        return is_done ? store::end_lease(db, lease, m_as_of) : store::drop_lease(db, lease);
    });
}

ErrorOr<std::optional<std::int64_t>> run_job(
    Services const& services, std::string_view name, JobWork const& work, Instant as_of, JobStart start) {
    JobRun run { services, name, as_of };
    HUB_TRY_ASSIGN(bool const is_mine, run.begin(start));
    if (!is_mine) { return std::nullopt; }
    auto const count = work(run);
    auto const ended = run.end(count.has_value());
    if (!count) { return fail(count.error()); }
    if (!ended) { return fail(ended.error()); }
    return *count;
}

}  // namespace hub::server
