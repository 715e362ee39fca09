// The colours of the product, by the names of the design tokens ("bg-page" is Color::BgPage). Nothing else in the program
// names a colour. High contrast is a switch on top of light or dark, so there are four sets.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace hub::ui {

enum class Theme : std::uint8_t { Light, Dark, HighContrastLight, HighContrastDark };

/// "light", "dark", "hc-light", "hc-dark": the names in the wire format and in settings.
[[nodiscard]] std::string_view to_string(Theme theme);
[[nodiscard]] constexpr bool is_high_contrast(Theme theme) {
    return theme == Theme::HighContrastLight || theme == Theme::HighContrastDark;
}
[[nodiscard]] constexpr bool is_dark(Theme theme) {
    return theme == Theme::Dark || theme == Theme::HighContrastDark;
}

enum class Color : std::uint8_t {
    BgPage,     ///< behind the shell
    BgSurface,  ///< the sheet
    BgSunken,   ///< table headers and wells
    BgRaised,   ///< menus and dialogs
    BgHover,
    BgPressed,
    BgSelected,
    BgDisabled,
    BgInverse,  ///< tooltips and toasts
    BgTrack,
    BgSkeleton,
    BorderSubtle,   ///< between rows
    BorderDefault,  ///< around cards and quiet buttons
    BorderControl,  ///< around fields, checkboxes and radios, 3:1
    TextPrimary,
    TextSecondary,
    TextMuted,
    TextDisabled,  ///< exempt from the contrast rule: the reason stands beside it in TextSecondary
    TextInverse,
    TextInverseMuted,
    AccentFill,
    AccentHover,
    AccentPressed,
    AccentOn,
    AccentText,
    AccentSurface,
    AccentBorder,
    FocusRing,
    SwitchOff,
    Knob,
    SuccessText,
    SuccessSurface,
    SuccessBorder,
    SuccessSolid,
    WarningText,
    WarningSurface,
    WarningBorder,
    WarningSolid,
    DangerText,
    DangerSurface,
    DangerBorder,
    DangerSolid,
    DangerSolidHover,
    DangerOn,
    InfoText,
    InfoSurface,
    InfoBorder,
    InfoSolid,
    TrainingText,
    TrainingSurface,
    TrainingBorder,
    TrainingSolid,
    NeutralText,
    NeutralSurface,
    NeutralBorder,
    Chart1,
    Chart2,
    Chart3,
    Chart4,
    Chart5,
    Chart6,
    ChartAge0,
    ChartAge1,
    ChartAge2,
    ChartAge3,
    ChartGrid,
};
inline constexpr std::size_t color_count = static_cast<std::size_t>(Color::ChartGrid) + 1;

/// Red, green, blue and coverage, 0 to 255 each.
struct Rgba {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    std::uint8_t alpha = 255;
    bool operator==(Rgba const&) const = default;
};

[[nodiscard]] Rgba rgba(Theme theme, Color color);
/// What lies between the page and a dialog.
[[nodiscard]] Rgba scrim(Theme theme);
/// `share` of `b` over `a`, channel by channel.
[[nodiscard]] Rgba mix(Rgba a, Rgba b, float share);
[[nodiscard]] Rgba faded(Rgba color, float opacity);
/// WCAG 2 contrast ratio of two opaque colours, 1 to 21.
[[nodiscard]] double contrast_ratio(Rgba a, Rgba b);

/// The meanings that badges, banners and messages share. Each has a text, surface, border and solid colour.
enum class Tone : std::uint8_t { Neutral, Accent, Info, Success, Warning, Danger, Training };

struct ToneColors {
    Color text;
    Color surface;
    Color border;
    Color solid;  ///< icons, dots, filled buttons
};
[[nodiscard]] ToneColors tone_colors(Tone tone);

/// A colour to paint with: a token of the current theme, or a computed one.
struct Ink {
    constexpr Ink(Color token) : token(token) {}                  // NOLINT(google-explicit-constructor): a token is an ink
    constexpr Ink(Rgba value) : value(value), is_token(false) {}  // NOLINT(google-explicit-constructor)
    Color token = Color::TextPrimary;
    Rgba value;
    bool is_token = true;
};

}  // namespace hub::ui
