// The last resort for files that qpdf gives up on because no trailer can be found or rebuilt: cut off in the middle, or
// with a lost cross-reference table.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace hub::pdf {

/// The same bytes with a trailer appended that names the last catalog, or a page tree made of all pages that can be found.
/// Nothing if there is neither.
[[nodiscard]] std::optional<std::vector<std::byte>> with_new_trailer(std::span<std::byte const> bytes);

/// The same bytes with an end-of-file mark, if they lack one: qpdf drops an object that the file ends with.
[[nodiscard]] std::optional<std::vector<std::byte>> with_end_of_file(std::span<std::byte const> bytes);

/// The largest number of pages that any page tree of the file claims to have; qpdf's repair forgets it. 0 if none is found.
[[nodiscard]] std::int64_t claimed_pages(std::span<std::byte const> bytes);

}  // namespace hub::pdf
