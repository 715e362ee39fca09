// The two stable sorts behind order.hpp: a radix sort for whole numbers, and one for folded texts that compares eight bytes at a time.
#pragma once

#include "table/column.hpp"
#include "table/order.hpp"
#include "table/text_store.hpp"

#include <cstdint>
#include <vector>

namespace hub::table {

/// Sorts `rows` by `keys`, of which keys[i] belongs to rows[i]. no_number stands last in both directions.
void sort_by_number(std::vector<Row>& rows, std::vector<std::int64_t> const& keys, Direction direction);

/// Sorts `rows` by their folded texts, byte by byte. Empty texts stand last in both directions.
void sort_by_text(std::vector<Row>& rows, TextStore const& texts, Direction direction);

}  // namespace hub::table
