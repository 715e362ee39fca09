// Named destinations and attached files. Their names get the document's number in front, so that two documents may use
// the same ones.
#pragma once

#include "pdf/bundle/copier.hpp"

#include <qpdf/QPDFObjectHandle.hh>

#include <map>
#include <string>

namespace hub::pdf {

/// Bytes of a name and the text of its value.
struct DocumentNames {
    std::map<std::string, std::string> destinations;
    std::map<std::string, std::string> attachments;
};

/// Sets the copier's rule for destinations if the document has any; before any page is copied.
void prepare_destinations(QPDFObjectHandle const& root, int document, Copier& copier);
[[nodiscard]] DocumentNames copy_names(QPDFObjectHandle const& root, int document, Copier& copier);

}  // namespace hub::pdf
