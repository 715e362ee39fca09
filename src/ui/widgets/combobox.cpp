// A text field that searches a list. The focus stays in the field; the list's active row is told by Attribute::Active.

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
constexpr std::size_t most_rows = 50;

struct ComboState {
    std::string text;
    bool open = false;
    bool edited = false;     ///< typed into since something was chosen
    bool moved = false;      ///< by a key, in this frame
    std::size_t active = 0;  ///< into the visible ones
    std::optional<std::size_t> shown_choice;
};

std::vector<std::size_t> matches(ComboState const& state, ComboboxOptions const& options, std::vector<ListItem> const& items) {
    std::vector<std::size_t> found;
    auto const tokens = options.filter && state.edited ? search_tokens(state.text) : std::vector<std::string> {};
    for (std::size_t i = 0; i < items.size() && found.size() < most_rows; ++i) {
        auto const folded = tokens.empty() ? std::string {} : fold(std::string(items[i].label) + " " + std::string(items[i].second_line));
        bool const fits = std::ranges::all_of(tokens, [&](std::string const& token) { return folded.contains(token); });
        if (fits) { found.push_back(i); }
    }
    return found;
}

/// What the choice is called, unless the person is typing.
void follow_selection(ComboState& state, std::optional<std::size_t> selected, std::vector<ListItem> const& items, bool focused) {
    if (selected == state.shown_choice && (state.edited || focused)) { return; }
    if (state.edited && focused) { return; }
    state.shown_choice = selected;
    if (selected && *selected < items.size()) { state.text = items[*selected].label; }
}

struct Field {
    WidgetId id;
    Rect frame;
    FieldResult result;
};

void field_ui(Ui& ui, Field& field, ComboState& state, ComboboxOptions const& options, std::vector<std::size_t> const& visible,
    std::vector<ListItem> const& items) {
    auto const& look = options.field;
    paint_field_frame(ui, field.frame,
        { .focused = field.result.focused,
            .hovered = ui.is_hovered(field.frame),
            .invalid = !look.error.empty(),
            .disabled = look.disabled,
            .bare = look.bare });
    float const padding = look.bare ? 8 : ui.metrics().field_padding();
    float const left = padding + (look.icon == no_icon ? 0 : icon_px(IconSize::Normal) + 8);
    float const right = padding + icon_px(IconSize::Normal) + 8;
    Ink const icon_ink = look.disabled ? Color::TextDisabled : Color::TextMuted;
    ui.painter().icon({ field.frame.x + padding, field.frame.y, 16, field.frame.height }, look.icon, IconSize::Normal, icon_ink);
    ui.painter().icon({ field.frame.right() - padding - 16, field.frame.y, 16, field.frame.height },
        look.disabled    ? icon::lock
            : state.open ? icon::chevron_up
                         : icon::chevron_down,
        IconSize::Normal, icon_ink);
    if (!field.result.focused) { paint_field_text(ui, field.frame.inset(left, 0, right, 0), state.text, look); }

    NodeSpec node { .role = Role::ComboBox,
        .rect = field.frame,
        .flags = semantics::HasPopup | semantics::ArrowKeys | (state.open ? semantics::Expanded : semantics::Collapsed),
        .a = static_cast<int>(left),
        .b = static_cast<int>(right) };
    describe_field(ui, node, look);
    node.texts.push_back({ Attribute::Value, state.text });
    if (state.open) { node.texts.push_back({ Attribute::Controls, std::to_string(NodeId { Ui::id(field.id, "list") }) }); }
    if (state.open && state.active < visible.size()) {
        auto const scope = ui.scope(field.id);
        auto const list = ui.scope("list");
        auto const& item = items[visible[state.active]];
        node.texts.push_back({ Attribute::Active, std::to_string(NodeId { id_of(ui, item.key, item.label) }) });
    }
    ui.publish(field.id, node);
}

std::optional<std::size_t> list_ui(Ui& ui, Popover& popover, ComboState& state, std::optional<std::size_t> selected,
    std::vector<std::size_t> const& visible, std::vector<ListItem> const& items) {
    std::optional<std::size_t> chosen;
    for (std::size_t at = 0; at < visible.size(); ++at) {
        auto const& item = items[visible[at]];
        Rect const row = popover.flow().next(option_height(ui, item));
        auto const id = id_of(ui, item.key, item.label);
        auto const interaction = ui.interact(id, row);
        bool const is_selected = selected == visible[at];
        paint_option(ui, row, item,
            { .selected = is_selected,
                .lit = interaction.hovered || at == state.active,
                .match = state.edited ? std::string_view(state.text) : std::string_view {} });
        ui.publish(id, option_node(row, item, is_selected));
        if (state.moved && at == state.active) { popover.reveal(row); }
        if (interaction.activated && !item.disabled) { chosen = visible[at]; }
    }
    state.moved = false;
    return chosen;
}

/// Enter gives the active row.
std::optional<std::size_t> follow_keys(
    Ui& ui, WidgetId id, ComboState& state, std::vector<std::size_t> const& visible, std::vector<ListItem> const& items) {
    using semantics::Key;
    std::optional<std::size_t> chosen;
    for (auto key = ui.tree().take_key(id); key != Key::None; key = ui.tree().take_key(id)) {
        bool const moves = key == Key::Down || key == Key::Up || key == Key::PageDown || key == Key::PageUp;
        if (moves && !state.open) {
            state.open = true;
        } else if (moves && !visible.empty()) {
            auto const step = key == Key::PageDown || key == Key::PageUp ? std::size_t { 5 } : std::size_t { 1 };
            state.moved = true;
            bool const down = key == Key::Down || key == Key::PageDown;
            state.active = down ? std::min(state.active + step, visible.size() - 1) : state.active - std::min(state.active, step);
        } else if (key == Key::Enter && state.open && state.active < visible.size() && !items[visible[state.active]].disabled) {
            chosen = visible[state.active];
        }
    }
    return chosen;
}

/// What was typed and not chosen: emptied means none, anything else goes back to the choice.
bool settle_text(
    ComboState& state, std::optional<std::size_t>& selected, ComboboxOptions const& options, std::vector<ListItem> const& items) {
    state.edited = false;
    if (options.allow_other) { return false; }
    bool const cleared = trim(state.text).empty() && selected.has_value();
    if (cleared) { selected.reset(); }
    state.text = selected && *selected < items.size() ? std::string(items[*selected].label) : std::string {};
    return cleared;
}

}  // namespace

ComboboxResult combobox(
    Ui& ui, Rect const& rect, std::optional<std::size_t>& selected, ComboboxOptions const& options, std::vector<ListItem> const& items) {
    auto const& look = options.field;
    Field field { .id = id_of(ui, look.key, look.label) };
    auto& state = ui.state<ComboState>(field.id);
    field.frame = field_block(ui, rect, look, look.bare ? rect.height : look.height > 0 ? look.height : ui.metrics().control());
    field.result = track_field_focus(ui, field.id);
    if (options.typed != nullptr && options.allow_other && !field.result.focused) { state.text = *options.typed; }
    follow_selection(state, selected, items, field.result.focused);

    ComboboxResult result { .left = field.result.left };
    if (auto text = ui.tree().take_text(field.id); text && !look.disabled) {
        result.typed = true;
        state.text = std::move(*text);
        state.edited = state.open = true;
        state.active = 0;
    }
    if (ui.tree().take_activation(field.id) && !look.disabled) { state.open = true; }
    auto const visible = matches(state, options, items);
    auto chosen = follow_keys(ui, field.id, state, visible, items);
    field_ui(ui, field, state, options, visible, items);
    {
        auto const scope = ui.scope(field.id);
        float height = visible.empty() ? ui.metrics().menu_row() : 0;
        for (auto const i : visible) { height += option_height(ui, items[i]); }
        Popover popover(ui, state.open,
            { .key = "list",
                .label = look.label,
                .anchor = field.frame,
                .opener = field.id,
                .width = field.frame.width,
                .height = std::min(height, 320.0F),
                .padding = list_padding,
                .role = Role::ListBox,
                .takes_focus = false });
        if (popover) {
            if (visible.empty()) {
                ui.painter().text(
                    popover.flow().next(ui.metrics().menu_row()).inset(10, 0), options.empty_text, { .ink = Color::TextMuted });
            }
            if (auto const pressed = list_ui(ui, popover, state, selected, visible, items)) { chosen = pressed; }
            if (chosen) { popover.close(); }
        }
    }
    if (chosen) {
        result.chosen = selected != chosen;
        selected = state.shown_choice = chosen;
        state.text = items[*chosen].label;
        state.edited = state.open = false;
    } else if (field.result.left) {
        state.open = false;
        if (state.edited) { result.chosen = settle_text(state, selected, options, items); }
    }
    if (options.typed != nullptr) { *options.typed = state.text; }
    return result;
}

}  // namespace hub::ui::widgets
