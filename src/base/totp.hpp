// One-time codes of authenticator apps (RFC 4226, RFC 6238): six digits, SHA-1, a new code every 30 seconds. Pure
// computing; how often one may guess and that no code works twice is decided in server/second_factor.hpp.
#pragma once

#include "base/date.hpp"

#include <cstdint>
#include <span>
#include <string>

namespace hub {

inline constexpr std::int64_t totp_step_ms = 30'000;

/// The number of the 30 seconds that `at` lies in.
[[nodiscard]] inline std::int64_t totp_step(Instant at) {
    return at.ms / totp_step_ms;
}
/// The code of one step, with leading zeros. RFC 6238's own examples have 8 digits.
[[nodiscard]] std::string totp_code(std::span<std::uint8_t const> secret, std::int64_t step, int digits = 6);
/// RFC 4648 section 6 without padding: as apps want a secret typed.
[[nodiscard]] std::string to_base32(std::span<std::uint8_t const> bytes);

}  // namespace hub
