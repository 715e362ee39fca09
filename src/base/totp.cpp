#include "base/totp.hpp"

#include "base/hmac.hpp"

#include <array>
#include <cstddef>
#include <string_view>

namespace hub {

std::string totp_code(std::span<std::uint8_t const> secret, std::int64_t step, int digits) {
    std::array<std::uint8_t, 8> counter {};
    for (std::size_t i = 0; i < counter.size(); ++i) {
        counter[7 - i] = static_cast<std::uint8_t>(static_cast<std::uint64_t>(step) >> (8 * i));
    }
    auto const digest = hmac_sha1(secret, counter);
    std::size_t const offset = digest.back() & 15U;
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < 4; ++i) { number = number << 8U | digest[offset + i]; }
    number &= 0x7FFFFFFFU;
    std::string code(static_cast<std::size_t>(digits), '0');
    for (auto at = code.rbegin(); at != code.rend(); ++at, number /= 10) { *at = static_cast<char>('0' + number % 10); }
    return code;
}

std::string to_base32(std::span<std::uint8_t const> bytes) {
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string text;
    std::uint32_t held = 0;
    unsigned held_bits = 0;
    for (auto const byte : bytes) {
        held = (held << 8U) | byte;
        held_bits += 8;
        for (; held_bits >= 5; held_bits -= 5) { text += alphabet[(held >> (held_bits - 5)) & 31U]; }
    }
    if (held_bits > 0) { text += alphabet[(held << (5 - held_bits)) & 31U]; }
    return text;
}

}  // namespace hub
