#include "base/clock.hpp"
#include "base/id.hpp"
#include "base/random.hpp"

#include <catch2/catch_test_macros.hpp>

#include <unordered_set>

using namespace hub;

TEST_CASE("Ids sort by creation and survive being written and read", "[base][id]") {
    ManualClock clock(Instant { 1'795'283'535'000 });
    SeededRandom random(1);
    std::unordered_set<Uuid> seen;
    Uuid previous;
    for (int i = 0; i < 1'000; ++i) {
        auto const id = Uuid::make(clock, random);
        CHECK(previous < id);
        CHECK(Uuid::parse(id.to_string()) == id);
        CHECK(id.to_string()[14] == '7');
        CHECK(std::string_view { "89ab" }.contains(id.to_string()[19]));
        seen.insert(id);
        previous = id;
        clock.advance_ms(1);
    }
    CHECK(seen.size() == 1'000);
}

TEST_CASE("What is not an id is refused", "[base][id]") {
    auto const good = std::string { "0198c5a1-7e2f-7abc-8def-0123456789ab" };
    CHECK(Uuid::parse(good));
    CHECK(Uuid::parse("0198C5A1-7E2F-7ABC-8DEF-0123456789AB") == Uuid::parse(good));
    CHECK_FALSE(Uuid::parse(""));
    CHECK_FALSE(Uuid::parse(good + "0"));
    CHECK_FALSE(Uuid::parse("0198c5a1-7e2f-7abc-8def-0123456789ag"));
    CHECK_FALSE(Uuid::parse("0198c5a107e2f-7abc-8def-0123456789ab"));
    CHECK(Uuid {}.is_nil());
    CHECK_FALSE(Uuid::parse(good)->is_nil());
}

TEST_CASE("Errors keep their names on the wire", "[base][error]") {
    for (auto code : { ErrorCode::Invalid, ErrorCode::Unauthenticated, ErrorCode::Forbidden, ErrorCode::NotFound, ErrorCode::Conflict,
             ErrorCode::Outdated, ErrorCode::StepUpNeeded, ErrorCode::TooLarge, ErrorCode::TooMany, ErrorCode::Unavailable,
             ErrorCode::Cancelled, ErrorCode::Internal }) {
        CHECK(error_code_from(to_string(code)) == code);
    }
    CHECK(error_code_from("never heard of") == ErrorCode::Internal);
}

TEST_CASE("Seeded randomness repeats itself and stays below its bound", "[base][random]") {
    SeededRandom first(42);
    SeededRandom second(42);
    for (std::uint64_t bound = 1; bound < 500; ++bound) {
        auto const value = first.below(bound);
        CHECK(value < bound);
        CHECK(second.below(bound) == value);
    }
}
