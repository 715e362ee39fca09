// The browser's part of the semantics wire, played natively: decodes the operations exactly as the page does and keeps
// elements with a state of their own, so that tests of widgets and screens test the wire too.
#pragma once

#include "ui/semantics/event.hpp"
#include "ui/semantics/node.hpp"
#include "ui/semantics/wire.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace hub::tests {

struct Element {
    ui::semantics::Node node;
    std::vector<ui::semantics::NodeId> children;
    // What an element of a page keeps by itself.
    std::string value;
    bool checked = false;
    float scroll_x = 0;
    float scroll_y = 0;

    [[nodiscard]] bool has(std::uint32_t flag) const { return (node.flags & flag) != 0; }
    [[nodiscard]] bool can_be_focused() const {
        return has(ui::semantics::Focusable | ui::semantics::ArrowKeys) && !has(ui::semantics::Disabled);
    }
    /// Whether a person types into it; a combo box may be a button.
    [[nodiscard]] bool is_editable() const;
    /// The text of an attribute, or empty.
    [[nodiscard]] std::string text(ui::semantics::Attribute attribute) const;
};

class Mirror {
public:
    struct Announcement {
        bool assertive;
        std::string text;
    };
    struct ScrollRequest {
        ui::semantics::NodeId id;
        float x;
        float y;
    };

    /// Applies one frame's operations. Throws std::runtime_error on anything that a page could not follow.
    void apply(std::span<std::byte const> bytes);

    [[nodiscard]] Element const* find(ui::semantics::NodeId id) const;
    [[nodiscard]] Element* find(ui::semantics::NodeId id);
    /// All elements in document order.
    [[nodiscard]] std::vector<Element const*> elements() const;
    /// The nodes in document order, for dumps and comparisons.
    [[nodiscard]] std::vector<ui::semantics::Node> nodes() const;
    /// In the coordinates of the page, with scrolling.
    [[nodiscard]] ui::semantics::Rect page_rect(ui::semantics::NodeId id) const;
    [[nodiscard]] bool is_inside(ui::semantics::NodeId id, ui::semantics::NodeId ancestor) const;

    // Of the last apply().
    std::optional<ui::semantics::NodeId> focus_request;
    std::vector<ScrollRequest> scrolls;
    std::vector<ui::semantics::NodeId> removed;
    std::size_t operations = 0;

    std::vector<Announcement> announcements;  ///< all of them
    std::string title;
    std::string language;
    std::string theme;
    float text_scale = 1;

private:
    void upsert(ui::semantics::Node node, ui::semantics::NodeId previous_sibling);
    void remove(ui::semantics::NodeId id);
    void forget(ui::semantics::NodeId id);
    std::vector<ui::semantics::NodeId>& children_of(ui::semantics::NodeId id);

    std::unordered_map<ui::semantics::NodeId, Element> m_elements;
    std::vector<ui::semantics::NodeId> m_root;
};

}  // namespace hub::tests
