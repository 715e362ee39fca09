#include "ui/widgets/date_field.hpp"

#include "base/text.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/field_parts.hpp"
#include "ui/widgets/popover.hpp"

#include <algorithm>

namespace hub::ui::widgets {

namespace {

struct DateState {
    std::string text;
    std::optional<Date> shown;  ///< the value that `text` was made from
    bool is_known = false;
    bool is_unreadable = false;
    bool open = false;
};

/// Takes what was typed. Returns true when it is another date than before.
bool commit(DateState& state, std::optional<Date>& value) {
    auto const text = trim(state.text);
    auto const before = value;
    if (text.empty()) {
        value.reset();
        state.is_unreadable = false;
    } else if (auto const parsed = Date::parse_us(text)) {
        value = *parsed;
        state.is_unreadable = false;
    } else {
        value.reset();
        state.is_unreadable = true;
        state.shown = value;
        return before != value;
    }
    state.text = value ? value->to_us() : std::string {};
    state.shown = value;
    return before != value;
}

}  // namespace

bool date_field(Ui& ui, Rect const& rect, std::optional<Date>& value, DateFieldOptions const& options) {
    auto look = options.field;
    auto const id = id_of(ui, look.key, look.label);
    auto& state = ui.state<DateState>(id);
    if (!state.is_known || (state.shown != value && !state.is_unreadable) || (state.is_unreadable && value)) {
        state.text = value ? value->to_us() : std::string {};
        state.shown = value;
        state.is_known = true;
        state.is_unreadable = false;
    }
    if (look.error.empty() && state.is_unreadable) { look.error = options.unreadable; }
    if (look.placeholder.empty()) { look.placeholder = "mm/dd/yyyy"; }
    if (look.autocomplete.empty()) { look.autocomplete = "off"; }

    float const height = look.bare ? rect.height : look.height > 0 ? look.height : ui.metrics().control();
    Rect const frame = field_block(ui, rect, look, height);
    auto inner = look;
    inner.hidden_label = true;  // drawn by the block already
    inner.trailing_room = 24;
    auto const result = text_field_frame(ui, id, frame, state.text, inner, !look.hidden_label);
    if (result.changed) { state.is_unreadable = false; }
    // What a password manager or a script writes comes without the focus, and so it never leaves the field.
    bool const is_written = result.left || (result.changed && !result.focused);
    bool changed = is_written && state.text != (state.shown ? state.shown->to_us() : std::string {}) && commit(state, value);
    if (look.disabled) { return changed; }

    auto const scope = ui.scope(id);
    float const padding = look.bare ? 8 : ui.metrics().field_padding();
    Rect const button_place = Rect { frame.right() - padding - 16, frame.y, 16, frame.height }.centered(28, 28);
    IconButtonOptions const opener { .key = "open",
        .label = "Choose a date",
        .icon = icon::calendar,
        .size = ButtonSize::Small,
        .ink = Color::TextMuted,
        .expanded = state.open,
        .ring_inside = true };
    if (icon_button(ui, button_place, opener)) {
        state.open = !state.open;
        changed = commit(state, value) || changed;
    }
    Popover popover(ui, state.open,
        { .key = "calendar",
            .label = std::string(look.label) + ", calendar",
            .anchor = frame,
            .opener = ui.id("open"),
            .width = calendar_width + 18,
            .height = calendar_height(ui),
            .padding = 9,
            .align = frame.right() > ui.viewport().width - 240 ? Align::Right : Align::Left,
            .takes_focus = false });
    if (!popover) { return changed; }
    auto picker = options;
    picker.starts_anew = popover.just_opened();
    if (auto const picked = calendar(ui, popover.flow(), value, picker)) {
        changed = changed || value != picked;
        value = picked;
        state.text = value->to_us();
        state.shown = value;
        state.is_unreadable = false;
        popover.close();
    }
    return changed;
}

}  // namespace hub::ui::widgets
