// What happened to each authorization (AUTH-A4), in the order of its happening. Only added to.
#pragma once

#include "base/date.hpp"
#include "domain/enums.hpp"
#include "domain/ids.hpp"
#include "store/database.hpp"

#include <optional>
#include <string>
#include <vector>

namespace hub::store {

struct AuthorizationHappening {
    domain::EmployerId employer;
    domain::AuthorizationId authorization;
    Instant at;
    domain::AuthorizationEvent event = domain::AuthorizationEvent::Created;
    std::optional<domain::ContactId> by;  ///< none: the portal itself
    std::string what;                     ///< in plain words; may be empty
};

struct ListedHappening {
    AuthorizationHappening happening;
    std::string by_name;
};

[[nodiscard]] ErrorOr<void> add_happening(Connection& db, AuthorizationHappening const& happening);
/// The newest first.
[[nodiscard]] ErrorOr<std::vector<ListedHappening>> list_happenings(
    Connection& db, domain::EmployerId employer, domain::AuthorizationId authorization);

}  // namespace hub::store
