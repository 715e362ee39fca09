#include "base/money.hpp"

#include "base/text.hpp"

#include <limits>

namespace hub {

namespace {

std::unexpected<Error> refuse_amount() {
    return fail(Error::invalid({}, "Enter an amount such as 1,204.50."));
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Digits, with commas only where thousands end; anything else would hide a slip such as "1,20" for "1.20".
bool has_good_commas(std::string_view whole) {
    auto const groups = split(whole, ',');
    if (groups.size() > 1 && (groups.front().empty() || groups.front().size() > 3)) { return false; }
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (i > 0 && groups[i].size() != 3) { return false; }
        for (char const c : groups[i]) {
            if (!is_digit(c)) { return false; }
        }
    }
    return true;
}

/// False if the number would not fit.
bool append_digit(std::int64_t& value, char digit) {
    constexpr auto highest = std::numeric_limits<std::int64_t>::max();
    std::int64_t const number = digit - '0';
    if (value > (highest - number) / 10) { return false; }
    value = value * 10 + number;
    return true;
}

}  // namespace

std::string Money::to_us() const {
    // The lowest 64-bit number has no positive counterpart of its type, hence unsigned.
    auto const size = cents < 0 ? 0 - static_cast<std::uint64_t>(cents) : static_cast<std::uint64_t>(cents);
    std::string text = cents < 0 ? "-$" : "$";
    text += with_thousands(static_cast<std::int64_t>(size / 100));
    text += '.';
    text += static_cast<char>('0' + size % 100 / 10);
    text += static_cast<char>('0' + size % 10);
    return text;
}

ErrorOr<Money> Money::parse_us(std::string_view text) {
    text = trim(text);
    bool const negative = text.starts_with('-');
    if (negative) { text = trim(text.substr(1)); }
    if (text.starts_with('$')) { text = trim(text.substr(1)); }

    auto const point = text.find('.');
    auto const whole = text.substr(0, point);
    auto const fraction = point == std::string_view::npos ? std::string_view {} : text.substr(point + 1);
    if (whole.empty() && fraction.empty()) { return refuse_amount(); }
    if (!has_good_commas(whole)) { return refuse_amount(); }
    if (fraction.size() > 2) { return fail(Error::invalid({}, "An amount has at most two decimals.")); }

    std::int64_t value = 0;
    bool fits = true;
    for (char const c : whole) {
        if (c != ',') { fits = fits && append_digit(value, c); }
    }
    for (std::size_t i = 0; i < 2; ++i) {
        char const c = i < fraction.size() ? fraction[i] : '0';
        if (!is_digit(c)) { return refuse_amount(); }
        fits = fits && append_digit(value, c);
    }
    if (!fits) { return fail(Error::invalid({}, "This amount is too large.")); }
    return Money { negative ? -value : value };
}

}  // namespace hub
