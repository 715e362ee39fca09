// The pen that moves down the pages: it keeps the place, starts new pages, and writes text with its element.
#pragma once

#include "pdf/compose/sheet.hpp"
#include "pdf/compose/text_breaker.hpp"
#include "pdf/compose/typography.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hub::pdf {

class Flow {
public:
    /// `density` scales the distances between blocks; below 1 more fits on a page.
    explicit Flow(FontPair const& fonts, float density = 1) : m_fonts(fonts), m_density(density) { m_sheets.pages.emplace_back(); }

    [[nodiscard]] FontPair const& fonts() const { return m_fonts; }
    [[nodiscard]] float y() const { return m_y; }
    void move_to(float y) { m_y = y; }
    void skip(float distance) { m_y += distance; }
    /// A distance between blocks.
    void gap(float distance) { m_y += distance * m_density; }
    /// Starts a new page unless there is this much room; true if it did.
    bool need(float height);
    /// No distance is kept above what comes first on a page.
    [[nodiscard]] bool is_at_top() const { return m_y <= look::continued_top; }

    [[nodiscard]] Sheet& page() { return m_sheets.pages.back(); }
    [[nodiscard]] Sheets& sheets() { return m_sheets; }

    /// A new element on the current page.
    [[nodiscard]] int element(Role role, int parent = no_element);
    void shape(Shape const& shape) { page().shapes.push_back(shape); }
    /// One line, its top at `top`.
    void text(float x, float top, std::string text, look::TextStyle const& style, int element);
    void text_right(float right, float top, std::string text, look::TextStyle const& style, int element);
    /// Lines below each other from `top`; the result is the height they take.
    float lines(float x, float top, std::span<std::string const> lines, look::TextStyle const& style, int element);
    [[nodiscard]] std::vector<std::string> broken(std::string_view text, look::TextStyle const& style, float width) const {
        return break_lines(m_fonts, text, style, width);
    }

private:
    FontPair const& m_fonts;
    float m_density;
    Sheets m_sheets;
    float m_y = 0;
};

}  // namespace hub::pdf
