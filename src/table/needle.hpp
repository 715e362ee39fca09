// One search token, prepared for finding it in folded text. It knows bytes only: rows are the business of TextStore.
#pragma once

#include "table/letter_set.hpp"
#include "table/simd.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace hub::table {

class Needle {
public:
    /// So many bytes past the end of a searched text must be readable; their values do not matter.
    static constexpr std::size_t readable_past_end = 96;

    /// `token` is folded, not empty, and must outlive the needle.
    explicit Needle(std::string_view token);

    [[nodiscard]] std::string_view token() const { return m_token; }

    /// Where the token first occurs wholly inside text[from, end); `end` if it does not.
    [[nodiscard]] std::size_t find(char const* text, std::size_t from, std::size_t end) const;

    /// One bit for each of the 64 places from `text` on at which the token may begin; the first place in bit 0. Reads as far past
    /// them as `readable_past_end` says. Where the token is short (is_exact) it does begin there.
    [[nodiscard]] std::uint64_t candidates(char const* text) const {
        return m_token.size() <= 2 || m_token.size() > anchor_count ? candidates<2>(text) : candidates<anchor_count>(text);
    }
    [[nodiscard]] bool is_exact() const { return m_token.size() <= anchor_count; }
    /// The letters that a text must have; where is_one_letter() says so, a text that has them contains the token.
    [[nodiscard]] LetterSet letters() const { return m_letters; }
    [[nodiscard]] bool is_one_letter() const { return m_token.size() == 1 && has_own_bit(m_token.front()); }

private:
    static constexpr std::size_t anchor_count = 4;
    /// Anchors lie among the first so many bytes, which bounds what is read past the end.
    static constexpr std::size_t anchor_reach = 32;

    /// A byte of the token and where it stands in it. The rarest comes first; a short token repeats its last.
    struct Anchor {
        Bytes16 byte = Bytes16::splat('\0');
        std::size_t offset = 0;

        [[nodiscard]] Bytes16 at(char const* text) const { return equal(Bytes16::load(text + offset), byte); }
    };

    template <std::size_t count>
    [[nodiscard]] std::uint64_t candidates(char const* text) const;
    [[nodiscard]] bool matches_at(char const* text) const;

    std::string_view m_token;
    LetterSet m_letters;
    std::array<Anchor, anchor_count> m_anchors;
    Bytes16 m_head;                 ///< the first 16 bytes, as far as there are any
    std::uint32_t m_head_mask = 0;  ///< which of them count
};

// Looks for two bytes of the token that are rare in names at their distance, 32 places at once, and compares the whole only
// where both stand. Inline, because for a short token in short rows the call would cost more than the work.
inline std::size_t Needle::find(char const* text, std::size_t from, std::size_t end) const {
    if (m_token.size() > end) { return end; }
    std::size_t const last = end - m_token.size() + 1;
    for (std::size_t at = from; at < last; at += std::size_t { 2 } * Bytes16::size) {
        auto const low = m_anchors[0].at(text + at) & m_anchors[1].at(text + at);
        auto const high = m_anchors[0].at(text + at + Bytes16::size) & m_anchors[1].at(text + at + Bytes16::size);
        if (!(low | high).any()) { continue; }
        for (std::uint32_t hits = low.mask() | (high.mask() << 16U); hits != 0; hits &= hits - 1) {
            std::size_t const place = at + static_cast<std::size_t>(std::countr_zero(hits));
            if (place >= last) { return end; }
            if (matches_at(text + place)) { return place; }
        }
    }
    return end;
}

template <std::size_t count>
std::uint64_t Needle::candidates(char const* text) const {
    std::uint64_t places = 0;
    for (unsigned i = 0; i < 64; i += Bytes16::size) {
        auto all = m_anchors[0].at(text + i);
        for (std::size_t anchor = 1; anchor < count; ++anchor) { all = all & m_anchors[anchor].at(text + i); }
        places |= std::uint64_t { all.mask() } << i;
    }
    return places;
}

inline bool Needle::matches_at(char const* text) const {
    if ((equal(Bytes16::load(text), m_head).mask() & m_head_mask) != m_head_mask) { return false; }
    return m_token.size() <= Bytes16::size
        || std::string_view { text + Bytes16::size, m_token.size() - Bytes16::size } == m_token.substr(Bytes16::size);
}

}  // namespace hub::table
