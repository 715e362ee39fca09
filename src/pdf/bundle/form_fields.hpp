// Interactive form fields. Two documents may both have a field "Name": so the fields of each document hang under one
// more field, "d3", and keep their values, looks and defaults.
#pragma once

#include "pdf/bundle/copier.hpp"

#include <qpdf/QPDFObjectHandle.hh>

#include <cstdint>
#include <map>
#include <string>

namespace hub::pdf {

/// Resources that fields draw with when they are filled in: category, name, text of the value.
using FormResources = std::map<std::string, std::map<std::string, std::string>>;

struct DocumentFields {
    ObjectNumber parent = 0;  ///< the field over all of the document's, or 0
    FormResources resources;  ///< those not yet in the bundle
    bool need_appearances = false;
    bool was_signed = false;
};

/// Gives each field a number of its own; before any page is copied. `document` counts from 1, `known` are the resources of
/// the documents before.
[[nodiscard]] DocumentFields reserve_fields(
    QPDFObjectHandle const& root, int document, FormResources const& known, FileWriter& writer, Copier& copier);
/// Copies the fields and puts the one over them.
void copy_fields(DocumentFields const& fields, QPDFObjectHandle const& root, int document, FileWriter& writer, Copier& copier);
/// The text of the bundle's /AcroForm; `parents` are the references of the documents' fields, separated by blanks.
[[nodiscard]] std::string form_text(std::string const& parents, FormResources const& resources, bool need_appearances);

}  // namespace hub::pdf
