// "3 of 57" on each page. How many pages there are is known when the last document is in, and pages are written long before:
// so each page refers to a content stream of its own that is put at the end.
#pragma once

#include "pdf/bundle/copier.hpp"

#include <qpdf/QPDFObjectHandle.hh>

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace hub::pdf {

/// Where a page's number will be written.
struct PageNumberPlace {
    ObjectNumber stream = 0;
    std::string closing;  ///< operators that end what the page's own content left open
    std::string matrix;   ///< operators that make the lower left corner of the page, as it is seen, the origin
    std::string font;     ///< its name in the page's resources
    double width = 0;     ///< of the page as it is seen
};

/// Makes room for a number in the copy of `page`: a stream before its content that saves the graphics state, one after it
/// that the number will be in, and the font. Before any page is copied.
[[nodiscard]] PageNumberPlace reserve_page_number(QPDFObjectHandle page, ObjectNumber font, FileWriter& writer, Copier& copier);

/// The same for a page that is made here, upright with its corner at the origin: the caller adds stream and font to it.
[[nodiscard]] PageNumberPlace page_number_on_own_page(double width, FileWriter& writer);

/// `page` counts from 1.
void put_page_number(PageNumberPlace const& place, std::int32_t page, std::int32_t pages, FileWriter& writer);

/// Every reader has this font, so it is not embedded.
void put_page_number_font(ObjectNumber number, FileWriter& writer);

/// "1.00 0.00 0.00 1.00 54.00 36.00 cm" and a line break.
[[nodiscard]] std::string operators(char const* name, std::span<double const> operands);

}  // namespace hub::pdf
