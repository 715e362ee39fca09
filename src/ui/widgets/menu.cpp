#include "ui/widgets/menu.hpp"

#include "ui/widgets/internal.hpp"

#include <algorithm>
#include <cmath>

namespace hub::ui::widgets {

namespace {

constexpr float menu_padding = 5;  ///< 4 and the line
constexpr float row_padding = 10;
constexpr float widest_menu = 360;

struct MenuState {
    std::size_t active = 0;
};

std::string_view second_line_of(MenuItem const& item) {
    return item.disabled && !item.reason.empty() ? item.reason : item.second_line;
}

float row_height(Ui& ui, MenuItem const& item) {
    return second_line_of(item).empty() ? ui.metrics().menu_row() : ui.metrics().menu_row_two_lines();
}

float content_height(Ui& ui, std::vector<MenuItem> const& items) {
    float height = 0;
    for (auto const& item : items) {
        height += row_height(ui, item) + (item.separator_before ? 9.0F : 0.0F) + (item.section.empty() ? 0.0F : 28.0F);
    }
    return height;
}

float menu_width(Ui& ui, MenuOptions const& options, std::vector<MenuItem> const& items) {
    float width = options.least_width;
    auto& painter = ui.painter();
    for (auto const& item : items) {
        float const label = painter.text_width(item.label, second_line_of(item).empty() ? TextStyle::Body : TextStyle::BodyStrong);
        float const words = std::max(label, painter.text_width(second_line_of(item), TextStyle::Caption));
        float const icon_width = item.icon == no_icon ? 0.0F : 26.0F;
        float const tail = item.hint.empty() ? 0.0F : painter.text_width(item.hint, TextStyle::Caption) + 16;
        width = std::max(width, words + icon_width + tail + (item.checked ? 28.0F : 0.0F) + 2 * row_padding + 2 * menu_padding + 4);
    }
    return std::min(std::ceil(width), widest_menu);
}

bool can_be_reached(MenuItem const& item) {
    return !item.disabled || !item.reason.empty();
}

void paint_item(Ui& ui, Rect const& row, MenuItem const& item, bool is_lit) {
    auto& painter = ui.painter();
    if (item.checked) {
        painter.fill(row, Color::BgSelected, radius::sm);
    } else if (is_lit && !item.disabled) {
        painter.fill(row, Color::BgHover, radius::sm);
    }
    Ink const words = item.disabled ? Color::TextDisabled : item.destructive ? Color::DangerText : Color::TextPrimary;
    Ink const icon_ink = item.disabled ? Color::TextDisabled : item.destructive ? Color::DangerText : Color::TextMuted;
    Rect content = row.inset(row_padding, 0);
    if (item.icon != no_icon) {
        painter.icon(content.cut_left(icon_px(IconSize::Normal), row_padding), item.icon, IconSize::Normal, icon_ink);
    }
    if (item.checked) { painter.icon(content.cut_right(icon_px(IconSize::Normal), 8), icon::check, IconSize::Normal, Color::AccentText); }
    if (!item.hint.empty()) {
        painter.text(content.cut_right(painter.text_width(item.hint, TextStyle::Caption) + 0.5F, 12), item.hint,
            { .style = TextStyle::Caption, .ink = Color::TextMuted, .align = Align::Right });
    }
    auto const second = second_line_of(item);
    if (second.empty()) {
        painter.text(content, item.label, { .ink = words });
        return;
    }
    Rect lines = content.middle(36);
    painter.text(lines.cut_top(20), item.label, { .style = TextStyle::BodyStrong, .ink = words });
    painter.text(lines, second, { .style = TextStyle::Caption, .ink = item.disabled ? Color::TextSecondary : Color::TextMuted });
}

/// Draws and publishes one row; true when it was pressed.
bool item_ui(Ui& ui, Rect const& row, MenuItem const& item, bool is_active) {
    auto const id = id_of(ui, item.key, item.label);
    auto const interaction = ui.interact(id, row);
    paint_item(ui, row, item, interaction.hovered || interaction.focused);
    if (interaction.focus_ring) { ui.painter().focus_ring_inside(row, radius::sm); }
    NodeSpec node { .role = Role::MenuItem, .rect = row, .name = item.label, .flags = semantics::ArrowKeys };
    if (item.disabled) { node.flags |= item.reason.empty() ? semantics::Disabled : semantics::DisabledButFocusable; }
    if (is_active) { node.flags |= semantics::Focusable; }
    if (item.checked) { node.flags |= semantics::Current; }
    auto const second = second_line_of(item);
    add_text(node, Attribute::Description,
        item.hint.empty()    ? std::string(second)
            : second.empty() ? std::string(item.hint)
                             : std::string(second) + ". " + std::string(item.hint));
    ui.publish(id, node);
    return interaction.activated && !item.disabled;
}

std::size_t stepped(std::vector<MenuItem> const& items, std::size_t from, semantics::Key key) {
    auto const count = items.size();
    std::size_t at = key == semantics::Key::Home ? count - 1 : key == semantics::Key::End ? 0 : from;
    bool const forward = key == semantics::Key::Down || key == semantics::Key::Home;
    for (std::size_t tries = 0; tries < count; ++tries) {
        at = forward ? (at + 1) % count : (at + count - 1) % count;
        if (can_be_reached(items[at])) { return at; }
    }
    return from;
}

void follow_keys(Ui& ui, MenuState& state, std::vector<MenuItem> const& items) {
    using semantics::Key;
    auto const id = id_of(ui, items[state.active].key, items[state.active].label);
    for (auto key = ui.tree().take_key(id); key != Key::None; key = ui.tree().take_key(id)) {
        if (key != Key::Up && key != Key::Down && key != Key::Home && key != Key::End) { continue; }
        state.active = stepped(items, state.active, key);
        ui.request_focus(id_of(ui, items[state.active].key, items[state.active].label));
    }
}

}  // namespace

std::optional<std::size_t> menu(Ui& ui, bool& open, MenuOptions const& options, std::vector<MenuItem> const& items) {
    auto& state = ui.state<MenuState>(Ui::id(ui.id(options.key), "menu"));
    Popover popover(ui, open,
        { .key = options.key,
            .label = options.label,
            .anchor = options.anchor,
            .opener = options.opener,
            .width = menu_width(ui, options, items),
            .height = content_height(ui, items),
            .padding = menu_padding,
            .align = options.align,
            .role = Role::Menu });
    if (!popover || items.empty()) { return std::nullopt; }
    if (popover.just_opened()) {
        auto const chosen = std::ranges::find_if(items, [](MenuItem const& item) { return item.checked; });
        state.active = chosen != items.end() ? static_cast<std::size_t>(chosen - items.begin())
            : can_be_reached(items.front())  ? 0
                                             : stepped(items, 0, semantics::Key::Down);
    }
    state.active = std::min(state.active, items.size() - 1);
    follow_keys(ui, state, items);
    std::optional<std::size_t> pressed;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (items[i].separator_before) {
            Rect const line = popover.flow().next(9);
            ui.painter().horizontal_line(line.x, line.right(), line.center_y(), Color::BorderSubtle);
        }
        if (!items[i].section.empty()) {
            ui.painter().text(
                popover.flow().next(28).inset(row_padding, 0), items[i].section, { .style = TextStyle::Caption, .ink = Color::TextMuted });
        }
        if (item_ui(ui, popover.flow().next(row_height(ui, items[i])), items[i], i == state.active)) { pressed = i; }
    }
    if (pressed) { popover.close(); }
    return pressed;
}

std::optional<std::size_t> menu_button(Ui& ui, Rect const& rect, ButtonOptions options, std::vector<MenuItem> const& items) {
    auto const id = button_id(ui, options);
    auto& open = ui.state<bool>(Ui::id(id, "open"));
    options.expanded = open;
    if (options.trailing_icon == no_icon) { options.trailing_icon = icon::chevron_down; }
    if (button(ui, rect, options)) { open = !open; }
    auto const scope = ui.scope(id);
    return menu(ui, open,
        { .key = "menu",
            .label = options.label,
            .anchor = rect,
            .opener = id,
            .align = rect.center_x() > ui.viewport().center_x() ? Align::Right : Align::Left,
            .least_width = std::max(200.0F, rect.width) },
        items);
}

std::optional<std::size_t> menu_icon_button(Ui& ui, Rect const& rect, IconButtonOptions options, std::vector<MenuItem> const& items) {
    auto const id = id_of(ui, options.key, options.label);
    auto& open = ui.state<bool>(Ui::id(id, "open"));
    options.expanded = open;
    if (icon_button(ui, rect, options)) { open = !open; }
    auto const scope = ui.scope(id);
    return menu(ui, open,
        { .key = "menu",
            .label = options.label,
            .anchor = rect,
            .opener = id,
            .align = rect.center_x() > ui.viewport().center_x() ? Align::Right : Align::Left },
        items);
}

}  // namespace hub::ui::widgets
