#include "pdf/compose/content.hpp"

#include "base/text.hpp"
#include "pdf/file/syntax.hpp"

#include <cmath>
#include <initializer_list>
#include <optional>

namespace hub::pdf {

namespace {

/// How far the control points of a quarter circle stand from its ends, as a share of the radius.
constexpr float circle = 0.5523F;

class ContentWriter {
public:
    ContentWriter(std::vector<Element> const& elements, DocumentGlyphs& glyphs) : m_elements(elements), m_glyphs(glyphs) {}

    Content write(Sheet const& sheet) {
        m_content.operators = "/Artifact BMC\n";
        for (auto const& shape : sheet.shapes) { draw(shape); }
        m_content.operators += "EMC\n";
        m_fill.reset();
        m_content.operators += "BT\n";
        for (auto const& text : sheet.texts) { show(text); }
        end_marked();
        m_content.operators += "ET\n";
        return std::move(m_content);
    }

private:
    /// At most two decimals, which is finer than any printer.
    void number(float value) {
        auto hundredths = static_cast<std::int64_t>(std::lround(value * 100));
        if (hundredths < 0) {
            m_content.operators += '-';
            hundredths = -hundredths;
        }
        append_number(m_content.operators, hundredths / 100);
        if (auto const rest = hundredths % 100; rest != 0) {
            m_content.operators += '.';
            m_content.operators += static_cast<char>('0' + rest / 10);
            if (rest % 10 != 0) { m_content.operators += static_cast<char>('0' + rest % 10); }
        }
        m_content.operators += ' ';
    }

    void op(std::initializer_list<float> operands, std::string_view name) {
        for (auto const operand : operands) { number(operand); }
        m_content.operators += name;
        m_content.operators += '\n';
    }

    void colour(Colour colour, std::string_view name) {
        auto const channel = [&](unsigned shift) { return static_cast<float>((colour >> shift) & 0xFFU) / 255; };
        op({ channel(16), channel(8), channel(0) }, name);
    }

    void fill(Colour wanted) {
        if (m_fill == wanted) { return; }
        m_fill = wanted;
        colour(wanted, "rg");
    }

    void box(Shape const& shape) {
        auto const left = shape.x;
        auto const right = shape.x + shape.width;
        auto const top = page_height - shape.y;
        auto const bottom = top - shape.height;
        auto const r = shape.radius;
        if (r <= 0) {
            op({ left, bottom, shape.width, shape.height }, "re");
            return;
        }
        auto const c = r * (1 - circle);
        op({ left + r, bottom }, "m");
        op({ right - r, bottom }, "l");
        op({ right - c, bottom, right, bottom + c, right, bottom + r }, "c");
        op({ right, top - r }, "l");
        op({ right, top - c, right - c, top, right - r, top }, "c");
        op({ left + r, top }, "l");
        op({ left + c, top, left, top - c, left, top - r }, "c");
        op({ left, bottom + r }, "l");
        op({ left, bottom + c, left + c, bottom, left + r, bottom }, "c");
        m_content.operators += "h\n";
    }

    void draw(Shape const& shape) {
        auto const y = page_height - shape.y;
        switch (shape.kind) {
        case Shape::Kind::Filled:
            fill(shape.colour);
            box(shape);
            m_content.operators += "f\n";
            return;
        case Shape::Kind::Outlined:
            colour(shape.colour, "RG");
            op({ shape.thickness }, "w");
            box(shape);
            m_content.operators += "S\n";
            return;
        case Shape::Kind::Line:
            colour(shape.colour, "RG");
            op({ shape.thickness }, "w");
            op({ shape.x, y }, "m");
            op({ shape.x + shape.width, y }, "l");
            m_content.operators += "S\n";
            return;
        case Shape::Kind::Tick:
            colour(shape.colour, "RG");
            op({ shape.thickness }, "w");
            op({ shape.x + shape.width * 0.22F, y - shape.height * 0.52F }, "m");
            op({ shape.x + shape.width * 0.42F, y - shape.height * 0.72F }, "l");
            op({ shape.x + shape.width * 0.80F, y - shape.height * 0.27F }, "l");
            m_content.operators += "S\n";
            return;
        }
    }

    void begin_marked(int element) {
        if (m_open == element) { return; }
        end_marked();
        m_open = element;
        if (element == no_element) {
            m_content.operators += "/Artifact BMC\n";
            return;
        }
        auto const& one = m_elements[static_cast<std::size_t>(element)];
        append_name(m_content.operators, tag_of(one.role));
        m_content.operators += "<</MCID ";
        append_number(m_content.operators, std::ssize(m_content.marked_elements));
        if (!one.spoken_text.empty()) {
            m_content.operators += "/ActualText";
            append_text_string(m_content.operators, one.spoken_text);
        }
        m_content.operators += ">>BDC\n";
        m_content.marked_elements.push_back(element);
    }

    void end_marked() {
        if (m_open) { m_content.operators += "EMC\n"; }
        m_open.reset();
    }

    void show(Text const& text) {
        begin_marked(text.element);
        fill(text.colour);
        if (m_weight != text.weight || m_size != text.size) {
            m_weight = text.weight;
            m_size = text.size;
            m_content.operators += text.weight == Weight::Bold ? "/F2 " : "/F1 ";
            op({ text.size }, "Tf");
        }
        op({ 1, 0, 0, 1, text.x, page_height - text.baseline }, "Tm");
        constexpr std::string_view digits = "0123456789ABCDEF";
        m_content.operators += '<';
        auto& glyphs = m_glyphs[text.weight == Weight::Bold ? 1 : 0];
        for (std::size_t offset = 0; offset < text.text.size();) {
            auto const glyph = glyphs.use(next_code_point(text.text, offset));
            for (unsigned shift = 16; shift > 0; shift -= 4) {
                m_content.operators += digits[(static_cast<unsigned>(glyph) >> (shift - 4)) & 15U];
            }
        }
        m_content.operators += ">Tj\n";
    }

    std::vector<Element> const& m_elements;
    DocumentGlyphs& m_glyphs;
    Content m_content;
    std::optional<int> m_open;
    std::optional<Colour> m_fill;
    std::optional<Weight> m_weight;
    std::optional<float> m_size;
};

}  // namespace

Glyph UsedGlyphs::use(char32_t character) {
    auto const next = static_cast<Glyph>(m_glyphs.size() + 1);
    auto const [found, is_new] = m_numbers.emplace(character, next);
    if (is_new) {
        auto const own = m_font.glyph(character);
        m_glyphs.push_back(own != 0 ? own : m_font.glyph(U'?'));
        m_characters.push_back(own != 0 ? character : U'?');
    }
    return found->second;
}

std::string_view tag_of(Role role) {
    switch (role) {
    case Role::Title: return "H1";
    case Role::Heading: return "H2";
    case Role::Paragraph: return "P";
    case Role::ListBody: return "LBody";
    case Role::HeaderCell: return "TH";
    case Role::Cell: return "TD";
    case Role::Table: return "Table";
    case Role::Row: return "TR";
    case Role::List: return "L";
    case Role::ListItem: return "LI";
    case Role::Link: return "Link";
    case Role::Contents: return "TOC";
    case Role::ContentsItem: return "TOCI";
    }
    return "P";
}

Content write_content(Sheet const& sheet, std::vector<Element> const& elements, DocumentGlyphs& glyphs) {
    return ContentWriter(elements, glyphs).write(sheet);
}

}  // namespace hub::pdf
