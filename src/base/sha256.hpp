// SHA-256 (FIPS 180-4), for fingerprints: of migrations, of repeated requests, of session tokens. Passwords are not
// hashed with it on a real server (server/passwords.hpp).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace hub {

using Sha256Digest = std::array<std::uint8_t, 32>;

[[nodiscard]] Sha256Digest sha256(std::span<std::uint8_t const> bytes);
/// 64 characters of lower-case hex.
[[nodiscard]] std::string sha256_hex(std::string_view text);
/// Lower-case hex of any bytes.
[[nodiscard]] std::string to_hex(std::span<std::uint8_t const> bytes);
/// RFC 4648 section 5 without padding: for tokens in cookies and headers.
[[nodiscard]] std::string to_base64url(std::span<std::uint8_t const> bytes);
/// Takes as long wherever the texts differ. Texts of unequal length are unequal.
[[nodiscard]] bool equal_in_constant_time(std::string_view a, std::string_view b);

}  // namespace hub
