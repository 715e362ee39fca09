// Optional content: the layers of all documents side by side, each shown or hidden as in its document. Without this,
// layers that a document hides would become visible.
#pragma once

#include "pdf/bundle/copier.hpp"

#include <qpdf/QPDFObjectHandle.hh>

#include <string>
#include <string_view>
#include <vector>

namespace hub::pdf {

/// Elements of arrays, as text.
struct DocumentLayers {
    std::string all;
    std::string on;
    std::string off;
    std::string order;
    std::string automatic;
    std::string radio_groups;
    std::string locked;
};

/// Gives each layer a number of its own; before any page is copied.
void reserve_layers(QPDFObjectHandle const& root, Copier& copier);
[[nodiscard]] DocumentLayers copy_layers(QPDFObjectHandle const& root, std::string_view title, Copier& copier);
/// The text of the bundle's /OCProperties, or empty.
[[nodiscard]] std::string layer_properties(std::vector<DocumentLayers> const& documents);

}  // namespace hub::pdf
