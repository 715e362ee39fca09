#include "base/random.hpp"
#include "table/bit_set.hpp"

#include <catch2/catch_test_macros.hpp>

#include <vector>

using namespace hub;
using namespace hub::table;

TEST_CASE("A bit set behaves like a vector of bool", "[table][bit_set]") {
    constexpr std::uint64_t seed = 11;
    INFO("seed " << seed);
    SeededRandom random(seed);
    for (int round = 0; round < 60; ++round) {
        std::size_t size = random.below(200);
        BitSet bits(size);
        std::vector<bool> expected(size);
        for (int step = 0; step < 40; ++step) {
            std::size_t const first = random.below(size + 1);
            std::size_t const last = first + random.below(size + 1 - first);
            switch (random.below(4)) {
            case 0:
                bits.set_range(first, last);
                for (std::size_t i = first; i < last; ++i) { expected[i] = true; }
                break;
            case 1:
                if (size > 0) {
                    std::size_t const index = random.below(size);
                    bool const value = random.below(2) == 0;
                    bits.assign(index, value);
                    expected[index] = value;
                }
                break;
            case 2:
                size = random.below(200);
                bits.resize(size);
                expected.resize(size);
                break;
            default: break;
            }
            std::vector<std::size_t> set;
            std::vector<std::size_t> set_in_range;
            std::size_t const range_first = std::min(first, size);
            std::size_t const range_last = std::min(last, size);
            for (std::size_t i = 0; i < size; ++i) {
                if (!expected[i]) { continue; }
                set.push_back(i);
                if (i >= range_first && i < range_last) { set_in_range.push_back(i); }
            }
            std::vector<std::size_t> visited;
            bits.for_each([&](std::size_t i) { visited.push_back(i); });
            REQUIRE(visited == set);
            visited.clear();
            bits.for_each(range_first, range_last, [&](std::size_t i) { visited.push_back(i); });
            REQUIRE(visited == set_in_range);
            REQUIRE(bits.count() == set.size());
            REQUIRE(bits.none() == set.empty());
        }
    }
}

TEST_CASE("Bit sets are combined bit by bit", "[table][bit_set]") {
    BitSet a(130);
    BitSet b(130);
    a.set_range(0, 100);
    b.set_range(50, 130);
    auto both = a;
    both &= b;
    CHECK(both.count() == 50);
    auto either = a;
    either |= b;
    CHECK(either.count() == 130);
    auto only_a = a;
    only_a -= b;
    CHECK(only_a.count() == 50);
    CHECK(only_a.test(49));
    CHECK_FALSE(only_a.test(50));
    BitSet all(130);
    all.set_all();
    CHECK(all == either);
    CHECK(all.count() == 130);
    all.clear_all();
    CHECK(all.none());
}
