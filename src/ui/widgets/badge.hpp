// Small marks that state a fact: badges, counts, $ and B marks, avatars, dots. They take no focus.
#pragma once

#include "ui/widgets/ui.hpp"

namespace hub::ui::widgets {

struct BadgeOptions {
    std::string_view label;
    Tone tone = Tone::Neutral;
    Icon icon = no_icon;
    bool dot = false;
    bool outlined = false;      ///< only a line around it
    bool on_selected = false;   ///< stands on a selected row: accent, info and neutral take the surface's colour
    Align align = Align::Left;  ///< within the rectangle
    bool silent = false;        ///< its words are told by a node around it
};
/// 22 px high in the middle of `rect`. Returns its width.
float badge(Ui& ui, Rect const& rect, BadgeOptions const& options);
[[nodiscard]] float badge_width(Ui& ui, BadgeOptions const& options);

/// A number in a pill, 20 px high. Returns its width. Only drawn: its owner's node tells it.
float paint_count(Ui& ui, Rect const& rect, std::string_view text, Tone tone = Tone::Neutral);
[[nodiscard]] float count_width(Ui& ui, std::string_view text);

enum class Mark : std::uint8_t {
    NonInjuryBilling,  ///< $
    BillingAdmin,      ///< B
};
/// The 20-px mark of a contact, with its meaning as its name.
void mark(Ui& ui, Rect const& rect, Mark mark, std::string_view name, bool silent = false);

enum class AvatarSize : std::uint8_t { Small, Normal, Large };
[[nodiscard]] float avatar_px(AvatarSize size);
/// Initials in a circle; decoration beside a name.
void avatar(Ui& ui, Rect const& rect, std::string_view initials, AvatarSize size = AvatarSize::Normal, bool neutral = false,
    bool on_selected = false);

/// A coloured dot and a word: "Active".
float dot_text(Ui& ui, Rect const& rect, std::string_view label, Tone tone, bool hollow = false, TextOptions const& options = {});

/// An icon in a tinted circle: home's list, empty states.
void icon_circle(Ui& ui, Rect const& rect, Icon icon, Tone tone, float diameter, IconSize size);

}  // namespace hub::ui::widgets
