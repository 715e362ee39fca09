// Finding one element by role and name.

#include "support/ui_harness.hpp"
#include "ui/semantics/dump.hpp"

#include <algorithm>

namespace hub::tests {

using namespace ui::semantics;

Locator::Locator(UiHarness& harness, std::vector<Role> roles, std::string name, std::optional<NodeId> inside)
    : m_harness(harness), m_roles(std::move(roles)), m_name(std::move(name)), m_inside(inside) {}

std::vector<Element const*> Locator::matches() const {
    std::vector<Element const*> result;
    for (auto const* element : m_harness.m_mirror.elements()) {
        bool const right_role = std::ranges::contains(m_roles, element->node.role);
        bool const right_name = m_name.empty() || element->node.name == m_name;
        bool const right_place = !m_inside || (element->node.id != *m_inside && m_harness.m_mirror.is_inside(element->node.id, *m_inside));
        if (right_role && right_name && right_place) { result.push_back(element); }
    }
    return result;
}

std::string Locator::described() const {
    return std::string(role_name(m_roles.front())) + " \"" + m_name + "\"";
}

Element const& Locator::one() const {
    auto const found = matches();
    if (found.empty()) { m_harness.fail("there is no " + described()); }
    if (m_index) {
        if (*m_index >= found.size()) { m_harness.fail("there are only " + std::to_string(found.size()) + " of " + described()); }
        return *found[*m_index];
    }
    if (found.size() > 1) { m_harness.fail("there are " + std::to_string(found.size()) + " of " + described()); }
    return *found.front();
}

void Locator::click(int modifiers) {
    m_harness.click(one(), modifiers);
}

void Locator::type(std::string_view text) {
    auto const& element = one();
    if (element.has(Disabled | ReadOnly)) { m_harness.fail(described() + " cannot be typed into"); }
    auto const id = element.node.id;
    m_harness.bring_into_view(id, false);
    m_harness.set_focus(id, false);
    m_harness.settle();
    if (auto* own = m_harness.m_mirror.find(id)) { own->value = text; }
    m_harness.m_program.handle({ .kind = Event::Kind::SetText, .id = id, .text = std::string(text) });
    m_harness.settle();
}

void Locator::focus() {
    auto const id = one().node.id;
    m_harness.m_keyboard_last = true;
    m_harness.bring_into_view(id, false);
    m_harness.set_focus(id, true);
    m_harness.settle();
}

void Locator::press(Key key) {
    auto const id = one().node.id;
    m_harness.set_focus(id, true);
    m_harness.press_on(id, key);
}

void Locator::hover() {
    auto const area = rect();
    m_harness.m_program.pointer_move(area.x + area.width / 2, area.y + area.height / 2);
    m_harness.run_frames(1);
    m_harness.settle();
}

bool Locator::exists() const {
    return !matches().empty();
}

std::size_t Locator::count() const {
    return matches().size();
}

std::string Locator::name() const {
    return one().node.name;
}

std::string Locator::value() const {
    auto const& element = one();
    return element.node.role == Role::ProgressBar ? element.text(Attribute::Value) : element.value;
}

std::string Locator::description() const {
    return one().text(Attribute::Description);
}

std::string Locator::error() const {
    return one().text(Attribute::Error);
}

std::string Locator::href() const {
    return one().text(Attribute::Href);
}

bool Locator::has(std::uint32_t flag) const {
    return one().has(flag);
}

bool Locator::is_focused() const {
    return one().node.id == m_harness.m_focused;
}

Rect Locator::rect() const {
    return m_harness.m_mirror.page_rect(one().node.id);
}

NodeId Locator::id() const {
    return one().node.id;
}

std::string Locator::text() const {
    auto const id = one().node.id;
    std::string result;
    for (auto const* element : m_harness.m_mirror.elements()) {
        if (m_harness.m_mirror.is_inside(element->node.id, id) && !element->node.name.empty()) { result += element->node.name + "\n"; }
    }
    return result;
}

std::string Locator::dump() const {
    auto const id = one().node.id;
    std::vector<Node> nodes;
    for (auto const* element : m_harness.m_mirror.elements()) {
        if (m_harness.m_mirror.is_inside(element->node.id, id)) { nodes.push_back(element->node); }
    }
    return ui::semantics::dump(nodes, { .focused = m_harness.m_focused });
}

Locator Locator::button(std::string_view name) const {
    return { m_harness, { Role::Button }, std::string(name), id() };
}

Locator Locator::link(std::string_view name) const {
    return { m_harness, { Role::Link }, std::string(name), id() };
}

Locator Locator::field(std::string_view name) const {
    return { m_harness, { Role::TextField, Role::TextArea, Role::ComboBox }, std::string(name), id() };
}

Locator Locator::checkbox(std::string_view name) const {
    return { m_harness, { Role::CheckBox }, std::string(name), id() };
}

Locator Locator::role(Role role, std::string_view name) const {
    return { m_harness, { role }, std::string(name), id() };
}

Locator Locator::at(std::size_t index) const {
    auto copy = *this;
    copy.m_index = index;
    return copy;
}

Locator UiHarness::button(std::string_view name) {
    return { *this, { Role::Button }, std::string(name) };
}

Locator UiHarness::link(std::string_view name) {
    return { *this, { Role::Link }, std::string(name) };
}

Locator UiHarness::field(std::string_view name) {
    return { *this, { Role::TextField, Role::TextArea, Role::ComboBox }, std::string(name) };
}

Locator UiHarness::checkbox(std::string_view name) {
    return { *this, { Role::CheckBox }, std::string(name) };
}

Locator UiHarness::toggle(std::string_view name) {
    return { *this, { Role::Switch }, std::string(name) };
}

Locator UiHarness::radio(std::string_view name) {
    return { *this, { Role::Radio }, std::string(name) };
}

Locator UiHarness::tab(std::string_view name) {
    return { *this, { Role::Tab }, std::string(name) };
}

Locator UiHarness::menu_item(std::string_view name) {
    return { *this, { Role::MenuItem }, std::string(name) };
}

Locator UiHarness::option(std::string_view name) {
    return { *this, { Role::Option }, std::string(name) };
}

Locator UiHarness::heading(std::string_view name) {
    return { *this, { Role::Heading }, std::string(name) };
}

Locator UiHarness::dialog(std::string_view name) {
    return { *this, { Role::Dialog, Role::AlertDialog }, std::string(name) };
}

Locator UiHarness::row(std::size_t index) {
    std::size_t at = 0;
    for (auto const* element : m_mirror.elements()) {
        if (element->node.role != Role::Row) { continue; }
        if (element->node.a == static_cast<std::int32_t>(index)) { return Locator(*this, { Role::Row }, {}).at(at); }
        ++at;
    }
    fail("there is no row " + std::to_string(index));
}

Locator UiHarness::role(Role role, std::string_view name) {
    return { *this, { role }, std::string(name) };
}

}  // namespace hub::tests
