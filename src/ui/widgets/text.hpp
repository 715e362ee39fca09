// Plain text, headings and live status lines: drawn, and published as what they are.
#pragma once

#include "ui/widgets/ui.hpp"

namespace hub::ui::widgets {

/// A paragraph or a label. One line in the middle of `rect` unless `max_lines` says otherwise. Returns the width drawn.
float text(Ui& ui, Rect const& rect, std::string_view text, TextOptions const& options = {});

/// Wrapped text that takes the height it needs.
void paragraph(Ui& ui, Flow& flow, std::string_view text, TextOptions options = {});

struct HeadingOptions {
    int level = 2;
    TextStyle style = TextStyle::Heading;
    Ink ink = Color::TextPrimary;
    Align align = Align::Left;
    int max_lines = 1;
};
/// Returns the width drawn, so that a count or badge can follow.
float heading(Ui& ui, Rect const& rect, std::string_view text, HeadingOptions const& options = {});

/// Text that is read out politely whenever it changes: "Draft saved at 8:44 a.m. CT".
float status_text(Ui& ui, Rect const& rect, std::string_view key, std::string_view text, TextOptions const& options = {});

}  // namespace hub::ui::widgets
