#include "pdf/bundle/page_numbers.hpp"

#include "pdf/compose/page_number.hpp"
#include "pdf/compose/sheet.hpp"

#include <qpdf/QPDFTokenizer.hh>

#include <algorithm>
#include <array>
#include <cstdio>
#include <exception>
#include <span>

namespace hub::pdf {

namespace {

constexpr std::string_view name_of_font = "/HubPageNumber";
/// More than this is not content but noise.
constexpr int most_open = 1000;

/// What a page's content leaves open, or closes without having opened it. Such pages exist, and readers forgive them.
class Balance final : public QPDFObjectHandle::TokenFilter {
public:
    void handleToken(QPDFTokenizer::Token const& token) override {
        if (!token.isWord()) { return; }
        auto const& word = token.getValue();
        if (word == "q") {
            ++states;
        } else if (word == "Q") {
            if (states > 0) {
                --states;
            } else {
                ++missing_states;
            }
        } else if (word == "BT") {
            is_in_text = true;
        } else if (word == "ET") {
            is_in_text = false;
        } else if (word == "BMC" || word == "BDC") {
            ++marks;
        } else if (word == "EMC") {
            marks = std::max(0, marks - 1);
        }
    }

    int states = 0;          ///< q without Q
    int missing_states = 0;  ///< Q without q
    int marks = 0;
    bool is_in_text = false;
};

Balance balance_of(QPDFObjectHandle page) {
    Balance balance;
    try {
        page.filterPageContents(&balance);
    } catch (std::exception const&) {
        // Content that cannot be unpacked is copied as it is; the number may then be missing on that page.
        return {};
    }
    balance.states = std::min(balance.states, most_open);
    balance.missing_states = std::min(balance.missing_states, most_open);
    balance.marks = std::min(balance.marks, most_open);
    return balance;
}

std::string repeated(std::string_view word, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) { out += word; }
    return out;
}

std::string operators(char const* name, std::initializer_list<double> operands) {
    return pdf::operators(name, std::span(operands.begin(), operands.size()));
}

void place_on_page(PageNumberPlace& place, QPDFObjectHandle page) {
    QPDFObjectHandle::Rectangle box { 0, 0, static_cast<double>(page_width), static_cast<double>(page_height) };
    if (auto const media = page.getKey("/MediaBox"); media.isRectangle()) { box = media.getArrayAsRectangle(); }
    if (auto const crop = page.getKey("/CropBox"); crop.isRectangle()) {
        auto const inner = crop.getArrayAsRectangle();
        QPDFObjectHandle::Rectangle const both { std::max(box.llx, inner.llx), std::max(box.lly, inner.lly), std::min(box.urx, inner.urx),
            std::min(box.ury, inner.ury) };
        if (both.llx < both.urx && both.lly < both.ury) { box = both; }
    }
    auto const unit = page.getKey("/UserUnit").isNumber() ? std::clamp(page.getKey("/UserUnit").getNumericValue(), 0.01, 1000.0) : 1.0;
    auto const scale = 1 / unit;
    auto const turned = page.getKey("/Rotate").isInteger() ? (page.getKey("/Rotate").getIntValue() % 360 + 360) % 360 : 0;
    bool const is_on_its_side = turned == 90 || turned == 270;
    place.width = (is_on_its_side ? box.ury - box.lly : box.urx - box.llx) * unit;
    switch (turned) {
    case 90: place.matrix = operators("cm", { 0, scale, -scale, 0, box.urx, box.lly }); break;
    case 180: place.matrix = operators("cm", { -scale, 0, 0, -scale, box.urx, box.ury }); break;
    case 270: place.matrix = operators("cm", { 0, -scale, scale, 0, box.llx, box.ury }); break;
    default: place.matrix = operators("cm", { scale, 0, 0, scale, box.llx, box.lly }); break;
    }
}

/// The page's resources with one more font, under a name that the page does not use.
std::string resources_with(PageNumberPlace& place, QPDFObjectHandle page, ObjectNumber font, Copier& copier) {
    auto resources = page.getKey("/Resources");
    auto fonts = resources.isDictionary() ? resources.getKey("/Font") : QPDFObjectHandle::newNull();
    place.font = name_of_font;
    while (fonts.isDictionary() && fonts.hasKey(place.font)) { place.font += 'N'; }
    std::string text = "<<";
    auto const copy_entries = [&](QPDFObjectHandle dictionary, std::string_view left_out) {
        if (!dictionary.isDictionary()) { return; }
        for (auto const& [key, value] : dictionary.getDictAsMap()) {
            if (key == left_out || value.isNull()) { continue; }
            append_name(text, key);
            text += ' ' + copier.text(value);
        }
    };
    copy_entries(resources, "/Font");
    text += "/Font<<";
    copy_entries(fonts, {});
    text += place.font + ' ';
    append_reference(text, font);
    return text + ">>>>";
}

/// In points at size 1: only figures, blanks and the letters of "of" occur.
double width_in_helvetica(std::string_view words) {
    double width = 0;
    for (auto const letter : words) { width += letter == ' ' || letter == 'f' ? 0.278 : 0.556; }
    return width;
}

ObjectNumber put_content(FileWriter& writer, ObjectNumber number, std::string_view text) {
    return writer.put_stream(number, "", std::as_bytes(std::span(text)));
}

}  // namespace

std::string operators(char const* name, std::span<double const> operands) {
    std::string out;
    for (auto const operand : operands) {
        std::array<char, 32> text {};
        std::snprintf(text.data(), text.size(), "%.2f ", operand);
        out += text.data();
    }
    return out + name + "\n";
}

PageNumberPlace page_number_on_own_page(double width, FileWriter& writer) {
    return { .stream = writer.reserve(), .font = std::string(name_of_font), .width = width };
}

PageNumberPlace reserve_page_number(QPDFObjectHandle page, ObjectNumber font, FileWriter& writer, Copier& copier) {
    PageNumberPlace place { .stream = writer.reserve() };
    auto const balance = balance_of(page);
    place.closing =
        "\n" + std::string(balance.is_in_text ? "ET\n" : "") + repeated("EMC\n", balance.marks) + repeated("Q\n", balance.states + 1);
    place_on_page(place, page);

    auto const contents = page.getKey("/Contents");
    std::string list = "[";
    append_reference(list, put_content(writer, 0, repeated("q\n", balance.missing_states + 1)));
    list += ' ';
    if (contents.isArray()) {
        list += copier.elements(contents);
    } else if (contents.isStream()) {
        list += copier.text(contents) + ' ';
    }
    append_reference(list, place.stream);
    copier.replace_entry(page, "/Contents", list + "]");
    copier.replace_entry(page, "/Resources", resources_with(place, page, font, copier));
    return place;
}

void put_page_number(PageNumberPlace const& place, std::int32_t page, std::int32_t pages, FileWriter& writer) {
    auto const words = page_number_text(page, pages);
    auto const size = static_cast<double>(page_number_size);
    auto const x = place.width - static_cast<double>(page_number_right) - size * width_in_helvetica(words);
    auto const text = place.closing + "q\n" + place.matrix + "/Artifact BMC\n" + operators("rg", { 0.27, 0.32, 0.36 }) + "BT\n" + place.font
        + ' ' + operators("Tf", { size }) + operators("Td", { x, static_cast<double>(page_number_bottom) }) + "(" + words
        + ") Tj\nET\nEMC\nQ\n";
    put_content(writer, place.stream, text);
}

void put_page_number_font(ObjectNumber number, FileWriter& writer) {
    writer.put(number, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>");
}

}  // namespace hub::pdf
