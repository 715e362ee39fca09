#include "table/dictionary_column.hpp"

#include "table/simd.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <functional>
#include <limits>

namespace hub::table {

namespace {

std::size_t hash_of(std::string_view text) {
    return std::hash<std::string_view> {}(text);
}

/// Few wanted codes of one byte: compared sixteen rows at a time.
std::uint64_t few_bytes(std::uint8_t const* codes, std::size_t count, std::span<Bytes16 const> wanted) {
    std::array<char, BitSet::bits_per_word> part {};
    std::copy_n(codes, count, part.begin());
    std::uint64_t bits = 0;
    for (unsigned i = 0; i < part.size(); i += Bytes16::size) {
        auto const block = Bytes16::load(part.data() + i);
        auto found = equal(block, wanted.front());
        for (auto const& code : wanted.subspan(1)) { found = found | equal(block, code); }
        bits |= std::uint64_t { found.mask() } << i;
    }
    return bits;
}

/// The set bits of `open` whose code is wanted: `wanted` has a byte, 0 or 1, for each code.
template <class T>
std::uint64_t any_codes(T const* codes, std::size_t count, std::uint64_t open, std::uint8_t const* wanted) {
    constexpr int worth_all = 16;
    constexpr std::size_t step = 8;
    std::uint64_t bits = 0;
    if (std::popcount(open) < worth_all || count < BitSet::bits_per_word) {
        for (; open != 0; open &= open - 1) {
            auto const i = static_cast<std::size_t>(std::countr_zero(open));
            bits |= std::uint64_t { wanted[codes[i]] } << i;
        }
        return bits;
    }
    // Eight at a time, so that the shifts are known and the rows do not wait for one another.
    for (std::size_t first = 0; first < BitSet::bits_per_word; first += step) {
        unsigned part = 0;
        for (std::size_t i = 0; i < step; ++i) { part |= unsigned { wanted[codes[first + i]] } << i; }
        bits |= std::uint64_t { part } << first;
    }
    return bits & open;
}

/// Asks `bits_of(row, count, open)` for each word of rows of which one is in `among`.
template <class BitsOf>
void find_words(BitSet const& among, BitSet& hits, BitsOf bits_of) {
    auto const open = among.words();
    auto const words = hits.words();
    for (std::size_t word = 0; word < open.size(); ++word) {
        if (open[word] == 0) { continue; }
        std::size_t const row = word * BitSet::bits_per_word;
        words[word] |= bits_of(row, std::min(BitSet::bits_per_word, among.size() - row), open[word]);
    }
}

}  // namespace

std::size_t DictionaryColumn::size() const {
    return std::visit([](auto const& codes) { return codes.size(); }, m_codes);
}

void DictionaryColumn::reserve(std::size_t rows) {
    std::visit([&](auto& codes) { codes.reserve(rows); }, m_codes);
}

std::optional<DictionaryColumn::Code> DictionaryColumn::find_code(std::string_view text) const {
    return m_index.find(hash_of(text), [&](Code code) { return entry(code) == text; });
}

DictionaryColumn::Code DictionaryColumn::code_of(std::string_view text) {
    if (auto const known = find_code(text)) { return *known; }
    auto const code = static_cast<Code>(m_entries.size());
    m_entries.append(text);
    m_index.insert(hash_of(text), code, [&](Code old) { return hash_of(entry(old)); });
    return code;
}

DictionaryColumn::Code DictionaryColumn::code(std::size_t row) const {
    return std::visit([&](auto const& codes) { return Code { codes[row] }; }, m_codes);
}

void DictionaryColumn::append(Code code) {
    widen_for(code);
    std::visit([&]<class T>(std::vector<T>& codes) { codes.push_back(static_cast<T>(code)); }, m_codes);
}

bool DictionaryColumn::replace(std::size_t row, Code new_code) {
    if (code(row) == new_code) { return false; }
    widen_for(new_code);
    std::visit([&]<class T>(std::vector<T>& codes) { codes[row] = static_cast<T>(new_code); }, m_codes);
    return true;
}

void DictionaryColumn::widen_for(Code code) {
    auto const widen = [&](auto const& narrow, auto wide) {
        wide.reserve(narrow.capacity());
        wide.assign(narrow.begin(), narrow.end());
        m_codes = std::move(wide);
    };
    if (auto const* bytes = std::get_if<0>(&m_codes); bytes != nullptr && code > std::numeric_limits<std::uint8_t>::max()) {
        widen(*bytes, std::vector<std::uint16_t> {});
    }
    if (auto const* words = std::get_if<1>(&m_codes); words != nullptr && code > std::numeric_limits<std::uint16_t>::max()) {
        widen(*words, std::vector<std::uint32_t> {});
    }
}

void DictionaryColumn::find_rows(BitSet const& wanted, BitSet const& among, BitSet& hits) const {
    assert(among.size() == size() && hits.size() == size());
    constexpr std::size_t few = 4;
    std::size_t const wanted_count = wanted.count();
    if (wanted_count == 0) { return; }
    if (wanted_count == wanted.size()) {
        hits |= among;
        return;
    }
    if (auto const* bytes = std::get_if<0>(&m_codes); bytes != nullptr && wanted_count <= few) {
        std::vector<Bytes16> splats;
        wanted.for_each([&](std::size_t code) { splats.push_back(Bytes16::splat(static_cast<char>(code))); });
        return find_words(among, hits,
            [&](std::size_t row, std::size_t count, std::uint64_t open) { return open & few_bytes(bytes->data() + row, count, splats); });
    }
    std::vector<std::uint8_t> bytes(wanted.size());
    wanted.for_each([&](std::size_t code) { bytes[code] = 1; });
    std::visit(
        [&](auto const& codes) {
            find_words(among, hits, [&](std::size_t row, std::size_t count, std::uint64_t open) {
                return any_codes(codes.data() + row, count, open, bytes.data());
            });
        },
        m_codes);
}

void DictionaryColumn::find_codes(BitSet const& rows, BitSet& codes) const {
    std::visit([&](auto const& of_rows) { rows.for_each([&](std::size_t row) { codes.set(of_rows[row]); }); }, m_codes);
}

std::vector<std::uint32_t> DictionaryColumn::count_codes(BitSet const& rows) const {
    // Neighbouring rows often have the same code; four counters in turn spare the wait for the one just written.
    constexpr std::size_t lanes = 4;
    std::size_t const entry_count = m_entries.size();
    bool const is_small = entry_count <= 4096;
    std::vector<std::uint32_t> counts(is_small ? entry_count * lanes : entry_count);
    std::visit(
        [&](auto const& codes) {
            auto const words = rows.words();
            for (std::size_t word = 0; word < words.size(); ++word) {
                std::size_t const begin = word * BitSet::bits_per_word;
                if (is_small && words[word] == ~std::uint64_t { 0 }) {
                    for (std::size_t i = 0; i < BitSet::bits_per_word; ++i) { ++counts[(i % lanes) * entry_count + codes[begin + i]]; }
                } else {
                    rows.for_each(
                        begin, std::min(begin + BitSet::bits_per_word, rows.size()), [&](std::size_t row) { ++counts[codes[row]]; });
                }
            }
        },
        m_codes);
    if (is_small) {
        for (std::size_t i = entry_count; i < counts.size(); ++i) { counts[i % entry_count] += counts[i]; }
        counts.resize(entry_count);
    }
    return counts;
}

std::size_t DictionaryColumn::memory_bytes() const {
    auto const code_bytes = std::visit([]<class T>(std::vector<T> const& codes) { return codes.capacity() * sizeof(T); }, m_codes);
    return m_entries.memory_bytes() + m_index.memory_bytes() + code_bytes;
}

}  // namespace hub::table
