// Puts laid out pages into a file: contents, embedded subset fonts, links, and the tags that screen readers follow.
// The page tree, the tag tree and the catalog are their caller's, so the pages can be a document or part of one.
#pragma once

#include "pdf/compose/sheet.hpp"
#include "pdf/compose/text_breaker.hpp"
#include "pdf/file/file_writer.hpp"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace hub::pdf {

/// Where the pages belong.
struct SheetsPlace {
    ObjectNumber page_tree = 0;                 ///< the pages' parent
    ObjectNumber document_element = 0;          ///< parent of the elements that have none
    std::int64_t first_tag_key = 0;             ///< the first free key of the parent tree
    std::span<std::string const> destinations;  ///< texts of the explicit destinations that Link::destination counts
};

struct PutSheets {
    std::vector<ObjectNumber> pages;
    std::string top_elements;                     ///< references for the document element's /K
    std::map<std::int64_t, std::string> parents;  ///< entries of the parent tree
    std::int64_t next_tag_key = 0;
};

[[nodiscard]] PutSheets put_sheets(FileWriter& file, Sheets const& sheets, FontPair const& fonts, SheetsPlace const& place);

}  // namespace hub::pdf
