// The squares of a QR code, for whoever paints them.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace hub {

/// Row by row; no squares at all when the text is too long for a code (some 2,300 bytes).
struct QrSquares {
    int side = 0;
    std::vector<bool> dark;

    [[nodiscard]] bool is_dark(int x, int y) const {
        return dark[static_cast<std::size_t>(y) * static_cast<std::size_t>(side) + static_cast<std::size_t>(x)];
    }
};

/// Bytes, with error correction of level M (15 %).
[[nodiscard]] QrSquares qr_squares_of(std::string_view text);

}  // namespace hub
