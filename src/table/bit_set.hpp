// One bit a row: the currency in which filters, selections and flags are combined. Not a container of row numbers;
// those are made from it with for_each.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace hub::table {

class BitSet {
public:
    static constexpr std::size_t bits_per_word = 64;

    BitSet() = default;
    /// All bits clear.
    explicit BitSet(std::size_t size) { resize(size); }

    [[nodiscard]] std::size_t size() const { return m_size; }
    /// Bits that are added are clear.
    void resize(std::size_t size);
    void reserve(std::size_t size) { m_words.reserve(words_for(size)); }

    [[nodiscard]] bool test(std::size_t index) const { return ((m_words[index / bits_per_word] >> (index % bits_per_word)) & 1U) != 0; }
    void set(std::size_t index) { m_words[index / bits_per_word] |= bit(index); }
    void clear(std::size_t index) { m_words[index / bits_per_word] &= ~bit(index); }
    void assign(std::size_t index, bool value) { value ? set(index) : clear(index); }

    void set_all();
    void clear_all();
    /// Sets the bits of [first, last).
    void set_range(std::size_t first, std::size_t last);

    [[nodiscard]] std::size_t count() const;
    [[nodiscard]] bool none() const;

    /// The other operand must have the same size.
    BitSet& operator&=(BitSet const& other);
    BitSet& operator|=(BitSet const& other);
    /// Clears the bits that are set in `other`.
    BitSet& operator-=(BitSet const& other);
    bool operator==(BitSet const&) const = default;

    /// Bits past size() are always clear, also when a caller writes words: see trim_last_word.
    [[nodiscard]] std::span<std::uint64_t const> words() const { return m_words; }
    [[nodiscard]] std::span<std::uint64_t> words() { return m_words; }
    /// For whoever wrote whole words: clears what lies past size().
    void trim_last_word();

    /// Calls `visit(index)` for each set bit of [first, last), in ascending order.
    template <class Visit>
    void for_each(std::size_t first, std::size_t last, Visit visit) const;
    template <class Visit>
    void for_each(Visit visit) const {
        for_each(0, m_size, visit);
    }

    [[nodiscard]] std::size_t memory_bytes() const { return m_words.capacity() * sizeof(std::uint64_t); }

    [[nodiscard]] static constexpr std::size_t words_for(std::size_t size) { return (size + bits_per_word - 1) / bits_per_word; }
    /// The bits of [first, last) that lie in word number `word`.
    [[nodiscard]] static constexpr std::uint64_t range_mask(std::size_t word, std::size_t first, std::size_t last);

private:
    static constexpr std::uint64_t bit(std::size_t index) { return std::uint64_t { 1 } << (index % bits_per_word); }

    std::vector<std::uint64_t> m_words;
    std::size_t m_size = 0;
};

constexpr std::uint64_t BitSet::range_mask(std::size_t word, std::size_t first, std::size_t last) {
    std::size_t const begin = word * bits_per_word;
    std::uint64_t mask = ~std::uint64_t { 0 };
    if (first > begin) { mask &= first - begin >= bits_per_word ? 0 : ~std::uint64_t { 0 } << (first - begin); }
    if (last < begin + bits_per_word) { mask &= last <= begin ? 0 : ~std::uint64_t { 0 } >> (begin + bits_per_word - last); }
    return mask;
}

template <class Visit>
void BitSet::for_each(std::size_t first, std::size_t last, Visit visit) const {
    if (first >= last) { return; }
    for (std::size_t word = first / bits_per_word; word < words_for(last); ++word) {
        std::uint64_t bits = m_words[word] & range_mask(word, first, last);
        while (bits != 0) {
            visit(word * bits_per_word + static_cast<std::size_t>(std::countr_zero(bits)));
            bits &= bits - 1;
        }
    }
}

}  // namespace hub::table
