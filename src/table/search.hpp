// Answers one search field while it is typed into. A longer query looks only at the rows that the shorter one left, and a query that
// was asked a moment ago (backspace) is not computed again. Used by FilterCache; screens use Search in filter.hpp.
#pragma once

#include "table/bit_set.hpp"
#include "table/column.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hub::table {

class Table;

class SearchHistory {
public:
    /// The rows in which every token occurs in any of the columns, removed rows included. Valid until the next call.
    BitSet const& find(Table const& table, std::span<ColumnId const> columns, std::vector<std::string> const& tokens);

private:
    struct Answer {
        std::vector<std::string> tokens;
        BitSet hits;
        std::size_t count = 0;
    };

    /// Forgets everything if it was found in other columns or in cells that have changed since.
    void forget_if_stale(Table const& table, std::span<ColumnId const> columns);
    /// The answer with the fewest rows of which the one to `tokens` must be a part, or none.
    [[nodiscard]] Answer const* narrowest_superset(std::vector<std::string> const& tokens) const;
    [[nodiscard]] static Answer answer(
        Table const& table, std::span<ColumnId const> columns, std::vector<std::string> const& tokens, Answer const* superset);
    /// Brings an answer up to the rows that were added since.
    static void extend(Answer& answer, Table const& table, std::span<ColumnId const> columns);

    std::vector<Answer> m_answers;  ///< the latest at the end
    std::vector<ColumnId> m_columns;
    std::vector<std::uint64_t> m_changes;
};

}  // namespace hub::table
