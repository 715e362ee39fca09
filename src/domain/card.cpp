#include "domain/card.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace hub::domain {

namespace {

constexpr std::array<std::string_view, 3> accepted_cards { "4111111111111111", "5555555555554444", "378282246310005" };
constexpr std::string_view declined_card = "4000000000000002";

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Of the first `length` digits; 0 when there are not so many.
int leading(std::string_view digits, std::size_t length) {
    int number = 0;
    if (digits.size() >= length) { std::from_chars(digits.data(), digits.data() + length, number); }
    return number;
}

Error wrong_number(std::string_view digits, std::string_view typed) {
    if (trim(typed).empty()) { return Error::invalid("number", "Enter the number of the card."); }
    if (digits.empty()) { return Error::invalid("number", "A card number has digits only."); }
    if (!brand_of(digits)) {
        return Error::invalid("number", "Mastercard, VISA and American Express are accepted. Please check the number or use another card.");
    }
    return Error::invalid("number", "This is not a card number. Please check it: a digit may be wrong.");
}

}  // namespace

std::string card_digits(std::string_view typed) {
    std::string digits;
    for (char const c : typed) {
        if (c == ' ' || c == '-') { continue; }
        if (!is_digit(c)) { return {}; }
        digits += c;
    }
    return digits;
}

std::optional<CardBrand> brand_of(std::string_view digits) {
    auto const size = digits.size();
    auto const two = leading(digits, 2);
    auto const four = leading(digits, 4);
    if (size == 16 && ((two >= 51 && two <= 55) || (four >= 2221 && four <= 2720))) { return CardBrand::Mastercard; }
    if (digits.starts_with('4') && (size == 13 || size == 16 || size == 19)) { return CardBrand::Visa; }
    if (size == 15 && (two == 34 || two == 37)) { return CardBrand::AmericanExpress; }
    return std::nullopt;
}

bool passes_luhn(std::string_view digits) {
    int sum = 0;
    bool is_doubled = false;
    for (auto at = digits.rbegin(); at != digits.rend(); ++at) {
        if (!is_digit(*at)) { return false; }
        int const digit = (*at - '0') * (is_doubled ? 2 : 1);
        sum += digit > 9 ? digit - 9 : digit;
        is_doubled = !is_doubled;
    }
    return !digits.empty() && sum % 10 == 0;
}

std::string_view brand_words(CardBrand brand) {
    switch (brand) {
    case CardBrand::Mastercard: return "Mastercard";
    case CardBrand::Visa: return "Visa";
    case CardBrand::AmericanExpress: return "American Express";
    }
    return {};
}

ErrorOr<Date> parse_card_expiry(std::string_view typed) {
    std::string digits;
    for (char const c : typed) {
        if (is_digit(c)) { digits += c; }
    }
    bool const has_other = std::ranges::any_of(typed, [](char c) { return !is_digit(c) && c != ' ' && c != '/' && c != '-'; });
    auto const refuse = [] { return fail(Error::invalid("expiry", "Enter the month and year on the card, for example 04/28.")); };
    if (has_other || (digits.size() != 4 && digits.size() != 6)) { return refuse(); }
    int const month = leading(digits, 2);
    int year = leading(std::string_view { digits }.substr(2), digits.size() - 2);
    if (year < 100) { year += 2000; }
    if (month < 1 || month > 12 || year < 2000 || year > 2100) { return refuse(); }
    return month == 12 ? Date::from_parts(year + 1, 1, 1) : Date::from_parts(year, month + 1, 1);
}

std::vector<Error> check_card(CardForm const& form, Date today) {
    std::vector<Error> errors;
    auto const digits = card_digits(form.number);
    auto const brand = brand_of(digits);
    if (!brand || !passes_luhn(digits)) { errors.push_back(wrong_number(digits, form.number)); }
    if (auto const over = parse_card_expiry(form.expiry); !over) {
        errors.push_back(over.error());
    } else if (*over <= today) {
        errors.push_back(Error::invalid("expiry", "This card has expired."));
    }
    std::size_t const length = brand == CardBrand::AmericanExpress ? 4 : 3;
    auto const code = trim(form.code);
    if (code.size() != length || !std::ranges::all_of(code, is_digit)) {
        errors.push_back(Error::invalid(
            "code", length == 4 ? "Enter the 4 digits on the front of the card." : "Enter the 3 digits on the back of the card."));
    }
    if (trim(form.name).empty()) { errors.push_back(Error::invalid("name", "Enter the name on the card.")); }
    if (!form.accepts_terms) { errors.push_back(Error::invalid("accepts_terms", "Agree to the terms and conditions to pay.")); }
    return errors;
}

TestCard test_card(std::string_view digits) {
    if (std::ranges::contains(accepted_cards, digits)) { return TestCard::Accepted; }
    return digits == declined_card ? TestCard::Declined : TestCard::Unknown;
}

}  // namespace hub::domain
