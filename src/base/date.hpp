// Civil dates and instants, and Central Time, in which the product counts due and archive dates (GEN-A6).
// No time-zone database is needed: the rule is CST6CDT,M3.2.0,M11.1.0.
#pragma once

#include "base/error.hpp"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace hub {

/// A calendar day without a time or zone, as days since 1970-01-01.
struct Date {
    std::int32_t days = 0;

    struct Parts {
        int year;
        int month;  ///< 1 to 12
        int day;    ///< 1 to 31
        bool operator==(Parts const&) const = default;
    };

    [[nodiscard]] static Date from_parts(int year, int month, int day);
    [[nodiscard]] Parts parts() const;
    /// 0 is Sunday.
    [[nodiscard]] int weekday() const;
    [[nodiscard]] Date plus_days(std::int32_t count) const { return { days + count }; }

    /// "2026-11-21", the wire form.
    [[nodiscard]] std::string to_iso() const;
    [[nodiscard]] static ErrorOr<Date> parse_iso(std::string_view text);
    /// What a US employer types: "11/21/2026", "11-21-2026", "Nov 21, 2026" or the ISO form.
    [[nodiscard]] static ErrorOr<Date> parse_us(std::string_view text);
    /// "Nov 21, 2026"
    [[nodiscard]] std::string to_us() const;
    /// "11/21/2026", for fields that are typed into.
    [[nodiscard]] std::string to_us_numeric() const;
    /// "Thursday, November 19, 2026"
    [[nodiscard]] std::string to_us_long() const;

    auto operator<=>(Date const&) const = default;
};

/// `later - earlier` in days.
[[nodiscard]] inline std::int32_t days_between(Date earlier, Date later) {
    return later.days - earlier.days;
}

/// Whole years between a birth date and `on` (AUTH-A2).
[[nodiscard]] int age_in_years(Date birth, Date on);

/// Milliseconds since 1970-01-01T00:00:00Z.
struct Instant {
    std::int64_t ms = 0;

    /// "2026-11-21T17:52:15.000Z", the wire form.
    [[nodiscard]] std::string to_iso() const;
    [[nodiscard]] static ErrorOr<Instant> parse_iso(std::string_view text);

    auto operator<=>(Instant const&) const = default;
};

/// Offset of Central Time from UTC at this instant, in minutes: -360 or -300.
[[nodiscard]] int central_offset_minutes(Instant at);
/// The calendar day in Central Time.
[[nodiscard]] Date central_date(Instant at);
/// Minutes after midnight in Central Time.
[[nodiscard]] int central_minutes(Instant at);
/// The first instant of that Central day.
[[nodiscard]] Instant start_of_central_day(Date date);
/// "8:42 a.m. CT"
[[nodiscard]] std::string central_time_text(Instant at);
/// "Nov 21, 2026, 8:42 a.m. CT"
[[nodiscard]] std::string central_date_time_text(Instant at);

}  // namespace hub
