#include "base/hmac.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

namespace hub {

namespace {

constexpr std::size_t block_size = 64;  // of both functions

template <class Digest>
Digest hmac(std::span<std::uint8_t const> key, std::span<std::uint8_t const> message, Digest (*hash)(std::span<std::uint8_t const>)) {
    std::array<std::uint8_t, block_size> padded {};
    if (key.size() > block_size) {
        std::ranges::copy(hash(key), padded.begin());
    } else {
        std::ranges::copy(key, padded.begin());
    }
    auto const keyed = [&](std::uint8_t pad, std::span<std::uint8_t const> text) {
        std::vector<std::uint8_t> bytes(block_size);
        std::ranges::transform(padded, bytes.begin(), [pad](std::uint8_t byte) { return static_cast<std::uint8_t>(byte ^ pad); });
        bytes.insert(bytes.end(), text.begin(), text.end());
        return hash(bytes);
    };
    return keyed(0x5C, keyed(0x36, message));
}

}  // namespace

Sha256Digest hmac_sha256(std::span<std::uint8_t const> key, std::span<std::uint8_t const> message) {
    return hmac<Sha256Digest>(key, message, sha256);
}

Sha1Digest hmac_sha1(std::span<std::uint8_t const> key, std::span<std::uint8_t const> message) {
    return hmac<Sha1Digest>(key, message, sha1);
}

}  // namespace hub
