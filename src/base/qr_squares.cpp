#include "base/qr_squares.hpp"

#include <qrcodegen.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace hub {

QrSquares qr_squares_of(std::string_view text) {
    std::array<std::uint8_t, qrcodegen_BUFFER_LEN_MAX> buffer {};
    std::array<std::uint8_t, qrcodegen_BUFFER_LEN_MAX> code {};
    if (text.size() > buffer.size()) { return {}; }
    std::ranges::copy(text, buffer.begin());
    if (!qrcodegen_encodeBinary(buffer.data(), text.size(), code.data(), qrcodegen_Ecc_MEDIUM, qrcodegen_VERSION_MIN, qrcodegen_VERSION_MAX,
            qrcodegen_Mask_AUTO, false)) {
        return {};
    }
    QrSquares squares { .side = qrcodegen_getSize(code.data()), .dark = {} };
    for (int y = 0; y < squares.side; ++y) {
        for (int x = 0; x < squares.side; ++x) { squares.dark.push_back(qrcodegen_getModule(code.data(), x, y)); }
    }
    return squares;
}

}  // namespace hub
