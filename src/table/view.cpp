#include "table/view.hpp"

#include "table/table.hpp"

#include <algorithm>
#include <cassert>

namespace hub::table {

namespace {

/// So many more rows are listed than asked for, as the next ones are asked for next.
constexpr std::size_t list_ahead = 512;
/// With fewer visible rows than one in so many, they are sorted themselves: to look for them among all rows in order takes longer.
constexpr std::size_t few_rows_divisor = 512;

}  // namespace

void View::set_filters(std::vector<Filter> filters) {
    if (filters == m_filters) { return; }
    m_filters = std::move(filters);
    m_is_stale = true;
}

void View::set_order(std::vector<SortKey> keys) {
    if (keys == m_keys) { return; }
    m_keys = std::move(keys);
    m_list.clear();
    m_list_cursor = 0;
}

template <class Counts>
BitSet View::combined(Counts counts) const {
    BitSet rows = m_table.live();
    for (std::size_t i = 0; i < m_filters.size(); ++i) {
        if (m_passing[i] != nullptr && counts(m_filters[i])) { rows &= *m_passing[i]; }
    }
    return rows;
}

void View::refresh() {
    if (!m_is_stale && m_seen_revision == m_table.revision()) { return; }
    m_is_stale = false;
    m_seen_revision = m_table.revision();
    m_caches.resize(m_filters.size());
    m_passing.clear();
    for (std::size_t i = 0; i < m_filters.size(); ++i) { m_passing.push_back(m_caches[i].update(m_table, m_filters[i])); }
    m_visible = combined([](Filter const&) { return true; });
    m_visible_count = m_visible.count();
    m_facets.clear();
    m_list.clear();
    m_list_cursor = 0;
}

std::size_t View::visible_count() {
    refresh();
    return m_visible_count;
}

BitSet const& View::visible() {
    refresh();
    return m_visible;
}

Row View::row_at(std::size_t place) {
    refresh();
    assert(place < m_visible_count);
    if (place >= m_list.size()) { list_up_to(place); }
    return m_list[place];
}

void View::list_up_to(std::size_t place) {
    std::size_t const wanted = std::min(place + 1 + list_ahead, m_visible_count);
    if (m_keys.empty()) {
        // In whole words, so that the cursor always stands between rows that are listed and rows that are not.
        while (m_list.size() < wanted) {
            std::size_t const end = std::min(m_list_cursor + BitSet::bits_per_word, m_visible.size());
            m_visible.for_each(m_list_cursor, end, [&](std::size_t row) { m_list.push_back(static_cast<Row>(row)); });
            m_list_cursor = end;
        }
        return;
    }
    if (m_visible_count * few_rows_divisor < m_visible.size()) {
        m_visible.for_each([&](std::size_t row) { m_list.push_back(static_cast<Row>(row)); });
        sort_few(m_table, m_keys, m_list);
        return;
    }
    auto const order = m_orders.get(m_table, m_keys);
    while (m_list.size() < wanted) {
        Row const row = order[m_list_cursor++];
        if (m_visible.test(row)) { m_list.push_back(row); }
    }
}

std::optional<std::size_t> View::place_of(Row row) {
    refresh();
    if (row >= m_visible.size() || !m_visible.test(row)) { return std::nullopt; }
    for (std::size_t place = 0; place < m_visible_count; ++place) {
        if (row_at(place) == row) { return place; }
    }
    return std::nullopt;
}

std::vector<std::uint32_t> const& View::facet_counts(DictionaryId column) {
    refresh();
    auto const known = std::ranges::find(m_facets, column, &Facet::column);
    if (known != m_facets.end()) { return known->counts; }
    auto const rows = combined([&](Filter const& filter) {
        auto const* one_of = std::get_if<OneOf>(&filter);
        return one_of == nullptr || one_of->column != column;
    });
    return m_facets.emplace_back(Facet { column, m_table.dictionary(column).count_codes(rows) }).counts;
}

View::FlagCounts View::flag_counts(FlagId column) {
    refresh();
    auto rows = combined([&](Filter const& filter) {
        auto const* flag = std::get_if<FlagIs>(&filter);
        return flag == nullptr || flag->column != column;
    });
    std::size_t const all = rows.count();
    rows &= m_table.flags(column);
    std::size_t const set = rows.count();
    return { all - set, set };
}

}  // namespace hub::table
