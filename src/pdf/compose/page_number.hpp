// How the pages of a bundle say their number: the words, and where they stand.
#pragma once

#include <cstdint>
#include <string>

namespace hub::pdf {

/// In points, from the right and the lower edge of the page as it is seen.
inline constexpr float page_number_right = 30;
inline constexpr float page_number_bottom = 19;
inline constexpr float page_number_size = 8;

[[nodiscard]] inline std::string page_number_text(std::int32_t page, std::int32_t pages) {
    return std::to_string(page) + " of " + std::to_string(pages);
}

}  // namespace hub::pdf
