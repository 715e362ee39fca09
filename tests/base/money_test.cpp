#include "base/money.hpp"
#include "base/random.hpp"

#include <catch2/catch_test_macros.hpp>

#include <limits>

using namespace hub;

TEST_CASE("Money is written as a US employer reads it", "[base][money]") {
    CHECK(Money { 120'450 }.to_us() == "$1,204.50");
    CHECK(Money { -300 }.to_us() == "-$3.00");
    CHECK(Money { 0 }.to_us() == "$0.00");
    CHECK(Money { 7 }.to_us() == "$0.07");
    CHECK(Money { 123'456'789'01 }.to_us() == "$123,456,789.01");
    CHECK(Money { std::numeric_limits<std::int64_t>::min() }.to_us() == "-$92,233,720,368,547,758.08");
}

TEST_CASE("Money is read in the forms that people type", "[base][money]") {
    for (auto const* text : { "1204.5", "1204.50", "$1,204.50", " $ 1,204.5 ", "1,204.50" }) {
        INFO(text);
        CHECK(Money::parse_us(text) == Money { 120'450 });
    }
    CHECK(Money::parse_us("-$3.00") == Money { -300 });
    CHECK(Money::parse_us(".5") == Money { 50 });
    CHECK(Money::parse_us("5.") == Money { 500 });
    CHECK(Money::parse_us("0") == Money { 0 });
    CHECK(Money::parse_us("92233720368547758.07") == Money { std::numeric_limits<std::int64_t>::max() });
}

TEST_CASE("What is not an amount is refused", "[base][money]") {
    for (auto const* text : { "", " ", "$", "-", ".", "x", "1.005", "1,20", "12,34,567", ",100", "1,,000", "1.2.3", "1.5,0", "--1", "1e3",
             "0x10", "$-$1", "1 204", "92233720368547758.08", "99999999999999999999" }) {
        INFO(text);
        auto const parsed = Money::parse_us(text);
        REQUIRE_FALSE(parsed);
        CHECK(parsed.error().code == ErrorCode::Invalid);
    }
}

TEST_CASE("Any amount survives being written and read", "[base][money]") {
    constexpr std::uint64_t seed = 20261121;
    INFO("seed " << seed);
    SeededRandom random(seed);
    for (int i = 0; i < 2'000; ++i) {
        auto const size = static_cast<std::int64_t>(random.below(1ULL << random.below(63)));
        auto const amount = Money { random.below(2) == 0 ? size : -size };
        CHECK(Money::parse_us(amount.to_us()) == amount);
    }
}
