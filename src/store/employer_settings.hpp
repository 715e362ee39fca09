// What an employer demands of its people's sign-in: second factor and idle time. An employer without a row has the
// strictest, so that nothing is forgotten when one is added.
#pragma once

#include "domain/enums.hpp"
#include "domain/ids.hpp"
#include "store/database.hpp"

#include <cstdint>

namespace hub::store {

struct EmployerSettings {
    std::int64_t version = 0;  ///< 0: never saved
    domain::SecondFactorPolicy second_factor = domain::SecondFactorPolicy::All;
    int idle_minutes = 15;
    bool offline_work = false;  ///< whether devices may keep what waits for a connection
};

[[nodiscard]] ErrorOr<EmployerSettings> find_employer_settings(Connection& db, domain::EmployerId employer);
/// Saves them under the next version and returns that. Outdated when `settings.version` is not the present one.
[[nodiscard]] ErrorOr<std::int64_t> put_employer_settings(Connection& db, domain::EmployerId employer, EmployerSettings const& settings);

}  // namespace hub::store
