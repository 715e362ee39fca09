#include "domain/passwords.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <format>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace hub::domain {

namespace {

constexpr std::size_t least_different = 5;      // characters that do not simply go on
constexpr std::size_t least_own = 8;            // letters and digits beside names that anybody knows
constexpr std::size_t shortest_known_word = 4;  // "Li" is part of too many words
constexpr std::string_view product_words = "employer hub concentra";

using CodePoints = std::vector<char32_t>;

CodePoints code_points(std::string_view text) {
    CodePoints points;
    for (std::size_t at = 0; at < text.size();) { points.push_back(next_code_point(text, at)); }
    return points;
}

int shortest_for(PasswordOwner const& owner) {
    return owner.has_second_factor ? shortest_password_with_second_factor : shortest_password;
}

/// Whether `next` follows `before` on the keyboard, to the right or to the left.
bool is_beside_on_keyboard(char32_t before, char32_t next) {
    constexpr std::array<std::u32string_view, 3> rows { U"qwertyuiop", U"asdfghjkl", U"zxcvbnm" };
    return std::ranges::any_of(rows, [&](std::u32string_view row) {
        auto const at = row.find(before);
        if (at == std::u32string_view::npos) { return false; }
        return (at + 1 < row.size() && row[at + 1] == next) || (at > 0 && row[at - 1] == next);
    });
}

bool goes_on(char32_t before, char32_t next) {
    return next == before || next == before + 1 || next + 1 == before || is_beside_on_keyboard(before, next);
}

/// The shortest text that `text` repeats, "abc" of "abcabcab"; the whole when it repeats none.
std::string_view repeated_part(std::string_view text) {
    for (std::size_t size = 1; size <= text.size() / 2; ++size) {
        if (text.substr(size) == text.substr(0, text.size() - size)) { return text.substr(0, size); }
    }
    return text;
}

/// The characters that one has to think of: not those that repeat the last one, or follow it in the alphabet, among the
/// digits or on the keyboard.
std::size_t effective_length(std::string_view lower) {
    auto const points = code_points(repeated_part(lower));
    std::size_t length = points.empty() ? 0 : 1;
    for (std::size_t i = 1; i < points.size(); ++i) {
        if (!goes_on(points[i - 1], points[i])) { ++length; }
    }
    return length;
}

std::size_t different_characters(std::string_view lower) {
    auto const points = code_points(lower);
    return std::set<char32_t>(points.begin(), points.end()).size();
}

/// "password" of "Password2026!!": what people put around a word adds next to nothing.
std::string_view without_ends(std::string_view lower) {
    auto const is_letter = [](char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; };
    auto const first = std::ranges::find_if(lower, is_letter);
    if (first == lower.end()) { return lower; }
    auto const start = static_cast<std::size_t>(first - lower.begin());
    auto end = lower.size();
    while (end > start && !is_letter(lower[end - 1])) { --end; }
    return lower.substr(start, end - start);
}

bool is_common_in_any_form(std::string_view lower) {
    auto const core = without_ends(lower);
    auto const part = repeated_part(core);
    bool const is_mostly_core = code_point_count(core) * 2 >= code_point_count(lower);
    return is_common_password(lower) || is_common_password(repeated_part(lower)) || (is_mostly_core && is_common_password(part));
}

void add_words(std::vector<std::string>& words, std::string_view text) {
    std::string word;
    auto const finish = [&] {
        if (code_point_count(word) >= shortest_known_word) { words.push_back(word); }
        word.clear();
    };
    for (char const c : ascii_lower(text)) {
        if (std::string_view { " .,-_@+&'/()" }.contains(c)) {
            finish();
        } else {
            word += c;
        }
    }
    finish();
}

/// What anybody who knows the person would try first (A2).
std::vector<std::string> known_words(PasswordOwner const& owner) {
    std::vector<std::string> words;
    auto const at = owner.email.find('@');
    add_words(words, owner.email.substr(0, at));
    if (at != std::string_view::npos) {
        auto const host = owner.email.substr(at + 1);
        add_words(words, host.substr(0, host.rfind('.')));
    }
    for (auto const text : { owner.first_name, owner.last_name, owner.employer_name, product_words }) { add_words(words, text); }
    std::ranges::sort(words, [](auto const& a, auto const& b) { return a.size() > b.size(); });
    return words;
}

std::string without_words(std::string text, std::vector<std::string> const& words) {
    for (auto const& word : words) {
        for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at)) { text.erase(at, word.size()); }
    }
    return text;
}

std::size_t letters_and_digits(std::string_view lower) {
    auto const points = code_points(lower);
    return static_cast<std::size_t>(
        std::ranges::count_if(points, [](char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9') || c >= 0x80; }));
}

Error refuse(std::string message) {
    return Error::invalid("password", std::move(message));
}

/// What is wrong besides the length.
std::optional<Error> weakness_of(std::string const& lower, PasswordOwner const& owner) {
    if (is_common_in_any_form(lower)) {
        return refuse("Many people use this password, so it is among the first that are tried. Choose another.");
    }
    if (effective_length(lower) < least_different || different_characters(lower) < least_different) {
        return refuse("This repeats itself or goes on by itself, as 1234 does. Choose characters that do not follow from one another.");
    }
    auto const own = without_words(lower, known_words(owner));
    if (own.size() != lower.size() && letters_and_digits(own) < least_own) {
        return refuse(std::format(
            "This is mostly your name, your e-mail address, your company or this portal. Add at least {} other letters or digits.",
            least_own));
    }
    return std::nullopt;
}

double bits_of_a_character(std::string_view password) {
    bool has_upper = false;
    bool has_digit = false;
    bool has_other = false;
    for (char const c : password) {
        has_upper = has_upper || (c >= 'A' && c <= 'Z');
        has_digit = has_digit || (c >= '0' && c <= '9');
        has_other = has_other || !((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
    }
    constexpr double of_lower_case = 2.6;  // people write words
    return of_lower_case + (has_upper ? 0.4 : 0.0) + (has_digit ? 0.4 : 0.0) + (has_other ? 0.6 : 0.0);
}

}  // namespace

ErrorOr<void> check_password(std::string_view password, PasswordOwner const& owner) {
    auto const length = static_cast<int>(code_point_count(password));
    auto const shortest = shortest_for(owner);
    if (length < shortest) {
        auto const missing = shortest - length;
        return fail(refuse(std::format("Use at least {} characters: {} more.", shortest, missing)));
    }
    if (length > longest_password) { return fail(refuse(std::format("Use at most {} characters.", longest_password))); }
    if (auto weakness = weakness_of(ascii_lower(password), owner)) { return fail(std::move(*weakness)); }
    return {};
}

PasswordStrength password_strength(std::string_view password, PasswordOwner const& owner) {
    if (static_cast<int>(code_point_count(password)) < shortest_for(owner)) { return PasswordStrength::TooShort; }
    auto const lower = ascii_lower(password);
    if (weakness_of(lower, owner)) { return PasswordStrength::Weak; }
    auto const bits = static_cast<double>(effective_length(lower)) * bits_of_a_character(password);
    if (bits < 36) { return PasswordStrength::Fair; }
    return bits < 60 ? PasswordStrength::Good : PasswordStrength::Strong;
}

}  // namespace hub::domain
