// HMAC (RFC 2104) with SHA-256 and, for authenticator apps, with SHA-1.
#pragma once

#include "base/sha1.hpp"
#include "base/sha256.hpp"

#include <cstdint>
#include <span>
#include <string_view>

namespace hub {

[[nodiscard]] Sha256Digest hmac_sha256(std::span<std::uint8_t const> key, std::span<std::uint8_t const> message);
[[nodiscard]] Sha1Digest hmac_sha1(std::span<std::uint8_t const> key, std::span<std::uint8_t const> message);

/// The bytes of a text, which must outlive them.
[[nodiscard]] inline std::span<std::uint8_t const> bytes_of(std::string_view text) {
    return { reinterpret_cast<std::uint8_t const*>(text.data()), text.size() };
}

}  // namespace hub
