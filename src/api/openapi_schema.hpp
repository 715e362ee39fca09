// JSON Schema of shapes, for api/openapi.cpp alone. Named types go into the components, once each.
#pragma once

#include "api/json_writer.hpp"
#include "api/shape.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace hub::api {

void write_member(JsonWriter& writer, std::string_view name, std::string_view value);
void write_member(JsonWriter& writer, std::string_view name, std::int64_t value);
/// {"$ref": "#/components/KIND/NAME"}, without the braces.
void write_reference(JsonWriter& writer, std::string_view kind, std::string_view name);

/// Writes schemas and remembers the named ones that they refer to.
class SchemaWriter {
public:
    /// `initial` is the JSON of the default, where there is one.
    void write(JsonWriter& writer, Shape const& shape, Limits const& limits = {}, std::string_view initial = {});
    /// The schema of an object with those fields for which `is_wanted(name)`.
    void write_object(JsonWriter& writer, Shape const& shape, std::function<bool(std::string_view)> const& is_wanted);

    /// Name and schema of all named types so far.
    [[nodiscard]] std::map<std::string, std::string> const& named() const { return m_named; }

private:
    void write_kind(JsonWriter& writer, Shape const& shape, Limits const& limits);
    /// The name under which the shape's schema stands in the components; written when it is first asked for.
    std::string remember(Shape const& shape);

    std::map<std::string, std::string> m_named;
    std::map<std::string, Shape const*> m_owners;
};

}  // namespace hub::api
