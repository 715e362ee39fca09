// Name trees and number trees: reading those of a document, however damaged, and writing those of the bundle.
#pragma once

#include "pdf/file/file_writer.hpp"

#include <qpdf/QPDFObjectHandle.hh>

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace hub::pdf {

enum class TreeKind : std::uint8_t { Names, Numbers };

/// Calls `leaf` for each key and value. Circles and broken nodes are passed over.
void for_each_leaf(QPDFObjectHandle const& tree, TreeKind kind,
    std::function<void(QPDFObjectHandle const& key, QPDFObjectHandle const& value)> const& leaf);

/// Puts a name tree of byte strings and the texts of their values; 0 if there is none.
[[nodiscard]] ObjectNumber put_name_tree(FileWriter& writer, std::map<std::string, std::string> const& entries);
/// The same for numbers.
[[nodiscard]] ObjectNumber put_number_tree(FileWriter& writer, std::map<std::int64_t, std::string> const& entries);

}  // namespace hub::pdf
