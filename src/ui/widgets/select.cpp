#include "ui/widgets/select.hpp"

#include "base/text.hpp"
#include "ui/widgets/field_parts.hpp"
#include "ui/widgets/list_parts.hpp"
#include "ui/widgets/popover.hpp"

#include <algorithm>
#include <cmath>

namespace hub::ui::widgets {

namespace {

constexpr float list_padding = 5;
constexpr float row_padding = 10;

/// Where `needle` begins in `label`, compared without regard to case; npos where it does not occur.
std::size_t match_at(std::string_view label, std::string_view needle) {
    return needle.empty() ? std::string_view::npos : ascii_lower(label).find(ascii_lower(needle));
}

}  // namespace

float option_height(Ui& ui, ListItem const& item) {
    return item.second_line.empty() && !(item.disabled && !item.reason.empty()) ? ui.metrics().menu_row()
                                                                                : ui.metrics().menu_row_two_lines();
}

void paint_option(Ui& ui, Rect const& row, ListItem const& item, OptionLook const& look) {
    auto& painter = ui.painter();
    if (look.selected) {
        painter.fill(row, Color::BgSelected, radius::sm);
    } else if (look.lit && !item.disabled) {
        painter.fill(row, Color::BgHover, radius::sm);
    }
    if (look.ring) { painter.focus_ring_inside(row, radius::sm); }
    Rect content = row.inset(row_padding, 0);
    if (look.selected) { painter.icon(content.cut_right(icon_px(IconSize::Normal), 8), icon::check, IconSize::Normal, Color::AccentText); }
    if (!item.hint.empty()) {
        painter.text(content.cut_right(painter.text_width(item.hint, TextStyle::Caption) + 0.5F, 12), item.hint,
            { .style = TextStyle::Caption, .ink = Color::TextMuted });
    }
    Ink const ink = item.disabled ? Color::TextDisabled : Color::TextPrimary;
    auto const second = item.disabled && !item.reason.empty() ? item.reason : item.second_line;
    Rect line = second.empty() ? content : content.middle(36).with_height(20);
    if (!second.empty()) {
        painter.text({ line.x, line.bottom(), line.width, 16 }, second, { .style = TextStyle::Caption, .ink = Color::TextMuted });
    }
    auto const at = match_at(item.label, look.match);
    if (at == std::string_view::npos) {
        painter.text(line, item.label, { .ink = ink });
        return;
    }
    line.cut_left(painter.text(line, item.label.substr(0, at), { .ink = ink }));
    line.cut_left(painter.text(line, item.label.substr(at, look.match.size()), { .style = TextStyle::BodySemibold, .ink = ink }));
    painter.text(line, item.label.substr(at + look.match.size()), { .ink = ink });
}

NodeSpec option_node(Rect const& row, ListItem const& item, bool selected) {
    NodeSpec node { .role = Role::Option, .rect = row, .name = item.label };
    if (selected) { node.flags |= semantics::Selected; }
    if (item.disabled) { node.flags |= item.reason.empty() ? semantics::Disabled : semantics::DisabledButFocusable; }
    std::string facts(item.disabled && !item.reason.empty() ? item.reason : item.second_line);
    if (!item.hint.empty()) { facts += (facts.empty() ? "" : ". ") + std::string(item.hint); }
    add_text(node, Attribute::Description, facts);
    return node;
}

namespace {

struct SelectState {
    bool open = false;
    std::size_t active = 0;
};

std::size_t stepped(std::vector<ListItem> const& items, std::size_t from, semantics::Key key) {
    auto const count = items.size();
    std::size_t at = key == semantics::Key::Home ? count - 1 : key == semantics::Key::End ? 0 : from;
    bool const forward = key == semantics::Key::Down || key == semantics::Key::Home;
    for (std::size_t tries = 0; tries < count; ++tries) {
        at = forward ? (at + 1) % count : (at + count - 1) % count;
        if (!items[at].disabled) { return at; }
    }
    return from;
}

/// Draws the list; returns the chosen index.
std::optional<std::size_t> list_ui(
    Ui& ui, Popover& popover, SelectState& state, std::optional<std::size_t> selected, std::vector<ListItem> const& items) {
    using semantics::Key;
    std::optional<std::size_t> chosen;
    auto const active_id = id_of(ui, items[state.active].key, items[state.active].label);
    for (auto key = ui.tree().take_key(active_id); key != Key::None; key = ui.tree().take_key(active_id)) {
        if (key == Key::Enter || key == Key::Space) { chosen = state.active; }
        if (key != Key::Up && key != Key::Down && key != Key::Home && key != Key::End) { continue; }
        state.active = stepped(items, state.active, key);
        ui.request_focus(id_of(ui, items[state.active].key, items[state.active].label));
    }
    for (std::size_t i = 0; i < items.size(); ++i) {
        Rect const row = popover.flow().next(option_height(ui, items[i]));
        auto const id = id_of(ui, items[i].key, items[i].label);
        auto const interaction = ui.interact(id, row);
        bool const is_selected = selected == i;
        paint_option(ui, row, items[i],
            { .selected = is_selected, .lit = interaction.hovered || interaction.focused, .ring = interaction.focus_ring });
        auto node = option_node(row, items[i], is_selected);
        node.flags |= semantics::ArrowKeys;
        if (i == state.active) { node.flags |= semantics::Focusable; }
        ui.publish(id, node);
        if (interaction.activated) { chosen = i; }
    }
    return chosen && !items[*chosen].disabled ? chosen : std::nullopt;
}

void select_button_ui(Ui& ui, WidgetId id, Rect const& frame, std::string_view shown, TextFieldOptions const& options, SelectState& state) {
    auto const interaction = ui.interact(id, frame);
    if (interaction.activated && !options.disabled) { state.open = !state.open; }
    using semantics::Key;
    for (auto key = ui.tree().take_key(id); key != Key::None; key = ui.tree().take_key(id)) {
        if (!options.disabled && (key == Key::Down || key == Key::Up)) { state.open = true; }
    }
    paint_field_frame(ui, frame,
        { .focused = interaction.focused || state.open,
            .hovered = interaction.hovered,
            .invalid = !options.error.empty(),
            .disabled = options.disabled,
            .bare = options.bare });
    Rect content = frame.inset(options.bare ? 8.0F : ui.metrics().field_padding(), 0);
    auto& painter = ui.painter();
    Ink const icon_ink = options.disabled ? Color::TextDisabled : Color::TextMuted;
    if (options.icon != no_icon) { painter.icon(content.cut_left(icon_px(IconSize::Normal), 8), options.icon, IconSize::Normal, icon_ink); }
    Icon const tail = options.disabled ? icon::lock : state.open ? icon::chevron_up : icon::chevron_down;
    painter.icon(content.cut_right(icon_px(IconSize::Normal), 8), tail, IconSize::Normal, icon_ink);
    bool const is_placeholder = shown.empty();
    Ink const ink = options.disabled ? Color::TextDisabled : is_placeholder ? Color::TextMuted : Color::TextPrimary;
    painter.text(content, is_placeholder ? options.placeholder : shown, { .style = field_text_style(ui), .ink = ink });

    NodeSpec node { .role = Role::ComboBox, .rect = frame, .name = options.label, .flags = semantics::HasPopup | semantics::ArrowKeys };
    node.flags |=
        (state.open ? semantics::Expanded : semantics::Collapsed) | (options.disabled ? semantics::Disabled : semantics::Focusable);
    if (options.hidden_label) { node.flags |= semantics::HiddenLabel; }
    if (options.required) { node.flags |= semantics::Required; }
    if (!options.error.empty()) { node.flags |= semantics::Invalid; }
    node.texts.push_back({ Attribute::Value, std::string(is_placeholder ? options.placeholder : shown) });
    add_text(node, Attribute::Description, options.help);
    add_text(node, Attribute::Error, options.error);
    if (state.open) { node.texts.push_back({ Attribute::Controls, std::to_string(NodeId { Ui::id(id, "list") }) }); }
    ui.publish(id, node);
}

}  // namespace

bool select(
    Ui& ui, Rect const& rect, std::optional<std::size_t>& selected, TextFieldOptions const& options, std::vector<ListItem> const& items) {
    auto const id = id_of(ui, options.key, options.label);
    auto& state = ui.state<SelectState>(id);
    Rect const frame = field_block(ui, rect, options,
        options.bare             ? rect.height
            : options.height > 0 ? options.height
                                 : ui.metrics().control());
    std::string_view const shown = selected && *selected < items.size() ? items[*selected].label : std::string_view {};
    select_button_ui(ui, id, frame, shown, options, state);
    if (items.empty()) { return false; }
    auto const scope = ui.scope(id);
    float height = 0;
    float width = frame.width;
    for (auto const& item : items) {
        height += option_height(ui, item);
        width = std::max(width,
            ui.painter().text_width(item.label, TextStyle::Body) + 60
                + (item.hint.empty() ? 0 : ui.painter().text_width(item.hint, TextStyle::Caption) + 16));
    }
    Popover popover(ui, state.open,
        { .key = "list",
            .label = options.label,
            .anchor = frame,
            .opener = id,
            .width = std::min(width, std::max(frame.width, 420.0F)),
            .height = height,
            .padding = list_padding,
            .role = Role::ListBox });
    if (!popover) { return false; }
    if (popover.just_opened()) { state.active = selected.value_or(0); }
    state.active = std::min(state.active, items.size() - 1);
    auto const chosen = list_ui(ui, popover, state, selected, items);
    if (!chosen) { return false; }
    popover.close();
    bool const changed = selected != chosen;
    selected = chosen;
    return changed;
}

}  // namespace hub::ui::widgets
