#include "ui/widgets/button.hpp"

#include "ui/widgets/internal.hpp"
#include "ui/widgets/progress.hpp"

#include <algorithm>
#include <cmath>

namespace hub::ui::widgets {

namespace {

struct Look {
    Ink fill = Color::BgSurface;
    Ink border = Color::BorderDefault;
    Ink label = Color::TextPrimary;
    Ink icon = Color::TextSecondary;
    bool has_fill = true;
    bool has_border = false;
};

struct StyleColors {
    Color fill;
    Color hover;
    Color pressed;
    Color label;
};

StyleColors colors_of(ButtonStyle style) {
    using enum Color;
    switch (style) {
    case ButtonStyle::Primary: return { AccentFill, AccentHover, AccentPressed, AccentOn };
    case ButtonStyle::Danger: return { DangerSolid, DangerSolidHover, DangerSolidHover, DangerOn };
    case ButtonStyle::DangerQuiet: return { BgSurface, BgHover, BgPressed, DangerText };
    case ButtonStyle::Tertiary: return { BgSurface, BgHover, BgPressed, AccentText };
    case ButtonStyle::Quiet: break;
    }
    return { BgSurface, BgHover, BgPressed, TextPrimary };
}

bool is_bordered(ButtonStyle style) {
    return style == ButtonStyle::Quiet || style == ButtonStyle::DangerQuiet;
}

Look look_of(Ui& ui, WidgetId id, ButtonOptions const& options, Interaction const& interaction) {
    if (options.disabled) {
        return { .fill = Color::BgDisabled,
            .label = Color::TextDisabled,
            .icon = Color::TextDisabled,
            .has_fill = options.style != ButtonStyle::Tertiary };
    }
    auto const colors = colors_of(options.style);
    float const hover = ui.animated(id, interaction.hovered && !options.busy ? 1 : 0, motion::color, Curve::Linear);
    bool const held = interaction.held && !options.busy;
    Look look;
    look.fill = held ? Ink(colors.pressed) : Ink(ui.painter().mixed(colors.fill, colors.hover, hover));
    look.has_fill = options.style != ButtonStyle::Tertiary || hover > 0 || held;
    if (options.style == ButtonStyle::Tertiary && !held) { look.fill = faded(ui.painter().color(Color::BgHover), hover); }
    look.has_border = is_bordered(options.style);
    look.border = options.style == ButtonStyle::DangerQuiet ? Color::DangerBorder : Color::BorderDefault;
    look.label = colors.label;
    look.icon = options.style == ButtonStyle::Quiet ? Color::TextSecondary : colors.label;
    return look;
}

struct Sizes {
    float height;
    float padding;
    float gap;
    float radius;
    TextStyle style;
};

Sizes sizes_of(Ui& ui, ButtonOptions const& options) {
    auto const& metrics = ui.metrics();
    bool const small = options.size == ButtonSize::Small && !metrics.touch;
    float const padding = small || options.style == ButtonStyle::Tertiary ? 10 : metrics.button_padding();
    if (small) { return { metrics.control_small(), padding, 6, radius::sm, TextStyle::SmallStrong }; }
    return { options.height > 0 ? options.height : metrics.control(), padding, 8, radius::md, TextStyle::BodyStrong };
}

std::string_view shown_label(ButtonOptions const& options) {
    return options.busy && !options.busy_label.empty() ? options.busy_label : options.label;
}

float content_width(Ui& ui, ButtonOptions const& options, Sizes const& sizes) {
    float width = ui.painter().text_width(shown_label(options), sizes.style);
    if (options.icon != no_icon || options.busy) { width += icon_px(IconSize::Normal) + sizes.gap; }
    if (options.trailing_icon != no_icon) { width += icon_px(IconSize::Small) + sizes.gap; }
    return width;
}

void paint_content(Ui& ui, Rect const& box, ButtonOptions const& options, Sizes const& sizes, Look const& look) {
    float const room = box.width - 2 * std::min(sizes.padding, 8.0F);
    Rect content = box.centered(std::min(room, content_width(ui, options, sizes)), box.height);
    content.x = ui.painter().snapped(content.x);
    if (options.busy) {
        paint_spinner(ui, content.cut_left(icon_px(IconSize::Normal), sizes.gap),
            options.style == ButtonStyle::Tertiary || options.style == ButtonStyle::Quiet ? Ink(Color::TextSecondary) : look.label);
    } else if (options.icon != no_icon) {
        ui.painter().icon(content.cut_left(icon_px(IconSize::Normal), sizes.gap), options.icon, IconSize::Normal, look.icon);
    }
    if (options.trailing_icon != no_icon) {
        ui.painter().icon(content.cut_right(icon_px(IconSize::Small), sizes.gap), options.trailing_icon, IconSize::Small, look.icon);
    }
    ui.painter().text(content.with_width(content.width + 0.5F), shown_label(options), { .style = sizes.style, .ink = look.label });
}

std::uint32_t button_flags(ButtonOptions const& options) {
    std::uint32_t flags = disabled_flags(options.disabled, options.reason);
    if (options.submit) { flags |= semantics::Submit; }
    if (options.busy) { flags |= semantics::Busy; }
    if (options.expanded) { flags |= semantics::HasPopup | (*options.expanded ? semantics::Expanded : semantics::Collapsed); }
    return flags;
}

}  // namespace

WidgetId button_id(Ui& ui, ButtonOptions const& options) {
    return id_of(ui, options.key, options.label);
}

float button_width(Ui& ui, ButtonOptions const& options) {
    auto const sizes = sizes_of(ui, options);
    return std::ceil(content_width(ui, options, sizes) + 2 * sizes.padding + 2);
}

namespace {

/// Draws a button; how it is told and what pressing it means is up to the caller.
Interaction painted_button(Ui& ui, WidgetId id, Rect const& box, ButtonOptions const& options, Sizes const& sizes) {
    auto const interaction = ui.interact(id, box);
    auto const look = look_of(ui, id, options, interaction);
    if (!ui.painter().is_visible(box.grown(6))) { return interaction; }
    if (look.has_border) {
        ui.painter().frame(box, look.fill, look.border, sizes.radius);
    } else if (look.has_fill) {
        ui.painter().fill(box, look.fill, sizes.radius);
    }
    paint_content(ui, box, options, sizes, look);
    if (interaction.focus_ring) { ui.painter().focus_ring(box, sizes.radius); }
    return interaction;
}

}  // namespace

bool button(Ui& ui, Rect const& rect, ButtonOptions const& options) {
    auto const id = button_id(ui, options);
    auto const sizes = sizes_of(ui, options);
    Rect const box = rect.middle(std::min(rect.height, sizes.height));
    auto const interaction = painted_button(ui, id, box, options, sizes);
    NodeSpec node {
        .role = options.href.empty() ? Role::Button : Role::Link, .rect = box, .name = shown_label(options), .flags = button_flags(options)
    };
    add_text(node, Attribute::Href, options.href);
    add_text(node, Attribute::Adopt, options.adopt);
    add_text(node, Attribute::Description, options.disabled && !options.reason.empty() ? options.reason : options.description);
    add_text(node, Attribute::KeyShortcuts, wire_shortcut(options.shortcut));
    ui.publish(id, node);
    ui.tooltip(id, box, interaction, options.disabled ? options.reason : options.tooltip, options.shortcut);
    return interaction.activated && !options.disabled && !options.busy;
}

std::optional<std::string> file_button(Ui& ui, Rect const& rect, ButtonOptions const& options, std::string_view accept) {
    auto const id = button_id(ui, options);
    auto const sizes = sizes_of(ui, options);
    Rect const box = rect.middle(std::min(rect.height, sizes.height));
    auto const interaction = painted_button(ui, id, box, options, sizes);
    NodeSpec node { .role = Role::FileInput, .rect = box, .name = options.label, .flags = button_flags(options) };
    add_text(node, Attribute::Accept, accept);
    add_text(node, Attribute::Description, options.description);
    ui.publish(id, node);
    ui.tooltip(id, box, interaction, options.tooltip, {});
    return ui.tree().take_files(id);
}

float icon_button_width(Ui& ui, ButtonSize size) {
    return size == ButtonSize::Small ? ui.metrics().control_small() : ui.metrics().control();
}

bool icon_button(Ui& ui, Rect const& rect, IconButtonOptions const& options) {
    auto const id = id_of(ui, options.key, options.label);
    float const side = std::min(icon_button_width(ui, options.size), std::max(rect.width, 24.0F));
    Rect const box = rect.centered(side, std::min(side, rect.height));
    auto const interaction = ui.interact(id, box);
    auto& painter = ui.painter();
    if (painter.is_visible(box.grown(6))) {
        float const hover = ui.animated(id, interaction.hovered && !options.disabled ? 1 : 0, motion::color, Curve::Linear);
        bool const held = interaction.held && !options.disabled;
        Ink const fill = held ? Ink(Color::BgPressed) : Ink(painter.mixed(Color::BgSurface, Color::BgHover, hover));
        if (options.bordered) {
            painter.frame(box, fill, Color::BorderDefault, radius::md);
        } else if (options.expanded.value_or(false) || held) {
            painter.fill(box, Color::BgPressed, radius::md);
        } else if (hover > 0) {
            painter.fill(box, faded(painter.color(Color::BgHover), hover), radius::md);
        }
        Ink const ink = options.disabled ? Ink(Color::TextDisabled) : options.ink;
        IconSize const icon_size = ui.metrics().touch && options.icon_size == IconSize::Normal ? IconSize::Large : options.icon_size;
        if (options.filled_flag) {
            painter.filled_flag(box, icon_size, ink);
        } else {
            painter.icon(box, options.icon, icon_size, ink);
        }
        if (options.dot) {
            painter.circle(box.right() - 11, box.y + 11, 6, Color::BgPage);
            painter.circle(box.right() - 11, box.y + 11, 4, Color::DangerSolid);
        }
        if (interaction.focus_ring) {
            options.ring_inside ? painter.focus_ring_inside(box, radius::md) : painter.focus_ring(box, radius::md);
        }
    }
    std::uint32_t flags = disabled_flags(options.disabled, options.reason) | semantics::HiddenLabel | options.more_flags;
    if (options.pressed) { flags |= *options.pressed ? semantics::Pressed : semantics::NotPressed; }
    if (options.expanded) { flags |= semantics::HasPopup | (*options.expanded ? semantics::Expanded : semantics::Collapsed); }
    NodeSpec node { .role = options.href.empty() ? Role::Button : Role::Link, .rect = box, .name = options.label, .flags = flags };
    add_text(node, Attribute::Href, options.href);
    add_text(node, Attribute::Description, options.disabled && !options.reason.empty() ? options.reason : options.description);
    add_text(node, Attribute::KeyShortcuts, wire_shortcut(options.shortcut));
    ui.publish(id, node);
    ui.tooltip(id, box, interaction, options.disabled && !options.reason.empty() ? options.reason : options.label, options.shortcut);
    return interaction.activated && !options.disabled;
}

float link_width(Ui& ui, LinkOptions const& options) {
    float width = ui.painter().text_width(options.label, options.style);
    if (options.icon != no_icon) { width += icon_px(IconSize::Normal) + 8; }
    if (options.trailing_icon != no_icon) { width += icon_px(IconSize::Small) + 6; }
    return std::ceil(width);
}

bool link(Ui& ui, Rect const& rect, LinkOptions const& options) {
    auto const id = id_of(ui, options.key, options.label);
    float const width = std::min(rect.width, link_width(ui, options));
    float const free = rect.width - width;
    Rect words { rect.x
            + (options.align == Align::Left         ? 0
                    : options.align == Align::Right ? free
                                                    : free / 2),
        rect.y, width, rect.height };
    Rect const target = words.middle(std::min(std::max(words.height, 20.0F), ui.metrics().target()));
    auto const interaction = ui.interact(id, target);
    auto& painter = ui.painter();
    Ink const ink = options.disabled ? Ink(Color::TextDisabled) : options.ink;
    if (painter.is_visible(target)) {
        Rect content = words;
        if (options.icon != no_icon) { painter.icon(content.cut_left(icon_px(IconSize::Normal), 8), options.icon, IconSize::Normal, ink); }
        if (options.trailing_icon != no_icon) {
            painter.icon(content.cut_right(icon_px(IconSize::Small), 6), options.trailing_icon, IconSize::Small, ink);
        }
        float const drawn = painter.text(content.with_width(content.width + 0.5F), options.label, { .style = options.style, .ink = ink });
        if (interaction.hovered && !options.disabled) {
            painter.horizontal_line(content.x, content.x + drawn, content.center_y() + text_metrics(options.style).line / 2 - 3, ink);
        }
        if (interaction.focus_ring) { painter.focus_ring(words.middle(20), 2); }
    }
    NodeSpec node { .role = options.href.empty() ? Role::Button : Role::Link,
        .rect = target,
        .name = options.label,
        .flags = disabled_flags(options.disabled, options.reason) };
    add_text(node, Attribute::Href, options.href);
    add_text(node, Attribute::Description, options.disabled && !options.reason.empty() ? options.reason : options.description);
    ui.publish(id, node);
    if (options.disabled) { ui.tooltip(id, target, interaction, options.reason); }
    return interaction.activated && !options.disabled;
}

std::optional<std::size_t> button_row(Ui& ui, Rect& row, std::vector<ButtonOptions> const& buttons) {
    // Measured from the right, drawn from the left, so that reading and Tab order follow the eye.
    std::vector<Rect> places(buttons.size());
    for (std::size_t i = buttons.size(); i-- > 0;) { places[i] = row.cut_right(button_width(ui, buttons[i]), space::s2); }
    std::optional<std::size_t> pressed;
    for (std::size_t i = 0; i < buttons.size(); ++i) {
        if (button(ui, places[i], buttons[i])) { pressed = i; }
    }
    return pressed;
}

}  // namespace hub::ui::widgets
