#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace hub {

namespace {

/// Base letters of U+00C0 to U+024F, one character each. '.' keeps the code point, a capital names a pair of letters.
constexpr std::string_view latin_letters = "aaaaaaAceeeeiiiidnooooo ouuuuyTS"  // U+00C0
                                           "aaaaaaAceeeeiiiidnooooo ouuuuyTy"  // U+00E0
                                           "aaaaaaccccccccddddeeeeeeeeeegggg"  // U+0100
                                           "gggghhhhiiiiiiiiiiIIjjkkqlllllll"  // U+0120
                                           "lllnnnnnnnnnooooooOOrrrrrrssssss"  // U+0140
                                           "ssttttttuuuuuuuuuuuuwwyyyzzzzzzs"  // U+0160
                                           "bbbb..occdddd.eeeffggHiikkllmnno"  // U+0180
                                           "ooQQppr..s.ttttuuuvyyzzzzzz....w"  // U+01A0
                                           "....DDDJJJNNNaaiioouuuuuuuuuueaa"  // U+01C0
                                           "aaAAggggkkoooozzjDDDggHwnnaaAAoo"  // U+01E0
                                           "aaaaeeeeiiiioooorrrruuuussttyyhh"  // U+0200
                                           "ndUUzzaaeeooooooooyylntjBPacclts"  // U+0220
                                           "z..buveejjqqrryy";                 // U+0240

/// The same for U+1E00 to U+1EFF: Latin Extended Additional, where the Vietnamese letters are.
constexpr std::string_view more_latin_letters = "aabbbbbbccddddddddddeeeeeeeeeeff"   // U+1E00
                                                "gghhhhhhhhhhiiiikkkkkkllllllllmm"   // U+1E20
                                                "mmmmnnnnnnnnoooooooopppprrrrrrrr"   // U+1E40
                                                "ssssssssssttttttttuuuuuuuuuuvvvv"   // U+1E60
                                                "wwwwwwwwwwxxxxyyzzzzzzhtwyasssSd"   // U+1E80
                                                "aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"   // U+1EA0
                                                "eeeeeeeeiiiioooooooooooooooooooo"   // U+1EC0
                                                "oooouuuuuuuuuuuuuuyyyyyyyyLLvvyy";  // U+1EE0

static_assert(latin_letters.size() == 0x0250 - 0x00C0);
static_assert(more_latin_letters.size() == 0x1F00 - 0x1E00);

constexpr std::string_view letters_of(char pair) {
    switch (pair) {
    case 'A': return "ae";
    case 'B': return "db";
    case 'D': return "dz";
    case 'H': return "hv";
    case 'I': return "ij";
    case 'J': return "lj";
    case 'L': return "ll";
    case 'N': return "nj";
    case 'O': return "oe";
    case 'P': return "qp";
    case 'Q': return "oi";
    case 'S': return "ss";
    case 'T': return "th";
    case 'U': return "ou";
    default: return {};
    }
}

constexpr char blank = ' ';
constexpr char dropped = '\0';

/// What an ASCII character folds to: itself in lower case, a blank, or nothing.
constexpr auto ascii_folds = [] {
    std::array<char, 128> folds {};
    for (std::size_t i = 0; i < folds.size(); ++i) {
        auto const c = static_cast<char>(i);
        bool const kept = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
        folds[i] = kept ? c : blank;
        if (c >= 'A' && c <= 'Z') { folds[i] = static_cast<char>(c - 'A' + 'a'); }
    }
    // The grave accent is what some keyboards give for an apostrophe.
    for (char const c : { '\'', '-', '`' }) { folds[static_cast<unsigned char>(c)] = dropped; }
    return folds;
}();

constexpr bool is_between(char32_t c, char32_t first, char32_t last) {
    return c >= first && c <= last;
}

/// Hyphens and what people and word processors put in their place; not the em dash, which stands between two thoughts.
constexpr bool is_hyphen(char32_t c) {
    return c == U'-' || c == 0x00AD || is_between(c, 0x2010, 0x2013) || c == 0x2212 || c == 0xFF0D;
}

constexpr bool is_dropped(char32_t c) {
    bool const is_mark = is_between(c, 0x0300, 0x036F) || is_between(c, 0x1AB0, 0x1AFF) || is_between(c, 0x1DC0, 0x1DFF)
        || is_between(c, 0x20D0, 0x20FF) || is_between(c, 0xFE20, 0xFE2F);
    bool const is_apostrophe =
        c == 0x00B4 || is_between(c, 0x02B9, 0x02DF) || c == 0x2018 || c == 0x2019 || c == 0x201B || c == 0x2032 || c == 0xFF07;
    bool const is_invisible = is_between(c, 0x200B, 0x200F) || is_between(c, 0x2060, 0x2064) || c == 0xFEFF;
    return is_mark || is_apostrophe || is_invisible || is_hyphen(c);
}

constexpr bool is_blank(char32_t c) {
    return is_between(c, 0x0080, 0x00BF) || is_between(c, 0x2000, 0x206F) || is_between(c, 0x3000, 0x3003) || is_between(c, 0x3008, 0x3011)
        || c == 0x1680;
}

/// Builds a folded text: blanks are held back until something follows, so there is none at either end.
class Folder {
public:
    /// Goes on from what is folded already; a blank that is due has been read but not written.
    Folder(std::string beginning, bool blank_due) : m_text(std::move(beginning)), m_blank_due(blank_due) {}

    void put_ascii(char c) {
        char const folded = ascii_folds[static_cast<unsigned char>(c)];
        if (folded == dropped) { return; }
        if (folded == blank) {
            m_blank_due = true;
            return;
        }
        settle_blank();
        m_text += folded;
    }

    void put(char32_t c) {
        if (c < 0x80) { return put_ascii(static_cast<char>(c)); }
        if (is_between(c, 0x00C0, 0x024F)) { return put_latin(latin_letters[c - 0x00C0], c); }
        if (is_between(c, 0x1E00, 0x1EFF)) { return put_latin(more_latin_letters[c - 0x1E00], c); }
        if (is_dropped(c)) { return; }
        if (auto const letters = compatible_letters(c); !letters.empty()) {
            settle_blank();
            m_text += letters;
            return;
        }
        if (is_blank(c)) {
            m_blank_due = true;
            return;
        }
        if (is_between(c, 0xFF01, 0xFF5E)) { return put_ascii(static_cast<char>(c - 0xFEE0)); }  // full width
        keep(c);
    }

    [[nodiscard]] std::string take() { return std::move(m_text); }

private:
    static constexpr std::string_view compatible_letters(char32_t c) {
        switch (c) {
        case 0x00AA: return "a";
        case 0x00B2: return "2";
        case 0x00B3: return "3";
        case 0x00B5: return "\xCE\xBC";  // the micro sign is a mu
        case 0x00B9: return "1";
        case 0x00BA: return "o";
        case 0xFB00: return "ff";
        case 0xFB01: return "fi";
        case 0xFB02: return "fl";
        case 0xFB03: return "ffi";
        case 0xFB04: return "ffl";
        case 0xFB05:
        case 0xFB06: return "st";
        default: return {};
        }
    }

    void put_latin(char base, char32_t c) {
        if (base == '.') { return keep(c); }
        if (base == ' ') {
            m_blank_due = true;
            return;
        }
        settle_blank();
        if (auto const pair = letters_of(base); !pair.empty()) {
            m_text += pair;
        } else {
            m_text += base;
        }
    }

    void keep(char32_t c) {
        settle_blank();
        append_utf8(m_text, c);
    }

    void settle_blank() {
        if (m_blank_due && !m_text.empty()) { m_text += blank; }
        m_blank_due = false;
    }

    std::string m_text;
    bool m_blank_due;
};

}  // namespace

std::string fold(std::string_view text) {
    // Most texts are ASCII from one end to the other: those are written straight through.
    std::string folded(text.size(), blank);
    std::size_t size = 0;
    bool blank_due = false;
    std::size_t at = 0;
    for (; at < text.size() && static_cast<unsigned char>(text[at]) < 0x80; ++at) {
        char const c = ascii_folds[static_cast<unsigned char>(text[at])];
        if (c == dropped) { continue; }
        if (c == blank) {
            blank_due = size > 0;
            continue;
        }
        if (blank_due) { ++size; }
        blank_due = false;
        folded[size++] = c;
    }
    folded.resize(size);
    if (at == text.size()) { return folded; }

    Folder folder(std::move(folded), blank_due);
    while (at < text.size()) { folder.put(next_code_point(text, at)); }
    return folder.take();
}

std::vector<std::string> search_tokens(std::string_view query) {
    std::string cut;
    cut.reserve(query.size());
    for (std::size_t at = 0; at < query.size();) {
        char32_t const c = next_code_point(query, at);
        append_utf8(cut, is_hyphen(c) ? U' ' : c);
    }
    std::vector<std::string> tokens;
    std::string const folded = fold(cut);
    for (auto const piece : split(folded, ' ')) {
        if (piece.empty() || std::ranges::find(tokens, piece) != tokens.end()) { continue; }
        tokens.emplace_back(piece);
    }
    return tokens;
}

}  // namespace hub
