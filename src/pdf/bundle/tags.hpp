// Tagged structure, which screen readers follow: the tree of each document under one more element, "Document".
#pragma once

#include "pdf/bundle/copier.hpp"

#include <qpdf/QPDFObjectHandle.hh>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace hub::pdf {

struct DocumentTags {
    ObjectNumber element = 0;                     ///< the document's own element, or 0 if it is not tagged
    std::map<std::int64_t, std::string> parents;  ///< the parent tree, its keys already shifted
    std::map<std::string, std::string> roles;
    std::map<std::string, std::string> classes;
    std::int64_t next_key = 0;  ///< the first key of the parent tree that the next document may use
};

/// Connects the document's tree with the bundle's; before any page is copied. `first_key` is the shift of parent tree keys.
[[nodiscard]] DocumentTags reserve_tags(QPDFObjectHandle const& root, std::int64_t first_key, FileWriter& writer, Copier& copier);
/// Copies the tree and puts the document's element under `tree`.
void copy_tags(
    DocumentTags& tags, QPDFObjectHandle const& root, std::string_view title, ObjectNumber tree, FileWriter& writer, Copier& copier);

}  // namespace hub::pdf
