// The names under which the values of an enum stand in JSON and in the database.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace hub::domain {

/// A value and the name under which it stands in JSON and in the database.
template <class E>
struct EnumName {
    E value;
    std::string_view name;
};

/// Specialised below for each enum: `enum_names<Role>`.
template <class E>
inline constexpr std::array<EnumName<E>, 0> enum_names {};

template <class E>
[[nodiscard]] constexpr std::string_view enum_name(E value) {
    for (auto const& entry : enum_names<E>) {
        if (entry.value == value) { return entry.name; }
    }
    return {};
}

template <class E>
[[nodiscard]] constexpr std::optional<E> enum_from(std::string_view name) {
    for (auto const& entry : enum_names<E>) {
        if (entry.name == name) { return entry.value; }
    }
    return std::nullopt;
}

}  // namespace hub::domain
