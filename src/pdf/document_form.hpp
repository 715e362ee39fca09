// What one printed document of the provider says, as data: letterhead, patient, sections, signature, footer.
// It knows nothing of pages, fonts or coordinates; compose.hpp turns it into a PDF. Text is UTF-8.
// A form is made by the helpers of pdf/forms/ or by hand.
#pragma once

#include "base/date.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace hub::pdf {

/// One label with its value; an empty value is printed as a dash, so that nobody wonders whether it is missing.
struct LabelledValue {
    std::string label;
    std::string value;
};

/// Who sends the document. The provider's name comes from the configuration, the rest from the medical center.
struct Letterhead {
    std::string provider_name;
    std::string provider_line;  ///< small, under the name: "Occupational health"
    std::string center_name;
    std::string center_address;  ///< lines separated by '\n'
    std::string center_phone;
};

/// Running text. A line break in the text is kept.
struct Paragraph {
    std::string text;
};

/// Lines that stay together and are not filled, such as an address.
struct Lines {
    std::vector<std::string> lines;
};

struct Bullets {
    std::vector<std::string> items;
};

/// Labels over values in `columns` columns of equal width, filled row by row.
struct FieldGrid {
    int columns = 2;
    std::vector<LabelledValue> fields;
};

/// Small boxes, ticked or empty, in `columns` columns.
struct CheckList {
    struct Item {
        std::string text;
        bool is_checked = false;
    };
    int columns = 2;
    std::vector<Item> items;
};

enum class Align : std::uint8_t { Left, Right };

/// A table whose header is repeated on each page it reaches.
struct Table {
    struct Column {
        std::string title;
        float weight = 1;  ///< its share of the width
        Align align = Align::Left;
    };
    std::vector<Column> columns;
    std::vector<std::vector<std::string>> rows;
    std::vector<LabelledValue> totals;  ///< right-aligned under the last column; the last one is set in bold
};

enum class Tone : std::uint8_t { Neutral, Favourable, Caution, Unfavourable };

/// The sentence that the reader looks for, in a highlighted box. The words carry the meaning, the colour only repeats it.
struct Outcome {
    Tone tone = Tone::Neutral;
    std::string label;  ///< "Work status"
    std::string value;  ///< "Return to work with restrictions"
    std::string note;   ///< may be empty
};

/// A QR code with words beside it, which say what the code says for those who cannot scan it.
struct QrCode {
    std::string text;
    std::string label;  ///< "Authorization number"
    std::string value;  ///< "A-2026-004812"
    std::string note;   ///< may be empty
};

using Block = std::variant<Paragraph, Lines, Bullets, FieldGrid, CheckList, Table, Outcome, QrCode>;

struct Section {
    std::string heading;  ///< empty: no heading line, as in a letter
    std::vector<Block> blocks;
};

/// Printed as a line with the name under it and the words "Electronically signed" with the date.
struct Signature {
    std::string name;
    std::string role;       ///< "Medical examiner, national registry 1234567890"
    std::string signed_on;  ///< as printed: "Nov 19, 2026"
};

struct DocumentForm {
    std::string title;       ///< also the title of the PDF
    std::string kind_label;  ///< small, over the title: "Injury · Work status"
    std::string document_id;
    Instant created;                 ///< the PDF's creation date; nothing else in the file depends on time
    std::string language = "en-US";  ///< the PDF's /Lang
    Letterhead letterhead;
    std::vector<LabelledValue> patient;  ///< the facts in the panel under the title; empty: no panel
    std::vector<Section> sections;
    std::optional<Signature> signature;
    std::string confidentiality;  ///< in the footer of each page
};

}  // namespace hub::pdf
