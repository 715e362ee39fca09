// Sizes, text styles and times of the design tokens, in CSS px at 100 % text size. Colours are in color.hpp.
#pragma once

#include <cstddef>
#include <cstdint>

namespace hub::ui {

/// Multiples of 4, by the token's number: space::s4 is 16.
namespace space {
inline constexpr float s1 = 4;   ///< label to field, icon groups
inline constexpr float s2 = 8;   ///< between buttons, chips, icon and text
inline constexpr float s3 = 12;  ///< inside banners, between small groups
inline constexpr float s4 = 16;  ///< between fields, table edge, phone edge
inline constexpr float s5 = 24;  ///< sheet edge, card padding, between cards
inline constexpr float s6 = 32;  ///< home and sheet-of-cards edge
inline constexpr float s7 = 48;  ///< between page sections
inline constexpr float s8 = 64;  ///< footers and action bars
}  // namespace space

namespace radius {
inline constexpr float xs = 4;      ///< checkbox, marks, skeleton
inline constexpr float sm = 6;      ///< small buttons, menu rows, segments, tooltip
inline constexpr float md = 8;      ///< buttons, fields, menus, banners, wells, nav items, toasts
inline constexpr float lg = 12;     ///< sheet, cards, dialogs
inline constexpr float pill = 999;  ///< half the height
}  // namespace radius

/// What is text is set in one of these and in nothing else.
enum class TextStyle : std::uint8_t {
    Hero,           ///< 36/46 600, sign-in panel only
    Display,        ///< 28/36 600, counts on home
    Title,          ///< 24/32 600, one per screen
    Figure,         ///< 20/28 600, totals strip, name on a detail page
    Heading,        ///< 18/24 600, dialog, panel and phone title
    Subheading,     ///< 16/24 600, card title, name on a phone card
    Brand,          ///< 15/20 600, product name
    Body,           ///< 14/20 400
    BodyStrong,     ///< 14/20 500, buttons, labels in rows
    BodySemibold,   ///< 14/20 600, a document not reviewed
    Small,          ///< 13/20 400, second lines
    SmallStrong,    ///< 13/20 500, chips, small buttons, field labels
    SmallTight,     ///< 13/18 400, second line in a two-line row
    Caption,        ///< 12/16 400, hints, axis labels
    CaptionStrong,  ///< 12/16 500, table headers, badges
    CaptionBold,    ///< 12/16 600, marks, avatar
    Mark,           ///< 11/16 600, the letter in a small mark or avatar
    AvatarLarge,    ///< 18/24 600, initials in the avatar of a detail page
    FieldTouch,     ///< 16/24 400, text in fields under a finger: smaller text makes iOS zoom the page
};
inline constexpr std::size_t text_style_count = static_cast<std::size_t>(TextStyle::FieldTouch) + 1;

enum class FontWeight : std::uint8_t { Regular, Medium, SemiBold };

struct TextMetrics {
    float size;  ///< CSS px
    float line;
    FontWeight weight;
};
[[nodiscard]] TextMetrics text_metrics(TextStyle style);

enum class IconSize : std::uint8_t {
    Tiny,    ///< 12: in badges, sort arrows, hints
    Small,   ///< 14: chip ends, trailing arrows
    Normal,  ///< 16: buttons, navigation, rows
    Large,   ///< 20: rail, bottom bar, touch rows
    Huge,    ///< 24: empty and failed states
};
[[nodiscard]] constexpr float icon_px(IconSize size) {
    constexpr float px[] { 12, 14, 16, 20, 24 };
    return px[static_cast<std::size_t>(size)];
}

enum class Elevation : std::uint8_t {
    Part,  ///< thumbs (rare)
    Menu,  ///< menus, lists, date picker, toast
    Dialog,
};

/// Times in ms; all of them are 0 with reduced motion.
namespace motion {
inline constexpr float color = 80;
inline constexpr float toggle = 120;
inline constexpr float menu_in = 120;
inline constexpr float menu_out = 80;
inline constexpr float dialog_in = 160;
inline constexpr float dialog_out = 120;
inline constexpr float spinner_turn = 900;
inline constexpr float spinner_dot = 400;
inline constexpr float tooltip_delay = 500;
inline constexpr float skeleton_delay = 150;
inline constexpr float toast = 6000;
inline constexpr float toast_undo = 30000;
}  // namespace motion

/// Sizes that differ under a finger.
struct Metrics {
    bool touch = false;    ///< a coarse pointer, at any width
    bool compact = false;  ///< the setting for table rows

    [[nodiscard]] constexpr float control() const { return touch ? 44.0F : 36.0F; }  ///< button, field, segments, icon button
    [[nodiscard]] constexpr float control_small() const { return touch ? 44.0F : 28.0F; }
    [[nodiscard]] constexpr float button_padding() const { return touch ? 18.0F : 14.0F; }
    [[nodiscard]] constexpr float field_padding() const { return 13; }  ///< 12 and the line
    [[nodiscard]] constexpr float chip() const { return touch ? 44.0F : 32.0F; }
    [[nodiscard]] constexpr float chip_padding() const { return touch ? 14.0F : 12.0F; }
    [[nodiscard]] constexpr float box() const { return touch ? 24.0F : 18.0F; }     ///< checkbox, radio
    [[nodiscard]] constexpr float target() const { return touch ? 44.0F : 24.0F; }  ///< least size of anything to be pressed
    [[nodiscard]] constexpr float row() const { return touch ? 52.0F : compact ? 36.0F : 44.0F; }
    [[nodiscard]] constexpr float row_two_lines() const { return touch ? 64.0F : 56.0F; }
    [[nodiscard]] constexpr float table_header() const { return touch ? 44.0F : 40.0F; }
    [[nodiscard]] constexpr float menu_row() const { return touch ? 48.0F : 36.0F; }
    [[nodiscard]] constexpr float menu_row_two_lines() const { return 48; }
    [[nodiscard]] constexpr float tabs() const { return touch ? 48.0F : 44.0F; }
    [[nodiscard]] constexpr float title_row() const { return touch ? 60.0F : 76.0F; }
    [[nodiscard]] constexpr float action_bar() const { return touch ? 76.0F : 64.0F; }
};

/// Widths of the viewport, in CSS px at 100 % text size: a larger text makes the page narrower, as browser zoom does.
enum class Breakpoint : std::uint8_t { Phone, Tablet, Desktop, Wide };
[[nodiscard]] constexpr Breakpoint breakpoint_of(float width) {
    if (width < 640) { return Breakpoint::Phone; }
    if (width < 1024) { return Breakpoint::Tablet; }
    return width < 1440 ? Breakpoint::Desktop : Breakpoint::Wide;
}

}  // namespace hub::ui
