// Billing of the demo data besides the invoices themselves: how bills are delivered, what was paid how and when, a correction, a dispute,
// and the settings. It follows from the invoices alone, so that it is the same for the same world.
#pragma once

#include "server/demo/world.hpp"
#include "store/database.hpp"

namespace hub::server::demo {

/// Stores the invoices of a company with all of that. Locations, markets and contacts must be stored already.
[[nodiscard]] ErrorOr<void> insert_billing(store::Connection& db, World const& world, Company const& company, Instant now);

}  // namespace hub::server::demo
