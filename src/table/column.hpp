// The kinds of columns, how a screen names one, and the cells of a page that the server delivers.
#pragma once

#include "base/date.hpp"
#include "table/bit_set.hpp"
#include "table/dictionary_column.hpp"
#include "table/text_store.hpp"

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace hub::table {

/// The number of a row. It never changes while the row's id is known to the table, not even through a reload.
using Row = std::uint32_t;

/// Names a column of one table. The kinds below keep a date from being searched for letters; each is made by Table::add_….
struct ColumnId {
    std::uint16_t index = 0;
    bool operator==(ColumnId const&) const = default;
};
struct DictionaryId : ColumnId {};  ///< texts that repeat: state, center, kind; also the names of employees
struct TextId : ColumnId {};        ///< texts that mostly differ: document names
struct DateId : ColumnId {};        ///< calendar days
struct NumberId : ColumnId {};      ///< whole numbers; amounts in cents
struct FlagId : ColumnId {};        ///< yes or no

enum class Flag : std::uint8_t { Clear, Set };

/// A cell without a date or number. No range contains it and it sorts last in both directions, like an empty text.
inline constexpr Date no_date { std::numeric_limits<std::int32_t>::min() };
inline constexpr std::int64_t no_number = std::numeric_limits<std::int64_t>::min();

using DateColumn = std::vector<Date>;
using NumberColumn = std::vector<std::int64_t>;
using FlagColumn = BitSet;
/// In the order of the ids above.
using Column = std::variant<DictionaryColumn, TextStore, DateColumn, NumberColumn, FlagColumn>;

/// Texts as a page may carry them for a dictionary column: each once, and their positions, row by row.
struct CodedTexts {
    std::span<std::string const> dictionary;
    std::span<std::uint32_t const> codes;
};

/// One column of a page: borrowed, one cell a row. Dictionary columns take texts or CodedTexts, text columns take texts; flags are
/// bytes, zero for clear.
using Cells = std::variant<std::span<std::string const>, CodedTexts, std::span<Date const>, std::span<std::int64_t const>,
    std::span<std::uint8_t const>>;

}  // namespace hub::table
