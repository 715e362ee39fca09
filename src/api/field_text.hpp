// One field as text, both ways: the form that stands in a JSON string, in a path and in a query. Limits are checked here,
// so that a field means the same wherever it travels. Errors have no field name yet; the caller knows it.
#pragma once

#include "api/endpoint.hpp"
#include "api/shape.hpp"
#include "base/error.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace hub::api {

/// Strict for what a server receives. Lenient for the answers of a newer server: unknown fields are passed over and
/// limits, which are promises of the sender to the server, are not checked.
enum class Reading : std::uint8_t { Strict, Lenient };

inline constexpr int default_max_length = 4'000;
inline constexpr int default_max_items = 10'000;

/// Fills the scalar at `place`, of a type of that shape. Text with control characters other than tab and line breaks is refused.
[[nodiscard]] ErrorOr<void> read_text(std::string_view text, void* place, Shape const& shape, Limits const& limits, Reading reading);
/// Of the scalar at `place`.
[[nodiscard]] std::string write_text(void const* place, Shape const& shape);

/// Checks of what has already been read as a number or a list; nothing is checked when reading leniently.
[[nodiscard]] ErrorOr<void> check_range(std::int64_t value, Limits const& limits, Reading reading);
[[nodiscard]] ErrorOr<void> check_count(std::size_t items, Limits const& limits, Reading reading);

/// A field's name that came from outside, cut where it is too long to be sent back.
[[nodiscard]] std::string shown_name(std::string_view name);

/// Puts `name` before the path of the error: "email" within "recipients[2]" within "draft".
[[nodiscard]] Error within(std::string_view name, Error error);
[[nodiscard]] Error within(std::size_t index, Error error);

}  // namespace hub::api
