#include "api/json_fields.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <utility>

namespace hub::api {

namespace {

ErrorOr<void> refuse(std::string_view message) {
    return fail(Error::invalid({}, std::string { message }));
}

ErrorOr<void> read_whole(JsonValue json, std::int64_t& value, Limits const& limits, Reading reading) {
    auto const integer = json.integer();
    if (!integer) { return refuse("must be a whole number"); }
    HUB_TRY(check_range(*integer, limits, reading));
    value = *integer;
    return {};
}

ErrorOr<void> read_int32(JsonValue json, std::int32_t& value, Limits const& limits, Reading reading) {
    std::int64_t wide = 0;
    HUB_TRY(read_whole(json, wide, limits, reading));
    using Range = std::numeric_limits<std::int32_t>;
    HUB_TRY(check_range(wide, { .minimum = Range::min(), .maximum = Range::max() }, Reading::Strict));
    value = static_cast<std::int32_t>(wide);
    return {};
}

ErrorOr<void> read_bare(JsonValue json, void* place, Shape::Kind kind, Limits const& limits, Reading reading) {
    if (kind == Shape::Kind::Int32) { return read_int32(json, *static_cast<std::int32_t*>(place), limits, reading); }
    if (kind == Shape::Kind::Int64) { return read_whole(json, *static_cast<std::int64_t*>(place), limits, reading); }
    if (kind == Shape::Kind::Money) { return read_whole(json, static_cast<Money*>(place)->cents, limits, reading); }
    if (kind == Shape::Kind::Boolean) {
        auto const boolean = json.boolean();
        if (!boolean) { return refuse("must be true or false"); }
        *static_cast<bool*>(place) = *boolean;
        return {};
    }
    auto const number = json.number();
    if (!number) { return refuse("must be a number"); }
    *static_cast<double*>(place) = *number;
    return {};
}

ErrorOr<void> read_list(JsonValue json, void* place, Shape const& shape, Limits const& limits, Reading reading) {
    if (json.kind() != JsonKind::Array) { return refuse("must be a list"); }
    HUB_TRY(check_count(json.size(), limits, reading));
    auto const& element = shape.element();
    shape.list->clear(place, json.size());
    std::size_t index = 0;
    for (auto const item : json.items()) {
        auto read = read_value(item, shape.list->append(place), element, limits, reading);
        if (!read) { return fail(within(index, std::move(read).error())); }
        ++index;
    }
    return {};
}

ErrorOr<void> read_object(JsonValue json, void* place, Shape const& shape, Reading reading) {
    if (json.kind() != JsonKind::Object) { return refuse("must be an object"); }
    MemberReader members { json, reading };
    for (auto const& field : shape.fields) { HUB_TRY(members.read(field, place)); }
    return members.check_unknown(shape, [](std::string_view) { return true; });
}

void write_bare(JsonWriter& writer, void const* place, Shape::Kind kind) {
    switch (kind) {
    case Shape::Kind::Boolean: return writer.boolean(*static_cast<bool const*>(place));
    case Shape::Kind::Int32: return writer.integer(*static_cast<std::int32_t const*>(place));
    case Shape::Kind::Int64: return writer.integer(*static_cast<std::int64_t const*>(place));
    case Shape::Kind::Money: return writer.integer(static_cast<Money const*>(place)->cents);
    default: return writer.number(*static_cast<double const*>(place));
    }
}

}  // namespace

MemberReader::MemberReader(JsonValue object, Reading reading)
    : m_object(object), m_members(object.members()), m_next(m_members.begin()), m_reading(reading) {}

std::optional<JsonValue> MemberReader::take(std::string_view name) {
    auto found = m_next;
    if (found == m_members.end() || (*found).name != name) {
        found = m_members.begin();
        while (found != m_members.end() && (*found).name != name) { ++found; }
        if (found == m_members.end()) { return std::nullopt; }
    }
    auto const value = (*found).value;
    m_next = ++found;
    ++m_taken;
    return value;
}

ErrorOr<void> MemberReader::read(FieldShape const& field, void* start) {
    auto const json = take(field.name);
    if (!json) {
        if (field.may_be_absent) { return {}; }
        return fail(Error::invalid(std::string { field.name }, "is missing"));
    }
    void* place = place_of(field, start);
    if (field.optional != nullptr) { place = field.optional->emplace(place); }
    auto read = read_value(*json, place, *field.shape, field.limits, m_reading);
    if (!read) { return fail(within(field.name, std::move(read).error())); }
    return {};
}

ErrorOr<void> MemberReader::check_unknown(Shape const& shape, std::function<bool(std::string_view)> const& is_wanted) const {
    if (m_taken == m_object.size() || m_reading == Reading::Lenient) { return {}; }
    for (auto const member : m_members) {
        if (std::ranges::find(shape.fields, member.name, &FieldShape::name) == shape.fields.end() || !is_wanted(member.name)) {
            return fail(Error::invalid(shown_name(member.name), "is not a known field"));
        }
    }
    return {};
}

ErrorOr<void> read_value(JsonValue json, void* place, Shape const& shape, Limits const& limits, Reading reading) {
    if (shape.is_bare()) { return read_bare(json, place, shape.kind, limits, reading); }
    if (shape.kind == Shape::Kind::List) { return read_list(json, place, shape, limits, reading); }
    if (shape.kind == Shape::Kind::Object) { return read_object(json, place, shape, reading); }
    auto const text = json.string();
    if (!text) { return refuse("must be text"); }
    return read_text(*text, place, shape, limits, reading);
}

ErrorOr<void> read_document(std::string_view text, void* place, Shape const& shape, Reading reading) {
    HUB_TRY_ASSIGN(auto const document, JsonDocument::parse(text));
    return read_value(document.root(), place, shape, {}, reading);
}

void write_value(JsonWriter& writer, void const* place, Shape const& shape) {
    if (shape.is_bare()) { return write_bare(writer, place, shape.kind); }
    if (shape.kind == Shape::Kind::Text) { return writer.string(*static_cast<std::string const*>(place)); }
    if (shape.kind == Shape::Kind::List) {
        auto const& element = shape.element();
        auto const size = shape.list->size(place);
        writer.begin_array();
        for (std::size_t i = 0; i < size; ++i) { write_value(writer, shape.list->item(place, i), element); }
        writer.end_array();
    } else if (shape.kind == Shape::Kind::Object) {
        writer.begin_object();
        for (auto const& field : shape.fields) { write_field(writer, field, place); }
        writer.end_object();
    } else {
        writer.string(write_text(place, shape));
    }
}

void write_field(JsonWriter& writer, FieldShape const& field, void const* start) {
    auto const* const value = value_to_write(field, start);
    if (value == nullptr) { return; }
    writer.name(field.name);
    write_value(writer, value, *field.shape);
}

}  // namespace hub::api
