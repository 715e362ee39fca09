#include "ui/widgets/dialog.hpp"

#include "ui/widgets/internal.hpp"
#include "ui/widgets/text.hpp"

#include <algorithm>
#include <cmath>

namespace hub::ui::widgets {

namespace {

constexpr float footer_gap = 20;
constexpr float plain_footer_bottom = 16;
constexpr float barred_footer_height = 68;
constexpr float ring_room = 5;

bool has_header_button(DialogOptions const& options) {
    return options.has_close || !options.minimize.empty();
}

constexpr float header_right = 16;
constexpr float corner_gap = 4;

float side_padding(Ui& ui) {
    return ui.is_phone() ? space::s4 : space::s5;
}

/// Of the subtitle, in a dialog as wide as `width`; two lines at most.
float subtitle_height(Ui& ui, DialogOptions const& options, float width) {
    if (options.subtitle.empty()) { return 0; }
    float const corner = has_header_button(options) ? ui.metrics().control() + corner_gap : 0;
    return std::max(
        20.0F, ui.painter().text_height(options.subtitle, TextStyle::Small, width - side_padding(ui) - header_right - corner, 2));
}

float title_height(Ui& ui, DialogOptions const& options, float width) {
    return options.subtitle.empty() ? 24 : 26 + subtitle_height(ui, options, width);
}

/// From the top edge to the end of the title, or of the button beside it.
float header_height(Ui& ui, DialogOptions const& options, float width) {
    float const title = title_height(ui, options, width);
    return 20 + (has_header_button(options) ? std::max(title, ui.metrics().control()) : title);
}

float header_gap(DialogOptions const& options) {
    if (!has_header_button(options)) { return 8; }
    return options.subtitle.empty() ? 12 : 20;
}

float footer_height(Ui& ui, DialogOptions const& options) {
    if (!options.has_footer) { return plain_footer_bottom; }
    return options.barred_footer ? std::max(barred_footer_height, ui.metrics().action_bar())
                                 : footer_gap + ui.metrics().control() + plain_footer_bottom;
}

}  // namespace

Dialog::Dialog(Ui& ui, bool& open, DialogOptions const& options)
    : m_ui(ui), m_open(open), m_options(options), m_id(ui.id(options.key.empty() ? options.title : options.key)),
      m_state(ui.state<State>(m_id)), m_is_open(open) {
    if (!m_is_open) {
        m_state = { .body_height = m_state.body_height };
        return;
    }
    if (m_state.frames == 0) {
        m_state.since_ms = ui.now_ms();
        m_state.opener = ui.tree().focused();
    }
    ++m_state.frames;
    place();
    m_overlay.emplace(ui, m_rect, true);
    float const shown = m_state.frames == 1 ? 0 : ui.entrance(m_state.since_ms, motion::dialog_in);
    auto& painter = ui.painter();
    painter.push_opacity(m_state.frames == 1 ? 0 : ui.entrance(m_state.since_ms, motion::dialog_in));
    painter.fill(ui.viewport(), scrim(ui.theme()));
    Rect const drawn = m_rect.moved(0, (1 - shown) * 8);
    auto const corners = ui.is_phone() ? CornersTop : CornersAll;
    if (!ui.is_phone()) { painter.shadow(drawn, Elevation::Dialog, radius::lg); }
    painter.frame(drawn, Color::BgRaised, Color::BorderDefault, radius::lg, corners);

    ui.publish(m_id,
        { .role = options.is_alert ? Role::AlertDialog : Role::Dialog, .rect = m_rect, .name = options.title, .flags = semantics::Modal });
    ui.tree().push(m_id);
    m_group.emplace(ui.tree());
    ui.enter_modal(m_id, m_rect);
    m_scope.emplace(ui, m_id);
    header_ui();
    m_first_node = ui.tree().nodes().size();
    // A little larger than the content, so that focus rings at its edges are not cut off.
    Rect const body { m_rect.x + 1, m_inside.y - ring_room, m_rect.width - 2, m_inside.height + 2 * ring_room };
    m_area.emplace(ui, body, ScrollArea::Options { .key = "body", .padding = ring_room });
    m_area->flow = Flow(Rect { m_inside.x, m_area->flow.y(), m_inside.width, m_inside.height });
}

void Dialog::place() {
    Rect const page = m_ui.viewport();
    bool const phone = m_ui.is_phone();
    float const width = phone ? page.width : std::min(static_cast<float>(m_options.width), page.width - 2 * space::s5);
    float const top = header_height(m_ui, m_options, width) + header_gap(m_options);
    float const fixed = top + footer_height(m_ui, m_options);
    float const height = std::min(fixed + m_state.body_height, page.height - (phone ? space::s5 : 2 * space::s4));
    m_rect = phone ? Rect { 0, page.height - height, width, height } : page.centered(width, height);
    m_rect.x = std::round(m_rect.x);
    m_rect.y = std::round(m_rect.y);
    m_inside = m_rect.inset(side_padding(m_ui), top, side_padding(m_ui), footer_height(m_ui, m_options));
    m_footer = { m_rect.x, m_rect.bottom() - footer_height(m_ui, m_options), m_rect.width, footer_height(m_ui, m_options) };
}

void Dialog::header_ui() {
    float const side = m_ui.metrics().control();
    Rect header = m_rect.with_height(header_height(m_ui, m_options, m_rect.width)).inset(side_padding(m_ui), 20, header_right, 0);
    Rect const corner = has_header_button(m_options) ? header.cut_right(side, corner_gap).middle(side) : Rect {};
    Rect lines = header.middle(title_height(m_ui, m_options, m_rect.width));
    heading(m_ui, lines.cut_top(24, 2), m_options.title, { .level = 2 });
    if (!m_options.subtitle.empty()) {
        text(m_ui, lines, m_options.subtitle, { .style = TextStyle::Small, .ink = Color::TextMuted, .max_lines = 2 });
    }
    if (!m_options.minimize.empty()) {
        m_minimized = icon_button(m_ui, corner, { .key = "minimize", .label = m_options.minimize, .icon = icon::minus });
    } else if (m_options.has_close && icon_button(m_ui, corner, { .key = "close", .label = "Close", .icon = icon::x })) {
        m_closing = true;
    }
}

void Dialog::end_body() {
    if (!m_area) { return; }
    m_state.body_height = m_area->flow.used();
    m_area.reset();
}

Rect Dialog::footer() {
    end_body();
    if (m_options.barred_footer) {
        m_ui.painter().horizontal_line(m_footer.x + 1, m_footer.right() - 1, m_footer.y, Color::BorderSubtle);
        return m_footer.inset(side_padding(m_ui), 1, side_padding(m_ui), 0);
    }
    return m_footer.inset(side_padding(m_ui), footer_gap, side_padding(m_ui), plain_footer_bottom);
}

/// The first control of the content, or of the footer: there the safe choice stands first.
void Dialog::focus_first() {
    auto const nodes = m_ui.tree().nodes();
    for (std::size_t i = m_first_node; i < nodes.size(); ++i) {
        bool const usable =
            (nodes[i].flags & semantics::Focusable) != 0 && (nodes[i].flags & (semantics::Disabled | semantics::DisabledButFocusable)) == 0;
        if (usable && nodes[i].role != Role::Scroller) { return m_ui.tree().request_focus(nodes[i].id); }
    }
}

void Dialog::finish() {
    end_body();
    if (m_state.frames == 2) { focus_first(); }
    if (m_state.frames < 3) { m_ui.wake_after(0); }
    m_scope.reset();
    m_ui.leave_modal();
    m_group.reset();
    m_ui.painter().pop_opacity();
    m_overlay.reset();
    if (m_options.escape_closes && !m_closing && m_ui.tree().take_escape()) { m_closing = true; }
    if (m_closing) {
        m_open = false;
        if (m_state.opener != 0) { m_ui.tree().request_focus(m_state.opener); }
        m_ui.wake_after(0);
    }
}

Dialog::~Dialog() {
    if (m_is_open) { finish(); }
}

Answer confirm(Ui& ui, bool& open, ConfirmOptions const& options) {
    auto dialog = Dialog(ui, open, { .key = options.key, .title = options.title, .is_alert = true });
    if (!dialog) { return Answer::None; }
    paragraph(ui, dialog.body(), options.text, { .ink = Color::TextSecondary });
    Rect footer = dialog.footer();
    auto const style = options.destructive ? ButtonStyle::Danger : ButtonStyle::Primary;
    auto const pressed = button_row(
        ui, footer, { { .key = "cancel", .label = options.cancel }, { .key = "confirm", .label = options.confirm, .style = style } });
    if (!pressed) { return Answer::None; }
    dialog.close();
    return *pressed == 1 ? Answer::Confirmed : Answer::Cancelled;
}

}  // namespace hub::ui::widgets
