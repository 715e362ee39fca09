// Turns one sheet into a PDF content stream.
#pragma once

#include "pdf/compose/sheet.hpp"
#include "pdf/compose/text_breaker.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace hub::pdf {

/// The characters of one weight that a document uses, and the numbers of their glyphs in the embedded font.
class UsedGlyphs {
public:
    explicit UsedGlyphs(TrueType const& font) : m_font(font) {}

    /// The number of the character's glyph in the embedded font, counted from 1.
    Glyph use(char32_t character);
    [[nodiscard]] std::vector<Glyph> const& glyphs() const { return m_glyphs; }
    /// The character that stands for each glyph, in the order of glyphs().
    [[nodiscard]] std::vector<char32_t> const& characters() const { return m_characters; }
    [[nodiscard]] TrueType const& font() const { return m_font; }

private:
    TrueType const& m_font;
    std::map<char32_t, Glyph> m_numbers;
    std::vector<Glyph> m_glyphs;
    std::vector<char32_t> m_characters;
};

/// Regular and bold.
using DocumentGlyphs = std::array<UsedGlyphs, 2>;

struct Content {
    std::string operators;
    /// The element of each marked part of the page, in the order of their numbers (MCID).
    std::vector<int> marked_elements;
};

/// The name that PDF has for a role: "P", "H1".
[[nodiscard]] std::string_view tag_of(Role role);

[[nodiscard]] Content write_content(Sheet const& sheet, std::vector<Element> const& elements, DocumentGlyphs& glyphs);

}  // namespace hub::pdf
