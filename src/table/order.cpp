#include "table/order.hpp"

#include "table/sorting.hpp"
#include "table/table.hpp"

#include <algorithm>
#include <compare>
#include <numeric>

namespace hub::table {

namespace {

/// Three orders answer "by date, then by name, then back" without sorting again.
constexpr std::size_t kept_orders = 3;
/// Where few rows are added, each looks for its place; more than one in eight, and sorting anew is cheaper.
constexpr std::size_t extend_divisor = 8;

/// The place of each entry among the folded entries, equal for equal ones; no_number for an empty entry.
std::vector<std::int64_t> ranks_of(TextStore const& entries) {
    std::vector<Row> codes(entries.size());
    std::iota(codes.begin(), codes.end(), Row { 0 });
    sort_by_text(codes, entries, Direction::Ascending);
    std::vector<std::int64_t> ranks(entries.size());
    std::int64_t rank = 0;
    for (std::size_t i = 0; i < codes.size(); ++i) {
        auto const text = entries.folded(codes[i]);
        if (i > 0 && text != entries.folded(codes[i - 1])) { ++rank; }
        ranks[codes[i]] = text.empty() ? no_number : rank;
    }
    return ranks;
}

template <class KeyOf>
std::vector<std::int64_t> keys_of(std::vector<Row> const& rows, KeyOf key_of) {
    std::vector<std::int64_t> keys(rows.size());
    std::ranges::transform(rows, keys.begin(), key_of);
    return keys;
}

struct ColumnSorter {
    std::vector<Row>& rows;
    Direction direction;

    void operator()(DictionaryColumn const& column) const {
        auto const ranks = ranks_of(column.entries());
        sort_by_number(rows, keys_of(rows, [&](Row row) { return ranks[column.code(row)]; }), direction);
    }
    void operator()(TextStore const& column) const { sort_by_text(rows, column, direction); }
    void operator()(DateColumn const& column) const {
        sort_by_number(rows, keys_of(rows, [&](Row row) { return number_of(column[row]); }), direction);
    }
    void operator()(NumberColumn const& column) const {
        sort_by_number(rows, keys_of(rows, [&](Row row) { return column[row]; }), direction);
    }
    void operator()(FlagColumn const& column) const {
        sort_by_number(rows, keys_of(rows, [&](Row row) { return std::int64_t { column.test(row) ? 1 : 0 }; }), direction);
    }

    static std::int64_t number_of(Date date) { return date == no_date ? no_number : date.days; }
};

/// Compares two cells as ColumnSorter places them.
struct CellComparison {
    Row a;
    Row b;
    Direction direction;

    std::strong_ordering operator()(DictionaryColumn const& column) const {
        auto const code_a = column.code(a);
        auto const code_b = column.code(b);
        return code_a == code_b ? std::strong_ordering::equal : texts(column.entries().folded(code_a), column.entries().folded(code_b));
    }
    std::strong_ordering operator()(TextStore const& column) const { return texts(column.folded(a), column.folded(b)); }
    std::strong_ordering operator()(DateColumn const& column) const {
        return numbers(ColumnSorter::number_of(column[a]), ColumnSorter::number_of(column[b]));
    }
    std::strong_ordering operator()(NumberColumn const& column) const { return numbers(column[a], column[b]); }
    std::strong_ordering operator()(FlagColumn const& column) const { return numbers(column.test(a), column.test(b)); }

private:
    [[nodiscard]] std::strong_ordering texts(std::string_view left, std::string_view right) const {
        return values(left, right, left.empty(), right.empty());
    }
    [[nodiscard]] std::strong_ordering numbers(std::int64_t left, std::int64_t right) const {
        return values(left, right, left == no_number, right == no_number);
    }
    template <class T>
    [[nodiscard]] std::strong_ordering values(T left, T right, bool left_is_empty, bool right_is_empty) const {
        if (left_is_empty || right_is_empty) { return left_is_empty <=> right_is_empty; }
        return direction == Direction::Ascending ? left <=> right : right <=> left;
    }
};

/// Whether row `a` stands before row `b`.
bool stands_before(Table const& table, std::span<SortKey const> keys, Row a, Row b) {
    for (auto const& key : keys) {
        auto const order = std::visit(CellComparison { a, b, key.direction }, table.column(key.column));
        if (order != 0) { return order < 0; }
    }
    return a < b;
}

/// Sorts any selection of rows that is in ascending order.
void sort_rows(Table const& table, std::span<SortKey const> keys, std::vector<Row>& rows) {
    for (auto key = keys.rbegin(); key != keys.rend(); ++key) {
        std::visit(ColumnSorter { rows, key->direction }, table.column(key->column));
    }
}

std::vector<std::uint64_t> changes_of(Table const& table, std::span<SortKey const> keys) {
    std::vector<std::uint64_t> changes;
    for (auto const& key : keys) { changes.push_back(table.changes(key.column)); }
    return changes;
}

}  // namespace

std::vector<Row> sorted_rows(Table const& table, std::span<SortKey const> keys) {
    std::vector<Row> rows(table.row_limit());
    std::iota(rows.begin(), rows.end(), Row { 0 });
    sort_rows(table, keys, rows);
    return rows;
}

void sort_few(Table const& table, std::span<SortKey const> keys, std::vector<Row>& rows) {
    std::ranges::sort(rows, [&](Row a, Row b) { return stands_before(table, keys, a, b); });
}

void extend_sorted_rows(Table const& table, std::span<SortKey const> keys, std::vector<Row>& rows) {
    std::size_t const old_count = rows.size();
    std::size_t const new_count = table.row_limit();
    if ((new_count - old_count) * extend_divisor > new_count) {
        rows = sorted_rows(table, keys);
        return;
    }
    std::vector<Row> added(new_count - old_count);
    std::iota(added.begin(), added.end(), static_cast<Row>(old_count));
    sort_rows(table, keys, added);

    // From the end, so that the old rows move up only once: each new row, and before it the old ones that stand after it.
    rows.resize(new_count);
    auto old_end = rows.begin() + static_cast<std::ptrdiff_t>(old_count);
    auto free_end = rows.end();
    for (auto row = added.rbegin(); row != added.rend(); ++row) {
        auto const place = std::upper_bound(rows.begin(), old_end, *row, [&](Row a, Row b) { return stands_before(table, keys, a, b); });
        free_end = std::move_backward(place, old_end, free_end);
        old_end = place;
        *--free_end = *row;
    }
}

std::span<Row const> OrderCache::get(Table const& table, std::span<SortKey const> keys) {
    auto changes = changes_of(table, keys);
    auto const known = std::ranges::find_if(m_orders, [&](Order const& order) { return std::ranges::equal(order.keys, keys); });
    if (known != m_orders.end()) {
        std::rotate(known, known + 1, m_orders.end());
        auto& order = m_orders.back();
        if (order.changes != changes) {
            order.rows = sorted_rows(table, keys);
            order.changes = std::move(changes);
        } else if (order.rows.size() < table.row_limit()) {
            extend_sorted_rows(table, keys, order.rows);
        }
        return order.rows;
    }
    if (m_orders.size() >= kept_orders) { m_orders.erase(m_orders.begin()); }
    return m_orders.emplace_back(Order { { keys.begin(), keys.end() }, std::move(changes), sorted_rows(table, keys) }).rows;
}

}  // namespace hub::table
