// The documents of the demo data: visits of employees over the last 90 days, and what each of them brought.
#pragma once

#include "server/demo/maker.hpp"
#include "server/demo/world.hpp"

namespace hub::server::demo {

/// Adds exactly `count` documents to a company, posted today back to 90 days ago, in the order of their posting.
void add_documents(World const& world, Company& company, int count, Maker& maker);

}  // namespace hub::server::demo
