// Turns a DocumentForm into the bytes of a PDF: US letter, as many pages as the text needs, embedded subset fonts,
// text that can be searched and copied, title and language set. The same form and fonts always give the same bytes.
// Bytes in, bytes out: fonts are handed in, no file is read or written, no exception is thrown.
#pragma once

#include "base/error.hpp"
#include "pdf/document_form.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace hub::pdf {

/// Two weights of one family as TrueType files with glyf outlines and a Unicode cmap (format 4). The bytes are only
/// read during the call. Characters that the fonts lack are printed as '?'.
struct Fonts {
    std::span<std::byte const> regular;
    std::span<std::byte const> bold;
};

/// Fails with Internal if the fonts cannot be read; any form can be composed.
[[nodiscard]] ErrorOr<std::vector<std::byte>> compose_document(DocumentForm const& form, Fonts const& fonts);

}  // namespace hub::pdf
