// Text as people search and type it. UTF-8 everywhere.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hub {

[[nodiscard]] bool is_valid_utf8(std::string_view text);
/// Number of code points; invalid bytes count one each.
[[nodiscard]] std::size_t code_point_count(std::string_view text);
/// The code point at `offset`, which is moved past it; U+FFFD for invalid bytes.
[[nodiscard]] char32_t next_code_point(std::string_view text, std::size_t& offset);
void append_utf8(std::string& text, char32_t code_point);

/// The form that searching compares: lower case, without accents, apostrophes and hyphens, other punctuation and runs
/// of blanks as one blank. Latin letters with marks fold to their base letters ("Nguyễn" -> "nguyen", "Łukasz" ->
/// "lukasz", "O'Neil" -> "oneil", "García-Márquez" -> "garciamarquez"), other scripts stay as they are (RSLT-A7).
[[nodiscard]] std::string fold(std::string_view text);

/// What a person typed into a search field, cut at blanks and hyphens and folded; a text matches when each token occurs
/// in its folded form, so that "anne-marie", "Anne Marie" and "marie anne" find one another.
[[nodiscard]] std::vector<std::string> search_tokens(std::string_view query);

[[nodiscard]] std::string_view trim(std::string_view text);
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);
[[nodiscard]] std::string ascii_lower(std::string_view text);
/// "1,284"
[[nodiscard]] std::string with_thousands(std::int64_t number);
/// `count` with the right word: plural(1, "invoice", "invoices") is "1 invoice".
[[nodiscard]] std::string plural(std::int64_t count, std::string_view one, std::string_view many);
/// "0.4 MB", "66 kB", "12 bytes"
[[nodiscard]] std::string byte_size_text(std::uint64_t bytes);
/// One field of a CSV line, quoted where needed, with formula cells neutralised (a leading = + - @ gets a quote mark).
[[nodiscard]] std::string csv_field(std::string_view text);

}  // namespace hub
