#include "table/selection.hpp"

#include "table/table.hpp"

namespace hub::table {

void Selection::refresh() {
    if (m_seen_revision == m_table.revision()) { return; }
    m_seen_revision = m_table.revision();
    m_rows.resize(m_table.row_limit());
    m_rows &= m_table.live();
}

bool Selection::contains(Row row) {
    refresh();
    return row < m_rows.size() && m_rows.test(row);
}

void Selection::set(Row row, Flag selected) {
    refresh();
    if (row < m_rows.size() && m_table.live().test(row)) { m_rows.assign(row, selected == Flag::Set); }
}

void Selection::set_all(BitSet const& rows, Flag selected) {
    refresh();
    BitSet matching = rows;
    matching.resize(m_rows.size());
    if (selected == Flag::Set) {
        m_rows |= matching;
        m_rows &= m_table.live();
    } else {
        m_rows -= matching;
    }
}

void Selection::clear() {
    m_rows.clear_all();
}

std::size_t Selection::count() {
    refresh();
    return m_rows.count();
}

std::size_t Selection::count_in(BitSet const& rows) {
    refresh();
    BitSet matching = rows;
    matching.resize(m_rows.size());
    matching &= m_rows;
    return matching.count();
}

std::vector<Row> Selection::rows() {
    refresh();
    std::vector<Row> rows;
    m_rows.for_each([&](std::size_t row) { rows.push_back(static_cast<Row>(row)); });
    return rows;
}

std::vector<Uuid> Selection::ids() {
    refresh();
    std::vector<Uuid> ids;
    m_rows.for_each([&](std::size_t row) { ids.push_back(m_table.id(static_cast<Row>(row))); });
    return ids;
}

}  // namespace hub::table
