#include "store/jobs.hpp"

#include <string>

namespace hub::store {

namespace {

ErrorOr<void> expect_one(ErrorOr<std::int64_t> const& changed, Lease const& lease) {
    if (!changed) { return fail(changed.error()); }
    if (*changed == 1) { return {}; }
    auto error = Error::conflict("Another server does this work now.");
    error.detail = "lost the lease of " + std::string { lease.job };
    return fail(std::move(error));
}

}  // namespace

ErrorOr<std::optional<Instant>> last_job_run(Connection& db, std::string_view job) {
    std::optional<Instant> last;
    HUB_TRY(db.each(
        "SELECT last_run_at FROM jobs WHERE name = ?",
        [&](Row const& row) {
            if (!row.is_null(0)) { last = row.instant(0); }
        },
        job));
    return last;
}

ErrorOr<bool> take_lease(Connection& db, Lease const& lease, Instant now) {
    HUB_TRY_ASSIGN(auto const changed,
        db.exec("INSERT INTO jobs (name, holder, lease_until) VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE "
                "SET holder = excluded.holder, lease_until = excluded.lease_until "
                "WHERE jobs.lease_until <= ? OR jobs.lease_until > excluded.lease_until",
            lease.job, lease.holder, lease.until, now));
    return changed == 1;
}

ErrorOr<void> keep_lease(Connection& db, Lease const& lease) {
    return expect_one(
        db.exec("UPDATE jobs SET lease_until = ? WHERE name = ? AND holder = ?", lease.until, lease.job, lease.holder), lease);
}

ErrorOr<void> end_lease(Connection& db, Lease const& lease, Instant done_as_of) {
    return expect_one(
        db.exec("UPDATE jobs SET lease_until = 0, last_run_at = ? WHERE name = ? AND holder = ?", done_as_of, lease.job, lease.holder),
        lease);
}

ErrorOr<void> drop_lease(Connection& db, Lease const& lease) {
    HUB_TRY(db.exec("UPDATE jobs SET lease_until = 0 WHERE name = ? AND holder = ?", lease.job, lease.holder));
    return {};
}

}  // namespace hub::store
