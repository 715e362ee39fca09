#include "ui/semantics/wire.hpp"

#include <bit>
#include <cstring>

namespace hub::ui::semantics {

namespace {

static_assert(std::endian::native == std::endian::little, "numbers are copied to the wire as they stand in memory");

template <class T>
void put(std::vector<std::byte>& bytes, T value) {
    auto const at = bytes.size();
    bytes.resize(at + sizeof(T));
    std::memcpy(bytes.data() + at, &value, sizeof(T));
}

void put_text(std::vector<std::byte>& bytes, std::string_view text) {
    put(bytes, static_cast<std::uint32_t>(text.size()));
    auto const* first = reinterpret_cast<std::byte const*>(text.data());
    bytes.insert(bytes.end(), first, first + text.size());
}

void put_rect(std::vector<std::byte>& bytes, Rect const& rect) {
    put(bytes, rect.x);
    put(bytes, rect.y);
    put(bytes, rect.width);
    put(bytes, rect.height);
}

}  // namespace

void WireWriter::upsert(Node const& node, NodeId previous_sibling) {
    put(m_bytes, Operation::Upsert);
    put(m_bytes, node.id);
    put(m_bytes, node.parent);
    put(m_bytes, previous_sibling);
    put(m_bytes, node.role);
    put(m_bytes, node.flags);
    put_rect(m_bytes, node.rect);
    put(m_bytes, node.a);
    put(m_bytes, node.b);
    put_text(m_bytes, node.name);
    put(m_bytes, static_cast<std::uint8_t>(node.texts.size()));
    for (auto const& text : node.texts) {
        put(m_bytes, text.attribute);
        put_text(m_bytes, text.text);
    }
}

void WireWriter::place(NodeId id, Rect const& rect) {
    put(m_bytes, Operation::Place);
    put(m_bytes, id);
    put_rect(m_bytes, rect);
}

void WireWriter::remove(NodeId id) {
    put(m_bytes, Operation::Remove);
    put(m_bytes, id);
}

void WireWriter::focus(NodeId id) {
    put(m_bytes, Operation::Focus);
    put(m_bytes, id);
}

void WireWriter::announce(bool assertive, std::string_view text) {
    put(m_bytes, Operation::Announce);
    put(m_bytes, static_cast<std::uint8_t>(assertive ? 1 : 0));
    put_text(m_bytes, text);
}

void WireWriter::page(std::string_view title, std::string_view language, std::string_view theme, float text_scale) {
    put(m_bytes, Operation::Page);
    put_text(m_bytes, title);
    put_text(m_bytes, language);
    put_text(m_bytes, theme);
    put(m_bytes, text_scale);
}

void WireWriter::scroll(NodeId id, float x, float y) {
    put(m_bytes, Operation::Scroll);
    put(m_bytes, id);
    put(m_bytes, x);
    put(m_bytes, y);
}

}  // namespace hub::ui::semantics
