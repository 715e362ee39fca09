// Described structs from JSON and to JSON, through their shapes. It is for api/json.hpp and api/request.hpp; include one of those instead.
#pragma once

#include "api/field_text.hpp"
#include "api/json_value.hpp"
#include "api/json_writer.hpp"
#include "api/shape.hpp"
#include "base/error.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace hub::api {

/// The members of one object, asked for by name. Quick when they are asked for in the order of the text.
class MemberReader {
public:
    MemberReader(JsonValue object, Reading reading);

    /// Fills one field of the struct at `start` from the member of its name.
    [[nodiscard]] ErrorOr<void> read(FieldShape const& field, void* start);
    /// The error of the first member that is no field of `shape` or not `is_wanted(name)`; none when reading leniently.
    [[nodiscard]] ErrorOr<void> check_unknown(Shape const& shape, std::function<bool(std::string_view)> const& is_wanted) const;

private:
    [[nodiscard]] std::optional<JsonValue> take(std::string_view name);

    JsonValue m_object;
    JsonMembers m_members;
    JsonMembers::Iterator m_next;  ///< the member after the last one taken
    std::size_t m_taken = 0;
    Reading m_reading;
};

/// Fills the value at `place`, of a type of that shape. The error's field is a path within it.
[[nodiscard]] ErrorOr<void> read_value(JsonValue json, void* place, Shape const& shape, Limits const& limits, Reading reading);
[[nodiscard]] ErrorOr<void> read_document(std::string_view text, void* place, Shape const& shape, Reading reading);

void write_value(JsonWriter& writer, void const* place, Shape const& shape);
/// Name and value of one field of the struct at `start`; nothing where it is left out.
void write_field(JsonWriter& writer, FieldShape const& field, void const* start);

}  // namespace hub::api
