// A columnar table in memory: what a list screen knows about its rows. It is filled with the pages that the server sends, holds one
// row an id, and is looked at through views (view.hpp). It decides nothing and draws nothing.
#pragma once

#include "base/error.hpp"
#include "base/id.hpp"
#include "table/bit_set.hpp"
#include "table/column.hpp"
#include "table/hash_index.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hub::table {

/// A batch of rows, column by column in the order in which the columns were added. Borrowed for the time of the call.
struct Page {
    std::span<Uuid const> ids;
    std::vector<Cells> columns;
};

class Table {
public:
    /// Columns are added before the first page; `name` is for messages and exports.
    DictionaryId add_dictionary(std::string name);
    TextId add_text(std::string name);
    DateId add_date(std::string name);
    NumberId add_number(std::string name);
    FlagId add_flag(std::string name);

    /// Sets space aside when the total is known, so that no column doubles on the way there.
    void reserve(std::size_t rows);

    /// Adds the rows whose ids are new and replaces the others where they stand; a removed row comes back to life. A page that does
    /// not fit the columns is refused whole as Internal.
    [[nodiscard]] ErrorOr<void> put(Page const& page);
    /// Rows that are gone, such as withdrawn or archived documents: they leave every view, count and selection at once, and their
    /// texts are overwritten (RSLT-09, RSLT-16). Unknown ids are ignored. Gives the number of rows removed.
    std::size_t remove(std::span<Uuid const> ids);

    /// A reload keeps rows and selections: begin, put every page, end. The end removes the rows that no page named since; if the
    /// reload fails, simply do not end it.
    void begin_reload();
    std::size_t end_reload();

    /// For what the user changes on the screen before the server has answered.
    void set_flag(FlagId column, Row row, Flag flag);

    /// Number of rows that are there, without the removed.
    [[nodiscard]] std::size_t row_count() const { return m_live_count; }
    /// Row numbers are below this; removed rows keep theirs.
    [[nodiscard]] std::size_t row_limit() const { return m_ids.size(); }
    /// The rows that are there.
    [[nodiscard]] BitSet const& live() const { return m_live; }
    /// Nothing for an id that was never there or is removed.
    [[nodiscard]] std::optional<Row> find(Uuid const& id) const;

    [[nodiscard]] Uuid const& id(Row row) const { return m_ids[row]; }
    /// Texts are valid until the table changes.
    [[nodiscard]] std::string_view text(DictionaryId column, Row row) const { return dictionary(column).text(row); }
    [[nodiscard]] std::string_view text(TextId column, Row row) const { return get<TextStore>(column).text(row); }
    [[nodiscard]] Date date(DateId column, Row row) const { return get<DateColumn>(column)[row]; }
    [[nodiscard]] std::int64_t number(NumberId column, Row row) const { return get<NumberColumn>(column)[row]; }
    [[nodiscard]] Flag flag(FlagId column, Row row) const { return flags(column).test(row) ? Flag::Set : Flag::Clear; }

    /// Codes and their texts, for facets.
    [[nodiscard]] DictionaryColumn const& dictionary(DictionaryId column) const { return get<DictionaryColumn>(column); }
    [[nodiscard]] FlagColumn const& flags(FlagId column) const { return get<FlagColumn>(column); }
    [[nodiscard]] Column const& column(ColumnId column) const { return m_columns[column.index].cells; }
    [[nodiscard]] std::string const& column_name(ColumnId column) const { return m_columns[column.index].name; }
    [[nodiscard]] std::size_t column_count() const { return m_columns.size(); }

    /// Grows with every change; equal revisions mean equal contents.
    [[nodiscard]] std::uint64_t revision() const { return m_revision; }
    /// Grows when a cell of a known row changes in this column; not when rows are added or removed.
    [[nodiscard]] std::uint64_t changes(ColumnId column) const { return m_columns[column.index].changes; }

    /// What the table occupies, spare capacity included.
    [[nodiscard]] std::size_t memory_bytes() const;

private:
    struct NamedColumn {
        std::string name;
        Column cells;
        std::uint64_t changes = 0;
    };

    template <class T>
    [[nodiscard]] T const& get(ColumnId column) const {
        return *std::get_if<T>(&m_columns[column.index].cells);
    }

    ColumnId add(std::string name, Column cells);
    [[nodiscard]] ErrorOr<void> check(Page const& page) const;
    /// Finds removed rows, too.
    [[nodiscard]] std::optional<Row> known_row(Uuid const& id) const;
    /// The row of each id of a page, known or new.
    std::vector<Row> place(std::span<Uuid const> ids);
    void remove_row(Row row);

    std::vector<NamedColumn> m_columns;
    std::vector<Uuid> m_ids;
    HashIndex m_rows_by_id;
    BitSet m_live;
    std::size_t m_live_count = 0;
    std::optional<BitSet> m_reloaded;  ///< during a reload: the rows that were put since it began
    std::uint64_t m_revision = 0;
};

}  // namespace hub::table
