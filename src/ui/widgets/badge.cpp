#include "ui/widgets/badge.hpp"

#include "ui/widgets/internal.hpp"

#include <algorithm>
#include <cmath>

namespace hub::ui::widgets {

namespace {

constexpr float badge_height = 22;
constexpr float badge_padding = 9;  ///< 8 and the line
constexpr float badge_gap = 5;

bool takes_surface(Tone tone) {
    return tone == Tone::Accent || tone == Tone::Info || tone == Tone::Neutral;
}

}  // namespace

float badge_width(Ui& ui, BadgeOptions const& options) {
    float width = 2 * badge_padding + ui.painter().text_width(options.label, TextStyle::CaptionStrong);
    if (options.icon != no_icon) { width += icon_px(IconSize::Tiny) + badge_gap; }
    if (options.dot) { width += 6 + badge_gap; }
    return width;
}

float badge(Ui& ui, Rect const& rect, BadgeOptions const& options) {
    auto& painter = ui.painter();
    float const width = std::min(rect.width, badge_width(ui, options));
    float const free = rect.width - width;
    Rect const pill = Rect { rect.x
            + (options.align == Align::Left         ? 0
                    : options.align == Align::Right ? free
                                                    : free / 2),
        rect.y, width, rect.height }
                          .middle(badge_height);
    if (painter.is_visible(pill)) {
        auto const colors = tone_colors(options.tone);
        Ink const words = options.outlined ? Ink(Color::TextSecondary) : Ink(colors.text);
        Ink const surface = options.outlined || (options.on_selected && takes_surface(options.tone)) ? Color::BgSurface : colors.surface;
        if (options.outlined || is_high_contrast(ui.theme())) {
            painter.frame(pill, surface, options.outlined ? Ink(Color::BorderDefault) : words, radius::pill);
        } else {
            painter.fill(pill, surface, radius::pill);
        }
        Rect content = pill.inset(badge_padding, 0);
        if (options.dot) {
            Rect const spot = content.cut_left(6, badge_gap);
            painter.circle(spot.center_x(), spot.center_y(), 3, words);
        }
        if (options.icon != no_icon) {
            painter.icon(content.cut_left(icon_px(IconSize::Tiny), badge_gap), options.icon, IconSize::Tiny, words);
        }
        painter.text(content.with_width(content.width + 0.5F), options.label, { .style = TextStyle::CaptionStrong, .ink = words });
    }
    if (!options.silent) { ui.publish(ui.id_of_text(options.label), { .role = Role::Text, .rect = pill, .name = options.label }); }
    return width;
}

float count_width(Ui& ui, std::string_view text) {
    return std::max(20.0F, ui.painter().text_width(text, TextStyle::CaptionStrong) + 12);
}

float paint_count(Ui& ui, Rect const& rect, std::string_view text, Tone tone) {
    auto const colors = tone_colors(tone);
    Rect const pill = rect.middle(20).with_width(count_width(ui, text));
    ui.painter().fill(pill, colors.surface, radius::pill);
    ui.painter().text(pill, text, { .style = TextStyle::CaptionStrong, .ink = colors.text, .align = Align::Center });
    return pill.width;
}

void mark(Ui& ui, Rect const& rect, Mark mark, std::string_view name, bool silent) {
    bool const dollar = mark == Mark::NonInjuryBilling;
    auto const colors = tone_colors(dollar ? Tone::Success : Tone::Info);
    Rect const box = rect.middle(20).with_width(20);
    if (is_high_contrast(ui.theme())) {
        ui.painter().frame(box, colors.surface, colors.border, radius::xs);
    } else {
        ui.painter().fill(box, colors.surface, radius::xs);
    }
    ui.painter().text(box, dollar ? "$" : "B", { .style = TextStyle::CaptionBold, .ink = colors.text, .align = Align::Center });
    if (!silent) { ui.publish(ui.id_of_text(name), { .role = Role::Image, .rect = box, .name = name }); }
}

float avatar_px(AvatarSize size) {
    return size == AvatarSize::Small ? 28 : size == AvatarSize::Normal ? 32 : 56;
}

void avatar(Ui& ui, Rect const& rect, std::string_view initials, AvatarSize size, bool neutral, bool on_selected) {
    float const side = avatar_px(size);
    Rect const circle = rect.middle(side).with_width(side);
    auto const colors = tone_colors(neutral ? Tone::Neutral : Tone::Accent);
    auto const style = size == AvatarSize::Small ? TextStyle::Mark
        : size == AvatarSize::Normal             ? TextStyle::CaptionBold
                                                 : TextStyle::AvatarLarge;
    ui.painter().fill(circle, on_selected && neutral ? Color::BgSurface : colors.surface, radius::pill);
    ui.painter().text(circle, initials, { .style = style, .ink = colors.text, .align = Align::Center });
}

float dot_text(Ui& ui, Rect const& rect, std::string_view label, Tone tone, bool hollow, TextOptions const& options) {
    auto const colors = tone_colors(tone);
    Rect row = rect;
    Rect const spot = row.cut_left(8, 8);
    if (hollow) {
        ui.painter().ring(spot.center_x(), spot.center_y(), 3.5F, 1, Color::TextMuted);
    } else {
        ui.painter().circle(spot.center_x(), spot.center_y(), 4, colors.solid);
    }
    TextOptions look = options;
    if (hollow) { look.ink = Color::TextMuted; }
    float const width = ui.painter().text(row, label, look);
    ui.publish(ui.id_of_text(label),
        { .role = Role::Text,
            .rect = rect.middle(std::min(20.0F, rect.height)).with_width(std::min(rect.width, 16 + width)),
            .name = label });
    return 16 + width;
}

void icon_circle(Ui& ui, Rect const& rect, Icon icon, Tone tone, float diameter, IconSize size) {
    auto const colors = tone_colors(tone);
    Rect const circle = rect.centered(diameter, diameter);
    if (is_high_contrast(ui.theme())) {
        ui.painter().frame(circle, colors.surface, colors.border, radius::pill);
    } else {
        ui.painter().fill(circle, colors.surface, radius::pill);
    }
    ui.painter().icon(circle, icon, size, colors.text);
}

}  // namespace hub::ui::widgets
