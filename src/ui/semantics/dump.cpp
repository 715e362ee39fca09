#include "ui/semantics/dump.hpp"

#include <array>
#include <charconv>
#include <unordered_map>
#include <utility>

namespace hub::ui::semantics {

namespace {

constexpr std::array role_names {
    "group",
    "main",
    "navigation",
    "banner",
    "region",
    "form",
    "search",
    "heading",
    "text",
    "list",
    "listitem",
    "button",
    "link",
    "checkbox",
    "switch",
    "radiogroup",
    "radio",
    "textbox",
    "textarea",
    "combobox",
    "listbox",
    "option",
    "table",
    "row",
    "columnheader",
    "cell",
    "tablist",
    "tab",
    "tabpanel",
    "dialog",
    "alertdialog",
    "menu",
    "menuitem",
    "progressbar",
    "status",
    "alert",
    "image",
    "fileinput",
    "separator",
    "scroller",
};
static_assert(role_names.size() == static_cast<std::size_t>(Role::Scroller) + 1);

struct FlagName {
    std::uint32_t flag;
    std::string_view name;
};

/// Focusable, ArrowKeys, HiddenLabel and Draggable are plumbing and would only add noise to every line.
constexpr std::array flag_names {
    FlagName { Disabled, "disabled" },
    FlagName { DisabledButFocusable, "disabled" },
    FlagName { Checked, "checked" },
    FlagName { Mixed, "mixed" },
    FlagName { Selected, "selected" },
    FlagName { Expanded, "expanded" },
    FlagName { Collapsed, "collapsed" },
    FlagName { Required, "required" },
    FlagName { Invalid, "invalid" },
    FlagName { Modal, "modal" },
    FlagName { Password, "password" },
    FlagName { ReadOnly, "readonly" },
    FlagName { SortedUp, "sorted-up" },
    FlagName { SortedDown, "sorted-down" },
    FlagName { Current, "current" },
    FlagName { Submit, "submit" },
    FlagName { HasPopup, "popup" },
    FlagName { Busy, "busy" },
    FlagName { Pressed, "pressed" },
    FlagName { NotPressed, "not-pressed" },
};

/// Attributes that a reader of a golden cares about; ids and font sizes would tie goldens to the layout.
std::string_view attribute_name(Attribute attribute) {
    switch (attribute) {
    case Attribute::Value: return "value";
    case Attribute::Description: return "description";
    case Attribute::Error: return "error";
    case Attribute::Href: return "href";
    case Attribute::Placeholder: return "placeholder";
    case Attribute::Lang: return "lang";
    case Attribute::KeyShortcuts: return "shortcut";
    default: return {};
    }
}

std::string number(float value) {
    std::array<char, 32> buffer {};
    auto const end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    return { buffer.data(), end };
}

void append_states(std::string& line, Node const& node, NodeId focused) {
    std::string states;
    for (auto const& [flag, name] : flag_names) {
        if ((node.flags & flag) != 0) { (states += states.empty() ? "" : " ") += name; }
    }
    if (focused != 0 && node.id == focused) { states += states.empty() ? "focused" : " focused"; }
    if (!states.empty()) { line += " [" + states + "]"; }
}

void append_numbers(std::string& line, Node const& node) {
    switch (node.role) {
    case Role::Heading: line += " level=" + std::to_string(node.a); break;
    case Role::Table: line += " rows=" + std::to_string(node.a) + " columns=" + std::to_string(node.b); break;
    case Role::Row: line += " #" + std::to_string(node.a); break;
    case Role::ListItem:
        if (node.b > 0) { line += " " + std::to_string(node.a) + "/" + std::to_string(node.b); }
        break;
    case Role::ProgressBar: line += node.a < 0 ? " ?" : " " + std::to_string(node.a) + "/" + std::to_string(node.b); break;
    default: break;
    }
}

std::string line_of(Node const& node, DumpOptions const& options) {
    std::string line { role_name(node.role) };
    if (!node.name.empty()) { line += " \"" + node.name + "\""; }
    append_numbers(line, node);
    append_states(line, node, options.focused);
    for (auto const& text : node.texts) {
        auto const name = attribute_name(text.attribute);
        if (!name.empty()) { line += " " + std::string(name) + "=\"" + text.text + "\""; }
    }
    if (options.rectangles) {
        auto const& rect = node.rect;
        line += " @" + number(rect.x) + "," + number(rect.y) + " " + number(rect.width) + "x" + number(rect.height);
    }
    if (options.ids) { line += " id=" + std::to_string(node.id); }
    return line;
}

}  // namespace

std::string_view role_name(Role role) {
    return role_names[static_cast<std::size_t>(role)];
}

std::string dump(std::span<Node const> nodes, DumpOptions const& options) {
    std::string text;
    std::unordered_map<NodeId, std::size_t> depths;
    for (auto const& node : nodes) {
        auto const parent = depths.find(node.parent);
        auto const depth = parent == depths.end() ? 0 : parent->second + 1;
        depths[node.id] = depth;
        text.append(depth * 2, ' ');
        text += line_of(node, options);
        text += '\n';
    }
    return text;
}

}  // namespace hub::ui::semantics
