#include "api/json.hpp"

#include "api/endpoints.hpp"
#include "api/random_value.hpp"
#include "base/random.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cstdint>
#include <string>

using namespace hub;
using namespace hub::api;

namespace {

/// Calls `check(a value-initialized T)` for the ask and the answer of every endpoint.
template <class Check>
void for_each_struct(Check check) {
    for_each_endpoint([&]<class Ask, class Answer>(Endpoint<Ask, Answer> const&) {
        check(Ask {});
        check(Answer {});
    });
}

template <class T>
void check_round_trip(std::uint64_t seed) {
    SeededRandom random { seed };
    auto const text = write_json(test::random_value<T>(random));
    INFO("seed " << seed << ": " << text);
    auto const read = read_json<T>(text);
    if (!read) {
        FAIL_CHECK(read.error().field << " " << read.error().message);
        return;
    }
    if (write_json(*read) != text) { FAIL_CHECK("reads back differently: " << write_json(*read)); }
    if (!read_json_leniently<T>(text)) { FAIL_CHECK("is refused when read leniently"); }
}

template <class T>
void check_mutation(std::uint64_t seed) {
    SeededRandom random { seed };
    auto const text = test::mutated(write_json(test::random_value<T>(random)), random);
    INFO("seed " << seed << ": " << text);
    auto const strict = read_json<T>(text);
    auto const lenient = read_json_leniently<T>(text);
    if (strict) {
        auto const again = read_json<T>(write_json(*strict));
        if (!again || write_json(*again) != write_json(*strict)) { FAIL_CHECK("what was accepted does not survive a round trip"); }
        if (!lenient) { FAIL_CHECK("strict reading accepts what lenient reading refuses"); }
    } else if (strict.error().code != ErrorCode::Invalid || strict.error().message.empty() || !is_valid_utf8(strict.error().field)) {
        FAIL_CHECK("an error must be Invalid, say something, and name a field in UTF-8");
    }
}

}  // namespace

TEST_CASE("Every struct of every endpoint reads back what was written, for random values", "[api][json][property]") {
    for_each_struct([]<class T>(T const&) {
        for (std::uint64_t seed = 1; seed <= 100; ++seed) { check_round_trip<T>(seed); }
    });
}

TEST_CASE("H10: randomly damaged JSON of every endpoint gives a value or an error, never a crash", "[api][json][property]") {
    for_each_struct([]<class T>(T const&) {
        for (std::uint64_t seed = 1; seed <= 400; ++seed) { check_mutation<T>(seed); }
    });
}

TEST_CASE("A page of 20,000 results is within the limits, one of 20,001 is not", "[api][json][results]") {
    ResultPage page;
    page.kind.resize(20'000, 16);
    CHECK(read_json<ResultPage>(write_json(page)));
    page.kind.push_back(16);
    auto const refused = read_json<ResultPage>(write_json(page));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().field == "kind");
    CHECK(read_json_leniently<ResultPage>(write_json(page)));
}
