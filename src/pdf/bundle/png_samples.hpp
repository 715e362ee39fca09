// The samples of a PNG, unpacked by stb_image: for those pictures whose compressed data PDF cannot take as it is. Which those are,
// and that they are not too large, is decided in png.cpp before.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace hub::pdf {

struct PngSamples {
    std::vector<std::byte> colours;  ///< grey, or red, green and blue; row by row without gaps, two bytes a sample big-endian
    std::vector<std::byte> opacity;  ///< a byte for each pixel, or empty if the PNG notes none
};

/// Nothing if the data is damaged or not all there. Samples have 8 bits, of a PNG of depth 16 they keep both bytes; but a byte is
/// enough for the opacity. Fewer than 8 bits are stretched, colours of a palette are looked up, and a colour that stands for
/// "nothing here" becomes opacity.
[[nodiscard]] std::optional<PngSamples> png_samples(std::string_view file, unsigned depth);

}  // namespace hub::pdf
