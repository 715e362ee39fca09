#include "client/idle_watch.hpp"

#include <catch2/catch_test_macros.hpp>

using hub::client::IdleWatch;

namespace {

constexpr std::int64_t start = 1'795'100'000'000;
constexpr std::int64_t minute = 60'000;

}  // namespace

TEST_CASE("A9: the warning begins 60 seconds before the idle end and not a moment earlier", "[client][idle]") {
    IdleWatch watch;
    watch.start(900, start);
    CHECK_FALSE(watch.seconds_left(start + 14 * minute - 1));
    CHECK(watch.seconds_left(start + 14 * minute) == 60);
    CHECK(watch.seconds_left(start + 14 * minute + 1) == 60);
    CHECK(watch.seconds_left(start + 15 * minute - 1) == 1);
    CHECK(watch.seconds_left(start + 15 * minute) == 0);
    CHECK_FALSE(watch.is_over(start + 15 * minute));
    CHECK(watch.is_over(start + 15 * minute + 1'000));
}

TEST_CASE("A9: a sign of life puts the end off", "[client][idle]") {
    IdleWatch watch;
    watch.start(900, start);
    watch.sign_of_life(start + 14 * minute + 30'000);
    CHECK_FALSE(watch.seconds_left(start + 15 * minute));
    CHECK(watch.seconds_left(start + 28 * minute + 30'000) == 60);
}

TEST_CASE("A9: somebody who only types is told to the server once a minute, and not while the warning is shown", "[client][idle]") {
    IdleWatch watch;
    watch.start(900, start);
    CHECK_FALSE(watch.person_acted(start + 59'000));
    CHECK(watch.person_acted(start + 60'000));
    watch.sign_of_life(start + 60'000);
    CHECK_FALSE(watch.person_acted(start + 61'000));
    CHECK_FALSE(watch.person_acted(start + 60'000 + 14 * minute));
}

TEST_CASE("A9: it says when it has something new to say: the warning, each second, the end", "[client][idle]") {
    IdleWatch watch;
    CHECK(watch.next_ms(start) < 0);
    watch.start(900, start);
    CHECK(watch.next_ms(start) == 14.0 * minute);
    CHECK(watch.next_ms(start + 14 * minute) == 1'000);
    CHECK(watch.next_ms(start + 14 * minute + 400) == 600);
    CHECK(watch.next_ms(start + 15 * minute) == 1'000);
}

TEST_CASE("A9: a session that another tab keeps alive is looked after twice a minute, without a warning", "[client][idle]") {
    IdleWatch watch;
    watch.start(900, start);
    watch.postpone(start + 15 * minute + 1'000);
    CHECK_FALSE(watch.seconds_left(start + 15 * minute + 1'000));
    CHECK_FALSE(watch.is_over(start + 15 * minute + 2'000));
    CHECK(watch.is_over(start + 15 * minute + 31'000));
    watch.sign_of_life(start + 15 * minute + 31'000);
    CHECK_FALSE(watch.is_over(start + 15 * minute + 40'000));
}

TEST_CASE("Nothing is watched while nobody is signed in", "[client][idle]") {
    IdleWatch watch;
    watch.start(900, start);
    watch.stop();
    CHECK_FALSE(watch.seconds_left(start + 15 * minute));
    CHECK_FALSE(watch.is_over(start + 60 * minute));
    CHECK_FALSE(watch.person_acted(start + 5 * minute));
}
