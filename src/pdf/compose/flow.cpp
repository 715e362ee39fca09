#include "pdf/compose/flow.hpp"

#include <utility>

namespace hub::pdf {

bool Flow::need(float height) {
    if (m_y + height <= look::content_bottom || is_at_top()) { return false; }
    m_sheets.pages.emplace_back();
    m_y = look::continued_top;
    return true;
}

int Flow::element(Role role, int parent) {
    m_sheets.elements.push_back({ .role = role, .parent = parent, .page = static_cast<int>(m_sheets.pages.size()) - 1 });
    return static_cast<int>(m_sheets.elements.size()) - 1;
}

void Flow::text(float x, float top, std::string text, look::TextStyle const& style, int element) {
    if (text.empty()) { return; }
    // The letters stand in the middle of the line's height.
    auto const& font = m_fonts.of(style.weight);
    auto const rise = (style.line + style.size * static_cast<float>(font.cap_height()) / 1000) / 2;
    page().texts.push_back({ .x = x,
        .baseline = top + rise,
        .size = style.size,
        .weight = style.weight,
        .colour = style.colour,
        .text = std::move(text),
        .element = element });
}

void Flow::text_right(float right, float top, std::string text, look::TextStyle const& style, int element) {
    auto const width = text_width(m_fonts, text, style);
    this->text(right - width, top, std::move(text), style, element);
}

float Flow::lines(float x, float top, std::span<std::string const> lines, look::TextStyle const& style, int element) {
    float at = top;
    for (auto const& line : lines) {
        text(x, at, line, style, element);
        at += style.line;
    }
    return at - top;
}

}  // namespace hub::pdf
