// Writing the small parts of a PDF file: numbers, names, strings, references.
#pragma once

#include "base/date.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace hub::pdf {

/// The number of an object in the bundle; 0 means none. Generations are always 0.
using ObjectNumber = std::uint32_t;

void append_number(std::string& out, std::int64_t number);
/// "12 0 R", or "null" for none.
void append_reference(std::string& out, ObjectNumber number);
/// `name` with its leading slash and without escapes, as qpdf hands it out.
void append_name(std::string& out, std::string_view name);
/// Any bytes as a literal string.
void append_byte_string(std::string& out, std::string_view bytes);
/// Words for people: UTF-8 becomes ASCII or UTF-16 with a byte order mark.
void append_text_string(std::string& out, std::string_view utf8);
/// "D:20261121175215Z"
[[nodiscard]] std::string date_string(Instant at);

}  // namespace hub::pdf
