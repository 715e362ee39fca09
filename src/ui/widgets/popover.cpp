#include "ui/widgets/popover.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace hub::ui::widgets {

namespace {

constexpr float gap_to_anchor = 4;
constexpr float edge_of_page = 8;

}  // namespace

Popover::Popover(Ui& ui, bool& open, PopoverOptions const& options)
    : m_ui(ui), m_open(open), m_options(options), m_id(ui.id(options.key)), m_state(ui.state<State>(m_id)), m_is_open(open) {
    if (!m_is_open) {
        m_state = { .height = m_state.height };
        return;
    }
    m_just_opened = m_state.frames == 0;
    if (m_just_opened) { m_state.since_ms = ui.now_ms(); }
    ++m_state.frames;
    place();

    bool const is_measured = m_options.height > 0 || m_state.frames > 1;
    float const shown = is_measured ? ui.entrance(m_state.since_ms, motion::menu_in) : 0;
    m_overlay.emplace(ui, m_rect, false);
    auto& painter = ui.painter();
    painter.push_opacity(shown);
    Rect const drawn = m_rect.moved(0, (1 - shown) * 4);
    painter.shadow(drawn, Elevation::Menu, radius::md);
    painter.frame(drawn, Color::BgRaised, Color::BorderDefault, radius::md);

    m_first_node = ui.tree().nodes().size();
    m_scope.emplace(ui, m_id);
    NodeSpec node { .role = m_options.role, .rect = m_rect, .name = m_options.label, .flags = m_options.flags };
    node.texts.push_back({ Attribute::Opener, std::to_string(NodeId { m_options.opener }) });
    ui.publish(m_id, node);
    ui.tree().push(m_id);
    m_group.emplace(ui.tree());
    m_content = m_rect.inset(m_options.padding);
    m_area.emplace(ui, m_rect.inset(1), ScrollArea::Options { .key = "content", .padding = m_options.padding - 1 });
    if (!is_measured) { ui.wake_after(0); }
}

void Popover::place() {
    Rect const page = m_ui.viewport().inset(edge_of_page);
    float const wanted = (m_options.height > 0 ? m_options.height + 2 * m_options.padding : std::max(40.0F, m_state.height));
    auto const& anchor = m_options.anchor;
    float const below = page.bottom() - anchor.bottom() - gap_to_anchor;
    float const above = anchor.y - gap_to_anchor - page.y;
    bool const goes_below = wanted <= below || below >= above;
    float const height = std::min(wanted, std::max(80.0F, goes_below ? below : above));
    float const width = std::min(m_options.width, page.width);
    float const left = m_options.align == Align::Left ? anchor.x
        : m_options.align == Align::Right             ? anchor.right() - width
                                                      : anchor.center_x() - width / 2;
    m_rect = { std::clamp(left, page.x, std::max(page.x, page.right() - width)),
        goes_below ? anchor.bottom() + gap_to_anchor : anchor.y - gap_to_anchor - height, width, height };
}

/// The first control of the content, once it stands at its place.
void Popover::focus_first() {
    auto const nodes = m_ui.tree().nodes();
    for (std::size_t i = m_first_node; i < nodes.size(); ++i) {
        bool const usable = (nodes[i].flags & semantics::Focusable) != 0 && (nodes[i].flags & semantics::Disabled) == 0;
        if (usable && nodes[i].role != Role::Scroller) { return m_ui.tree().request_focus(nodes[i].id); }
    }
}

void Popover::finish() {
    m_state.height = 2 * m_options.padding + flow().used();
    m_area.reset();
    if (m_state.frames == 2 && m_options.takes_focus) { focus_first(); }
    if (m_state.frames < 3) { m_ui.wake_after(0); }
    m_group.reset();
    m_scope.reset();
    m_ui.painter().pop_opacity();
    m_overlay.reset();

    auto& tree = m_ui.tree();
    bool const has_focus = tree.contains_focus(m_id);
    bool const focus_left = m_state.had_focus && !has_focus && tree.focused() != 0 && tree.focused() != NodeId { m_options.opener };
    m_state.had_focus = has_focus;
    bool const pressed_elsewhere = m_ui.pressed_outside(m_rect) && m_ui.pressed_outside(m_options.anchor);
    bool const escaped = !m_closing && tree.take_escape();
    if ((m_closing && !focus_left) || escaped) { m_ui.request_focus(m_options.opener); }
    if (m_closing || escaped || focus_left || pressed_elsewhere) {
        m_open = false;
        m_ui.wake_after(0);
    }
}

Popover::~Popover() {
    if (m_is_open) { finish(); }
}

}  // namespace hub::ui::widgets
