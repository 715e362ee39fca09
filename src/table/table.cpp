#include "table/table.hpp"

#include <algorithm>
#include <cassert>
#include <functional>
#include <utility>

namespace hub::table {

namespace {

template <class... Handlers>
struct Overloaded : Handlers... {
    using Handlers::operator()...;
};

std::size_t size_of(Cells const& cells) {
    return std::visit(
        Overloaded { [](CodedTexts const& coded) { return coded.codes.size(); }, [](auto const& span) { return span.size(); } }, cells);
}

/// Whether these cells may go into that column.
bool fits(Column const& column, Cells const& cells) {
    if (auto const* coded = std::get_if<CodedTexts>(&cells)) {
        return std::holds_alternative<DictionaryColumn>(column)
            && std::ranges::all_of(coded->codes, [&](std::uint32_t code) { return code < coded->dictionary.size(); });
    }
    if (std::holds_alternative<std::span<std::string const>>(cells)) {
        return std::holds_alternative<DictionaryColumn>(column) || std::holds_alternative<TextStore>(column);
    }
    // The kinds without texts stand in the same order in both variants.
    return column.index() == cells.index();
}

/// Appends the cells of new rows, hands the others to `replace(row, cell)`; true if that changed anything.
template <class CellAt, class Append, class Replace>
bool store(std::span<Row const> rows, std::size_t size, CellAt cell_at, Append append, Replace replace) {
    bool changed = false;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i] == size) {
            append(cell_at(i));
            ++size;
        } else {
            changed = replace(rows[i], cell_at(i)) || changed;
        }
    }
    return changed;
}

bool store_cells(DictionaryColumn& column, Cells const& cells, std::span<Row const> rows) {
    std::vector<DictionaryColumn::Code> codes;
    codes.reserve(rows.size());
    if (auto const* coded = std::get_if<CodedTexts>(&cells)) {
        std::vector<DictionaryColumn::Code> known;
        known.reserve(coded->dictionary.size());
        for (auto const& text : coded->dictionary) { known.push_back(column.code_of(text)); }
        for (std::uint32_t const code : coded->codes) { codes.push_back(known[code]); }
    } else {
        for (auto const& text : *std::get_if<std::span<std::string const>>(&cells)) { codes.push_back(column.code_of(text)); }
    }
    return store(
        rows, column.size(), [&](std::size_t i) { return codes[i]; }, [&](DictionaryColumn::Code code) { column.append(code); },
        [&](Row row, DictionaryColumn::Code code) { return column.replace(row, code); });
}

bool store_cells(TextStore& column, Cells const& cells, std::span<Row const> rows) {
    auto const& texts = *std::get_if<std::span<std::string const>>(&cells);
    std::vector<TextStore::Replacement> replacements;
    store(
        rows, column.size(), [&](std::size_t i) -> std::string const& { return texts[i]; },
        [&](std::string const& text) { column.append(text); },
        [&](Row row, std::string const& text) {
            replacements.push_back({ row, text });
            return false;
        });
    return column.replace(replacements);
}

template <class T>
bool store_cells(std::vector<T>& column, Cells const& cells, std::span<Row const> rows) {
    auto const& values = *std::get_if<std::span<T const>>(&cells);
    return store(
        rows, column.size(), [&](std::size_t i) { return values[i]; }, [&](T value) { column.push_back(value); },
        [&](Row row, T value) { return std::exchange(column[row], value) != value; });
}

bool store_cells(FlagColumn& column, Cells const& cells, std::span<Row const> rows) {
    auto const& values = *std::get_if<std::span<std::uint8_t const>>(&cells);
    auto const put = [&](std::size_t row, bool value) {
        bool const before = column.test(row);
        column.assign(row, value);
        return before != value;
    };
    std::size_t const old_size = column.size();
    for (Row const row : rows) {
        if (row >= column.size()) { column.resize(std::size_t { row } + 1); }
    }
    bool changed = false;
    for (std::size_t i = 0; i < rows.size(); ++i) { changed = (put(rows[i], values[i] != 0) && rows[i] < old_size) || changed; }
    return changed;
}

}  // namespace

ColumnId Table::add(std::string name, Column cells) {
    assert(m_ids.empty());
    m_columns.push_back({ std::move(name), std::move(cells) });
    return { static_cast<std::uint16_t>(m_columns.size() - 1) };
}

DictionaryId Table::add_dictionary(std::string name) {
    return { add(std::move(name), DictionaryColumn {}) };
}

TextId Table::add_text(std::string name) {
    return { add(std::move(name), TextStore {}) };
}

DateId Table::add_date(std::string name) {
    return { add(std::move(name), DateColumn {}) };
}

NumberId Table::add_number(std::string name) {
    return { add(std::move(name), NumberColumn {}) };
}

FlagId Table::add_flag(std::string name) {
    return { add(std::move(name), FlagColumn {}) };
}

void Table::reserve(std::size_t rows) {
    m_ids.reserve(rows);
    m_live.reserve(rows);
    for (auto& column : m_columns) {
        // Texts come in chunks and need no such help.
        std::visit(Overloaded { [](TextStore&) {}, [&](auto& cells) { cells.reserve(rows); } }, column.cells);
    }
}

ErrorOr<void> Table::check(Page const& page) const {
    if (page.columns.size() != m_columns.size()) { return fail(Error::internal("A page has the wrong number of columns.")); }
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        if (size_of(page.columns[i]) != page.ids.size()) {
            return fail(Error::internal("A page has the wrong number of cells in column " + m_columns[i].name + "."));
        }
        if (!fits(m_columns[i].cells, page.columns[i])) {
            return fail(Error::internal("A page has the wrong kind of cells in column " + m_columns[i].name + "."));
        }
    }
    return {};
}

ErrorOr<void> Table::put(Page const& page) {
    HUB_TRY(check(page));
    if (page.ids.empty()) { return {}; }
    auto const rows = place(page.ids);
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        bool const changed = std::visit([&](auto& cells) { return store_cells(cells, page.columns[i], rows); }, m_columns[i].cells);
        if (changed) { ++m_columns[i].changes; }
    }
    ++m_revision;
    return {};
}

std::vector<Row> Table::place(std::span<Uuid const> ids) {
    std::vector<Row> rows;
    rows.reserve(ids.size());
    std::hash<Uuid> const hash_of;
    for (auto const& id : ids) {
        auto known = known_row(id);
        if (!known) {
            known = static_cast<Row>(m_ids.size());
            m_ids.push_back(id);
            m_rows_by_id.insert(hash_of(id), *known, [&](Row row) { return hash_of(m_ids[row]); });
            m_live.resize(m_ids.size());
        }
        rows.push_back(*known);
        if (!m_live.test(*known)) {
            m_live.set(*known);
            ++m_live_count;
        }
    }
    if (m_reloaded) {
        m_reloaded->resize(m_ids.size());
        for (Row const row : rows) { m_reloaded->set(row); }
    }
    return rows;
}

std::optional<Row> Table::find(Uuid const& id) const {
    auto const row = known_row(id);
    return row && m_live.test(*row) ? row : std::nullopt;
}

std::optional<Row> Table::known_row(Uuid const& id) const {
    return m_rows_by_id.find(std::hash<Uuid> {}(id), [&](Row row) { return m_ids[row] == id; });
}

std::size_t Table::remove(std::span<Uuid const> ids) {
    std::size_t const before = m_live_count;
    for (auto const& id : ids) {
        if (auto const row = find(id)) { remove_row(*row); }
    }
    if (m_live_count != before) { ++m_revision; }
    return before - m_live_count;
}

void Table::remove_row(Row row) {
    m_live.clear(row);
    --m_live_count;
    for (auto& column : m_columns) {
        if (auto* texts = std::get_if<TextStore>(&column.cells)) { texts->erase(row); }
    }
}

void Table::begin_reload() {
    m_reloaded.emplace(m_ids.size());
}

std::size_t Table::end_reload() {
    if (!m_reloaded) { return 0; }
    auto gone = m_live;
    gone -= *m_reloaded;
    gone.for_each([&](std::size_t row) { remove_row(static_cast<Row>(row)); });
    m_reloaded.reset();
    ++m_revision;
    return gone.count();
}

void Table::set_flag(FlagId column, Row row, Flag flag) {
    auto& flags = *std::get_if<FlagColumn>(&m_columns[column.index].cells);
    if (flags.test(row) == (flag == Flag::Set)) { return; }
    flags.assign(row, flag == Flag::Set);
    ++m_columns[column.index].changes;
    ++m_revision;
}

std::size_t Table::memory_bytes() const {
    std::size_t bytes = m_ids.capacity() * sizeof(Uuid) + m_rows_by_id.memory_bytes() + m_live.memory_bytes();
    for (auto const& column : m_columns) {
        bytes += std::visit(Overloaded {
                                []<class T>(std::vector<T> const& cells) { return cells.capacity() * sizeof(T); },
                                [](auto const& cells) { return cells.memory_bytes(); },
                            },
            column.cells);
    }
    return bytes;
}

}  // namespace hub::table
