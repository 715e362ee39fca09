#include "ui/widgets/table_state.hpp"

#include <algorithm>

namespace hub::ui::widgets {

namespace {

using semantics::Key;

/// How far a row with the focus is looked for when another row stands in its place.
constexpr std::size_t search_reach = 500;

bool takes_arrow_keys(Role role) {
    return role == Role::Button || role == Role::Link || role == Role::CheckBox || role == Role::Switch || role == Role::Row;
}

std::size_t stepped(std::size_t from, Key key, std::size_t count, std::size_t rows_in_view) {
    switch (key) {
    case Key::Up: return from - std::min<std::size_t>(from, 1);
    case Key::Down: return std::min(from + 1, count - 1);
    case Key::PageUp: return from - std::min(from, rows_in_view);
    case Key::PageDown: return std::min(from + rows_in_view, count - 1);
    case Key::Home: return 0;
    case Key::End: return count - 1;
    default: return from;
    }
}

}  // namespace

/// The row with the focus may have another number now, or may be gone; then the row in its place gets the focus.
void TableState::find_moved_row(Ui& ui, TableOptions const& options) {
    if (!m_focus || ui.tree().focused() != m_focus->id) { return; }
    auto const count = options.row_count;
    auto const is_row = [&](std::size_t i) { return i < count && options.row_key(i) == m_focus->key; };
    if (is_row(m_focus->index)) { return; }
    for (std::size_t way = 1; way < search_reach; ++way) {
        if (way <= m_focus->index && is_row(m_focus->index - way)) {
            m_focus->index -= way;
            return;
        }
        if (is_row(m_focus->index + way)) {
            m_focus->index += way;
            return;
        }
    }
    if (count > 0) { m_wanted = Wanted { std::min(m_focus->index, count - 1), m_focus->ordinal }; }
    m_focus.reset();
}

std::optional<std::size_t> TableState::follow_keys(Ui& ui, std::size_t rows_in_view, TableOptions const& options, TableResult& result) {
    find_moved_row(ui, options);
    if (!m_focus || ui.tree().focused() != m_focus->id || options.row_count == 0) {
        return m_wanted ? std::optional { m_wanted->index } : std::nullopt;
    }
    auto at = Wanted { m_focus->index, m_focus->ordinal };
    bool moved = false;
    for (auto key = ui.tree().take_key(m_focus->id); key != Key::None; key = ui.tree().take_key(m_focus->id)) {
        if (key == Key::Enter || key == Key::Space) {
            result.pressed = at.index;
        } else if (key == Key::Left || key == Key::Right) {
            at.ordinal = key == Key::Right ? at.ordinal + 1 : at.ordinal - std::min<std::size_t>(at.ordinal, 1);
            moved = true;
        } else {
            at.index = stepped(at.index, key, options.row_count, rows_in_view);
            moved = true;
        }
    }
    if (moved) { m_wanted = at; }
    return m_wanted ? std::optional { m_wanted->index } : std::nullopt;
}

std::optional<std::size_t> TableState::kept_row(Ui& ui, std::size_t from, std::size_t to, std::size_t count) const {
    bool const is_kept =
        m_focus && ui.tree().focused() == m_focus->id && m_focus->index < count && (m_focus->index < from || m_focus->index >= to);
    return is_kept ? std::optional { m_focus->index } : std::nullopt;
}

void TableState::begin_rows() {
    m_seen_focus.reset();
    m_first_key.reset();
    m_active_seen = false;
    m_changed = false;
}

void TableState::note_controls(Ui& ui, Controls const& row, bool roves) {
    auto& tree = ui.tree();
    std::vector<semantics::Node*> controls;
    auto const nodes = tree.nodes();
    for (std::size_t i = row.first_node; i < nodes.size(); ++i) {
        bool const usable = (nodes[i].flags & semantics::Focusable) != 0 && (nodes[i].flags & semantics::Disabled) == 0;
        if (usable) { controls.push_back(&nodes[i]); }
    }
    if (controls.empty() && row.can_be_pressed) {
        if (auto* own = tree.find(row.row)) {
            own->flags |= semantics::Focusable;
            controls.push_back(own);
        }
    }
    if (controls.empty()) { return; }
    if (row.is_visible && !m_first_key) { m_first_key = row.key; }
    bool const is_active = m_active_key == row.key;
    m_active_seen = m_active_seen || (is_active && row.is_visible);
    for (std::size_t i = 0; i < controls.size(); ++i) {
        if (tree.focused() == controls[i]->id) { m_seen_focus = Focus { row.index, row.key, controls[i]->id, i }; }
        if (takes_arrow_keys(controls[i]->role)) { controls[i]->flags |= semantics::ArrowKeys; }
        if (roves && !is_active) { controls[i]->flags &= ~std::uint32_t { semantics::Focusable }; }
    }
    if (m_wanted && m_wanted->index == row.index) {
        tree.request_focus(controls[std::min(m_wanted->ordinal, controls.size() - 1)]->id);
        m_changed = m_active_key != row.key;
        m_active_key = row.key;
        m_active_seen = true;
        m_wanted.reset();
    }
}

bool TableState::end_rows() {
    m_focus = m_seen_focus;
    auto const active = m_focus ? std::optional { m_focus->key } : m_active_seen ? m_active_key : m_first_key;
    bool const changed = m_changed || active != m_active_key;
    m_active_key = active;
    return changed;
}

}  // namespace hub::ui::widgets
