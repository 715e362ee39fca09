// What happened to the authorizations of the demo data: sent and received, extended, mailed, reminded of, and one that its
// center never got. It follows from each authorization alone, so that it is the same for the same world.
#pragma once

#include "server/demo/world.hpp"
#include "store/database.hpp"

namespace hub::server::demo {

/// The authorizations must be stored already. Nothing is left waiting to be sent.
[[nodiscard]] ErrorOr<void> insert_authorization_life(store::Connection& db, World const& world, Company const& company, Instant now);

}  // namespace hub::server::demo
