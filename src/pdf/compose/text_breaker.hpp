// Measures text and breaks it into lines that fit.
#pragma once

#include "pdf/compose/sheet.hpp"
#include "pdf/compose/true_type.hpp"
#include "pdf/compose/typography.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace hub::pdf {

/// The two weights of the document's family.
struct FontPair {
    TrueType regular;
    TrueType bold;

    [[nodiscard]] TrueType const& of(Weight weight) const { return weight == Weight::Bold ? bold : regular; }
};

[[nodiscard]] float text_width(FontPair const& fonts, std::string_view text, look::TextStyle const& style);

/// Lines no wider than `width`. Breaks at blanks and after hyphens and slashes, and inside a word only if the word alone
/// is too wide; a line break in the text is kept. There is always at least one line.
[[nodiscard]] std::vector<std::string> break_lines(FontPair const& fonts, std::string_view text, look::TextStyle const& style, float width);

}  // namespace hub::pdf
