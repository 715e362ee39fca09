#include "ui/theme/color.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include <array>

using namespace hub::ui;
using Catch::Matchers::WithinAbs;

namespace {

enum class Least { Text, Part, Exempt };

struct Pair {
    Color foreground;
    Color background;
    Least least;
    std::array<double, 4> ratios;  ///< of the design tokens: light, dark, high contrast light and dark
};

constexpr auto text = Least::Text;
constexpr auto part = Least::Part;
constexpr auto exempt = Least::Exempt;

/// Every pair of the design tokens.
constexpr std::array pairs {
    Pair { Color::TextPrimary, Color::BgPage, text, { 15.43, 16.24, 21.00, 21.00 } },
    Pair { Color::TextSecondary, Color::BgPage, text, { 7.44, 10.36, 17.40, 18.75 } },
    Pair { Color::TextPrimary, Color::BgSurface, text, { 16.87, 15.01, 21.00, 21.00 } },
    Pair { Color::TextSecondary, Color::BgSurface, text, { 8.13, 9.57, 17.40, 18.75 } },
    Pair { Color::TextPrimary, Color::BgSunken, text, { 15.97, 15.60, 18.75, 19.43 } },
    Pair { Color::TextSecondary, Color::BgSunken, text, { 7.70, 9.95, 15.54, 17.36 } },
    Pair { Color::TextPrimary, Color::BgRaised, text, { 16.87, 13.62, 21.00, 21.00 } },
    Pair { Color::TextSecondary, Color::BgRaised, text, { 8.13, 8.69, 17.40, 18.75 } },
    Pair { Color::TextPrimary, Color::BgHover, text, { 15.27, 13.46, 16.82, 16.48 } },
    Pair { Color::TextSecondary, Color::BgHover, text, { 7.36, 8.59, 13.94, 14.72 } },
    Pair { Color::TextPrimary, Color::BgPressed, text, { 14.04, 11.68, 14.16, 12.63 } },
    Pair { Color::TextSecondary, Color::BgPressed, text, { 6.77, 7.45, 11.74, 11.28 } },
    Pair { Color::TextPrimary, Color::BgSelected, text, { 14.76, 11.92, 17.53, 13.80 } },
    Pair { Color::TextSecondary, Color::BgSelected, text, { 7.12, 7.60, 14.53, 12.32 } },
    Pair { Color::TextMuted, Color::BgPage, text, { 5.38, 7.09, 12.63, 15.60 } },
    Pair { Color::TextMuted, Color::BgSurface, text, { 5.88, 6.56, 12.63, 15.60 } },
    Pair { Color::TextMuted, Color::BgSunken, text, { 5.57, 6.82, 11.28, 14.44 } },
    Pair { Color::TextMuted, Color::BgRaised, text, { 5.88, 5.95, 12.63, 15.60 } },
    Pair { Color::TextMuted, Color::BgHover, text, { 5.32, 5.88, 10.12, 12.25 } },
    Pair { Color::TextMuted, Color::BgSelected, text, { 5.15, 5.21, 10.54, 10.25 } },
    Pair { Color::TextInverse, Color::BgInverse, text, { 15.57, 14.31, 21.00, 21.00 } },
    Pair { Color::TextInverseMuted, Color::BgInverse, text, { 8.78, 6.37, 21.00, 21.00 } },
    Pair { Color::AccentText, Color::BgPage, text, { 6.48, 9.96, 11.16, 14.33 } },
    Pair { Color::AccentText, Color::BgSurface, text, { 7.08, 9.20, 11.16, 14.33 } },
    Pair { Color::AccentText, Color::BgSunken, text, { 6.71, 9.57, 9.97, 13.26 } },
    Pair { Color::AccentText, Color::BgRaised, text, { 7.08, 8.35, 11.16, 14.33 } },
    Pair { Color::AccentText, Color::BgHover, text, { 6.41, 8.25, 8.94, 11.25 } },
    Pair { Color::AccentText, Color::AccentSurface, text, { 6.20, 7.31, 9.32, 9.41 } },
    Pair { Color::AccentOn, Color::AccentFill, text, { 6.42, 7.42, 11.16, 14.33 } },
    Pair { Color::AccentOn, Color::AccentHover, text, { 7.75, 8.85, 14.86, 16.82 } },
    Pair { Color::AccentOn, Color::AccentPressed, text, { 9.51, 10.42, 17.86, 18.82 } },
    Pair { Color::DangerOn, Color::DangerSolid, text, { 6.01, 6.80, 10.09, 12.28 } },
    Pair { Color::DangerOn, Color::DangerSolidHover, text, { 7.55, 8.39, 13.41, 15.24 } },
    Pair { Color::SuccessText, Color::SuccessSurface, text, { 5.91, 8.26, 10.05, 17.11 } },
    Pair { Color::WarningText, Color::WarningSurface, text, { 6.90, 8.75, 10.59, 15.48 } },
    Pair { Color::DangerText, Color::DangerSurface, text, { 6.60, 8.12, 10.09, 12.28 } },
    Pair { Color::InfoText, Color::InfoSurface, text, { 6.74, 7.97, 11.94, 13.48 } },
    Pair { Color::TrainingText, Color::TrainingSurface, text, { 7.27, 8.59, 13.34, 14.02 } },
    Pair { Color::NeutralText, Color::NeutralSurface, text, { 7.15, 7.75, 17.40, 18.75 } },
    Pair { Color::SuccessText, Color::BgSurface, text, { 6.71, 9.70, 10.05, 17.11 } },
    Pair { Color::WarningText, Color::BgSurface, text, { 7.59, 10.50, 10.59, 15.48 } },
    Pair { Color::DangerText, Color::BgSurface, text, { 7.55, 8.89, 10.09, 12.28 } },
    Pair { Color::InfoText, Color::BgSurface, text, { 7.65, 9.36, 11.94, 13.48 } },
    Pair { Color::DangerText, Color::BgRaised, text, { 7.55, 8.07, 10.09, 12.28 } },
    Pair { Color::DangerText, Color::BgHover, text, { 6.84, 7.97, 8.08, 9.64 } },
    Pair { Color::TextPrimary, Color::WarningSurface, text, { 15.33, 12.51, 21.00, 21.00 } },
    Pair { Color::TextPrimary, Color::DangerSurface, text, { 14.75, 13.71, 21.00, 21.00 } },
    Pair { Color::TextPrimary, Color::InfoSurface, text, { 14.86, 12.79, 21.00, 21.00 } },
    Pair { Color::TextPrimary, Color::SuccessSurface, text, { 14.86, 12.78, 21.00, 21.00 } },
    Pair { Color::TextPrimary, Color::TrainingSurface, text, { 14.69, 13.39, 21.00, 21.00 } },
    Pair { Color::TextSecondary, Color::WarningSurface, text, { 7.39, 7.98, 17.40, 18.75 } },
    Pair { Color::TextSecondary, Color::TrainingSurface, text, { 7.08, 8.54, 17.40, 18.75 } },
    Pair { Color::BorderControl, Color::BgSurface, part, { 3.62, 3.86, 21.00, 21.00 } },
    Pair { Color::BorderControl, Color::BgSunken, part, { 3.42, 4.01, 18.75, 19.43 } },
    Pair { Color::BorderControl, Color::BgRaised, part, { 3.62, 3.50, 21.00, 21.00 } },
    Pair { Color::BorderControl, Color::BgPage, part, { 3.31, 4.18, 21.00, 21.00 } },
    Pair { Color::FocusRing, Color::BgSurface, part, { 4.77, 8.15, 10.65, 17.94 } },
    Pair { Color::FocusRing, Color::BgPage, part, { 4.36, 8.82, 10.65, 17.94 } },
    Pair { Color::FocusRing, Color::BgRaised, part, { 4.77, 7.40, 10.65, 17.94 } },
    Pair { Color::FocusRing, Color::BgSelected, part, { 4.17, 6.47, 8.89, 11.79 } },
    Pair { Color::AccentFill, Color::BgSurface, part, { 6.42, 7.79, 11.16, 14.33 } },
    Pair { Color::AccentFill, Color::BgRaised, part, { 6.42, 7.07, 11.16, 14.33 } },
    Pair { Color::AccentFill, Color::BgSelected, part, { 5.62, 6.18, 9.32, 9.41 } },
    Pair { Color::AccentFill, Color::BgPage, part, { 5.88, 8.43, 11.16, 14.33 } },
    Pair { Color::SwitchOff, Color::BgSurface, part, { 3.71, 4.08, 8.45, 11.41 } },
    Pair { Color::Knob, Color::SwitchOff, part, { 3.71, 3.98, 8.45, 11.41 } },
    Pair { Color::AccentOn, Color::AccentFill, part, { 6.42, 7.42, 11.16, 14.33 } },
    Pair { Color::SuccessSolid, Color::BgSurface, part, { 5.01, 7.38, 10.05, 17.11 } },
    Pair { Color::SuccessSolid, Color::SuccessSurface, part, { 4.42, 6.29, 10.05, 17.11 } },
    Pair { Color::WarningSolid, Color::BgSurface, part, { 4.23, 8.02, 10.59, 15.48 } },
    Pair { Color::WarningSolid, Color::WarningSurface, part, { 3.85, 6.68, 10.59, 15.48 } },
    Pair { Color::DangerSolid, Color::BgSurface, part, { 6.01, 6.47, 10.09, 12.28 } },
    Pair { Color::DangerSolid, Color::DangerSurface, part, { 5.25, 5.92, 10.09, 12.28 } },
    Pair { Color::InfoSolid, Color::BgSurface, part, { 5.69, 6.89, 11.94, 13.48 } },
    Pair { Color::InfoSolid, Color::InfoSurface, part, { 5.01, 5.87, 11.94, 13.48 } },
    Pair { Color::TrainingSolid, Color::BgSurface, part, { 6.55, 6.29, 13.34, 14.02 } },
    Pair { Color::TrainingSolid, Color::TrainingSurface, part, { 5.71, 5.61, 13.34, 14.02 } },
    Pair { Color::Chart1, Color::BgSurface, part, { 3.95, 4.74, 5.03, 9.88 } },
    Pair { Color::Chart2, Color::BgSurface, part, { 3.44, 5.47, 6.41, 12.11 } },
    Pair { Color::Chart3, Color::BgSurface, part, { 11.13, 5.47, 11.04, 6.00 } },
    Pair { Color::Chart4, Color::BgSurface, part, { 7.57, 9.49, 10.71, 12.33 } },
    Pair { Color::Chart5, Color::BgSurface, part, { 10.66, 4.12, 9.44, 6.17 } },
    Pair { Color::Chart6, Color::BgSurface, part, { 3.85, 12.32, 17.77, 16.66 } },
    Pair { Color::ChartAge0, Color::BgSurface, part, { 3.63, 6.99, 7.04, 11.25 } },
    Pair { Color::ChartAge1, Color::BgSurface, part, { 3.58, 7.77, 5.64, 13.03 } },
    Pair { Color::ChartAge2, Color::BgSurface, part, { 6.26, 5.16, 9.72, 9.29 } },
    Pair { Color::ChartAge3, Color::BgSurface, part, { 11.51, 12.00, 17.24, 17.30 } },
    Pair { Color::SuccessText, Color::BgSunken, text, { 6.36, 10.08, 8.98, 15.83 } },
    Pair { Color::WarningText, Color::BgSunken, text, { 7.19, 10.91, 9.46, 14.33 } },
    Pair { Color::DangerText, Color::BgSunken, text, { 7.15, 9.24, 9.01, 11.37 } },
    Pair { Color::SuccessText, Color::BgHover, text, { 6.08, 8.70, 8.05, 13.43 } },
    Pair { Color::WarningText, Color::BgHover, text, { 6.87, 9.41, 8.48, 12.15 } },
    Pair { Color::DangerText, Color::BgHover, text, { 6.84, 7.97, 8.08, 9.64 } },
    Pair { Color::SuccessText, Color::BgSelected, text, { 5.87, 7.70, 8.39, 11.24 } },
    Pair { Color::WarningText, Color::BgSelected, text, { 6.65, 8.34, 8.84, 10.17 } },
    Pair { Color::DangerText, Color::BgSelected, text, { 6.61, 7.06, 8.42, 8.07 } },
    Pair { Color::AccentText, Color::InfoSurface, text, { 6.24, 7.84, 11.16, 14.33 } },
    Pair { Color::AccentText, Color::WarningSurface, text, { 6.44, 7.67, 11.16, 14.33 } },
    Pair { Color::AccentText, Color::TrainingSurface, text, { 6.17, 8.21, 11.16, 14.33 } },
    Pair { Color::AccentText, Color::DangerSurface, text, { 6.19, 8.41, 11.16, 14.33 } },
    Pair { Color::AccentText, Color::SuccessSurface, text, { 6.24, 7.84, 11.16, 14.33 } },
    Pair { Color::AccentText, Color::BgPressed, text, { 5.90, 7.16, 7.53, 8.62 } },
    Pair { Color::BorderControl, Color::BgHover, part, { 3.27, 3.46, 16.82, 16.48 } },
    Pair { Color::BorderControl, Color::BgSelected, part, { 3.16, 3.06, 17.53, 13.80 } },
    Pair { Color::WarningSolid, Color::BgHover, part, { 3.83, 7.19, 8.48, 12.15 } },
    Pair { Color::WarningSolid, Color::BgSelected, part, { 3.71, 6.37, 8.84, 10.17 } },
    Pair { Color::AccentFill, Color::BgSunken, part, { 6.08, 8.10, 9.97, 13.26 } },
    Pair { Color::AccentFill, Color::BgTrack, part, { 5.20, 5.64, 7.16, 7.07 } },
    Pair { Color::TextDisabled, Color::BgDisabled, exempt, { 2.32, 2.98, 4.06, 5.78 } },
};

double least_of(Least least, Theme theme) {
    if (least == Least::Exempt) { return 1; }
    if (least == Least::Part) { return 3; }
    return is_high_contrast(theme) ? 7 : 4.5;
}

}  // namespace

TEST_CASE("Every pair of colours has its contrast in all four themes (WCAG 1.4.3, 1.4.6, 1.4.11)", "[ui][theme]") {
    for (auto const& pair : pairs) {
        for (std::size_t i = 0; i < 4; ++i) {
            auto const theme = static_cast<Theme>(i);
            auto const ratio = contrast_ratio(rgba(theme, pair.foreground), rgba(theme, pair.background));
            INFO("theme " << to_string(theme) << ", colours " << static_cast<int>(pair.foreground) << " on "
                          << static_cast<int>(pair.background));
            CHECK(ratio >= least_of(pair.least, theme));
            CHECK_THAT(ratio, WithinAbs(pair.ratios[i], 0.01));
        }
    }
}

TEST_CASE("Colours mix and fade", "[ui][theme]") {
    CHECK(mix({ 0, 0, 0 }, { 255, 255, 255 }, 0.5F) == Rgba { 128, 128, 128 });
    CHECK(mix({ 10, 20, 30 }, { 1, 2, 3 }, 0) == Rgba { 10, 20, 30 });
    CHECK(faded({ 1, 2, 3 }, 0.5F) == Rgba { 1, 2, 3, 128 });
    CHECK(rgba(Theme::Light, Color::AccentFill) == Rgba { 0x0B, 0x67, 0x80 });
    CHECK(rgba(Theme::HighContrastDark, Color::FocusRing) == Rgba { 0xFF, 0xF1, 0x4D });
}

TEST_CASE("Each tone has colours of its own", "[ui][theme]") {
    for (auto const tone : { Tone::Neutral, Tone::Accent, Tone::Info, Tone::Success, Tone::Warning, Tone::Danger, Tone::Training }) {
        for (auto const theme : { Theme::Light, Theme::Dark, Theme::HighContrastLight, Theme::HighContrastDark }) {
            auto const colors = tone_colors(tone);
            CHECK(contrast_ratio(rgba(theme, colors.text), rgba(theme, colors.surface)) >= (is_high_contrast(theme) ? 7 : 4.5));
        }
    }
}
