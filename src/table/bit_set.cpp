#include "table/bit_set.hpp"

#include <algorithm>
#include <cassert>

namespace hub::table {

void BitSet::resize(std::size_t size) {
    m_words.resize(words_for(size), 0);
    m_size = size;
    trim_last_word();
}

void BitSet::set_all() {
    std::ranges::fill(m_words, ~std::uint64_t { 0 });
    trim_last_word();
}

void BitSet::clear_all() {
    std::ranges::fill(m_words, 0);
}

void BitSet::set_range(std::size_t first, std::size_t last) {
    if (first >= last) { return; }
    for (std::size_t word = first / bits_per_word; word < words_for(last); ++word) { m_words[word] |= range_mask(word, first, last); }
}

std::size_t BitSet::count() const {
    std::size_t total = 0;
    for (std::uint64_t const word : m_words) { total += static_cast<std::size_t>(std::popcount(word)); }
    return total;
}

bool BitSet::none() const {
    return std::ranges::all_of(m_words, [](std::uint64_t word) { return word == 0; });
}

BitSet& BitSet::operator&=(BitSet const& other) {
    assert(m_size == other.m_size);
    for (std::size_t i = 0; i < m_words.size(); ++i) { m_words[i] &= other.m_words[i]; }
    return *this;
}

BitSet& BitSet::operator|=(BitSet const& other) {
    assert(m_size == other.m_size);
    for (std::size_t i = 0; i < m_words.size(); ++i) { m_words[i] |= other.m_words[i]; }
    return *this;
}

BitSet& BitSet::operator-=(BitSet const& other) {
    assert(m_size == other.m_size);
    for (std::size_t i = 0; i < m_words.size(); ++i) { m_words[i] &= ~other.m_words[i]; }
    return *this;
}

void BitSet::trim_last_word() {
    if (m_size % bits_per_word != 0) { m_words.back() &= ~std::uint64_t { 0 } >> (bits_per_word - m_size % bits_per_word); }
}

}  // namespace hub::table
