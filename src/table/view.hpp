// What a list shows of a table: the rows that pass all filters, in order. A view recomputes only what a change touches, and only when it
// is asked, so that a screen may hand over its filters and order on every frame.
#pragma once

#include "table/bit_set.hpp"
#include "table/filter.hpp"
#include "table/filter_cache.hpp"
#include "table/order.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace hub::table {

class Table;

class View {
public:
    /// The table must outlive the view.
    explicit View(Table const& table) : m_table(table) {}

    /// A row is visible when it passes all of them. A filter keeps what it has computed while it stays in its place of the list, so keep
    /// the list's shape and let unused filters be empty.
    void set_filters(std::vector<Filter> filters);
    [[nodiscard]] std::vector<Filter> const& filters() const { return m_filters; }
    /// The first key decides, then the next; without keys, and between equals, rows stand as they came.
    void set_order(std::vector<SortKey> keys);
    [[nodiscard]] std::vector<SortKey> const& order() const { return m_keys; }

    [[nodiscard]] std::size_t visible_count();
    /// The row at this place of the list, which is below visible_count().
    [[nodiscard]] Row row_at(std::size_t place);
    /// Where the row stands in the list, if it is visible: for keeping it in sight when filters or order change.
    [[nodiscard]] std::optional<std::size_t> place_of(Row row);
    /// The visible rows as bits, for Selection and for sums. Valid until the table, the filters or the order change.
    [[nodiscard]] BitSet const& visible();

    /// For each code of the column, how many rows would be visible if the column's own OneOf filter were empty: the numbers beside
    /// the values that one may tick.
    [[nodiscard]] std::vector<std::uint32_t> const& facet_counts(DictionaryId column);

    struct FlagCounts {
        std::size_t clear = 0;
        std::size_t set = 0;
    };
    /// The same for a flag, without its own FlagIs filter.
    [[nodiscard]] FlagCounts flag_counts(FlagId column);

private:
    struct Facet {
        DictionaryId column;
        std::vector<std::uint32_t> counts;
    };

    /// Brings the visible rows up to date with the table and the filters.
    void refresh();
    /// The rows that pass every filter for which `counts` says so.
    template <class Counts>
    [[nodiscard]] BitSet combined(Counts counts) const;
    /// Fills the list up to and including `place`.
    void list_up_to(std::size_t place);

    Table const& m_table;
    std::vector<Filter> m_filters;
    std::vector<SortKey> m_keys;
    std::vector<FilterCache> m_caches;
    std::vector<BitSet const*> m_passing;  ///< one a filter, null where every row passes
    OrderCache m_orders;

    bool m_is_stale = true;
    std::uint64_t m_seen_revision = 0;
    BitSet m_visible;
    std::size_t m_visible_count = 0;
    std::vector<Facet> m_facets;

    std::vector<Row> m_list;        ///< the beginning of the list, as far as it has been looked at
    std::size_t m_list_cursor = 0;  ///< how much of the order (or of the row numbers) the list has used up
};

}  // namespace hub::table
