#include "base/sha256.hpp"

#include <algorithm>
#include <bit>

namespace hub {

namespace {

constexpr std::array<std::uint32_t, 64> round_constants {
    0x428a2f98,
    0x71374491,
    0xb5c0fbcf,
    0xe9b5dba5,
    0x3956c25b,
    0x59f111f1,
    0x923f82a4,
    0xab1c5ed5,
    0xd807aa98,
    0x12835b01,
    0x243185be,
    0x550c7dc3,
    0x72be5d74,
    0x80deb1fe,
    0x9bdc06a7,
    0xc19bf174,
    0xe49b69c1,
    0xefbe4786,
    0x0fc19dc6,
    0x240ca1cc,
    0x2de92c6f,
    0x4a7484aa,
    0x5cb0a9dc,
    0x76f988da,
    0x983e5152,
    0xa831c66d,
    0xb00327c8,
    0xbf597fc7,
    0xc6e00bf3,
    0xd5a79147,
    0x06ca6351,
    0x14292967,
    0x27b70a85,
    0x2e1b2138,
    0x4d2c6dfc,
    0x53380d13,
    0x650a7354,
    0x766a0abb,
    0x81c2c92e,
    0x92722c85,
    0xa2bfe8a1,
    0xa81a664b,
    0xc24b8b70,
    0xc76c51a3,
    0xd192e819,
    0xd6990624,
    0xf40e3585,
    0x106aa070,
    0x19a4c116,
    0x1e376c08,
    0x2748774c,
    0x34b0bcb5,
    0x391c0cb3,
    0x4ed8aa4a,
    0x5b9cca4f,
    0x682e6ff3,
    0x748f82ee,
    0x78a5636f,
    0x84c87814,
    0x8cc70208,
    0x90befffa,
    0xa4506ceb,
    0xbef9a3f7,
    0xc67178f2,
};

using State = std::array<std::uint32_t, 8>;

std::uint32_t big_endian(std::uint8_t const* bytes) {
    return (std::uint32_t { bytes[0] } << 24U) | (std::uint32_t { bytes[1] } << 16U) | (std::uint32_t { bytes[2] } << 8U) | bytes[3];
}

void add_block(State& state, std::uint8_t const* block) {
    std::array<std::uint32_t, 64> words {};
    for (std::size_t i = 0; i < 16; ++i) { words[i] = big_endian(block + 4 * i); }
    for (std::size_t i = 16; i < 64; ++i) {
        auto const a = words[i - 15];
        auto const b = words[i - 2];
        auto const s0 = std::rotr(a, 7) ^ std::rotr(a, 18) ^ (a >> 3U);
        auto const s1 = std::rotr(b, 17) ^ std::rotr(b, 19) ^ (b >> 10U);
        words[i] = words[i - 16] + s0 + words[i - 7] + s1;
    }
    auto [a, b, c, d, e, f, g, h] = state;
    for (std::size_t i = 0; i < 64; ++i) {
        auto const s1 = std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25);
        auto const first = h + s1 + ((e & f) ^ (~e & g)) + round_constants[i] + words[i];
        auto const s0 = std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22);
        auto const second = s0 + ((a & b) ^ (a & c) ^ (b & c));
        h = g;
        g = f;
        f = e;
        e = d + first;
        d = c;
        c = b;
        b = a;
        a = first + second;
    }
    State const mixed { a, b, c, d, e, f, g, h };
    for (std::size_t i = 0; i < 8; ++i) { state[i] += mixed[i]; }
}

}  // namespace

Sha256Digest sha256(std::span<std::uint8_t const> bytes) {
    State state { 0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19 };
    auto rest = bytes;
    for (; rest.size() >= 64; rest = rest.subspan(64)) { add_block(state, rest.data()); }

    // The last one or two blocks: what is left, a one bit, zeros, and the length in bits.
    std::array<std::uint8_t, 128> tail {};
    std::ranges::copy(rest, tail.begin());
    tail[rest.size()] = 0x80;
    std::size_t const blocks = rest.size() < 56 ? 1 : 2;
    std::uint64_t const bits = std::uint64_t { bytes.size() } * 8;
    for (std::size_t i = 0; i < 8; ++i) { tail[64 * blocks - 1 - i] = static_cast<std::uint8_t>(bits >> (8 * i)); }
    for (std::size_t i = 0; i < blocks; ++i) { add_block(state, tail.data() + 64 * i); }

    Sha256Digest digest {};
    for (std::size_t i = 0; i < digest.size(); ++i) { digest[i] = static_cast<std::uint8_t>(state[i / 4] >> (24 - 8 * (i % 4))); }
    return digest;
}

std::string to_hex(std::span<std::uint8_t const> bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (auto const byte : bytes) {
        text += digits[byte >> 4U];
        text += digits[byte & 15U];
    }
    return text;
}

std::string sha256_hex(std::string_view text) {
    std::span<std::uint8_t const> const bytes { reinterpret_cast<std::uint8_t const*>(text.data()), text.size() };
    return to_hex(sha256(bytes));
}

std::string to_base64url(std::span<std::uint8_t const> bytes) {
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    std::string text;
    std::uint32_t held = 0;
    int held_bits = 0;
    for (auto const byte : bytes) {
        held = (held << 8U) | byte;
        held_bits += 8;
        while (held_bits >= 6) {
            held_bits -= 6;
            text += alphabet[(held >> static_cast<unsigned>(held_bits)) & 63U];
        }
    }
    if (held_bits > 0) { text += alphabet[(held << static_cast<unsigned>(6 - held_bits)) & 63U]; }
    return text;
}

bool equal_in_constant_time(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) { return false; }
    unsigned difference = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        difference |= static_cast<unsigned>(static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(b[i]));
    }
    return difference == 0;
}

}  // namespace hub
