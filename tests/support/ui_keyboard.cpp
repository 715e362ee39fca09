// The keyboard, as the page hands it on: what the browser does itself, what goes to the program.

#include "support/ui_harness.hpp"

#include <algorithm>

namespace hub::tests {

using namespace ui::semantics;

namespace {

/// Elements that the browser itself presses on Enter or Space.
bool is_native(Role role) {
    switch (role) {
    case Role::Button:
    case Role::Link:
    case Role::CheckBox:
    case Role::Switch:
    case Role::Radio:
    case Role::TextField:
    case Role::TextArea:
    case Role::ComboBox:
    case Role::ColumnHeader:
    case Role::Tab:
    case Role::MenuItem:
    case Role::FileInput: return true;
    default: return false;
    }
}

/// Whether the page hands this key to the program, as web/mirror/events.js does.
bool is_for_program(Element const& element, Key key) {
    if (!element.has(ArrowKeys)) { return false; }
    if (element.is_editable()) {
        bool const moves = key == Key::Up || key == Key::Down || key == Key::PageUp || key == Key::PageDown;
        return moves || (key == Key::Enter && element.has(Expanded));
    }
    return element.node.role != Role::Radio && !(is_native(element.node.role) && (key == Key::Enter || key == Key::Space));
}

}  // namespace

void UiHarness::step_radio(Element const& element, int direction) {
    auto const* group = m_mirror.find(element.node.parent);
    std::vector<NodeId> radios;
    for (auto const child : group->children) {
        auto const* radio = m_mirror.find(child);
        if (radio->node.role == Role::Radio && !radio->has(Disabled | DisabledButFocusable)) { radios.push_back(child); }
    }
    auto const at = std::ranges::find(radios, element.node.id) - radios.begin();
    auto const size = static_cast<std::ptrdiff_t>(radios.size());
    auto const next = radios[static_cast<std::size_t>((at + direction + size) % size)];
    set_focus(next, true);
    m_program.handle({ .kind = Event::Kind::Activate, .id = next });
}

/// Enter in a field presses the button that submits the form around it.
void UiHarness::submit_form_of(Element const& field) {
    auto const* form = m_mirror.find(field.node.parent);
    while (form != nullptr && form->node.role != Role::Form && form->node.role != Role::Search) { form = m_mirror.find(form->node.parent); }
    if (form == nullptr) { return; }
    for (auto const* other : m_mirror.elements()) {
        bool const submits =
            other->has(Submit) && !other->has(Disabled | DisabledButFocusable) && m_mirror.is_inside(other->node.id, form->node.id);
        if (submits) { return m_program.handle({ .kind = Event::Kind::Activate, .id = other->node.id }); }
    }
}

void UiHarness::press_on(NodeId id, Key key) {
    m_keyboard_last = true;
    auto const* element = m_mirror.find(id);
    auto const role = element == nullptr ? Role::Group : element->node.role;
    bool const editable = element != nullptr && element->is_editable();
    bool const steps = role == Role::Radio && (key == Key::Down || key == Key::Right || key == Key::Up || key == Key::Left);
    if (key == Key::Escape || (element != nullptr && !steps && is_for_program(*element, key))) {
        m_program.handle({ .kind = Event::Kind::KeyDown, .id = id, .key = key });
    } else if (element == nullptr) {
        return;
    } else if (steps) {
        step_radio(*element, key == Key::Down || key == Key::Right ? 1 : -1);
    } else if (!editable && (key == Key::Enter || (key == Key::Space && role != Role::Link))) {
        if (!element->has(Disabled | DisabledButFocusable)) { m_program.handle({ .kind = Event::Kind::Activate, .id = id }); }
    } else if (editable && key == Key::Enter && role != Role::TextArea) {
        submit_form_of(*element);
    }
    settle();
}

void UiHarness::press(Key key) {
    press_on(m_focused, key);
}

void UiHarness::move_focus(int direction) {
    m_keyboard_last = true;
    auto const modal = top_modal();
    std::vector<NodeId> stops;
    for (auto const* element : m_mirror.elements()) {
        bool const reachable = modal == 0 || m_mirror.is_inside(element->node.id, modal);
        if (reachable && element->has(Focusable) && !element->has(Disabled)) { stops.push_back(element->node.id); }
    }
    if (stops.empty()) { return; }
    auto at = std::ranges::find(stops, m_focused) - stops.begin();
    auto const size = static_cast<std::ptrdiff_t>(stops.size());
    if (at == size) { at = direction > 0 ? -1 : size; }
    auto const next = stops[static_cast<std::size_t>((at + direction + size) % size)];
    bring_into_view(next, false);
    set_focus(next, true);
    settle();
}

void UiHarness::tab() {
    move_focus(1);
}

void UiHarness::shift_tab() {
    move_focus(-1);
}

void UiHarness::shortcut(std::string_view name) {
    m_program.handle({ .kind = Event::Kind::Shortcut, .text = std::string(name) });
    settle();
}

}  // namespace hub::tests
