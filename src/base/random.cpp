#include "base/random.hpp"

#include <algorithm>
#include <cstring>
#include <limits>

namespace hub {

std::uint64_t Random::below(std::uint64_t bound) {
    // Values in the last, incomplete multiple of `bound` are drawn again: a plain remainder would favour small numbers.
    std::uint64_t const limit = std::numeric_limits<std::uint64_t>::max() - std::numeric_limits<std::uint64_t>::max() % bound;
    std::uint64_t value = 0;
    do {
        std::uint8_t bytes[8];
        fill(bytes);
        std::memcpy(&value, bytes, sizeof value);
    } while (value >= limit);
    return value % bound;
}

SeededRandom::SeededRandom(std::uint64_t seed) : m_state(seed) {}

void SeededRandom::fill(std::span<std::uint8_t> bytes) {
    while (!bytes.empty()) {
        // splitmix64
        m_state += 0x9E3779B97F4A7C15ULL;
        std::uint64_t value = m_state;
        value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        value = (value ^ (value >> 27U)) * 0x94D049BB133111EBULL;
        value ^= value >> 31U;
        std::size_t const count = std::min<std::size_t>(bytes.size(), sizeof value);
        std::memcpy(bytes.data(), &value, count);
        bytes = bytes.subspan(count);
    }
}

}  // namespace hub
