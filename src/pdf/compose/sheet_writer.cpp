#include "pdf/compose/sheet_writer.hpp"

#include "pdf/compose/content.hpp"

#include <array>
#include <cmath>
#include <string_view>

namespace hub::pdf {

namespace {

class SheetWriter {
public:
    SheetWriter(FileWriter& file, Sheets const& sheets, FontPair const& fonts, SheetsPlace const& place)
        : m_file(file), m_sheets(sheets), m_fonts(fonts), m_place(place) {}

    PutSheets write() {
        m_font_numbers = { m_file.reserve(), m_file.reserve() };
        DocumentGlyphs glyphs { UsedGlyphs(m_fonts.regular), UsedGlyphs(m_fonts.bold) };
        std::vector<Content> contents;
        for (auto const& sheet : m_sheets.pages) { contents.push_back(write_content(sheet, m_sheets.elements, glyphs)); }
        m_out.next_tag_key = m_place.first_tag_key + std::ssize(contents);
        m_children.resize(m_sheets.elements.size());
        for (std::size_t i = 0; i < m_sheets.elements.size(); ++i) { m_elements.push_back(m_file.reserve()); }
        for (std::size_t i = 0; i < contents.size(); ++i) { put_page(i, contents[i]); }
        put_font(m_font_numbers[0], glyphs[0], "AAAAAA+HubSans-Regular");
        put_font(m_font_numbers[1], glyphs[1], "AAAAAB+HubSans-Bold");
        put_tags();
        return std::move(m_out);
    }

private:
    static void append(std::string& text, std::string_view key, ObjectNumber number) {
        text += key;
        append_reference(text, number);
    }

    ObjectNumber put_compressed(std::string_view entries, std::span<std::byte const> data) {
        return m_file.put_stream(m_file.reserve(), entries, data, Compression::Try);
    }

    void put_page(std::size_t index, Content const& content) {
        auto const key = m_place.first_tag_key + static_cast<std::int64_t>(index);
        auto const stream = put_compressed("", std::as_bytes(std::span(content.operators)));
        auto const number = m_file.reserve();
        std::string text = "<</Type/Page/MediaBox[0 0 612 792]/Tabs/S/StructParents ";
        append_number(text, key);
        append(text, "/Parent ", m_place.page_tree);
        append(text, "/Contents ", stream);
        append(text, "/Resources<</Font<</F1 ", m_font_numbers[0]);
        append(text, "/F2 ", m_font_numbers[1]);
        text += ">>>>";
        note_marks(key, content);
        if (auto const& links = m_sheets.pages[index].links; !links.empty()) {
            text += "/Annots[";
            for (auto const& link : links) { append(text, " ", put_link(link)); }
            text += ']';
        }
        m_file.put(number, text + ">>");
        m_out.pages.push_back(number);
    }

    void note_marks(std::int64_t key, Content const& content) {
        std::string parents = "[";
        for (std::size_t mark = 0; mark < content.marked_elements.size(); ++mark) {
            auto const element = static_cast<std::size_t>(content.marked_elements[mark]);
            append(parents, " ", m_elements[element]);
            m_children[element] = " " + std::to_string(mark);
        }
        m_out.parents[key] = parents + "]";
    }

    /// The annotation is a child of the element whose text it makes a link.
    ObjectNumber put_link(Link const& link) {
        auto const number = m_file.reserve();
        auto const element = static_cast<std::size_t>(link.element);
        std::string text = "<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[";
        for (auto const edge : { link.x, page_height - link.y - link.height, link.x + link.width, page_height - link.y }) {
            append_number(text, std::lround(edge));
            text += ' ';
        }
        text += "]/Contents";
        append_text_string(text, link.words);
        text += "/StructParent ";
        append_number(text, m_out.next_tag_key);
        text += "/Dest" + m_place.destinations[link.destination] + ">>";
        m_file.put(number, std::move(text));
        append(m_out.parents[m_out.next_tag_key++], "", m_elements[element]);
        append(m_children[element], "<</Type/OBJR/Obj ", number);
        m_children[element] += ">>";
        return number;
    }

    /// Text is written as glyph numbers; the map from these to characters makes it searchable.
    ObjectNumber put_character_map(UsedGlyphs const& glyphs) {
        constexpr std::size_t most_in_a_block = 100;
        std::string text = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                           "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
                           "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                           "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
        auto const& characters = glyphs.characters();
        for (std::size_t first = 0; first < characters.size(); first += most_in_a_block) {
            auto const last = std::min(characters.size(), first + most_in_a_block);
            append_number(text, static_cast<std::int64_t>(last - first));
            text += " beginbfchar\n";
            for (auto i = first; i < last; ++i) {
                append_code(text, static_cast<unsigned>(i + 1));
                text += ' ';
                append_code(text, static_cast<unsigned>(characters[i]));
                text += '\n';
            }
            text += "endbfchar\n";
        }
        text += "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
        return put_compressed("", std::as_bytes(std::span(text)));
    }

    static void append_code(std::string& text, unsigned code) {
        constexpr std::string_view digits = "0123456789ABCDEF";
        text += '<';
        for (unsigned shift = 16; shift > 0; shift -= 4) { text += digits[(code >> (shift - 4)) & 15U]; }
        text += '>';
    }

    ObjectNumber put_font_descriptor(TrueType const& font, std::vector<std::byte> const& file, std::string_view name) {
        std::string entries = "/Length1 ";
        append_number(entries, std::ssize(file));
        auto const stream = put_compressed(entries, file);
        std::string text = "<</Type/FontDescriptor/Flags 32/ItalicAngle 0/FontName/" + std::string(name) + "/FontBBox[";
        for (auto const edge : font.bounding_box()) {
            append_number(text, edge);
            text += ' ';
        }
        text += "]/Ascent ";
        append_number(text, font.ascent());
        text += "/Descent ";
        append_number(text, font.descent());
        text += "/CapHeight ";
        append_number(text, font.cap_height());
        text += name.ends_with("Bold") ? "/StemV 140" : "/StemV 80";
        append(text, "/FontFile2 ", stream);
        auto const number = m_file.reserve();
        m_file.put(number, text + ">>");
        return number;
    }

    void put_font(ObjectNumber number, UsedGlyphs const& glyphs, std::string_view name) {
        auto const& font = glyphs.font();
        std::string descendant = "<</Type/Font/Subtype/CIDFontType2/CIDToGIDMap/Identity"
                                 "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/BaseFont/";
        descendant += name;
        append(descendant, "/FontDescriptor ", put_font_descriptor(font, font.subset(glyphs.glyphs()), name));
        descendant += "/W[1[";
        for (auto const glyph : glyphs.glyphs()) {
            append_number(descendant, font.advance(glyph));
            descendant += ' ';
        }
        descendant += "]]>>";
        auto const descendant_number = m_file.reserve();
        m_file.put(descendant_number, std::move(descendant));

        std::string text = "<</Type/Font/Subtype/Type0/Encoding/Identity-H/BaseFont/" + std::string(name);
        append(text, "/ToUnicode ", put_character_map(glyphs));
        append(text, "/DescendantFonts[", descendant_number);
        m_file.put(number, text + "]>>");
    }

    void put_tags() {
        auto const& elements = m_sheets.elements;
        for (std::size_t i = 0; i < elements.size(); ++i) {
            auto& into = elements[i].parent == no_element ? m_out.top_elements : m_children[static_cast<std::size_t>(elements[i].parent)];
            append(into, " ", m_elements[i]);
        }
        for (std::size_t i = 0; i < elements.size(); ++i) {
            auto const& element = elements[i];
            std::string text = "<</Type/StructElem/S/" + std::string(tag_of(element.role));
            append(text, "/P ",
                element.parent == no_element ? m_place.document_element : m_elements[static_cast<std::size_t>(element.parent)]);
            append(text, "/Pg ", m_out.pages[static_cast<std::size_t>(element.page)]);
            if (element.role == Role::HeaderCell) { text += "/A<</O/Table/Scope/Column>>"; }
            if (!m_children[i].empty()) { text += "/K[" + m_children[i] + "]"; }
            m_file.put(m_elements[i], text + ">>");
        }
    }

    FileWriter& m_file;
    Sheets const& m_sheets;
    FontPair const& m_fonts;
    SheetsPlace const& m_place;
    std::array<ObjectNumber, 2> m_font_numbers {};
    std::vector<ObjectNumber> m_elements;
    std::vector<std::string> m_children;  ///< what stands in an element's /K
    PutSheets m_out;
};

}  // namespace

PutSheets put_sheets(FileWriter& file, Sheets const& sheets, FontPair const& fonts, SheetsPlace const& place) {
    return SheetWriter(file, sheets, fonts, place).write();
}

}  // namespace hub::pdf
