// What one document contributes to the bundle, once it is copied.
#pragma once

#include "pdf/bundle/form_fields.hpp"
#include "pdf/bundle/layers.hpp"
#include "pdf/bundle/names.hpp"
#include "pdf/bundle/outline.hpp"
#include "pdf/bundle/page_numbers.hpp"
#include "pdf/bundle/source.hpp"
#include "pdf/bundle/tags.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace hub::pdf {

struct DocumentPart {
    ObjectNumber page_tree = 0;
    std::vector<ObjectNumber> pages;
    std::vector<PageNumberPlace> page_numbers;   ///< for each page, or empty
    std::map<std::int64_t, std::string> labels;  ///< page index within the document, text of its label dictionary
    std::string date;                            ///< of service, as printed
    DocumentBookmark bookmark;
    DocumentFields fields;
    DocumentLayers layers;
    DocumentTags tags;
    DocumentNames names;
    std::vector<std::string> warnings;
};

/// What the document must know of the bundle.
struct PartContext {
    int document = 1;  ///< counts from 1
    std::string title;
    std::string group;
    std::string date;
    Bookmarks bookmarks = Bookmarks::PerDocument;
    ObjectNumber page_tree_root = 0;
    ObjectNumber tag_tree_root = 0;
    std::int64_t first_tag_key = 0;
    ObjectNumber page_number_font = 0;  ///< 0: pages do not say their number
    FormResources const& form_resources;
};

/// Puts the node over the part's pages, under the bundle's page tree `root`.
void put_page_tree(DocumentPart const& part, ObjectNumber root, FileWriter& writer);

/// Copies the document into `writer`, where it is staged. Throws qpdf's exceptions.
[[nodiscard]] DocumentPart copy_document(Source const& source, PartContext const& context, FileWriter& writer);

}  // namespace hub::pdf
