#include "base/date.hpp"

#include <catch2/catch_test_macros.hpp>

#include <initializer_list>

using namespace hub;

namespace {

Instant instant(std::string_view iso) {
    auto const parsed = Instant::parse_iso(iso);
    REQUIRE(parsed);
    return *parsed;
}

Date const first_day = Date::from_parts(1900, 1, 1);
Date const last_day = Date::from_parts(2200, 12, 31);

}  // namespace

TEST_CASE("Every day from 1900 to 2200 survives each way of writing it", "[base][date]") {
    auto expected = Date::Parts { 1899, 12, 31 };
    int weekday = 0;  // Dec 31, 1899 was a Sunday
    int mistakes = 0;
    for (Date date = first_day; date <= last_day; date = date.plus_days(1)) {
        auto const parts = date.parts();
        bool const same_month = parts.month == expected.month && parts.day == expected.day + 1;
        bool const next_month = parts.day == 1 && parts.year * 12 + parts.month == expected.year * 12 + expected.month + 1;
        weekday = (weekday + 1) % 7;
        bool const holds = (same_month || next_month) && date.weekday() == weekday
            && Date::from_parts(parts.year, parts.month, parts.day) == date && Date::parse_iso(date.to_iso()) == date
            && Date::parse_us(date.to_iso()) == date && Date::parse_us(date.to_us()) == date
            && Date::parse_us(date.to_us_numeric()) == date;
        if (!holds) { ++mistakes; }
        expected = parts;
    }
    CHECK(mistakes == 0);
    CHECK(days_between(first_day, last_day) == 109'937);
}

TEST_CASE("Dates are written as the wire and a US employer read them", "[base][date]") {
    auto const date = Date::from_parts(2026, 11, 19);
    CHECK(date.to_iso() == "2026-11-19");
    CHECK(date.to_us() == "Nov 19, 2026");
    CHECK(date.to_us_numeric() == "11/19/2026");
    CHECK(date.to_us_long() == "Thursday, November 19, 2026");
    CHECK(Date {}.to_iso() == "1970-01-01");
    CHECK(Date::from_parts(2027, 3, 4).to_us() == "Mar 4, 2027");
    CHECK(Date::from_parts(2027, 3, 4).to_us_numeric() == "03/04/2027");
}

TEST_CASE("A date is read in every form that people type", "[base][date]") {
    auto const expected = Date::from_parts(2026, 3, 5);
    for (auto const* text : { "03/05/2026", "3/5/2026", "03-05-2026", "3.5.2026", "Mar 5, 2026", "march 5 2026", "MAR. 5, 2026",
             "2026-03-05", "  3/5/2026 ", "Mar 5,2026", "Marc 05, 2026" }) {
        INFO(text);
        CHECK(Date::parse_us(text) == expected);
    }
}

TEST_CASE("What is not a date is refused", "[base][date]") {
    for (auto const* text : { "", "x", "13/01/2026", "02/29/2025", "2/30/2024", "11/21/26", "11/21", "11/21/2026x", "11/21-2026",
             "Ma 5, 2026", "Foo 5, 2026", "2026-1-5", "2026/01/05", "0/1/2026", "1/0/2026", "11//2026", "Nov", "Nov 21" }) {
        INFO(text);
        auto const parsed = Date::parse_us(text);
        REQUIRE_FALSE(parsed);
        CHECK(parsed.error().code == ErrorCode::Invalid);
        CHECK_FALSE(parsed.error().message.empty());
    }
    CHECK(Date::parse_us("2/29/2024") == Date::from_parts(2024, 2, 29));
    CHECK_FALSE(Date::parse_iso("11/21/2026"));
    CHECK_FALSE(Date::parse_iso("2026-02-30"));
    CHECK_FALSE(Date::parse_iso("2026-02-3"));
    CHECK_FALSE(Date::parse_iso(" 2026-02-03"));
}

TEST_CASE("Two digits for the year get their own words", "[base][date]") {
    auto const parsed = Date::parse_us("1/5/62");
    REQUIRE_FALSE(parsed);
    CHECK(parsed.error().message == "Write the year with four digits, such as 11/21/2026.");
}

TEST_CASE("AUTH-A2: age counts whole years, also for those born on February 29", "[base][date]") {
    auto const birth = Date::from_parts(2008, 2, 29);
    CHECK(age_in_years(birth, Date::from_parts(2026, 2, 28)) == 17);
    CHECK(age_in_years(birth, Date::from_parts(2026, 3, 1)) == 18);
    CHECK(age_in_years(birth, Date::from_parts(2028, 2, 29)) == 20);
    CHECK(age_in_years(birth, birth) == 0);
}

TEST_CASE("Instants survive the wire form", "[base][date]") {
    CHECK(instant("2026-11-21T17:52:15.000Z").to_iso() == "2026-11-21T17:52:15.000Z");
    CHECK(instant("2026-11-21T17:52:15Z").to_iso() == "2026-11-21T17:52:15.000Z");
    CHECK(instant("1969-12-31T23:59:59.999Z").ms == -1);
    CHECK(Instant { -1 }.to_iso() == "1969-12-31T23:59:59.999Z");
    for (std::int64_t ms = -3'000'000'000'000; ms < 6'000'000'000'000; ms += 987'654'321'987) {
        CHECK(Instant::parse_iso(Instant { ms }.to_iso()) == Instant { ms });
    }
    for (auto const* text :
        { "", "2026-11-21", "2026-11-21T17:52:15.000", "2026-11-21 17:52:15.000Z", "2026-11-21T24:00:00.000Z", "2026-11-21T17:60:15.000Z",
            "2026-11-21T17:52:15.00Z", "2026-02-30T17:52:15.000Z", "2026-11-21T17:52:15.000Zx", "2026-11-21T17:52:15.000+01:00" }) {
        INFO(text);
        CHECK_FALSE(Instant::parse_iso(text));
    }
}

TEST_CASE("GEN-A6: Central Time changes on the second Sunday of March and the first of November", "[base][date]") {
    struct Change {
        std::string_view spring;
        std::string_view autumn;
    };
    for (auto const& [spring, autumn] : std::initializer_list<Change> { { "2024-03-10", "2024-11-03" }, { "2025-03-09", "2025-11-02" },
             { "2026-03-08", "2026-11-01" }, { "2027-03-14", "2027-11-07" }, { "2032-03-14", "2032-11-07" } }) {
        INFO(spring);
        auto const begin = instant(std::string { spring } + "T08:00:00.000Z");
        CHECK(central_offset_minutes({ begin.ms - 1 }) == -360);
        CHECK(central_offset_minutes(begin) == -300);
        CHECK(central_time_text({ begin.ms - 1 }) == "1:59 a.m. CT");
        CHECK(central_time_text(begin) == "3:00 a.m. CT");
        auto const end = instant(std::string { autumn } + "T07:00:00.000Z");
        CHECK(central_offset_minutes({ end.ms - 1 }) == -300);
        CHECK(central_offset_minutes(end) == -360);
        CHECK(central_time_text({ end.ms - 1 }) == "1:59 a.m. CT");
        CHECK(central_time_text(end) == "1:00 a.m. CT");
    }
}

TEST_CASE("GEN-A6: every Central day starts at its own midnight", "[base][date]") {
    int mistakes = 0;
    for (Date date = first_day; date <= last_day; date = date.plus_days(1)) {
        auto const start = start_of_central_day(date);
        bool const holds = central_date(start) == date && central_minutes(start) == 0
            && central_date({ start.ms - 1 }) == date.plus_days(-1) && central_minutes({ start.ms - 1 }) == 24 * 60 - 1;
        if (!holds) { ++mistakes; }
    }
    CHECK(mistakes == 0);
    auto const hours = [](int year, int month, int day) {
        auto const date = Date::from_parts(year, month, day);
        return (start_of_central_day(date.plus_days(1)).ms - start_of_central_day(date).ms) / 3'600'000;
    };
    CHECK(hours(2026, 3, 8) == 23);
    CHECK(hours(2026, 11, 1) == 25);
    CHECK(hours(2026, 7, 4) == 24);
}

TEST_CASE("GEN-A6: the Central day is not the UTC day", "[base][date]") {
    CHECK(central_date(instant("2026-11-21T05:59:59.999Z")) == Date::from_parts(2026, 11, 20));
    CHECK(central_date(instant("2026-11-21T06:00:00.000Z")) == Date::from_parts(2026, 11, 21));
    CHECK(central_date(instant("2027-01-01T00:30:00.000Z")) == Date::from_parts(2026, 12, 31));
    CHECK(central_date_time_text(instant("2026-11-21T14:42:15.000Z")) == "Nov 21, 2026, 8:42 a.m. CT");
    CHECK(central_time_text(instant("2026-11-21T06:05:00.000Z")) == "12:05 a.m. CT");
    CHECK(central_time_text(instant("2026-11-21T18:00:00.000Z")) == "12:00 p.m. CT");
    CHECK(central_time_text(instant("2026-11-21T23:59:00.000Z")) == "5:59 p.m. CT");
}
