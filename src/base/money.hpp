// Money in whole cents. There is no floating point in any amount.
#pragma once

#include "base/error.hpp"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace hub {

struct Money {
    std::int64_t cents = 0;

    /// "$1,204.50", negative amounts as "-$3.00".
    [[nodiscard]] std::string to_us() const;
    /// Reads "1204.5", "$1,204.50" and the like; more than two decimals is Invalid.
    [[nodiscard]] static ErrorOr<Money> parse_us(std::string_view text);

    Money& operator+=(Money other) {
        cents += other.cents;
        return *this;
    }
    Money& operator-=(Money other) {
        cents -= other.cents;
        return *this;
    }
    friend Money operator+(Money a, Money b) { return { a.cents + b.cents }; }
    friend Money operator-(Money a, Money b) { return { a.cents - b.cents }; }
    auto operator<=>(Money const&) const = default;
};

}  // namespace hub
