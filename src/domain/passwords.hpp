// What a password has to be (security A1, A2), once: the page shows it while one types, the server refuses by it.
#pragma once

#include "base/error.hpp"

#include <string_view>

namespace hub::domain {

inline constexpr int shortest_password = 15;  ///< the only factor
inline constexpr int shortest_password_with_second_factor = 8;
inline constexpr int longest_password = 128;

/// What a password must not contain or be.
struct PasswordOwner {
    std::string_view email;
    std::string_view first_name;
    std::string_view last_name;
    std::string_view employer_name;
    bool has_second_factor = false;
};

/// Nothing, or Invalid on field "password" that says what to change.
[[nodiscard]] ErrorOr<void> check_password(std::string_view password, PasswordOwner const& owner);

enum class PasswordStrength : unsigned char { TooShort, Weak, Fair, Good, Strong };
/// A rough estimate from length, repetition, sequences and common words; for the meter only.
[[nodiscard]] PasswordStrength password_strength(std::string_view password, PasswordOwner const& owner);
[[nodiscard]] bool is_common_password(std::string_view password);

}  // namespace hub::domain
