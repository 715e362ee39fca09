#include "ui/widgets/choice.hpp"

#include "ui/widgets/choice_parts.hpp"
#include "ui/widgets/internal.hpp"

#include <algorithm>
#include <cmath>

namespace hub::ui::widgets {

namespace {

constexpr float switch_width = 36;
constexpr float switch_height = 20;
constexpr float label_gap = 8;

void paint_switch(Ui& ui, Rect const& track, float on, bool disabled) {
    auto& painter = ui.painter();
    Ink const fill = disabled ? Ink(Color::BgTrack) : Ink(painter.mixed(Color::SwitchOff, Color::AccentFill, on));
    Ink const knob = disabled ? Ink(Color::BgSurface) : Ink(painter.mixed(Color::Knob, Color::AccentOn, on));
    painter.fill(track, fill, radius::pill);
    painter.circle(track.x + 10 + 16 * on, track.center_y(), 7, knob);
}

std::uint32_t check_flags(CheckState state) {
    return state == CheckState::On ? semantics::Checked : state == CheckState::Mixed ? semantics::Mixed : 0U;
}

}  // namespace

void paint_box(Ui& ui, Rect const& box, CheckState state, bool disabled) {
    auto& painter = ui.painter();
    bool const large = box.width > 20;
    float const radius = large ? radius::sm : radius::xs;
    if (disabled) {
        painter.frame(box, Color::BgDisabled, Color::BorderDefault, radius);
    } else if (state == CheckState::Off) {
        painter.frame(box, Color::BgSurface, Color::BorderControl, radius);
    } else {
        painter.fill(box, Color::AccentFill, radius);
    }
    Ink const mark = disabled ? Color::TextDisabled : Color::AccentOn;
    if (state == CheckState::On) { painter.icon(box, icon::check, large ? IconSize::Normal : IconSize::Small, mark); }
    if (state == CheckState::Mixed) { painter.fill(box.centered(8, 2), mark, 1); }
}

void paint_radio(Ui& ui, Rect const& box, bool on, bool disabled) {
    auto& painter = ui.painter();
    float const radius = box.width / 2;
    if (disabled) {
        painter.frame(box, Color::BgDisabled, Color::BorderDefault, radius);
    } else if (on) {
        painter.fill(box, Color::AccentFill, radius);
    } else {
        painter.frame(box, Color::BgSurface, Color::BorderControl, radius);
    }
    if (on) { painter.circle(box.center_x(), box.center_y(), 4, disabled ? Color::TextDisabled : Color::AccentOn); }
}

float checkbox_width(Ui& ui, CheckboxOptions const& options) {
    float const box = ui.metrics().box();
    return options.hidden_label ? box : std::ceil(box + label_gap + ui.painter().text_width(options.label, options.style));
}

float checkbox_height(Ui& ui, CheckboxOptions const& options, float width) {
    float const words = width - ui.metrics().box() - label_gap;
    return std::max(ui.metrics().control(), options.wraps ? ui.painter().text_height(options.label, options.style, words) : 0);
}

bool checkbox(Ui& ui, Rect const& rect, CheckState state, CheckboxOptions const& options) {
    auto const id = id_of(ui, options.key, options.label);
    float const side = ui.metrics().box();
    float const target = std::min(ui.metrics().target(), std::max(rect.height, 24.0F));
    Rect const row = options.hidden_label
        ? rect.centered(std::max(target, 24.0F), target)
        : rect.middle(std::min(rect.height, std::max(target, 24.0F))).with_width(std::min(rect.width, checkbox_width(ui, options)));
    Rect const box = options.hidden_label ? row.centered(side, side) : row.middle(side).with_width(side);
    auto const interaction = ui.interact(id, row);
    paint_box(ui, box, state, options.disabled);
    if (!options.hidden_label) {
        Ink const ink = options.disabled ? Color::TextDisabled : Color::TextPrimary;
        Rect const words = rect.inset(side + label_gap, 0, 0, 0);
        float const height =
            options.wraps ? std::min(rect.height, ui.painter().text_height(options.label, options.style, words.width)) : rect.height;
        ui.painter().text(words.middle(height), options.label, { .style = options.style, .ink = ink, .max_lines = options.wraps ? 0 : 1 });
    }
    if (interaction.focus_ring) { ui.painter().focus_ring(box, radius::xs); }
    NodeSpec node { .role = Role::CheckBox,
        .rect = row,
        .name = options.label,
        .flags = disabled_flags(options.disabled, options.reason) | check_flags(state) };
    if (options.hidden_label) { node.flags |= semantics::HiddenLabel; }
    if (!options.error.empty()) { node.flags |= semantics::Invalid; }
    add_text(node, Attribute::Description, options.disabled && !options.reason.empty() ? options.reason : options.description);
    add_text(node, Attribute::Error, options.error);
    ui.publish(id, node);
    if (options.disabled) { ui.tooltip(id, row, interaction, options.reason); }
    return interaction.activated && !options.disabled;
}

bool checkbox(Ui& ui, Rect const& rect, bool& value, CheckboxOptions const& options) {
    bool const pressed = checkbox(ui, rect, value ? CheckState::On : CheckState::Off, options);
    if (pressed) { value = !value; }
    return pressed;
}

bool toggle(Ui& ui, Rect const& rect, bool& value, CheckboxOptions const& options) {
    auto const id = id_of(ui, options.key, options.label);
    float const height = std::min(rect.height, std::max(ui.metrics().target(), 24.0F));
    float const width =
        options.hidden_label ? switch_width : switch_width + label_gap + ui.painter().text_width(options.label, options.style);
    Rect const row = options.hidden_label ? Rect { rect.right() - switch_width, rect.y, switch_width, rect.height }.middle(height)
                                          : rect.middle(height).with_width(std::min(rect.width, width));
    auto const interaction = ui.interact(id, row);
    bool const pressed = interaction.activated && !options.disabled;
    if (pressed) { value = !value; }
    Rect const track = row.middle(switch_height).with_width(switch_width);
    paint_switch(ui, track, ui.animated(id, value ? 1 : 0, motion::toggle), options.disabled);
    if (!options.hidden_label) {
        Ink const ink = options.disabled ? Color::TextDisabled : Color::TextPrimary;
        ui.painter().text(rect.inset(switch_width + label_gap, 0, 0, 0), options.label, { .style = options.style, .ink = ink });
    }
    if (interaction.focus_ring) { ui.painter().focus_ring(track, radius::pill); }
    NodeSpec node { .role = Role::Switch,
        .rect = row,
        .name = options.label,
        .flags = disabled_flags(options.disabled, options.reason) | (value ? std::uint32_t { semantics::Checked } : 0U) };
    if (options.hidden_label) { node.flags |= semantics::HiddenLabel; }
    add_text(node, Attribute::Description, options.disabled && !options.reason.empty() ? options.reason : options.description);
    ui.publish(id, node);
    if (options.disabled) { ui.tooltip(id, row, interaction, options.reason); }
    return pressed;
}

}  // namespace hub::ui::widgets
