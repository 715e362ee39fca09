#include "store/employer_settings.hpp"

namespace hub::store {

ErrorOr<EmployerSettings> find_employer_settings(Connection& db, domain::EmployerId employer) {
    EmployerSettings found;
    HUB_TRY(db.each(
        "SELECT version, second_factor, idle_minutes, offline_work FROM employer_settings WHERE employer_id = ?",
        [&](Row const& row) {
            found.version = row.integer(0);
            found.second_factor = domain::enum_from<domain::SecondFactorPolicy>(row.text(1)).value_or(domain::SecondFactorPolicy::All);
            found.idle_minutes = static_cast<int>(row.integer(2));
            found.offline_work = row.integer(3) != 0;
        },
        employer));
    return found;
}

ErrorOr<std::int64_t> put_employer_settings(Connection& db, domain::EmployerId employer, EmployerSettings const& settings) {
    auto const next = settings.version + 1;
    auto const policy = domain::enum_name(settings.second_factor);
    std::int64_t const offline_work = settings.offline_work ? 1 : 0;
    std::int64_t changed = 0;
    if (settings.version == 0) {
        HUB_TRY_ASSIGN(changed,
            db.exec(
                "INSERT INTO employer_settings (employer_id, version, second_factor, idle_minutes, offline_work) VALUES (?, ?, ?, ?, ?) "
                "ON CONFLICT (employer_id) DO NOTHING",
                employer, next, policy, settings.idle_minutes, offline_work));
    } else {
        HUB_TRY_ASSIGN(changed,
            db.exec("UPDATE employer_settings SET version = ?, second_factor = ?, idle_minutes = ?, offline_work = ? "
                    "WHERE employer_id = ? AND version = ?",
                next, policy, settings.idle_minutes, offline_work, employer, settings.version));
    }
    if (changed == 0) { return fail(Error::outdated()); }
    return next;
}

}  // namespace hub::store
