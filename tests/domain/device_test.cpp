#include "domain/device.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace hub;

TEST_CASE("Security 5: a PIN has six digits or more and is none of the easy ones", "[domain][device]") {
    for (auto const* const good : { "240817", "918273", "112358", "123457", "010203", "123456012345", "998877665" }) {
        CAPTURE(good);
        CHECK(domain::check_pin(good));
    }
    for (auto const* const bad : { "", "12345", "1234567890123", "12345a", "123 56", "000000", "777777", "123456", "654321", "890123",
             "210987", "121212", "123123" }) {
        CAPTURE(bad);
        auto const checked = domain::check_pin(bad);
        REQUIRE_FALSE(checked);
        CHECK(checked.error().field == "pin");
    }
}
