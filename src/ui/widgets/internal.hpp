// Small things that widgets share among themselves. Not for screens.
#pragma once

#include "ui/widgets/ui.hpp"

#include <cmath>
#include <string>

namespace hub::ui::widgets {

/// The id of a widget: its key, or its label where it has no key.
[[nodiscard]] inline WidgetId id_of(Ui& ui, std::string_view key, std::string_view label) {
    return ui.id(key.empty() ? label : key);
}

/// Flags of a control: one that is disabled for a reason stays in the Tab order, so that the reason can be reached.
[[nodiscard]] inline std::uint32_t disabled_flags(bool disabled, std::string_view reason) {
    if (!disabled) { return semantics::Focusable; }
    return reason.empty() ? semantics::Disabled : semantics::DisabledButFocusable | semantics::Focusable;
}

/// "Ctrl K", as it is shown, in the form that the page listens to. Other hints are only shown.
[[nodiscard]] inline std::string wire_shortcut(std::string_view shown) {
    return shown.starts_with("Ctrl ") ? "Control+" + std::string(shown.substr(5)) : std::string {};
}

/// Puts facts after one another, each as a sentence.
inline void add_sentence(std::string& facts, std::string_view sentence) {
    if (sentence.empty()) { return; }
    if (!facts.empty()) { facts += facts.back() == '.' ? " " : ". "; }
    facts += sentence;
}

inline void add_text(NodeSpec& node, Attribute attribute, std::string_view text) {
    if (!text.empty()) { node.texts.push_back({ attribute, std::string(text) }); }
}

}  // namespace hub::ui::widgets
