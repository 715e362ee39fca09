#include "pdf/compose/text_breaker.hpp"

#include "base/text.hpp"

namespace hub::pdf {

namespace {

/// Words with the blank, hyphen or slash that ends them.
std::vector<std::string_view> pieces(std::string_view text) {
    std::vector<std::string_view> out;
    std::size_t start = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        bool const ends = text[i] == ' ' || ((text[i] == '-' || text[i] == '/') && i > start + 2);
        if (!ends) { continue; }
        out.push_back(text.substr(start, i + 1 - start));
        start = i + 1;
    }
    if (start < text.size()) { out.push_back(text.substr(start)); }
    return out;
}

std::string_view without_last_blanks(std::string_view text) {
    while (text.ends_with(' ')) { text.remove_suffix(1); }
    return text;
}

/// As many characters as fit, but at least one.
std::size_t fitting_size(FontPair const& fonts, std::string_view word, look::TextStyle const& style, float width) {
    std::size_t size = 0;
    for (std::size_t next = 0; next < word.size();) {
        static_cast<void>(next_code_point(word, next));
        if (size > 0 && text_width(fonts, word.substr(0, next), style) > width) { break; }
        size = next;
    }
    return size;
}

void break_paragraph(
    std::vector<std::string>& lines, FontPair const& fonts, std::string_view text, look::TextStyle const& style, float width) {
    std::string line;
    float line_width = 0;  // with the blank at its end
    for (auto piece : pieces(text)) {
        auto const visible_width = text_width(fonts, without_last_blanks(piece), style);
        if (line_width + visible_width > width) {
            if (!line.empty()) { lines.emplace_back(without_last_blanks(line)); }
            line.clear();
            line_width = 0;
            while (text_width(fonts, without_last_blanks(piece), style) > width) {
                auto const size = fitting_size(fonts, piece, style, width);
                if (size >= piece.size()) { break; }
                lines.emplace_back(piece.substr(0, size));
                piece.remove_prefix(size);
            }
        }
        line += piece;
        line_width += text_width(fonts, piece, style);
    }
    lines.emplace_back(without_last_blanks(line));
}

}  // namespace

float text_width(FontPair const& fonts, std::string_view text, look::TextStyle const& style) {
    auto const& font = fonts.of(style.weight);
    int units = 0;
    for (std::size_t offset = 0; offset < text.size();) { units += font.advance(font.glyph_or_mark(next_code_point(text, offset))); }
    return static_cast<float>(units) * style.size / 1000;
}

std::vector<std::string> break_lines(FontPair const& fonts, std::string_view text, look::TextStyle const& style, float width) {
    std::vector<std::string> lines;
    for (auto const paragraph : split(text, '\n')) { break_paragraph(lines, fonts, paragraph, style, width); }
    return lines;
}

}  // namespace hub::pdf
