// The provider's side of the demo data: markets, medical centers and the service catalogue.
#pragma once

#include "server/demo/maker.hpp"
#include "server/demo/world.hpp"

namespace hub::server::demo {

/// The order of make_markets, for those who place companies.
enum MarketIndex : std::uint8_t {
    DallasFortWorth,
    Houston,
    SanAntonio,
    Denver,
    NorthernNewJersey,
    Atlanta,
    Phoenix,
    Chicago,
    Nashville,
    TampaBay
};

void add_markets_and_centers(World& world, Maker& maker);
void add_services(World& world);

}  // namespace hub::server::demo
