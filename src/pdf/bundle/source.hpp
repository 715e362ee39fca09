// One document that is to be added: opened, repaired where needed, its pages known.
#pragma once

#include "base/error.hpp"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace hub::pdf {

struct Source {
    std::shared_ptr<QPDF> pdf;
    std::vector<std::byte> repaired;   ///< the bytes that `pdf` reads if they are not the caller's
    std::span<std::byte const> bytes;  ///< what `pdf` reads
    QPDFObjectHandle root;             ///< the catalog
    std::vector<QPDFObjectHandle> pages;
    std::int64_t declared_pages = 0;  ///< what the page tree says; more than `pages` if some are lost

    [[nodiscard]] bool was_repaired() const { return pdf->numWarnings() > 0; }
};

/// Invalid, with a sentence that names the document by `title`, if it cannot be read.
[[nodiscard]] ErrorOr<Source> open_source(std::span<std::byte const> bytes, std::string_view title);

/// The sentence for an exception that stopped the reading of a document; call it inside a catch block only.
[[nodiscard]] Error error_from_current_exception(std::string_view title);

}  // namespace hub::pdf
