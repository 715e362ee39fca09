// Drug screens of the demo data: those behind the documents, and some under way, at each stage.
#pragma once

#include "server/demo/maker.hpp"
#include "server/demo/world.hpp"

namespace hub::server::demo {

/// After the documents. Nothing lies in the future; a third party's programme has none.
void add_specimens(World const& world, Company& company, Maker& maker);

}  // namespace hub::server::demo
