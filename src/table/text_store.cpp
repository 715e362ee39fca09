#include "table/text_store.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstring>

namespace hub::table {

namespace {

/// Folding leaves no control character in a text, so no token can reach from one row into the next.
constexpr char separator = '\n';

/// From one matching row in so many on, marking places first and asking the rows afterwards is quicker.
constexpr std::size_t many_divisor = 16;
/// With fewer rows than one in so many left to look at, they are looked at one by one.
constexpr std::size_t each_divisor = 4;

/// Which of the bits of [first, first + count) are set, the first in bit 0; `count` is 1 to 64, and `words` has a spare word at its end.
std::uint64_t bits_of(std::uint64_t const* words, std::size_t first, std::size_t count) {
    std::size_t const shift = first % BitSet::bits_per_word;
    auto const* const word = words + first / BitSet::bits_per_word;
    // Shifting in two steps, because shifting by all 64 at once is not defined.
    auto const bits = word[0] >> shift | word[1] << 1U << (BitSet::bits_per_word - 1 - shift);
    return bits & ~std::uint64_t { 0 } >> (BitSet::bits_per_word - count);
}

/// Calls `matches(begin, end)` for each row and gathers the answers. A word of the result is built in a register and stored once.
template <class Bits, class Matches>
Bits gather(std::vector<std::uint32_t> const& ends, Matches matches) {
    Bits found {};
    std::size_t begin = 0;
    for (std::size_t first = 0; first < ends.size(); first += BitSet::bits_per_word) {
        std::size_t const count = std::min(ends.size() - first, BitSet::bits_per_word);
        std::uint64_t word = 0;
        for (std::size_t bit = 0; bit < count; ++bit) {
            std::size_t const end = ends[first + bit];
            word |= std::uint64_t { matches(begin, end) ? 1U : 0U } << bit;
            begin = end;
        }
        found[first / BitSet::bits_per_word] = word;
    }
    return found;
}

std::size_t count_bits(std::span<std::uint64_t const> words) {
    std::size_t count = 0;
    for (auto const word : words) { count += static_cast<std::size_t>(std::popcount(word)); }
    return count;
}

}  // namespace

void TextStore::Chunk::append(std::string_view text, std::string_view folded_text) {
    texts.insert(texts.end(), text.begin(), text.end());
    text_ends.push_back(static_cast<std::uint32_t>(texts.size()));

    std::size_t const begin = folded_begin(folded_ends.size());
    folded.resize(begin);
    folded.insert(folded.end(), folded_text.begin(), folded_text.end());
    folded.push_back(separator);
    folded_ends.push_back(static_cast<std::uint32_t>(folded.size()));
    folded.resize(folded.size() + Needle::readable_past_end);
    letters.push_back(letters_in(folded_text));
    any_letters |= letters.back();
}

std::string_view TextStore::Chunk::text(std::size_t index) const {
    std::size_t const begin = index == 0 ? 0 : text_ends[index - 1];
    return { texts.data() + begin, text_ends[index] - begin };
}

std::string_view TextStore::Chunk::folded_text(std::size_t index) const {
    std::size_t const begin = folded_begin(index);
    return { folded.data() + begin, folded_ends[index] - begin - 1 };
}

void TextStore::Chunk::release_slack() {
    texts.shrink_to_fit();
    folded.shrink_to_fit();
    text_ends.shrink_to_fit();
    folded_ends.shrink_to_fit();
    letters.shrink_to_fit();
}

void TextStore::append(std::string_view text) {
    if (m_size % chunk_rows == 0) { m_chunks.emplace_back(); }
    auto& chunk = m_chunks.back();
    chunk.append(text, fold(text));
    ++m_size;
    if (m_size % chunk_rows == 0) { chunk.release_slack(); }
}

bool TextStore::replace(std::span<Replacement const> replacements) {
    std::vector<Replacement> changes;
    for (auto const& change : replacements) {
        assert(change.row < m_size);
        // An earlier replacement of the same row may differ from what is stored, so it is kept until the last is known.
        changes.push_back(change);
    }
    std::ranges::stable_sort(changes, {}, &Replacement::row);
    std::vector<Replacement> kept;
    for (std::size_t i = 0; i < changes.size(); ++i) {
        bool const is_last = i + 1 == changes.size() || changes[i + 1].row != changes[i].row;
        if (is_last && changes[i].text != text(changes[i].row)) { kept.push_back(changes[i]); }
    }
    for (std::size_t begin = 0; begin < kept.size();) {
        std::size_t const number = kept[begin].row / chunk_rows;
        std::size_t end = begin;
        while (end < kept.size() && kept[end].row / chunk_rows == number) { ++end; }
        m_chunks[number] = rebuilt(m_chunks[number], number * chunk_rows, std::span { kept }.subspan(begin, end - begin));
        begin = end;
    }
    return !kept.empty();
}

TextStore::Chunk TextStore::rebuilt(Chunk const& chunk, std::size_t first_row, std::span<Replacement const> replacements) {
    Chunk fresh;
    fresh.texts.reserve(chunk.texts.size());
    fresh.folded.reserve(chunk.folded.size());
    fresh.text_ends.reserve(chunk.text_ends.capacity());
    fresh.folded_ends.reserve(chunk.folded_ends.capacity());
    fresh.letters.reserve(chunk.letters.capacity());
    for (std::size_t i = 0; i < chunk.rows(); ++i) {
        if (!replacements.empty() && replacements.front().row == first_row + i) {
            fresh.append(replacements.front().text, fold(replacements.front().text));
            replacements = replacements.subspan(1);
        } else {
            fresh.append(chunk.text(i), chunk.folded_text(i));
        }
    }
    if (chunk.rows() == chunk_rows) { fresh.release_slack(); }
    return fresh;
}

void TextStore::erase(std::size_t row) {
    auto& chunk = m_chunks[row / chunk_rows];
    std::size_t const index = row % chunk_rows;
    auto const wipe = [](std::vector<char>& bytes, std::size_t begin, std::size_t end) {
        std::fill(bytes.begin() + static_cast<std::ptrdiff_t>(begin), bytes.begin() + static_cast<std::ptrdiff_t>(end), separator);
    };
    wipe(chunk.texts, index == 0 ? 0 : chunk.text_ends[index - 1], chunk.text_ends[index]);
    wipe(chunk.folded, chunk.folded_begin(index), chunk.folded_ends[index]);
    chunk.letters[index] = 0;
}

std::string_view TextStore::text(std::size_t row) const {
    return m_chunks[row / chunk_rows].text(row % chunk_rows);
}

std::string_view TextStore::folded(std::size_t row) const {
    return m_chunks[row / chunk_rows].folded_text(row % chunk_rows);
}

bool TextStore::may_contain(Needle const& needle) const {
    return std::ranges::any_of(m_chunks, [&](Chunk const& chunk) { return chunk.may_contain(needle); });
}

void TextStore::find(Needle const& needle, BitSet const& among, BitSet& hits) const {
    assert(among.size() == m_size && hits.size() == m_size);
    bool many = needle.is_exact();
    for (std::size_t number = 0; number < m_chunks.size(); ++number) {
        auto const& chunk = m_chunks[number];
        if (!chunk.may_contain(needle)) { continue; }
        std::size_t const first_word = number * ChunkBits {}.size();
        std::size_t const word_count = BitSet::words_for(chunk.rows());
        ChunkBits open {};
        std::ranges::copy(among.words().subspan(first_word, word_count), open.begin());
        std::size_t const open_count = keep_promising(chunk, needle, open);
        if (open_count == 0) { continue; }
        if (!needle.is_one_letter()) {
            bool const each = open_count * each_divisor < chunk.rows();
            auto const found = each ? find_each(chunk, needle, open) : many ? find_many(chunk, needle) : find_few(chunk, needle);
            // One chunk tells what to expect of the next.
            if (!each) { many = count_bits(found) * many_divisor > chunk.rows(); }
            for (std::size_t i = 0; i < open.size(); ++i) { open[i] &= found[i]; }
        }
        auto const words = hits.words().subspan(first_word, word_count);
        for (std::size_t i = 0; i < words.size(); ++i) { words[i] |= open[i]; }
    }
}

std::size_t TextStore::keep_promising(Chunk const& chunk, Needle const& needle, ChunkBits& open) {
    LetterSet const wanted = needle.letters();
    for (std::size_t i = 0; i < open.size(); ++i) {
        if (open[i] == 0) { continue; }
        std::size_t const first = i * BitSet::bits_per_word;
        std::size_t const count = std::min(chunk.rows() - first, BitSet::bits_per_word);
        std::uint64_t promising = 0;
        for (std::size_t bit = 0; bit < count; ++bit) {
            promising |= std::uint64_t { (chunk.letters[first + bit] & wanted) == wanted ? 1U : 0U } << bit;
        }
        open[i] &= promising;
    }
    return count_bits(open);
}

TextStore::ChunkBits TextStore::find_each(Chunk const& chunk, Needle const& needle, ChunkBits const& open) {
    ChunkBits found = open;
    for (std::size_t i = 0; i < open.size(); ++i) {
        for (auto bits = open[i]; bits != 0; bits &= bits - 1) {
            std::size_t const index = i * BitSet::bits_per_word + static_cast<std::size_t>(std::countr_zero(bits));
            std::size_t const end = chunk.folded_ends[index];
            if (needle.find(chunk.folded.data(), chunk.folded_begin(index), end) == end) { found[i] &= ~(bits & (~bits + 1)); }
        }
    }
    return found;
}

TextStore::ChunkBits TextStore::find_few(Chunk const& chunk, Needle const& needle) {
    ChunkBits found {};
    auto const& ends = chunk.folded_ends;
    std::size_t const end = ends.back();
    std::size_t index = 0;
    for (std::size_t at = 0; at < end;) {
        at = needle.find(chunk.folded.data(), at, end);
        if (at == end) { break; }
        while (ends[index] <= at) { ++index; }
        found[index / BitSet::bits_per_word] |= std::uint64_t { 1 } << (index % BitSet::bits_per_word);
        at = ends[index];
    }
    return found;
}

TextStore::ChunkBits TextStore::find_many(Chunk const& chunk, Needle const& needle) {
    constexpr std::size_t bits = BitSet::bits_per_word;
    auto const* const text = chunk.folded.data();
    std::size_t const size = chunk.folded_ends.back();

    // First where the token may begin, one bit a byte; then, row by row, whether any of the row's bits is set.
    std::vector<std::uint64_t> places(size / bits + 2);
    for (std::size_t at = 0; at < size; at += bits) { places[at / bits] = needle.candidates(text + at); }

    auto const* const marks = places.data();
    auto const is_marked = [marks](std::size_t begin, std::size_t end) {
        for (; end - begin > bits; begin += bits) {
            if (bits_of(marks, begin, bits) != 0) { return true; }
        }
        return bits_of(marks, begin, end - begin) != 0;
    };
    if (needle.is_exact()) { return gather<ChunkBits>(chunk.folded_ends, is_marked); }
    return gather<ChunkBits>(chunk.folded_ends,
        [&](std::size_t begin, std::size_t end) { return is_marked(begin, end) && needle.find(text, begin, end) != end; });
}

std::size_t TextStore::memory_bytes() const {
    std::size_t bytes = m_chunks.capacity() * sizeof(Chunk);
    for (auto const& chunk : m_chunks) {
        bytes += chunk.texts.capacity() + chunk.folded.capacity()
            + (chunk.text_ends.capacity() + chunk.folded_ends.capacity()) * sizeof(std::uint32_t)
            + chunk.letters.capacity() * sizeof(LetterSet);
    }
    return bytes;
}

}  // namespace hub::table
