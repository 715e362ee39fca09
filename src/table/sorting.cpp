#include "table/sorting.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cstddef>
#include <cstring>
#include <limits>
#include <span>
#include <string_view>
#include <utility>

namespace hub::table {

namespace {

constexpr unsigned digit_bits = 11;
constexpr std::size_t digit_count = std::size_t { 1 } << digit_bits;

/// Sorts by the upper 32 bits, of which only the lowest `key_bits` are in use; stable. The lower 32 bits go along.
void radix_sort(std::vector<std::uint64_t>& items, unsigned key_bits) {
    std::vector<std::uint64_t> other(items.size());
    for (unsigned shift = 32; shift < 32 + key_bits; shift += digit_bits) {
        auto const digit = [shift](std::uint64_t item) { return static_cast<std::size_t>(item >> shift) & (digit_count - 1); };
        std::array<std::uint32_t, digit_count> next {};
        for (auto const item : items) { ++next[digit(item)]; }
        std::uint32_t total = 0;
        for (auto& place : next) { total += std::exchange(place, total); }
        for (auto const item : items) { other[next[digit(item)]++] = item; }
        items.swap(other);
    }
}

/// A text on its way to its place: eight of its bytes as a number, the first in the highest place.
struct TextItem {
    std::uint64_t key;
    Row row;
};

constexpr std::size_t key_size = sizeof(std::uint64_t);

/// The bytes from `depth` on; zeros past the end, which no folded text contains.
std::uint64_t key_at(std::string_view text, std::size_t depth) {
    if (depth >= text.size()) { return 0; }
    std::uint64_t key = 0;
    std::memcpy(&key, text.data() + depth, std::min(text.size() - depth, key_size));
    return std::endian::native == std::endian::little ? std::byteswap(key) : key;
}

/// Stable, byte by byte from the last; a byte that is the same in all keys costs nothing but the counting.
void radix_sort(std::span<TextItem> items, std::vector<TextItem>& other) {
    std::array<std::array<std::uint32_t, 256>, key_size> counts {};
    for (auto const& item : items) {
        for (std::size_t digit = 0; digit < key_size; ++digit) { ++counts[digit][(item.key >> (8 * digit)) & 0xFFU]; }
    }
    other.resize(std::max(other.size(), items.size()));
    auto from = items;
    auto to = std::span { other }.first(items.size());
    for (std::size_t digit = 0; digit < key_size; ++digit) {
        auto& next = counts[digit];
        if (next[(items.front().key >> (8 * digit)) & 0xFFU] == items.size()) { continue; }
        std::uint32_t total = 0;
        for (auto& place : next) { total += std::exchange(place, total); }
        for (auto const& item : from) { to[next[(item.key >> (8 * digit)) & 0xFFU]++] = item; }
        std::swap(from, to);
    }
    if (from.data() != items.data()) { std::ranges::copy(from, items.begin()); }
}

class TextSorter {
public:
    TextSorter(TextStore const& texts, Direction direction)
        : m_texts(texts), m_flip(direction == Direction::Descending ? ~std::uint64_t { 0 } : 0) {}

    void sort(std::span<TextItem> items) {
        // Long texts that begin alike are sorted again by their next bytes, the latest group first, without recursion.
        std::vector<Group> open { { 0, items.size(), 0 } };
        while (!open.empty()) {
            auto const group = open.back();
            open.pop_back();
            auto const part = items.subspan(group.begin, group.end - group.begin);
            for (auto& item : part) { item.key = key_at(m_texts.folded(item.row), group.depth) ^ m_flip; }
            if (part.size() >= radix_worthwhile) {
                radix_sort(part, m_other);
            } else {
                std::ranges::stable_sort(part, {}, &TextItem::key);
            }
            add_equal_groups(part, group, open);
        }
    }

private:
    /// Below, clearing the counters would cost more than comparing.
    static constexpr std::size_t radix_worthwhile = 1024;

    struct Group {
        std::size_t begin;
        std::size_t end;
        std::size_t depth;
    };

    void add_equal_groups(std::span<TextItem const> part, Group group, std::vector<Group>& open) const {
        for (std::size_t begin = 0; begin < part.size();) {
            std::size_t end = begin + 1;
            while (end < part.size() && part[end].key == part[begin].key) { ++end; }
            bool const is_ended = ((part[begin].key ^ m_flip) & 0xFFU) == 0;
            if (end - begin > 1 && !is_ended) { open.push_back({ group.begin + begin, group.begin + end, group.depth + key_size }); }
            begin = end;
        }
    }

    TextStore const& m_texts;
    std::uint64_t m_flip;
    std::vector<TextItem> m_other;
};

}  // namespace

void sort_by_number(std::vector<Row>& rows, std::vector<std::int64_t> const& keys, Direction direction) {
    assert(rows.size() == keys.size());
    std::int64_t least = std::numeric_limits<std::int64_t>::max();
    std::int64_t most = no_number;
    for (auto const key : keys) {
        if (key == no_number) { continue; }
        least = std::min(least, key);
        most = std::max(most, key);
    }
    if (most == no_number) { return; }

    // Differences of unsigned numbers cannot overflow; a missing number comes one after the farthest.
    auto const width = static_cast<std::uint64_t>(most) - static_cast<std::uint64_t>(least);
    auto const place_of = [&](std::int64_t key) {
        if (key == no_number) { return width + 1; }
        auto const from_least = static_cast<std::uint64_t>(key) - static_cast<std::uint64_t>(least);
        return direction == Direction::Ascending ? from_least : width - from_least;
    };
    if (width < 0xFFFF'FFFFU) {
        std::vector<std::uint64_t> items(rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i) { items[i] = place_of(keys[i]) << 32U | rows[i]; }
        radix_sort(items, static_cast<unsigned>(std::bit_width(width + 1)));
        for (std::size_t i = 0; i < rows.size(); ++i) { rows[i] = static_cast<Row>(items[i]); }
        return;
    }
    struct Item {
        std::uint64_t place;
        Row row;
    };
    std::vector<Item> items(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) { items[i] = { place_of(keys[i]), rows[i] }; }
    std::ranges::stable_sort(items, {}, &Item::place);
    std::ranges::transform(items, rows.begin(), &Item::row);
}

void sort_by_text(std::vector<Row>& rows, TextStore const& texts, Direction direction) {
    std::vector<TextItem> items;
    std::vector<Row> empty;
    items.reserve(rows.size());
    for (Row const row : rows) {
        if (texts.folded(row).empty()) {
            empty.push_back(row);
        } else {
            items.push_back({ 0, row });
        }
    }
    TextSorter { texts, direction }.sort(items);
    std::ranges::transform(items, rows.begin(), &TextItem::row);
    std::ranges::copy(empty, rows.begin() + static_cast<std::ptrdiff_t>(items.size()));
}

}  // namespace hub::table
