#include "api/openapi_schema.hpp"

#include "api/field_text.hpp"

#include <vector>

namespace hub::api {

namespace {

using Kind = Shape::Kind;

bool is_whole_number(Kind kind) {
    return kind == Kind::Int32 || kind == Kind::Int64 || kind == Kind::Money;
}

void write_type(JsonWriter& writer, std::string_view type, std::string_view format = {}) {
    write_member(writer, "type", type);
    if (!format.empty()) { write_member(writer, "format", format); }
}

void write_number_limits(JsonWriter& writer, Shape const& shape, Limits const& limits) {
    if (limits.minimum != INT64_MIN) { write_member(writer, "minimum", limits.minimum); }
    if (limits.maximum != INT64_MAX) { write_member(writer, "maximum", limits.maximum); }
    if (shape.kind == Kind::Money && limits.about.empty()) { write_member(writer, "description", "US cents"); }
}

void write_enum(JsonWriter& writer, Shape const& shape) {
    writer.begin_object();
    write_type(writer, "string");
    writer.name("enum");
    writer.begin_array();
    for (auto const name : shape.values) { writer.string(name); }
    writer.end_array();
    writer.end_object();
}

}  // namespace

void write_member(JsonWriter& writer, std::string_view name, std::string_view value) {
    writer.name(name);
    writer.string(value);
}

void write_member(JsonWriter& writer, std::string_view name, std::int64_t value) {
    writer.name(name);
    writer.integer(value);
}

void write_reference(JsonWriter& writer, std::string_view kind, std::string_view name) {
    write_member(writer, "$ref", "#/components/" + std::string { kind } + "/" + std::string { name });
}

void SchemaWriter::write(JsonWriter& writer, Shape const& shape, Limits const& limits, std::string_view initial) {
    writer.begin_object();
    write_kind(writer, shape, limits);
    if (!initial.empty()) {
        writer.name("default");
        writer.raw(initial);
    }
    if (!limits.about.empty()) { write_member(writer, "description", limits.about); }
    writer.end_object();
}

void SchemaWriter::write_kind(JsonWriter& writer, Shape const& shape, Limits const& limits) {
    switch (shape.kind) {
    case Kind::Boolean: return write_type(writer, "boolean");
    case Kind::Int32:
    case Kind::Int64:
    case Kind::Money:
    case Kind::Number: {
        bool const is_whole = is_whole_number(shape.kind);
        write_type(writer, is_whole ? "integer" : "number", !is_whole ? "double" : shape.kind == Kind::Int32 ? "int32" : "int64");
        return write_number_limits(writer, shape, limits);
    }
    case Kind::Text:
        write_type(writer, "string");
        return write_member(writer, "maxLength", limits.max_length > 0 ? limits.max_length : default_max_length);
    case Kind::Id: return write_type(writer, "string", "uuid");
    case Kind::Date: return write_type(writer, "string", "date");
    case Kind::Time: return write_type(writer, "string", "date-time");
    case Kind::List:
        write_type(writer, "array");
        write_member(writer, "maxItems", limits.max_items > 0 ? limits.max_items : default_max_items);
        writer.name("items");
        return write(writer, shape.element(), { .max_length = limits.max_length, .minimum = limits.minimum, .maximum = limits.maximum });
    case Kind::Enum:
    case Kind::Object: return write_reference(writer, "schemas", remember(shape));
    }
}

void SchemaWriter::write_object(JsonWriter& writer, Shape const& shape, std::function<bool(std::string_view)> const& is_wanted) {
    std::vector<std::string_view> required;
    writer.begin_object();
    write_type(writer, "object");
    writer.name("properties");
    writer.begin_object();
    for (auto const& field : shape.fields) {
        if (!is_wanted(field.name)) { continue; }
        if (!field.may_be_absent) { required.push_back(field.name); }
        writer.name(field.name);
        write(writer, *field.shape, field.limits, field.initial);
    }
    writer.end_object();
    if (!required.empty()) {
        writer.name("required");
        writer.begin_array();
        for (auto const name : required) { writer.string(name); }
        writer.end_array();
    }
    writer.end_object();
}

std::string SchemaWriter::remember(Shape const& shape) {
    auto name = shape.name;
    while (m_owners.contains(name) && m_owners[name] != &shape) { name += '_'; }  // same name, another namespace
    if (!m_owners.contains(name)) {
        m_owners[name] = &shape;  // first, so that a type that contains itself ends
        JsonWriter schema;
        if (shape.kind == Kind::Enum) {
            write_enum(schema, shape);
        } else {
            write_object(schema, shape, [](std::string_view) { return true; });
        }
        m_named[name] = schema.take();
    }
    return name;
}

}  // namespace hub::api
