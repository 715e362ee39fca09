// A column whose cells repeat: each distinct text is kept once, a row keeps its number (code) in one, two or four bytes.
// States and centers, but also names of people who have many documents. Entries are added, never taken out.
#pragma once

#include "table/bit_set.hpp"
#include "table/hash_index.hpp"
#include "table/text_store.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

namespace hub::table {

class DictionaryColumn {
public:
    using Code = std::uint32_t;

    /// Number of rows.
    [[nodiscard]] std::size_t size() const;
    void reserve(std::size_t rows);

    [[nodiscard]] TextStore const& entries() const { return m_entries; }
    [[nodiscard]] std::string_view entry(Code code) const { return m_entries.text(code); }
    /// The code of exactly this text (case and accents count).
    [[nodiscard]] std::optional<Code> find_code(std::string_view text) const;
    /// The same, adding the text if it is new.
    Code code_of(std::string_view text);

    [[nodiscard]] Code code(std::size_t row) const;
    [[nodiscard]] std::string_view text(std::size_t row) const { return entry(code(row)); }
    void append(Code code);
    /// True if the row had another code before.
    bool replace(std::size_t row, Code code);

    /// Sets the bits of those rows of `among` whose code is in `wanted`, which has one bit an entry; other bits stay as they are.
    void find_rows(BitSet const& wanted, BitSet const& among, BitSet& hits) const;
    /// Sets the bits of the codes that `rows` have; `codes` has one bit an entry.
    void find_codes(BitSet const& rows, BitSet& codes) const;
    /// How many rows of `rows` have each code; one number an entry.
    [[nodiscard]] std::vector<std::uint32_t> count_codes(BitSet const& rows) const;

    [[nodiscard]] std::size_t memory_bytes() const;

private:
    using Codes = std::variant<std::vector<std::uint8_t>, std::vector<std::uint16_t>, std::vector<std::uint32_t>>;

    void widen_for(Code code);

    TextStore m_entries;
    HashIndex m_index;
    Codes m_codes;
};

}  // namespace hub::table
