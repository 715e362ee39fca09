#include "domain/center_finder.hpp"

#include "domain/authorization_sheet.hpp"
#include "support/domain_builders.hpp"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

using namespace hub;
using namespace hub::domain;
using hub::test::id;

namespace {

Reference with_places() {
    auto reference = test::reference();
    auto& dallas = reference.centers.at(0);
    dallas.address = { "1 Main", "Dallas", "TX", "75207" };
    dallas.latitude = 32.78;
    dallas.longitude = -96.82;
    auto& houston = reference.centers.at(1);
    houston.address = { "2 Main", "Houston", "TX", "77002" };
    houston.latitude = 29.76;
    houston.longitude = -95.37;
    return reference;
}

}  // namespace

TEST_CASE("AUTH-A6: the distance between two places is that along the earth", "[domain][centers]") {
    CHECK(miles_between({ 32.78, -96.80 }, { 29.76, -95.37 }) == Catch::Approx(225).margin(3));
    CHECK(miles_between({ 40, -100 }, { 40, -100 }) == 0);
}

TEST_CASE("AUTH-A6: a ZIP code is where the centers are that share most of its digits", "[domain][centers]") {
    auto const reference = with_places();
    auto const near_dallas = point_of_zip(reference, "75299");
    REQUIRE(near_dallas);
    CHECK(near_dallas->latitude == Catch::Approx(32.78));
    CHECK_FALSE(point_of_zip(reference, "10001"));
    CHECK_FALSE(point_of_zip(reference, ""));
    CHECK(miles_to(reference, "75207", reference.centers.at(1)).value_or(0) == Catch::Approx(225).margin(3));
    CHECK_FALSE(miles_to(reference, "99999", reference.centers.at(0)));
}

TEST_CASE("SVCL-02: the nearest center is the nearest one that offers every service", "[domain][centers]") {
    auto const reference = with_places();
    Location houston { id<LocationId>(test::houston), "Houston Yard", { "3 Main", "Houston", "TX", "77002" }, "Texas" };
    auto const* near = nearest_center(reference, houston, { "physical" });
    REQUIRE(near != nullptr);
    CHECK(near->id == id<CenterId>(test::houston));
    auto const* far = nearest_center(reference, houston, { "physical", "drug_screen" });
    REQUIRE(far != nullptr);
    CHECK(far->id == id<CenterId>(test::dallas));
    CHECK(nearest_center(reference, houston, { "telerehab" }) == nullptr);
}
