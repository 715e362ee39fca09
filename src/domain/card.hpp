// Payment cards, for the payment site and the sandbox alone: the portal never sees one (BILL-40, BILL-45). Numbers of test sites only.
#pragma once

#include "base/date.hpp"
#include "base/error.hpp"
#include "domain/enums.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hub::domain {

/// Without blanks and dashes; empty when there is anything else than digits among them.
[[nodiscard]] std::string card_digits(std::string_view typed);
/// By number range and length, none for every other brand (BILL-40): Mastercard 51–55 and 2221–2720 with 16 digits, Visa 4 with 13, 16 or
/// 19, American Express 34 and 37 with 15.
[[nodiscard]] std::optional<CardBrand> brand_of(std::string_view digits);
[[nodiscard]] bool passes_luhn(std::string_view digits);
/// "Mastercard", "Visa", "American Express".
[[nodiscard]] std::string_view brand_words(CardBrand brand);

/// "MM/YY", "MM / YYYY" or "MMYY": the first day of the month after which it is over. Invalid "expiry".
[[nodiscard]] ErrorOr<Date> parse_card_expiry(std::string_view typed);

/// What a person types on the payment site. It is not kept and not logged.
struct CardForm {
    std::string number;
    std::string expiry;
    std::string code;
    std::string name;
    bool accepts_terms = false;
};
/// Everything that is wrong, by field: number, expiry, code, name, accepts_terms. A card is good through the last day of its month.
[[nodiscard]] std::vector<Error> check_card(CardForm const& form, Date today);

enum class TestCard : std::uint8_t {
    Accepted,
    Declined,  ///< another card can be tried
    Unknown,   ///< a number that no test site takes
};
/// What a test site does with a number that passes the checks.
[[nodiscard]] TestCard test_card(std::string_view digits);

}  // namespace hub::domain
