#include "ui/semantics/tree.hpp"

#include "ui/semantics/dump.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <utility>

namespace hub::ui::semantics {

namespace {

/// Frames that a focus request waits for its node: a dialog measures itself first and appears one or two frames later.
constexpr int focus_patience_frames = 6;

/// Screen coordinates are sums of floats; an eighth of a px hides their noise and is below what anyone can see.
float rounded(float value) {
    return std::round(value * 8.0F) / 8.0F;
}

bool is_control(Node const& node) {
    switch (node.role) {
    case Role::Button:
    case Role::Link:
    case Role::CheckBox:
    case Role::Switch:
    case Role::Radio:
    case Role::TextField:
    case Role::TextArea:
    case Role::ComboBox:
    case Role::Option:
    case Role::Tab:
    case Role::MenuItem:
    case Role::FileInput:
    case Role::Row: return true;
    case Role::ColumnHeader:
    case Role::Cell:
    case Role::ListItem: return (node.flags & (Focusable | ArrowKeys)) != 0;
    default: return false;
    }
}

/// Numbers of these roles are px as well.
bool has_px_numbers(Role role) {
    return role == Role::Scroller || role == Role::TextField || role == Role::TextArea || role == Role::ComboBox;
}

void scale_numbers(Node& node, float scale) {
    if (scale == 1 || !has_px_numbers(node.role)) { return; }
    node.a = static_cast<std::int32_t>(std::ceil(static_cast<float>(node.a) * scale));
    node.b = static_cast<std::int32_t>(std::ceil(static_cast<float>(node.b) * scale));
    for (auto& text : node.texts) {
        if (text.attribute != Attribute::FontPx) { continue; }
        int px = 0;
        std::from_chars(text.text.data(), text.text.data() + text.text.size(), px);
        text.text = std::to_string(std::lround(static_cast<float>(px) * scale));
    }
}

/// What may change the program's state, unlike where the focus and the scrollers are.
bool is_act(Event const& event) {
    return event.kind != Event::Kind::FocusIn && event.kind != Event::Kind::FocusOut && event.kind != Event::Kind::Scroll;
}

bool moves_only(Key key) {
    return key != Key::Enter && key != Key::Space && key != Key::Escape && key != Key::Delete;
}

/// Letters typed into one field, arrow keys pressed in one list: they are worked off together.
bool belong_together(Event const& first, Event const& second) {
    if (first.kind != second.kind || first.id != second.id) { return false; }
    return first.kind == Event::Kind::SetText || (first.kind == Event::Kind::KeyDown && moves_only(first.key) && moves_only(second.key));
}

/// The events up to the second act: a frame must see what the act before has changed, however slow frames are.
std::vector<Event> events_of_frame(std::vector<Event>& pending) {
    Event const* act = nullptr;
    auto end = pending.begin();
    for (; end != pending.end(); ++end) {
        if (!is_act(*end)) { continue; }
        if (act != nullptr && !belong_together(*act, *end)) { break; }
        act = &*end;
    }
    std::vector<Event> events(std::move_iterator { pending.begin() }, std::move_iterator { end });
    pending.erase(pending.begin(), end);
    return events;
}

bool toggles_itself(Role role) {
    return role == Role::CheckBox || role == Role::Switch || role == Role::Radio;
}

}  // namespace

void Tree::handle(Event event) {
    m_pending.push_back(std::move(event));
}

void Tree::begin_frame() {
    m_events = events_of_frame(m_pending);
    m_nodes.clear();
    m_parents.clear();
    m_keys.clear();
    m_index.clear();
    m_stack.assign(1, Level { 0, none, 0, 0 });
    for (auto& event : m_events) {
        switch (event.kind) {
        case Event::Kind::FocusIn:
            m_focused = event.id;
            m_focus_visible = event.x > 0;
            break;
        case Event::Kind::FocusOut:
            m_focused = 0;
            m_focus_visible = false;
            break;
        case Event::Kind::Activate: forward_activation(event); break;
        case Event::Kind::SetText: accept_text(event); break;
        default: break;
        }
    }
    // An element that toggles itself must be told its true state again, also when the program refuses the toggle.
    for (auto const& event : m_events) {
        if (event.kind == Event::Kind::Activate) { force_resend(event.id); }
    }
}

/// Hands a click on text or a cell up to the control around it, and takes it from disabled nodes.
void Tree::forward_activation(Event& event) const {
    auto found = m_sent_index.find(event.id);
    if (found == m_sent_index.end()) { return; }
    auto index = found->second;
    while (!is_control(m_sent[index].node) && m_sent[index].parent_index != none) { index = m_sent[index].parent_index; }
    auto const& node = m_sent[index].node;
    bool const disabled = (node.flags & (Disabled | DisabledButFocusable)) != 0;
    event.id = disabled || !is_control(node) ? 0 : node.id;
}

/// The page has this text already, so that it is sent again only if the program makes something else of it.
void Tree::accept_text(Event const& event) {
    auto const found = m_sent_index.find(event.id);
    if (found == m_sent_index.end()) { return; }
    for (auto& text : m_sent[found->second].node.texts) {
        if (text.attribute == Attribute::Value) { text.text = event.text; }
    }
}

bool Tree::add(Node node, std::uint64_t key) {
    if (!(node.rect.width > 0) || !(node.rect.height > 0)) { return false; }
    auto const index = static_cast<std::uint32_t>(m_nodes.size());
    auto const [entry, is_new] = m_index.try_emplace(node.id, index);
    if (!is_new) {
        if (key == 0 || m_keys[entry->second] == key) { report_duplicate(m_nodes[entry->second], node); }
        return false;
    }
    auto const& level = m_stack.back();
    node.parent = level.id;
    node.rect.x = rounded((node.rect.x - level.x) * m_scale);
    node.rect.y = rounded((node.rect.y - level.y) * m_scale);
    node.rect.width = rounded(node.rect.width * m_scale);
    node.rect.height = rounded(node.rect.height * m_scale);
    scale_numbers(node, m_scale);
    m_nodes.push_back(std::move(node));
    m_parents.push_back(level.index);
    m_keys.push_back(key);
    return true;
}

void Tree::report_duplicate(Node const& first, Node const& second) const {
    auto const message = "two nodes have one id: " + dump({ &first, 1 }, { .ids = true }) + " and " + dump({ &second, 1 }, { .ids = true });
    if (on_duplicate) { return on_duplicate(message); }
#ifndef NDEBUG
    std::fputs(message.c_str(), stderr);
    std::abort();
#endif
}

void Tree::push(NodeId id) {
    auto const found = m_index.find(id);
    if (found == m_index.end()) {
        m_stack.push_back(m_stack.back());
        return;
    }
    // The node's own rectangle is relative and scaled by now; walk back to the screen through its parent's origin.
    auto const& node = m_nodes[found->second];
    auto const& top = m_stack.back();
    m_stack.push_back(Level { id, found->second, top.x + node.rect.x / m_scale, top.y + node.rect.y / m_scale });
}

void Tree::push_at(NodeId id, float origin_x, float origin_y) {
    auto const found = m_index.find(id);
    if (found == m_index.end()) {
        m_stack.push_back(m_stack.back());
        return;
    }
    m_stack.push_back(Level { id, found->second, origin_x, origin_y });
}

void Tree::push_root() {
    m_stack.push_back(Level { 0, none, 0, 0 });
}

void Tree::set_content_height(NodeId scroller, float height) {
    if (auto* node = find(scroller)) { node->b = static_cast<std::int32_t>(std::ceil(height * m_scale)); }
}

void Tree::pop() {
    if (m_stack.size() > 1) { m_stack.pop_back(); }
}

Node* Tree::find(NodeId id) {
    auto const found = m_index.find(id);
    return found == m_index.end() ? nullptr : &m_nodes[found->second];
}

std::optional<int> Tree::take_activation(NodeId id) {
    for (auto& event : m_events) {
        if (event.kind == Event::Kind::Activate && event.id == id && id != 0) {
            event.id = 0;
            return static_cast<int>(event.x);
        }
    }
    return std::nullopt;
}

std::optional<std::string> Tree::take_text(NodeId id) {
    std::optional<std::string> text;
    for (auto& event : m_events) {
        if (event.kind == Event::Kind::SetText && event.id == id && id != 0) {
            event.id = 0;
            text = std::move(event.text);
        }
    }
    return text;
}

std::optional<Tree::Offset> Tree::take_scroll(NodeId id) {
    std::optional<Offset> offset;
    for (auto& event : m_events) {
        if (event.kind == Event::Kind::Scroll && event.id == id && id != 0) {
            event.id = 0;
            offset = Offset { event.x / m_scale, event.y / m_scale };
        }
    }
    return offset;
}

Key Tree::take_key(NodeId id) {
    for (auto& event : m_events) {
        if (event.kind == Event::Kind::KeyDown && event.id == id && event.key != Key::None && event.key != Key::Escape) {
            return std::exchange(event.key, Key::None);
        }
    }
    return Key::None;
}

bool Tree::take_escape() {
    for (auto& event : m_events) {
        if (event.kind == Event::Kind::KeyDown && event.key == Key::Escape) {
            event.key = Key::None;
            return true;
        }
    }
    return false;
}

std::optional<std::string> Tree::take_files(NodeId id) {
    for (auto& event : m_events) {
        if (event.kind == Event::Kind::Files && event.id == id && id != 0) {
            event.id = 0;
            return std::move(event.text);
        }
    }
    return std::nullopt;
}

bool Tree::take_shortcut(std::string_view name) {
    for (auto& event : m_events) {
        if (event.kind == Event::Kind::Shortcut && event.text == name) {
            event.text.clear();
            return true;
        }
    }
    return false;
}

bool Tree::contains_focus(NodeId id) const {
    if (m_focused == 0) { return false; }
    auto const found = m_sent_index.find(m_focused);
    if (found == m_sent_index.end()) { return false; }
    for (auto index = found->second; index != none; index = m_sent[index].parent_index) {
        if (m_sent[index].node.id == id) { return true; }
    }
    return false;
}

void Tree::request_focus(NodeId id) {
    m_wanted_focus = id;
    m_focus_patience = focus_patience_frames;
}

void Tree::announce(Politeness politeness, std::string text) {
    m_announcements.push_back({ politeness, std::move(text) });
}

void Tree::set_page(std::string title, std::string language, std::string theme, float text_scale) {
    m_page = { std::move(title), std::move(language), std::move(theme), text_scale };
}

void Tree::scroll_to(NodeId id, float x, float y) {
    m_scrolls.push_back({ id, { x * m_scale, y * m_scale } });
}

void Tree::force_resend(NodeId id) {
    auto const found = m_sent_index.find(id);
    if (found == m_sent_index.end() || !toggles_itself(m_sent[found->second].node.role)) { return; }
    m_forced.push_back(id);
    if (m_sent[found->second].node.role != Role::Radio) { return; }
    // A radio that the browser has checked has unchecked its neighbours too.
    auto const parent = m_sent[found->second].parent_index;
    for (auto const& sent : m_sent) {
        if (sent.parent_index == parent && sent.node.role == Role::Radio) { m_forced.push_back(sent.node.id); }
    }
}

void Tree::resend() {
    m_sent.clear();
    m_sent_index.clear();
    m_sent_page.reset();
    m_focused = 0;
}

}  // namespace hub::ui::semantics
