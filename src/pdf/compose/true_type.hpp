// A TrueType font with glyf outlines: which glyph a character has, how wide it is, and a small copy of the font with
// only the glyphs a document needs. Every offset of the file is checked before it is used.
#pragma once

#include "base/error.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace hub::pdf {

using Glyph = std::uint16_t;

class TrueType {
public:
    /// Internal if tables are missing or broken. The bytes must live as long as the font.
    [[nodiscard]] static ErrorOr<TrueType> read(std::span<std::byte const> bytes);

    /// 0 if the font has none.
    [[nodiscard]] Glyph glyph(char32_t character) const;
    /// The same, but that of a question mark instead of 0.
    [[nodiscard]] Glyph glyph_or_mark(char32_t character) const;
    /// Width in thousandths of the font size.
    [[nodiscard]] int advance(Glyph glyph) const;

    // In thousandths of the font size.
    [[nodiscard]] int ascent() const { return scaled(m_ascent); }
    [[nodiscard]] int descent() const { return scaled(m_descent); }
    [[nodiscard]] int cap_height() const { return scaled(m_cap_height); }
    [[nodiscard]] std::array<int, 4> bounding_box() const;

    /// A font file whose glyph number 0 is the missing glyph and i + 1 is `glyphs[i]`.
    [[nodiscard]] std::vector<std::byte> subset(std::span<Glyph const> glyphs) const;

private:
    using Bytes = std::span<std::byte const>;

    [[nodiscard]] int scaled(int units) const { return units * 1000 / m_units_per_em; }
    [[nodiscard]] Bytes outline(Glyph glyph) const;
    bool read_tables(Bytes file);
    bool read_character_map();

    Bytes m_head;
    Bytes m_horizontal_header;
    Bytes m_maximum_profile;
    Bytes m_metrics;
    Bytes m_locations;
    Bytes m_outlines;
    Bytes m_character_map;  ///< the format 4 subtable
    int m_units_per_em = 1000;
    int m_ascent = 0;
    int m_descent = 0;
    int m_cap_height = 0;
    std::uint16_t m_glyphs = 0;
    std::uint16_t m_long_metrics = 0;
    bool m_has_long_locations = false;
};

}  // namespace hub::pdf
