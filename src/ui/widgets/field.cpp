#include "ui/widgets/field.hpp"

#include "base/text.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/field_parts.hpp"

#include <algorithm>

namespace hub::ui::widgets {

namespace {

struct PasswordState {
    bool shown = false;
    bool had_text = false;
};

std::string bullets(std::string_view value) {
    std::string result;
    for (std::size_t i = code_point_count(value); i > 0; --i) { result += "\u2022"; }
    return result;
}

/// Frame, node and text of a single-line field; `trailing` is kept free at the right for what the caller draws there.
FieldResult field_core(Ui& ui, WidgetId id, Rect const& frame, std::string& value, TextFieldOptions const& options, float trailing) {
    auto result = track_field_focus(ui, id);
    bool const editable = !options.disabled && !options.read_only;
    if (auto text = ui.tree().take_text(id); text && editable) {
        result.changed = *text != value;
        value = std::move(*text);
    }
    float const padding = options.bare ? 8 : ui.metrics().field_padding();
    float const left = padding + (options.icon == no_icon ? 0 : icon_px(IconSize::Normal) + 8);
    float const right = padding + trailing;
    paint_field_frame(ui, frame,
        { .focused = result.focused,
            .hovered = ui.is_hovered(frame),
            .invalid = !options.error.empty(),
            .disabled = options.disabled,
            .bare = options.bare });
    Ink const icon_ink = options.disabled ? Color::TextDisabled : Color::TextMuted;
    ui.painter().icon({ frame.x + padding, frame.y, icon_px(IconSize::Normal), frame.height }, options.icon, IconSize::Normal, icon_ink);

    auto& password = ui.state<PasswordState>(id);
    bool const hidden = options.password && !password.shown;
    if (!result.focused) { paint_field_text(ui, frame.inset(left, 0, right, 0), hidden ? bullets(value) : value, options); }

    NodeSpec node { .role = Role::TextField, .rect = frame, .a = static_cast<int>(left), .b = static_cast<int>(right) };
    describe_field(ui, node, options);
    if (hidden) { node.flags |= semantics::Password; }
    // Of a password only its disappearance is told, for one frame, so that the page's element can be emptied.
    if (!options.password) {
        node.texts.push_back({ Attribute::Value, value });
    } else if (password.had_text && value.empty() && !result.changed) {
        node.texts.push_back({ Attribute::Value, "" });
    }
    password.had_text = !value.empty();
    ui.publish(id, node);
    return result;
}

}  // namespace

FieldResult text_field_frame(
    Ui& ui, WidgetId id, Rect const& frame, std::string& value, TextFieldOptions const& options, bool label_is_drawn) {
    auto look = options;
    look.hidden_label = !label_is_drawn;
    return field_core(ui, id, frame, value, look, options.disabled ? 24 : options.trailing_room);
}

float field_block_height(TextFieldOptions const& options, float frame_height) {
    bool const has_label = !options.hidden_label && !options.label.empty();
    bool const has_message = !options.help.empty() || !options.error.empty() || options.reserve_message;
    return frame_height + (has_label ? field_label_height : 0) + (has_message ? field_message_height : 0);
}

Rect field_block(Ui& ui, Rect const& rect, TextFieldOptions const& options, float frame_height) {
    auto& painter = ui.painter();
    Rect block = rect;
    if (!options.hidden_label && !options.label.empty()) {
        Rect row = block.cut_top(20, 4);
        float const side_width = options.side_text.empty() ? 0 : painter.text_width(options.side_text, TextStyle::Caption);
        if (side_width > 0) {
            painter.text(row.cut_right(side_width, 8), options.side_text, { .style = TextStyle::Caption, .ink = Color::TextMuted });
        }
        float const width = painter.text(row, options.label, { .style = TextStyle::SmallStrong });
        if (options.optional) {
            painter.text(row.inset(width + painter.text_width(" ", TextStyle::SmallStrong), 0, 0, 0), "(optional)",
                { .style = TextStyle::Small, .ink = Color::TextMuted });
        }
    }
    Rect const frame = block.cut_top(frame_height, 4);
    // In a grid there is no room below the cell: the ring shows that it is wrong, the row says why.
    if (options.bare) { return frame; }
    Rect message = block.with_height(16);
    if (!options.error.empty()) {
        painter.icon(message.cut_left(icon_px(IconSize::Tiny), 4), icon::circle_alert, IconSize::Tiny, Color::DangerText);
        painter.text(message, options.error, { .style = TextStyle::Caption, .ink = Color::DangerText });
    } else if (!options.help.empty()) {
        painter.text(message, options.help, { .style = TextStyle::Caption, .ink = Color::TextMuted });
    }
    return frame;
}

void paint_field_frame(Ui& ui, Rect const& frame, FieldFrame const& state) {
    auto& painter = ui.painter();
    float const radius = state.bare ? 0 : radius::md;
    if (state.disabled) {
        painter.frame(frame, Color::BgDisabled, Color::BorderDefault, radius);
    } else if (!state.bare) {
        painter.frame(frame, Color::BgSurface, state.hovered ? Color::TextSecondary : Color::BorderControl, radius);
    }
    if (state.invalid) { painter.outline(frame, Color::DangerSolid, radius, 2); }
    if (state.focused) { painter.focus_ring_inside(frame, radius); }
}

TextStyle field_text_style(Ui& ui) {
    return ui.metrics().touch ? TextStyle::FieldTouch : TextStyle::Body;
}

void paint_field_text(Ui& ui, Rect const& words, std::string_view value, TextFieldOptions const& options) {
    auto& painter = ui.painter();
    bool const is_placeholder = value.empty();
    Ink const ink = options.disabled ? Color::TextDisabled : is_placeholder ? Color::TextMuted : Color::TextPrimary;
    if (is_placeholder) {
        painter.text(words, options.placeholder, { .style = field_text_style(ui), .ink = ink });
        return;
    }
    // Cut at the edge, not shortened: the element under it shows the same beginning.
    painter.push_clip(words);
    Rect const line = words.with_width(std::max(words.width, painter.text_width(value, field_text_style(ui)) + 1));
    painter.text(line, value, { .style = field_text_style(ui), .ink = ink });
    painter.pop_clip();
}

void describe_field(Ui& ui, NodeSpec& node, TextFieldOptions const& options) {
    node.name = options.label;
    node.flags |= options.disabled ? std::uint32_t { semantics::Disabled } : std::uint32_t { semantics::Focusable };
    if (options.hidden_label) { node.flags |= semantics::HiddenLabel; }
    if (options.required) { node.flags |= semantics::Required; }
    if (options.read_only) { node.flags |= semantics::ReadOnly; }
    if (!options.error.empty()) { node.flags |= semantics::Invalid; }
    add_text(node, Attribute::Description, options.help);
    add_text(node, Attribute::Error, options.error);
    add_text(node, Attribute::Placeholder, options.placeholder);
    add_text(node, Attribute::Autocomplete, options.autocomplete);
    add_text(node, Attribute::InputMode, options.input_mode);
    add_text(node, Attribute::EnterKeyHint, options.enter_key_hint);
    add_text(node, Attribute::Adopt, options.adopt);
    add_text(node, Attribute::KeyShortcuts, wire_shortcut(options.shortcut));
    if (options.max_length > 0) { node.texts.push_back({ Attribute::MaxLength, std::to_string(options.max_length) }); }
    node.texts.push_back({ Attribute::FontPx, std::to_string(static_cast<int>(text_metrics(field_text_style(ui)).size)) });
}

FieldResult track_field_focus(Ui& ui, WidgetId id) {
    auto& was_focused = ui.state<bool>(Ui::id(id, "focus"));
    FieldResult result;
    result.focused = ui.tree().focused() == NodeId { id };
    result.left = was_focused && !result.focused;
    was_focused = result.focused;
    return result;
}

float text_field_height(Ui& ui, TextFieldOptions const& options) {
    return field_block_height(options, options.height > 0 ? options.height : ui.metrics().control());
}

FieldResult text_field(Ui& ui, Rect const& rect, std::string& value, TextFieldOptions const& options) {
    auto const id = id_of(ui, options.key, options.label);
    float const height = options.bare ? rect.height : options.height > 0 ? options.height : ui.metrics().control();
    Rect const frame = field_block(ui, rect, options, height);
    auto& painter = ui.painter();
    Rect const end = Rect { frame.right() - ui.metrics().field_padding() - 16, frame.y, 16, frame.height };
    if (options.password && !options.disabled) {
        auto const result = field_core(ui, id, frame, value, options, 28);
        auto& password = ui.state<PasswordState>(id);
        auto const inside = ui.scope(id);
        if (icon_button(ui, end.grown(8),
                { .key = "show",
                    .label = "Show password",
                    .icon = password.shown ? icon::eye_off : icon::eye,
                    .size = ButtonSize::Small,
                    .pressed = password.shown })) {
            password.shown = !password.shown;
        }
        return result;
    }
    if (!options.shortcut.empty() && value.empty()) {
        float const cap = painter.text_width(options.shortcut, TextStyle::Caption) + 14;
        auto const result = field_core(ui, id, frame, value, options, cap);
        if (!result.focused) {
            Rect const key = Rect { frame.right() - 8 - cap, frame.y, cap, frame.height }.middle(20);
            painter.frame(key, Color::BgSunken, Color::BorderDefault, radius::xs);
            painter.text(key, options.shortcut, { .style = TextStyle::Caption, .ink = Color::TextMuted, .align = Align::Center });
        }
        return result;
    }
    auto const result = field_core(ui, id, frame, value, options, options.disabled ? 24 : options.trailing_room);
    if (options.disabled) { painter.icon(end, icon::lock, IconSize::Normal, Color::TextDisabled); }
    return result;
}

FieldResult search_field(Ui& ui, Rect const& rect, std::string& value, TextFieldOptions options) {
    auto const id = id_of(ui, options.key, options.label);
    options.hidden_label = true;
    options.icon = icon::search;
    if (options.input_mode.empty()) { options.input_mode = "search"; }
    if (options.enter_key_hint.empty()) { options.enter_key_hint = "search"; }
    if (options.autocomplete.empty()) { options.autocomplete = "off"; }
    if (value.empty()) { return text_field(ui, rect.middle(ui.metrics().control()), value, options); }
    Rect const frame = rect.middle(ui.metrics().control());
    auto result = field_core(ui, id, frame, value, options, 24);
    auto const inside = ui.scope(id);
    Rect const end { frame.right() - ui.metrics().field_padding() - 16, frame.y, 16, frame.height };
    if (icon_button(ui, end.grown(8), { .key = "clear", .label = "Clear search", .icon = icon::x, .size = ButtonSize::Small })) {
        value.clear();
        result.changed = true;
        ui.request_focus(id);
    }
    return result;
}

float text_area_height(Ui& /*ui*/, TextAreaOptions const& options) {
    return field_block_height(options.field, options.height);
}

FieldResult text_area(Ui& ui, Rect const& rect, std::string& value, TextAreaOptions const& options) {
    auto const& field = options.field;
    auto const id = id_of(ui, field.key, field.label);
    Rect const frame = field_block(ui, rect, field, options.height);
    auto result = track_field_focus(ui, id);
    if (auto text = ui.tree().take_text(id); text && !field.disabled && !field.read_only) {
        result.changed = *text != value;
        value = std::move(*text);
    }
    paint_field_frame(ui, frame,
        { .focused = result.focused, .hovered = ui.is_hovered(frame), .invalid = !field.error.empty(), .disabled = field.disabled });
    float const padding = ui.metrics().field_padding();
    if (!result.focused) {
        auto& painter = ui.painter();
        Rect const words = frame.inset(padding, 9);
        Ink const ink = field.disabled ? Color::TextDisabled : value.empty() ? Color::TextMuted : Color::TextPrimary;
        painter.push_clip(words);
        painter.text(words, value.empty() ? field.placeholder : std::string_view(value),
            { .style = field_text_style(ui), .ink = ink, .max_lines = 0 });
        painter.pop_clip();
    }
    NodeSpec node { .role = Role::TextArea, .rect = frame, .a = static_cast<int>(padding), .b = static_cast<int>(padding) };
    describe_field(ui, node, field);
    node.texts.push_back({ Attribute::Value, value });
    ui.publish(id, node);
    return result;
}

}  // namespace hub::ui::widgets
