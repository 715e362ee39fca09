// Which letters and digits occur in a folded text, as one number: rows that lack a letter of the token need not be searched, and for
// a token of one letter nothing needs to be.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace hub::table {

using LetterSet = std::uint32_t;

namespace detail {

inline constexpr std::string_view common_letters = "abcdefghiklmnoprstuvwy01234567";
inline constexpr std::string_view rare_letters = "jqxz";
inline constexpr std::string_view shared_digits = "89";
static_assert(common_letters.size() == 30);

inline constexpr auto letter_bits = [] {
    std::array<LetterSet, 256> bits {};
    for (std::size_t i = 0; i < common_letters.size(); ++i) { bits[static_cast<unsigned char>(common_letters[i])] = LetterSet { 1 } << i; }
    for (char const c : rare_letters) { bits[static_cast<unsigned char>(c)] = LetterSet { 1 } << 30U; }
    for (char const c : shared_digits) { bits[static_cast<unsigned char>(c)] = LetterSet { 1 } << 31U; }
    return bits;
}();

}  // namespace detail

[[nodiscard]] inline LetterSet letters_in(std::string_view folded) {
    LetterSet letters = 0;
    for (char const c : folded) { letters |= detail::letter_bits[static_cast<unsigned char>(c)]; }
    return letters;
}

/// Whether the set tells all about this character: it shares its bit with no other.
[[nodiscard]] constexpr bool has_own_bit(char c) {
    return detail::common_letters.contains(c);
}

}  // namespace hub::table
