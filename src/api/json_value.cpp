#include "api/json_value.hpp"

#include <bit>

namespace hub::api {

std::optional<bool> JsonValue::boolean() const {
    auto const& node = m_document->m_nodes[m_index];
    if (node.kind != JsonKind::Bool) { return std::nullopt; }
    return node.bits != 0;
}

std::optional<double> JsonValue::number() const {
    auto const& node = m_document->m_nodes[m_index];
    if (node.kind == JsonKind::Integer) { return static_cast<double>(node.bits); }
    if (node.kind == JsonKind::Number) { return std::bit_cast<double>(node.bits); }
    return std::nullopt;
}

std::size_t JsonValue::size() const {
    auto const& node = m_document->m_nodes[m_index];
    bool const has_parts = node.kind == JsonKind::Array || node.kind == JsonKind::Object;
    return has_parts ? node.size : 0;
}

JsonItems JsonValue::items() const {
    auto const end = kind() == JsonKind::Array ? end_index() : m_index + 1;
    return { { *m_document, m_index + 1 }, { *m_document, end } };
}

JsonMembers JsonValue::members() const {
    auto const end = kind() == JsonKind::Object ? end_index() : m_index + 1;
    return { { *m_document, m_index + 1 }, { *m_document, end } };
}

std::optional<JsonValue> JsonValue::find(std::string_view name) const {
    for (auto const member : members()) {
        if (member.name == name) { return member.value; }
    }
    return std::nullopt;
}

}  // namespace hub::api
