// Rows in the order of one or more columns. Orders are computed when first asked for and kept; rows that are added are worked in.
// Texts compare folded, so that "Łukasz" stands between "Lucy" and "Luke"; empty cells stand last in both directions.
#pragma once

#include "table/column.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace hub::table {

class Table;

enum class Direction : std::uint8_t { Ascending, Descending };

struct SortKey {
    ColumnId column;
    Direction direction = Direction::Ascending;
    bool operator==(SortKey const&) const = default;
};

/// All rows of the table, removed rows included: by the first key, where that is equal by the second and so on, at last by row number.
[[nodiscard]] std::vector<Row> sorted_rows(Table const& table, std::span<SortKey const> keys);

/// Sorts a small selection of rows in the same way, comparing their cells.
void sort_few(Table const& table, std::span<SortKey const> keys, std::vector<Row>& rows);

/// Works the rows from `rows.size()` up to the table's limit into an order that sorted_rows made earlier, while its cells stayed
/// the same.
void extend_sorted_rows(Table const& table, std::span<SortKey const> keys, std::vector<Row>& rows);

/// Keeps the last few orders of one table, four bytes a row each.
class OrderCache {
public:
    /// Like sorted_rows. Valid until the next call.
    std::span<Row const> get(Table const& table, std::span<SortKey const> keys);

private:
    struct Order {
        std::vector<SortKey> keys;
        std::vector<std::uint64_t> changes;
        std::vector<Row> rows;
    };

    std::vector<Order> m_orders;  ///< the latest at the end
};

}  // namespace hub::table
