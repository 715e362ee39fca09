// Bookmarks: one for each document, its own outline nested under it, and one over the documents of a group.
#pragma once

#include "pdf/bundle/bundler.hpp"
#include "pdf/bundle/copier.hpp"

#include <qpdf/QPDFObjectHandle.hh>

#include <cstdint>
#include <string>
#include <vector>

namespace hub::pdf {

/// What a document contributes.
struct DocumentBookmark {
    std::string title;
    std::string group;
    ObjectNumber number = 0;  ///< of the bookmark itself
    std::string destination;  ///< the text of an explicit destination
    ObjectNumber first = 0;   ///< of the document's own outline, or 0
    ObjectNumber last = 0;
    std::int64_t visible = 0;  ///< how many of its own entries show when it is opened
};

/// Copies the document's own outline so that it hangs under the bookmark. A damaged one is left out; true if it was kept
/// or there is none.
[[nodiscard]] bool copy_outline(DocumentBookmark& bookmark, QPDFObjectHandle const& root, FileWriter& writer, Copier& copier);

/// `[page /XYZ left top null]`: the top of the page, at the zoom the reader has.
[[nodiscard]] std::string top_of_page(ObjectNumber number, QPDFObjectHandle page);

/// Puts all bookmarks; 0 if there are none.
[[nodiscard]] ObjectNumber put_bookmarks(FileWriter& writer, std::vector<DocumentBookmark> const& documents, Bookmarks wanted);

}  // namespace hub::pdf
