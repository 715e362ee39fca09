// JSON both ways for every described struct. Nothing throws.
//
// Field types that `describe` may name: bool, int, std::int32_t, std::int64_t, double, std::string, Uuid, Id<Tag>,
// Date ("2026-11-21"), Instant ("…Z"), Money (cents, integer), enums with domain::enum_names, structs with a describe
// of their own, std::optional<T>, std::vector<T>. An absent optional is left out, never null.
#pragma once

#include "api/json_fields.hpp"
#include "base/error.hpp"

#include <string>
#include <string_view>

namespace hub::api {

/// Strict (security H10): depth at most 32, no duplicate keys, valid UTF-8, unknown and missing fields are Invalid with
/// the field's path ("draft.recipients[2]") in Error::field, and what breaks its Limits. The message completes the
/// sentence that the field begins: "must be at most 100 characters long".
template <class T>
[[nodiscard]] ErrorOr<T> read_json(std::string_view text) {
    T value {};
    HUB_TRY(read_document(text, &value, shape_of<T>(), Reading::Strict));
    return value;
}

/// As read_json, for answers of a newer server: unknown fields are passed over and Limits are not checked.
template <class T>
[[nodiscard]] ErrorOr<T> read_json_leniently(std::string_view text) {
    T value {};
    HUB_TRY(read_document(text, &value, shape_of<T>(), Reading::Lenient));
    return value;
}

/// Fields stand in the order of describe.
template <class T>
[[nodiscard]] std::string write_json(T const& value) {
    JsonWriter writer;
    write_value(writer, &value, shape_of<T>());
    return writer.take();
}

}  // namespace hub::api
