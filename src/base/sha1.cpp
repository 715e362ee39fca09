#include "base/sha1.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>

namespace hub {

namespace {

using State = std::array<std::uint32_t, 5>;

std::uint32_t mixed(std::size_t round, State const& s) {
    if (round < 20) { return ((s[1] & s[2]) | (~s[1] & s[3])) + 0x5A827999U; }
    if (round < 40) { return (s[1] ^ s[2] ^ s[3]) + 0x6ED9EBA1U; }
    if (round < 60) { return ((s[1] & s[2]) | (s[1] & s[3]) | (s[2] & s[3])) + 0x8F1BBCDCU; }
    return (s[1] ^ s[2] ^ s[3]) + 0xCA62C1D6U;
}

void add_block(State& state, std::uint8_t const* block) {
    std::array<std::uint32_t, 80> words {};
    for (std::size_t i = 0; i < 16; ++i) {
        for (std::size_t byte = 0; byte < 4; ++byte) { words[i] = words[i] << 8U | block[4 * i + byte]; }
    }
    for (std::size_t i = 16; i < words.size(); ++i) {
        words[i] = std::rotl(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1);
    }
    State s = state;
    for (std::size_t i = 0; i < words.size(); ++i) {
        auto const next = std::rotl(s[0], 5) + mixed(i, s) + s[4] + words[i];
        s = { next, s[0], std::rotl(s[1], 30), s[2], s[3] };
    }
    for (std::size_t i = 0; i < state.size(); ++i) { state[i] += s[i]; }
}

}  // namespace

Sha1Digest sha1(std::span<std::uint8_t const> bytes) {
    State state { 0x67452301U, 0xEFCDAB89U, 0x98BADCFEU, 0x10325476U, 0xC3D2E1F0U };
    auto rest = bytes;
    for (; rest.size() >= 64; rest = rest.subspan(64)) { add_block(state, rest.data()); }

    std::array<std::uint8_t, 128> tail {};
    std::ranges::copy(rest, tail.begin());
    tail[rest.size()] = 0x80;
    std::size_t const blocks = rest.size() < 56 ? 1 : 2;
    std::uint64_t const bits = std::uint64_t { bytes.size() } * 8;
    for (std::size_t i = 0; i < 8; ++i) { tail[64 * blocks - 1 - i] = static_cast<std::uint8_t>(bits >> (8 * i)); }
    for (std::size_t i = 0; i < blocks; ++i) { add_block(state, tail.data() + 64 * i); }

    Sha1Digest digest {};
    for (std::size_t i = 0; i < digest.size(); ++i) { digest[i] = static_cast<std::uint8_t>(state[i / 4] >> (24 - 8 * (i % 4))); }
    return digest;
}

}  // namespace hub
