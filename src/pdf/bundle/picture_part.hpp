// A picture as a page of the bundle.
#pragma once

#include "base/error.hpp"
#include "pdf/bundle/document_part.hpp"

#include <cstddef>
#include <span>

namespace hub::pdf {

[[nodiscard]] bool is_picture(std::span<std::byte const> bytes);

/// Puts a page of US letter size, upright or on its side as the picture is, fitted between margins and not enlarged beyond
/// 150 dots per inch. Invalid, with a sentence that names the picture, if it cannot be read.
[[nodiscard]] ErrorOr<DocumentPart> put_picture(std::span<std::byte const> bytes, PartContext const& context, FileWriter& writer);

}  // namespace hub::pdf
