#include "base/date.hpp"

#include "base/text.hpp"

#include <array>
#include <charconv>
#include <chrono>

namespace hub {

namespace {

using namespace std::string_view_literals;

constexpr std::array month_names {
    "January"sv,
    "February"sv,
    "March"sv,
    "April"sv,
    "May"sv,
    "June"sv,
    "July"sv,
    "August"sv,
    "September"sv,
    "October"sv,
    "November"sv,
    "December"sv,
};
constexpr std::array weekday_names {
    "Sunday"sv,
    "Monday"sv,
    "Tuesday"sv,
    "Wednesday"sv,
    "Thursday"sv,
    "Friday"sv,
    "Saturday"sv,
};
constexpr std::int64_t ms_per_day = 86'400'000;

std::string_view month_name(int month) {
    return month_names[static_cast<std::size_t>(month - 1)];
}

void append_padded(std::string& text, int number, std::size_t width) {
    auto const digits = std::to_string(number);
    if (digits.size() < width) { text.append(width - digits.size(), '0'); }
    text += digits;
}

std::unexpected<Error> refuse_date() {
    return fail(Error::invalid({}, "Enter a date such as 11/21/2026."));
}

ErrorOr<Date> checked(int year, int month, int day) {
    using namespace std::chrono;
    auto const date = year_month_day { std::chrono::year { year }, std::chrono::month { static_cast<unsigned>(month) },
        std::chrono::day { static_cast<unsigned>(day) } };
    if (!date.ok()) { return fail(Error::invalid({}, "This day is not in the calendar.")); }
    return Date::from_parts(year, month, day);
}

/// Reads forward through a text; each function moves on only if it found what it was asked for.
class Scanner {
public:
    explicit Scanner(std::string_view text) : m_rest(text) {}

    [[nodiscard]] bool at_end() const { return m_rest.empty(); }

    bool take(char wanted) {
        if (m_rest.empty() || m_rest.front() != wanted) { return false; }
        m_rest.remove_prefix(1);
        return true;
    }

    void skip_blanks() {
        while (take(' ')) {}
    }

    /// A number of `least` to `most` digits that ends there; -1 if there is none.
    int number(std::size_t least, std::size_t most) {
        std::size_t count = 0;
        while (count < m_rest.size() && m_rest[count] >= '0' && m_rest[count] <= '9') { ++count; }
        if (count < least || count > most) { return -1; }
        int value = -1;
        std::from_chars(m_rest.data(), m_rest.data() + count, value);
        m_rest.remove_prefix(count);
        return value;
    }

    /// A month's English name, whole or at least its first three letters, with or without a full stop; 0 if there is none.
    int named_month() {
        std::size_t count = 0;
        while (count < m_rest.size() && is_letter(m_rest[count])) { ++count; }
        auto const word = m_rest.substr(0, count);
        if (word.size() < 3) { return 0; }
        for (std::size_t i = 0; i < month_names.size(); ++i) {
            if (!begins_with(month_names[i], word)) { continue; }
            m_rest.remove_prefix(count);
            take('.');
            return static_cast<int>(i) + 1;
        }
        return 0;
    }

private:
    static char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
    static bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }
    static bool begins_with(std::string_view name, std::string_view word) {
        if (word.size() > name.size()) { return false; }
        for (std::size_t i = 0; i < word.size(); ++i) {
            if (lower(name[i]) != lower(word[i])) { return false; }
        }
        return true;
    }

    std::string_view m_rest;
};

/// The year that ends a date as people type it. Two digits are refused: nobody can tell 1926 from 2026 in a birth date.
ErrorOr<Date> finish_us(Scanner& scan, int month, int day) {
    auto after_day = scan;
    if (after_day.number(2, 2) >= 0 && after_day.at_end()) {
        return fail(Error::invalid({}, "Write the year with four digits, such as 11/21/2026."));
    }
    int const year = scan.number(4, 4);
    if (year < 0 || !scan.at_end()) { return refuse_date(); }
    return checked(year, month, day);
}

}  // namespace

Date Date::from_parts(int year, int month, int day) {
    using namespace std::chrono;
    auto const first = sys_days { std::chrono::year { year } / std::chrono::month { static_cast<unsigned>(month) } / 1 };
    return { static_cast<std::int32_t>(first.time_since_epoch().count()) + day - 1 };
}

Date::Parts Date::parts() const {
    auto const date = std::chrono::year_month_day { std::chrono::sys_days { std::chrono::days { days } } };
    return { static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
        static_cast<int>(static_cast<unsigned>(date.day())) };
}

int Date::weekday() const {
    int const since_thursday = days % 7;  // day 0 was a Thursday
    return (since_thursday + 4 + 7) % 7;
}

std::string Date::to_iso() const {
    auto const [year, month, day] = parts();
    std::string text;
    append_padded(text, year, 4);
    text += '-';
    append_padded(text, month, 2);
    text += '-';
    append_padded(text, day, 2);
    return text;
}

ErrorOr<Date> Date::parse_iso(std::string_view text) {
    Scanner scan(text);
    int const year = scan.number(4, 4);
    bool const first_dash = scan.take('-');
    int const month = scan.number(2, 2);
    bool const second_dash = scan.take('-');
    int const day = scan.number(2, 2);
    if (year < 0 || month < 0 || day < 0 || !first_dash || !second_dash || !scan.at_end()) { return refuse_date(); }
    return checked(year, month, day);
}

ErrorOr<Date> Date::parse_us(std::string_view text) {
    text = trim(text);
    Scanner scan(text);
    if (int const month = scan.named_month(); month != 0) {
        scan.skip_blanks();
        int const day = scan.number(1, 2);
        scan.take(',');
        scan.skip_blanks();
        if (day < 0) { return refuse_date(); }
        return finish_us(scan, month, day);
    }
    int const month = scan.number(1, 2);
    if (month < 0) { return parse_iso(text); }
    for (char const separator : { '/', '-', '.' }) {
        if (!scan.take(separator)) { continue; }
        int const day = scan.number(1, 2);
        if (day < 0 || !scan.take(separator)) { return refuse_date(); }
        return finish_us(scan, month, day);
    }
    return refuse_date();
}

std::string Date::to_us() const {
    auto const [year, month, day] = parts();
    std::string text { month_name(month).substr(0, 3) };
    return text + ' ' + std::to_string(day) + ", " + std::to_string(year);
}

std::string Date::to_us_numeric() const {
    auto const [year, month, day] = parts();
    std::string text;
    append_padded(text, month, 2);
    text += '/';
    append_padded(text, day, 2);
    text += '/';
    append_padded(text, year, 4);
    return text;
}

std::string Date::to_us_long() const {
    auto const [year, month, day] = parts();
    std::string text { weekday_names[static_cast<std::size_t>(weekday())] };
    text += ", ";
    text += month_name(month);
    return text + ' ' + std::to_string(day) + ", " + std::to_string(year);
}

int age_in_years(Date birth, Date on) {
    auto const born = birth.parts();
    auto const now = on.parts();
    bool const before_birthday = now.month < born.month || (now.month == born.month && now.day < born.day);
    return now.year - born.year - (before_birthday ? 1 : 0);
}

std::string Instant::to_iso() const {
    auto const day = static_cast<std::int32_t>((ms >= 0 ? ms : ms - (ms_per_day - 1)) / ms_per_day);
    auto const in_day = static_cast<int>(ms - day * ms_per_day);
    std::string text = Date { day }.to_iso();
    text += 'T';
    append_padded(text, in_day / 3'600'000, 2);
    text += ':';
    append_padded(text, in_day / 60'000 % 60, 2);
    text += ':';
    append_padded(text, in_day / 1'000 % 60, 2);
    text += '.';
    append_padded(text, in_day % 1'000, 3);
    text += 'Z';
    return text;
}

ErrorOr<Instant> Instant::parse_iso(std::string_view text) {
    auto const refuse = [] { return fail(Error::invalid({}, "This is not a valid date and time.")); };
    if (text.size() < 20 || text[10] != 'T') { return refuse(); }
    auto const date = Date::parse_iso(text.substr(0, 10));
    if (!date) { return refuse(); }
    Scanner scan(text.substr(11));
    int const hour = scan.number(2, 2);
    bool const first_colon = scan.take(':');
    int const minute = scan.number(2, 2);
    bool const second_colon = scan.take(':');
    int const second = scan.number(2, 2);
    if (!first_colon || !second_colon || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
        return refuse();
    }
    int millisecond = 0;
    if (scan.take('.')) { millisecond = scan.number(3, 3); }
    if (millisecond < 0 || !scan.take('Z') || !scan.at_end()) { return refuse(); }
    auto const in_day = ((hour * 60LL + minute) * 60LL + second) * 1'000LL + millisecond;
    return Instant { date->days * ms_per_day + in_day };
}

}  // namespace hub
