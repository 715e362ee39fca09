#include "api/shape.hpp"

#include "api/field_text.hpp"

namespace hub::api {

std::string short_type_name(std::string_view signature) {
    std::string_view name = signature.substr(signature.find("T = ") + 4);
    name = name.substr(0, name.find_first_of("];"));
    std::string short_name;
    while (!name.empty()) {
        auto const colons = name.find("::");
        auto const part = name.substr(0, colons);
        bool const is_namespace = part.front() >= 'a' && part.front() <= 'z';
        if (!is_namespace) { short_name += part; }
        name.remove_prefix(colons == std::string_view::npos ? name.size() : colons + 2);
    }
    return short_name;
}

void FieldShapes::add(std::string_view name, Limits const& limits, void const* field, Shape const& shape, OptionalAccess const* optional) {
    FieldShape added { .name = name, .limits = limits, .shape = &shape, .optional = optional };
    added.offset = static_cast<std::size_t>(static_cast<std::byte const*>(field) - static_cast<std::byte const*>(m_start));
    added.may_be_absent = limits.optional || optional != nullptr || shape.kind == Shape::Kind::List;
    if (limits.optional && optional == nullptr && shape.is_bare()) { added.initial = write_text(field, shape); }
    m_fields.push_back(std::move(added));
}

void const* value_to_write(FieldShape const& field, void const* start) {
    auto const* const place = place_of(field, start);
    if (field.optional != nullptr) { return field.optional->value(place); }
    if (!field.limits.optional) { return place; }
    auto const& shape = *field.shape;
    bool is_empty = false;
    switch (shape.kind) {
    case Shape::Kind::Text: is_empty = static_cast<std::string const*>(place)->empty(); break;
    case Shape::Kind::Id: is_empty = static_cast<Uuid const*>(place)->is_nil(); break;
    case Shape::Kind::List: is_empty = shape.list->size(place) == 0; break;
    default: break;
    }
    return is_empty ? nullptr : place;
}

}  // namespace hub::api
