// What shows that something is under way.
#pragma once

#include "ui/widgets/ui.hpp"

namespace hub::ui::widgets {

struct ProgressOptions {
    std::string_view key = "progress";
    std::string_view label;       ///< the name; drawn by the caller
    float share = -1;             ///< 0 to 1, negative for "not known"
    std::string_view value_text;  ///< "72%"
};
/// A bar of 8 px in the middle of `rect`.
void progress_bar(Ui& ui, Rect const& rect, ProgressOptions const& options);

/// A turning ring; three changing dots with reduced motion. Only drawn: the words beside it say what is going on.
void paint_spinner(Ui& ui, Rect const& rect, Ink ink = Color::AccentFill);
/// A spinner and its words, told politely.
void busy_text(Ui& ui, Rect const& rect, std::string_view text, TextStyle style = TextStyle::Small);

/// A grey bar in the place of text that is loading; `share` of the width.
void skeleton_bar(Ui& ui, Rect const& rect, float share);

}  // namespace hub::ui::widgets
