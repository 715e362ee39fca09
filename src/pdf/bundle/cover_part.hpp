// The cover of a bundle: written when all documents are, although it comes before them.
#pragma once

#include "pdf/bundle/bundler.hpp"
#include "pdf/bundle/document_part.hpp"

#include <vector>

namespace hub::pdf {

/// Puts the pages of the cover, with links to `documents`, as a part that goes in front of them. Internal if the fonts cannot be read.
[[nodiscard]] ErrorOr<DocumentPart> put_cover(
    BundleOptions const& options, std::vector<DocumentPart> const& documents, PartContext const& context, FileWriter& writer);

}  // namespace hub::pdf
