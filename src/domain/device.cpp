#include "domain/device.hpp"

#include <algorithm>
#include <cstddef>

namespace hub::domain {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// 121212 is 12 three times over, 777777 is 7 six times.
bool repeats(std::string_view pin, std::size_t part) {
    for (std::size_t i = part; i < pin.size(); ++i) {
        if (pin[i] != pin[i - part]) { return false; }
    }
    return true;
}

/// 234567, 765432; after 9 comes 0.
bool is_row(std::string_view pin, int step) {
    for (std::size_t i = 1; i < pin.size(); ++i) {
        if ((pin[i - 1] - '0' + step + 10) % 10 != pin[i] - '0') { return false; }
    }
    return true;
}

}  // namespace

ErrorOr<void> check_pin(std::string_view pin) {
    bool const has_length = pin.size() >= least_pin_digits && pin.size() <= most_pin_digits;
    if (!has_length || !std::ranges::all_of(pin, is_digit)) { return fail(Error::invalid("pin", "Enter 6 to 12 digits.")); }
    if (repeats(pin, 1) || repeats(pin, 2) || repeats(pin, 3) || is_row(pin, 1) || is_row(pin, -1)) {
        return fail(Error::invalid("pin", "This PIN is too easy to guess. Choose digits that do not repeat and are not in a row."));
    }
    return {};
}

}  // namespace hub::domain
