#include "domain/reference.hpp"

#include "support/domain_builders.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace hub;
using namespace hub::domain;
using hub::test::id;

TEST_CASE("Reference data is found by id or code, and what is unknown is not", "[domain][reference]") {
    auto const all = test::reference();
    REQUIRE(all.find_location(id<LocationId>(test::houston)) != nullptr);
    CHECK(all.find_location(id<LocationId>(test::houston))->name == "Houston Yard");
    CHECK(all.find_center(id<CenterId>(test::dallas))->name == "Dallas Love Field");
    CHECK(all.find_market(id<MarketId>(test::houston))->name == "Houston");
    CHECK(all.find_service("dot_physical")->dot);
    CHECK(all.find_location({}) == nullptr);
    CHECK(all.find_center(id<CenterId>(9)) == nullptr);
    CHECK(all.find_market(id<MarketId>(9)) == nullptr);
    CHECK(all.find_service("") == nullptr);
}
