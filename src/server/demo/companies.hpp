// The employers of the demo data with their locations, packages, contacts and employees.
#pragma once

#include "server/demo/maker.hpp"
#include "server/demo/world.hpp"

namespace hub::server::demo {

/// The provider's side must be there already.
void add_companies(World& world, Maker& maker);

}  // namespace hub::server::demo
