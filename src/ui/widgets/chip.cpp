#include "ui/widgets/chip.hpp"

#include "ui/widgets/internal.hpp"

#include <algorithm>
#include <cmath>

namespace hub::ui::widgets {

namespace {

constexpr float chip_gap = 6;
constexpr float clear_target = 28;

struct ChipLook {
    Ink fill;
    Ink border;
    Ink words;
    Ink icon;
};

ChipLook look_of(Ui& ui, WidgetId id, ChipOptions const& options, Interaction const& interaction) {
    if (options.disabled) { return { Color::BgDisabled, Color::BgDisabled, Color::TextDisabled, Color::TextDisabled }; }
    bool const on = options.kind == ChipKind::Set || options.on;
    if (on) { return { Color::AccentSurface, Color::AccentBorder, Color::AccentText, Color::AccentText }; }
    float const hover = ui.animated(id, interaction.hovered ? 1 : 0, motion::color, Curve::Linear);
    bool const deep = interaction.held || options.expanded;
    return { deep ? Ink(Color::BgPressed) : Ink(ui.painter().mixed(Color::BgSurface, Color::BgHover, hover)), Color::BorderDefault,
        Color::TextSecondary, Color::TextMuted };
}

bool clear_button(Ui& ui, WidgetId id, Rect const& rect, ChipOptions const& options, Ink ink) {
    auto const clear = Ui::id(id, "clear");
    auto const interaction = ui.interact(clear, rect);
    if (interaction.hovered) { ui.painter().fill(rect.centered(20, 20), Color::BgSurface, radius::pill); }
    ui.painter().icon(rect, icon::x, IconSize::Small, ink);
    if (interaction.focus_ring) { ui.painter().focus_ring_inside(rect.centered(22, 22), radius::pill); }
    auto const name = "Clear filter " + std::string(options.name.empty() ? options.label : options.name);
    ui.publish(clear, { .role = Role::Button, .rect = rect, .name = name, .flags = semantics::Focusable | semantics::HiddenLabel });
    ui.tooltip(clear, rect, interaction, name);
    return interaction.activated;
}

}  // namespace

WidgetId chip_id(Ui& ui, ChipOptions const& options) {
    return id_of(ui, options.key, options.label);
}

float chip_width(Ui& ui, ChipOptions const& options) {
    float width = 2 * ui.metrics().chip_padding() + 2 + ui.painter().text_width(options.label, TextStyle::SmallStrong);
    if (options.icon != no_icon) { width += icon_px(IconSize::Small) + chip_gap; }
    if (options.kind != ChipKind::Toggle) { width += icon_px(IconSize::Small) + chip_gap; }
    return std::ceil(width);
}

ChipPress chip(Ui& ui, Rect const& rect, ChipOptions const& options) {
    auto const id = chip_id(ui, options);
    auto& painter = ui.painter();
    Rect const pill = rect.middle(std::min(rect.height, ui.metrics().chip())).with_width(std::min(rect.width, chip_width(ui, options)));
    bool const clears = options.kind == ChipKind::Set && !options.disabled;
    Rect main = pill;
    Rect const end = clears ? main.cut_right(std::max(clear_target, ui.metrics().touch ? 40.0F : 0.0F)) : Rect {};
    auto const interaction = ui.interact(id, main);
    auto const look = look_of(ui, id, options, interaction);
    painter.frame(pill, look.fill, look.border, radius::pill);

    Rect content = pill.inset(ui.metrics().chip_padding() + 1, 0);
    if (options.icon != no_icon) {
        painter.icon(content.cut_left(icon_px(IconSize::Small), chip_gap), options.icon, IconSize::Small, look.icon);
    }
    Rect const tail = options.kind == ChipKind::Toggle ? Rect {} : content.cut_right(icon_px(IconSize::Small), chip_gap);
    painter.text(content.with_width(content.width + 0.5F), options.label, { .style = TextStyle::SmallStrong, .ink = look.words });
    if (options.kind == ChipKind::Menu) {
        painter.icon(tail, options.expanded ? icon::chevron_up : icon::chevron_down, IconSize::Small, look.icon);
    }
    if (interaction.focus_ring) { painter.focus_ring(pill, radius::pill); }

    auto const name = options.name.empty() ? std::string(options.label) : std::string(options.name) + ": " + std::string(options.label);
    NodeSpec node { .role = Role::Button, .rect = main, .name = name, .flags = disabled_flags(options.disabled, options.reason) };
    if (options.kind == ChipKind::Toggle) {
        node.flags |= options.on ? semantics::Pressed : semantics::NotPressed;
    } else {
        node.flags |= semantics::HasPopup | (options.expanded ? semantics::Expanded : semantics::Collapsed);
    }
    if (options.disabled) { add_text(node, Attribute::Description, options.reason); }
    ui.publish(id, node);
    if (options.disabled) { ui.tooltip(id, pill, interaction, options.reason); }

    Rect const cross { tail.center_x() - end.width / 2, end.y, end.width, end.height };
    if (clears && clear_button(ui, id, cross.intersected(pill), options, look.icon)) { return ChipPress::Clear; }
    return interaction.activated && !options.disabled ? ChipPress::Main : ChipPress::None;
}

}  // namespace hub::ui::widgets
