// Which rows the user has ticked. It is kept by row, so it survives filtering, sorting and a reload; rows that leave the table leave
// the selection for good (RSLT-16). Rows that are merely filtered out stay selected: count() and count_in() tell both numbers.
#pragma once

#include "base/id.hpp"
#include "table/bit_set.hpp"
#include "table/column.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace hub::table {

class Table;

class Selection {
public:
    /// The table must outlive the selection.
    explicit Selection(Table const& table) : m_table(table) {}

    [[nodiscard]] bool contains(Row row);
    void set(Row row, Flag selected);
    void toggle(Row row) { set(row, contains(row) ? Flag::Clear : Flag::Set); }
    /// Adds or takes out many, such as View::visible() ("select all").
    void set_all(BitSet const& rows, Flag selected);
    void clear();

    [[nodiscard]] std::size_t count();
    /// How many of the selected are among these rows; with View::visible() it tells whether "select all" is ticked, half or not.
    [[nodiscard]] std::size_t count_in(BitSet const& rows);
    /// The selected rows in the order in which they came into the table.
    [[nodiscard]] std::vector<Row> rows();
    [[nodiscard]] std::vector<Uuid> ids();

private:
    /// Lets go of rows that have left the table, and makes room for new ones.
    void refresh();

    Table const& m_table;
    BitSet m_rows;
    std::uint64_t m_seen_revision = 0;
};

}  // namespace hub::table
