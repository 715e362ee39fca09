#include "support/ui_mirror.hpp"

#include <algorithm>
#include <cstring>
#include <functional>
#include <stdexcept>

namespace hub::tests {

using namespace ui::semantics;

namespace {

class Reader {
public:
    explicit Reader(std::span<std::byte const> bytes) : m_bytes(bytes) {}

    [[nodiscard]] bool at_end() const { return m_at == m_bytes.size(); }

    template <class T>
    T take() {
        if (m_at + sizeof(T) > m_bytes.size()) { throw std::runtime_error("the semantics buffer ends in the middle of an operation"); }
        T value;
        std::memcpy(&value, m_bytes.data() + m_at, sizeof(T));
        m_at += sizeof(T);
        return value;
    }
    std::string text() {
        auto const size = take<std::uint32_t>();
        if (m_at + size > m_bytes.size()) { throw std::runtime_error("the semantics buffer ends in the middle of a string"); }
        std::string value(reinterpret_cast<char const*>(m_bytes.data() + m_at), size);
        m_at += size;
        return value;
    }
    Rect rect() {
        Rect rect;
        rect.x = take<float>();
        rect.y = take<float>();
        rect.width = take<float>();
        rect.height = take<float>();
        return rect;
    }

private:
    std::span<std::byte const> m_bytes;
    std::size_t m_at = 0;
};

}  // namespace

std::string Element::text(Attribute attribute) const {
    for (auto const& text : node.texts) {
        if (text.attribute == attribute) { return text.text; }
    }
    return {};
}

bool Element::is_editable() const {
    return node.role == Role::TextField || node.role == Role::TextArea || (node.role == Role::ComboBox && !text(Attribute::FontPx).empty());
}

void Mirror::apply(std::span<std::byte const> bytes) {
    focus_request.reset();
    scrolls.clear();
    removed.clear();
    operations = 0;
    Reader reader(bytes);
    while (!reader.at_end()) {
        ++operations;
        switch (reader.take<Operation>()) {
        case Operation::Upsert: {
            Node node;
            node.id = reader.take<NodeId>();
            node.parent = reader.take<NodeId>();
            auto const previous = reader.take<NodeId>();
            node.role = reader.take<Role>();
            node.flags = reader.take<std::uint32_t>();
            node.rect = reader.rect();
            node.a = reader.take<std::int32_t>();
            node.b = reader.take<std::int32_t>();
            node.name = reader.text();
            for (auto count = reader.take<std::uint8_t>(); count > 0; --count) {
                auto const attribute = reader.take<Attribute>();
                node.texts.push_back({ attribute, reader.text() });
            }
            upsert(std::move(node), previous);
            break;
        }
        case Operation::Place: {
            auto const id = reader.take<NodeId>();
            auto* element = find(id);
            if (element == nullptr) { throw std::runtime_error("Place of an unknown node"); }
            element->node.rect = reader.rect();
            break;
        }
        case Operation::Remove: remove(reader.take<NodeId>()); break;
        case Operation::Focus: {
            focus_request = reader.take<NodeId>();
            if (find(*focus_request) == nullptr) { throw std::runtime_error("Focus of an unknown node"); }
            break;
        }
        case Operation::Announce: {
            bool const assertive = reader.take<std::uint8_t>() != 0;
            announcements.push_back({ assertive, reader.text() });
            break;
        }
        case Operation::Page:
            title = reader.text();
            language = reader.text();
            theme = reader.text();
            text_scale = reader.take<float>();
            break;
        case Operation::Scroll: {
            auto const id = reader.take<NodeId>();
            auto const x = reader.take<float>();
            scrolls.push_back({ id, x, reader.take<float>() });
            break;
        }
        default: throw std::runtime_error("an unknown semantics operation");
        }
    }
}

std::vector<NodeId>& Mirror::children_of(NodeId id) {
    if (id == 0) { return m_root; }
    auto const found = m_elements.find(id);
    if (found == m_elements.end()) { throw std::runtime_error("Upsert under an unknown parent"); }
    return found->second.children;
}

void Mirror::upsert(Node node, NodeId previous_sibling) {
    auto const id = node.id;
    auto const found = m_elements.find(id);
    bool const is_new = found == m_elements.end();
    auto& siblings = children_of(node.parent);
    if (!is_new) { std::erase(children_of(found->second.node.parent), id); }
    auto place = siblings.begin();
    if (previous_sibling != 0) {
        place = std::ranges::find(siblings, previous_sibling);
        if (place == siblings.end()) { throw std::runtime_error("Upsert after a sibling that is not there"); }
        ++place;
    }
    siblings.insert(place, id);
    auto& element = m_elements[id];
    bool const states_value = std::ranges::any_of(node.texts, [](Text const& text) { return text.attribute == Attribute::Value; });
    element.node = std::move(node);
    element.checked = element.has(Checked);
    if (states_value) { element.value = element.text(Attribute::Value); }
}

void Mirror::remove(NodeId id) {
    auto const* element = find(id);
    if (element == nullptr) { throw std::runtime_error("Remove of an unknown node"); }
    std::erase(children_of(element->node.parent), id);
    forget(id);
}

void Mirror::forget(NodeId id) {
    auto const children = m_elements.at(id).children;
    for (auto const child : children) { forget(child); }
    m_elements.erase(id);
    removed.push_back(id);
}

Element const* Mirror::find(NodeId id) const {
    auto const found = m_elements.find(id);
    return found == m_elements.end() ? nullptr : &found->second;
}

Element* Mirror::find(NodeId id) {
    auto const found = m_elements.find(id);
    return found == m_elements.end() ? nullptr : &found->second;
}

std::vector<Element const*> Mirror::elements() const {
    std::vector<Element const*> result;
    std::function<void(std::vector<NodeId> const&)> const visit = [&](std::vector<NodeId> const& ids) {
        for (auto const id : ids) {
            result.push_back(&m_elements.at(id));
            visit(result.back()->children);
        }
    };
    visit(m_root);
    return result;
}

std::vector<Node> Mirror::nodes() const {
    std::vector<Node> result;
    for (auto const* element : elements()) { result.push_back(element->node); }
    return result;
}

Rect Mirror::page_rect(NodeId id) const {
    auto const* element = find(id);
    if (element == nullptr) { return {}; }
    Rect rect = element->node.rect;
    for (auto const* parent = find(element->node.parent); parent != nullptr; parent = find(parent->node.parent)) {
        rect.x += parent->node.rect.x - parent->scroll_x;
        rect.y += parent->node.rect.y - parent->scroll_y;
    }
    return rect;
}

bool Mirror::is_inside(NodeId id, NodeId ancestor) const {
    for (auto const* element = find(id); element != nullptr; element = find(element->node.parent)) {
        if (element->node.id == ancestor) { return true; }
    }
    return ancestor == 0;
}

}  // namespace hub::tests
