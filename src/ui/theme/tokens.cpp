#include "ui/theme/tokens.hpp"

#include <array>

namespace hub::ui {

TextMetrics text_metrics(TextStyle style) {
    using enum FontWeight;
    static constexpr std::array<TextMetrics, text_style_count> metrics { {
        { 36, 46, SemiBold },  // hero
        { 28, 36, SemiBold },  // display
        { 24, 32, SemiBold },  // title
        { 20, 28, SemiBold },  // figure
        { 18, 24, SemiBold },  // heading
        { 16, 24, SemiBold },  // subheading
        { 15, 20, SemiBold },  // brand
        { 14, 20, Regular },   // body
        { 14, 20, Medium },    // body strong
        { 14, 20, SemiBold },  // body semibold
        { 13, 20, Regular },   // small
        { 13, 20, Medium },    // small strong
        { 13, 18, Regular },   // small tight
        { 12, 16, Regular },   // caption
        { 12, 16, Medium },    // caption strong
        { 12, 16, SemiBold },  // caption bold
        { 11, 16, SemiBold },  // mark
        { 18, 24, SemiBold },  // avatar large
        { 16, 24, Regular },   // field, touch
    } };
    return metrics[static_cast<std::size_t>(style)];
}

}  // namespace hub::ui
