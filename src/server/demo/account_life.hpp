// What has happened to an account lately: invitations that stand or have run out, and Recent Changes.
#pragma once

#include "server/demo/world.hpp"
#include "store/database.hpp"

namespace hub::server::demo {

[[nodiscard]] ErrorOr<void> insert_account_life(store::Connection& db, Company const& company, Instant now);

}  // namespace hub::server::demo
