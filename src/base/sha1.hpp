// SHA-1 (FIPS 180-4), only because authenticator apps compute with it (RFC 6238). It is not fit for fingerprints or
// signatures; use sha256.hpp for those.
#pragma once

#include <array>
#include <cstdint>
#include <span>

namespace hub {

using Sha1Digest = std::array<std::uint8_t, 20>;

[[nodiscard]] Sha1Digest sha1(std::span<std::uint8_t const> bytes);

}  // namespace hub
