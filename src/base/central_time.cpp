#include "base/date.hpp"

namespace hub {

namespace {

constexpr std::int64_t ms_per_minute = 60'000;
constexpr std::int64_t ms_per_hour = 3'600'000;
constexpr std::int64_t ms_per_day = 86'400'000;
constexpr int standard_offset_minutes = -360;
constexpr int daylight_offset_minutes = -300;

std::int32_t floor_days(std::int64_t ms) {
    return static_cast<std::int32_t>((ms >= 0 ? ms : ms - (ms_per_day - 1)) / ms_per_day);
}

Date nth_sunday(int year, int month, int n) {
    auto const first = Date::from_parts(year, month, 1);
    return first.plus_days((7 - first.weekday()) % 7 + 7 * (n - 1));
}

/// The instant as if the wall clock of Chicago showed UTC: its days and minutes are those of Central Time.
std::int64_t central_ms(Instant at) {
    return at.ms + central_offset_minutes(at) * ms_per_minute;
}

}  // namespace

int central_offset_minutes(Instant at) {
    // Both changes fall in the same UTC year as their Central day, so the UTC year finds them.
    int const year = Date { floor_days(at.ms) }.parts().year;
    std::int64_t const begin = nth_sunday(year, 3, 2).days * ms_per_day + 8 * ms_per_hour;  // 2 a.m. CST
    std::int64_t const end = nth_sunday(year, 11, 1).days * ms_per_day + 7 * ms_per_hour;   // 2 a.m. CDT
    return at.ms >= begin && at.ms < end ? daylight_offset_minutes : standard_offset_minutes;
}

Date central_date(Instant at) {
    return { floor_days(central_ms(at)) };
}

int central_minutes(Instant at) {
    auto const wall = central_ms(at);
    return static_cast<int>((wall - floor_days(wall) * ms_per_day) / ms_per_minute);
}

Instant start_of_central_day(Date date) {
    // No change happens at midnight, so one of the two offsets leads to a midnight that has that very offset.
    Instant const daylight { date.days * ms_per_day - daylight_offset_minutes * ms_per_minute };
    if (central_offset_minutes(daylight) == daylight_offset_minutes) { return daylight; }
    return { date.days * ms_per_day - standard_offset_minutes * ms_per_minute };
}

std::string central_time_text(Instant at) {
    int const minutes = central_minutes(at);
    int const hour = minutes / 60;
    int const minute = minutes % 60;
    std::string text = std::to_string(hour % 12 == 0 ? 12 : hour % 12);
    text += minute < 10 ? ":0" : ":";
    text += std::to_string(minute);
    text += hour < 12 ? " a.m. CT" : " p.m. CT";
    return text;
}

std::string central_date_time_text(Instant at) {
    return central_date(at).to_us() + ", " + central_time_text(at);
}

}  // namespace hub
