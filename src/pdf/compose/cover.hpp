// The first pages of a bundle: what it is, and a table of contents whose lines lead to the documents.
#pragma once

#include "pdf/compose/sheet.hpp"
#include "pdf/compose/text_breaker.hpp"

#include <cstdint>
#include <span>
#include <string>

namespace hub::pdf {

struct CoverFacts {
    std::string title;
    std::string company;  ///< may be empty
    std::string made;     ///< as printed: "Nov 19, 2026, 9:55 a.m. CT"; may be empty
    std::int32_t documents = 0;
    std::int32_t pages = 0;    ///< of the documents, without the cover
    bool is_numbered = false;  ///< the pages say their number
};

/// One document. Neighbours of the same group stand under one heading.
struct CoverEntry {
    std::string title;
    std::string group;            ///< the employee; may be empty
    std::string date;             ///< of service, as printed; may be empty
    std::int32_t first_page = 0;  ///< counts from 0, within the documents
};

/// As many pages as the table needs; the page numbers in it count these pages too. Link::destination counts the entries.
[[nodiscard]] Sheets lay_out_cover(CoverFacts const& facts, std::span<CoverEntry const> entries, FontPair const& fonts);

}  // namespace hub::pdf
