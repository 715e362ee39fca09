#include "ui/theme/color.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace hub::ui {

namespace {

using Set = std::array<std::uint32_t, 4>;

/// One row a token: light, dark, high contrast light, high contrast dark.
constexpr std::array<Set, color_count> palette { {
    { 0xF3F5F7, 0x0C1115, 0xFFFFFF, 0x000000 },  // bg-page
    { 0xFFFFFF, 0x141A1F, 0xFFFFFF, 0x000000 },  // bg-surface
    { 0xF7F9FA, 0x10161A, 0xF2F2F2, 0x0D0D0D },  // bg-sunken
    { 0xFFFFFF, 0x1B2329, 0xFFFFFF, 0x000000 },  // bg-raised
    { 0xF1F4F6, 0x1C242A, 0xE6E6E6, 0x1F1F1F },  // bg-hover
    { 0xE6EBEE, 0x252F36, 0xD4D4D4, 0x333333 },  // bg-pressed
    { 0xE6F2F5, 0x11303A, 0xD6EEFF, 0x00304A },  // bg-selected
    { 0xF1F4F6, 0x1A2126, 0xF2F2F2, 0x0D0D0D },  // bg-disabled
    { 0x1A252E, 0xE8EDF1, 0x000000, 0xFFFFFF },  // bg-inverse
    { 0xE3E8EB, 0x2A343B, 0xCFCFCF, 0x404040 },  // bg-track
    { 0xE9EDF0, 0x232C33, 0xD9D9D9, 0x333333 },  // bg-skeleton
    { 0xE8ECEF, 0x222B31, 0x767676, 0x8C8C8C },  // border-subtle
    { 0xD6DDE2, 0x303B43, 0x4D4D4D, 0xBFBFBF },  // border-default
    { 0x7C8893, 0x6A7883, 0x000000, 0xFFFFFF },  // border-control
    { 0x141E27, 0xE9EEF2, 0x000000, 0xFFFFFF },  // text-primary
    { 0x44515D, 0xB6C1CA, 0x1A1A1A, 0xF2F2F2 },  // text-secondary
    { 0x596672, 0x93A0AB, 0x333333, 0xDEDEDE },  // text-muted
    { 0x98A3AD, 0x5E6B76, 0x767676, 0x8C8C8C },  // text-disabled
    { 0xFFFFFF, 0x141E27, 0xFFFFFF, 0x000000 },  // text-inverse
    { 0xB9C4CD, 0x4A5661, 0xFFFFFF, 0x000000 },  // text-inverse-muted
    { 0x0B6780, 0x56BAD0, 0x00405A, 0x7FE3FF },  // accent-fill
    { 0x095A70, 0x74C9DB, 0x002B3D, 0xB3F0FF },  // accent-hover
    { 0x074C5F, 0x93D7E5, 0x001A26, 0xD9F8FF },  // accent-pressed
    { 0xFFFFFF, 0x04212A, 0xFFFFFF, 0x000000 },  // accent-on
    { 0x0A6079, 0x73C8DC, 0x00405A, 0x7FE3FF },  // accent-text
    { 0xE6F2F5, 0x11303A, 0xD6EEFF, 0x00304A },  // accent-surface
    { 0xA8CDD8, 0x28596A, 0x00405A, 0x7FE3FF },  // accent-border
    { 0x1D6FE0, 0x7DB3FF, 0x0000D6, 0xFFF14D },  // focus-ring
    { 0x7A8691, 0x6E7C87, 0x4D4D4D, 0xBFBFBF },  // switch-off
    { 0xFFFFFF, 0xF4F7F9, 0xFFFFFF, 0x000000 },  // knob
    { 0x17693E, 0x72D49D, 0x004D25, 0x8CFFB8 },  // success-text
    { 0xE6F4EB, 0x122C1F, 0xFFFFFF, 0x000000 },  // success-surface
    { 0xA8D8BB, 0x24593C, 0x004D25, 0x8CFFB8 },  // success-border
    { 0x1B7F4B, 0x45BD80, 0x004D25, 0x8CFFB8 },  // success-solid
    { 0x774A00, 0xF1C16A, 0x5C3600, 0xFFD980 },  // warning-text
    { 0xFFF3DA, 0x33270D, 0xFFFFFF, 0x000000 },  // warning-surface
    { 0xEBCB88, 0x664C17, 0x5C3600, 0xFFD980 },  // warning-border
    { 0xB26A00, 0xE2A43A, 0x5C3600, 0xFFD980 },  // warning-solid
    { 0xA3201A, 0xFF9F96, 0x8A0000, 0xFFB3AB },  // danger-text
    { 0xFDECEA, 0x381816, 0xFFFFFF, 0x000000 },  // danger-surface
    { 0xF0BAB5, 0x74302B, 0x8A0000, 0xFFB3AB },  // danger-border
    { 0xBC2A22, 0xF17A70, 0x8A0000, 0xFFB3AB },  // danger-solid
    { 0xA3201A, 0xF5958D, 0x660000, 0xFFD1CC },  // danger-solid-hover
    { 0xFFFFFF, 0x2B0806, 0xFFFFFF, 0x000000 },  // danger-on
    { 0x1F4FA8, 0x97BFFF, 0x002E8A, 0xB3D1FF },  // info-text
    { 0xEAF1FD, 0x152649, 0xFFFFFF, 0x000000 },  // info-surface
    { 0xB5CDF4, 0x2D4C89, 0x002E8A, 0xB3D1FF },  // info-border
    { 0x2A62C9, 0x6FA3F7, 0x002E8A, 0xB3D1FF },  // info-solid
    { 0x5A3A9B, 0xC9B5FF, 0x40107A, 0xDCCBFF },  // training-text
    { 0xF2EDFC, 0x261D44, 0xFFFFFF, 0x000000 },  // training-surface
    { 0xCFC0F0, 0x4E3D87, 0x40107A, 0xDCCBFF },  // training-border
    { 0x6B48B3, 0xA78BEB, 0x40107A, 0xDCCBFF },  // training-solid
    { 0x44515D, 0xB6C1CA, 0x1A1A1A, 0xF2F2F2 },  // neutral-text
    { 0xEDF1F3, 0x232C33, 0xFFFFFF, 0x000000 },  // neutral-surface
    { 0xD6DDE2, 0x35414A, 0x1A1A1A, 0xF2F2F2 },  // neutral-border
    { 0x1F86C9, 0x3D83EE, 0x0C77A1, 0x91B5E0 },  // chart-1
    { 0xC27A22, 0xF2622A, 0x7D580E, 0xF9BA3B },  // chart-2
    { 0x3F2A86, 0xA082CC, 0x4F1A93, 0x9E72E6 },  // chart-3
    { 0x17603A, 0x46D87C, 0x154725, 0x52E081 },  // chart-4
    { 0x6A2350, 0xC2577A, 0x83135F, 0xD36A86 },  // chart-5
    { 0x7A838B, 0xD0DADD, 0x15181E, 0xE4E5E7 },  // chart-6
    { 0x3E90AA, 0x58AFC7, 0x00607F, 0x6FC8F5 },  // chart-age-0
    { 0xB97A1A, 0xDDA23E, 0x8A5F00, 0xFFC15C },  // chart-age-1
    { 0xA2431A, 0xDB6B3C, 0x7A2A00, 0xFF8E62 },  // chart-age-2
    { 0x6E1A18, 0xFFC9C0, 0x400000, 0xFFE3DF },  // chart-age-3
    { 0xE8ECEF, 0x222B31, 0x767676, 0x8C8C8C },  // chart-grid
} };

double linear(std::uint8_t channel) {
    double const value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(Rgba color) {
    return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue);
}

}  // namespace

std::string_view to_string(Theme theme) {
    switch (theme) {
    case Theme::Light: return "light";
    case Theme::Dark: return "dark";
    case Theme::HighContrastLight: return "hc-light";
    case Theme::HighContrastDark: return "hc-dark";
    }
    return "light";
}

Rgba rgba(Theme theme, Color color) {
    auto const value = palette[static_cast<std::size_t>(color)][static_cast<std::size_t>(theme)];
    return { static_cast<std::uint8_t>(value >> 16U), static_cast<std::uint8_t>((value >> 8U) & 255U),
        static_cast<std::uint8_t>(value & 255U), 255 };
}

Rgba scrim(Theme theme) {
    switch (theme) {
    case Theme::Light: return { 16, 26, 34, 102 };
    case Theme::Dark:
    case Theme::HighContrastLight: return { 0, 0, 0, 153 };
    case Theme::HighContrastDark: return { 0, 0, 0, 204 };
    }
    return {};
}

Rgba mix(Rgba a, Rgba b, float share) {
    auto const channel = [share](std::uint8_t from, std::uint8_t to) {
        return static_cast<std::uint8_t>(
            std::lround(static_cast<float>(from) + (static_cast<float>(to) - static_cast<float>(from)) * std::clamp(share, 0.0F, 1.0F)));
    };
    return { channel(a.red, b.red), channel(a.green, b.green), channel(a.blue, b.blue), channel(a.alpha, b.alpha) };
}

Rgba faded(Rgba color, float opacity) {
    color.alpha = static_cast<std::uint8_t>(std::lround(static_cast<float>(color.alpha) * std::clamp(opacity, 0.0F, 1.0F)));
    return color;
}

double contrast_ratio(Rgba a, Rgba b) {
    double const first = luminance(a);
    double const second = luminance(b);
    double const lighter = std::max(first, second);
    double const darker = std::min(first, second);
    return (lighter + 0.05) / (darker + 0.05);
}

ToneColors tone_colors(Tone tone) {
    switch (tone) {
    case Tone::Neutral: return { Color::NeutralText, Color::NeutralSurface, Color::NeutralBorder, Color::TextMuted };
    case Tone::Accent: return { Color::AccentText, Color::AccentSurface, Color::AccentBorder, Color::AccentFill };
    case Tone::Info: return { Color::InfoText, Color::InfoSurface, Color::InfoBorder, Color::InfoSolid };
    case Tone::Success: return { Color::SuccessText, Color::SuccessSurface, Color::SuccessBorder, Color::SuccessSolid };
    case Tone::Warning: return { Color::WarningText, Color::WarningSurface, Color::WarningBorder, Color::WarningSolid };
    case Tone::Danger: return { Color::DangerText, Color::DangerSurface, Color::DangerBorder, Color::DangerSolid };
    case Tone::Training: return { Color::TrainingText, Color::TrainingSurface, Color::TrainingBorder, Color::TrainingSolid };
    }
    return { Color::NeutralText, Color::NeutralSurface, Color::NeutralBorder, Color::TextMuted };
}

}  // namespace hub::ui
