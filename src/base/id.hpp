// Strong ids. Every record is named by a UUIDv7 that the program makes itself from the injected clock and
// randomness: ids sort by creation, cannot be guessed, and one kind is never taken for another.
#pragma once

#include "base/error.hpp"

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace hub {

struct Clock;
struct Random;

/// 128 bits, written as 36 lower-case characters. The all-zero value means "none".
struct Uuid {
    std::array<std::uint8_t, 16> bytes {};

    [[nodiscard]] bool is_nil() const;
    [[nodiscard]] std::string to_string() const;
    /// Reads the 36-character form; anything else is Invalid.
    [[nodiscard]] static ErrorOr<Uuid> parse(std::string_view text);
    /// RFC 9562 version 7: 48 bits of milliseconds, then 74 random bits.
    [[nodiscard]] static Uuid make(Clock const& clock, Random& random);

    auto operator<=>(Uuid const&) const = default;
};

template <class Tag>
struct Id {
    Uuid value;

    [[nodiscard]] bool is_nil() const { return value.is_nil(); }
    [[nodiscard]] std::string to_string() const { return value.to_string(); }
    [[nodiscard]] static ErrorOr<Id> parse(std::string_view text) {
        auto parsed = Uuid::parse(text);
        if (!parsed) { return fail(std::move(parsed).error()); }
        return Id { *parsed };
    }
    [[nodiscard]] static Id make(Clock const& clock, Random& random) { return Id { Uuid::make(clock, random) }; }

    auto operator<=>(Id const&) const = default;
};

}  // namespace hub

template <>
struct std::hash<hub::Uuid> {
    std::size_t operator()(hub::Uuid const& id) const noexcept;
};

template <class Tag>
struct std::hash<hub::Id<Tag>> {
    std::size_t operator()(hub::Id<Tag> const& id) const noexcept { return std::hash<hub::Uuid> {}(id.value); }
};
