#include "table/needle.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstring>
#include <numeric>
#include <span>

namespace hub::table {

namespace {

/// How often a byte stands in folded names, document names and claim numbers: 0 is rare. Only the order matters.
constexpr auto commonness = [] {
    constexpr std::string_view rare_to_common = "qxjzkvwyb9876543fgpuh2mdclo1sntire0a ";
    std::array<std::uint8_t, 256> ranks {};
    for (std::size_t i = 0; i < rare_to_common.size(); ++i) {
        ranks[static_cast<unsigned char>(rare_to_common[i])] = static_cast<std::uint8_t>(i + 1);
    }
    return ranks;
}();

std::uint8_t commonness_of(char c) {
    return commonness[static_cast<unsigned char>(c)];
}

Bytes16 head_of(std::string_view token) {
    std::array<char, Bytes16::size> bytes {};
    std::memcpy(bytes.data(), token.data(), std::min(token.size(), bytes.size()));
    return Bytes16::load(bytes.data());
}

}  // namespace

Needle::Needle(std::string_view token) : m_token(token), m_letters(letters_in(token)), m_head(head_of(token)) {
    assert(!token.empty());
    std::array<std::size_t, anchor_reach> offsets {};
    auto const reach = std::span { offsets }.first(std::min(token.size(), anchor_reach));
    std::iota(reach.begin(), reach.end(), std::size_t { 0 });
    std::ranges::stable_sort(reach, {}, [&](std::size_t offset) { return commonness_of(token[offset]); });
    for (std::size_t i = 0; i < m_anchors.size(); ++i) {
        auto const offset = reach[std::min(i, reach.size() - 1)];
        m_anchors[i] = { Bytes16::splat(token[offset]), offset };
    }
    m_head_mask = token.size() >= Bytes16::size ? 0xFFFFU : (1U << token.size()) - 1U;
}

}  // namespace hub::table
