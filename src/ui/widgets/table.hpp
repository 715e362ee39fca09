// The list of the product: a table that draws only the rows that can be seen, out of a million if need be; cards below
// 640 px. The rows are the caller's: the table knows their number, their keys, and calls back to draw one.
//
//     auto const result = widgets::table(ui, area, {
//         .key = "invoices", .label = "Open invoices", .columns = columns, .row_count = rows.size(),
//         .row_key = [&](std::size_t i) { return widgets::row_key(rows[i].id.value.bytes); },
//         .draw_row = [&](widgets::TableRow& row) {
//             auto const& invoice = rows[row.index()];
//             row.link("number", { .label = invoice.number, .href = invoice.route });   // the row's first control
//             row.text("location", invoice.location, { .ink = Color::TextSecondary });
//             if (auto cell = row.cell("status")) { widgets::badge(ui, cell.rect, invoice.status); }
//         },
//         .sort = state.sort });
//     if (result.sort) { state.sort = result.sort; }
//     if (result.pressed) { state.open = rows[*result.pressed].id; }
//
// Keyboard: one row takes part in the Tab order. Up, Down, Page Up, Page Down, Home and End go to other rows, Left and
// Right through the controls of a row. A row with the focus stays alive when it is scrolled away.
#pragma once

#include "ui/widgets/button.hpp"
#include "ui/widgets/choice.hpp"
#include "ui/widgets/ui.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace hub::ui::widgets {

enum class SortDirection : std::uint8_t { Ascending, Descending };

struct TableSort {
    std::string_view column;  ///< key
    SortDirection direction = SortDirection::Ascending;
    bool operator==(TableSort const&) const = default;
};

struct Column {
    std::string_view key;
    std::string_view label;
    float min_width = 80;  ///< with the cell's padding
    float flex = 0;        ///< share of the room that is left
    Align align = Align::Left;
    int priority = 0;  ///< 0 is always shown; where there is no room the highest number goes first
    bool sortable = false;
    SortDirection first_direction = SortDirection::Ascending;  ///< of the first press
    bool hidden_label = false;                                 ///< only read out: flags, actions
    float padding = 8;
};

class TableRow;

/// How rows can be selected. The selection itself is the caller's.
struct TableSelection {
    std::function<bool(std::size_t row)> is_selected;
    std::function<std::string(std::size_t row)> name;          ///< of the row, for "Select Siobhán O'Neil"
    std::function<std::string_view(std::size_t row)> refusal;  ///< why it cannot be selected, or empty; may be null
    CheckState all = CheckState::Off;
    bool can_select_all = true;
};

struct TableOptions {
    std::string_view key;
    std::string_view label;  ///< accessible name
    std::span<Column const> columns;
    std::size_t row_count = 0;
    std::function<std::uint64_t(std::size_t row)> row_key;  ///< stable: see row_key() below
    std::function<void(TableRow&)> draw_row;                ///< draws the cells in the order of the columns
    std::function<void(TableRow&)> draw_card;               ///< below 640 px; rows there too where null
    float card_height = 120;
    float row_height = 0;     ///< of the metrics where 0
    bool two_lines = false;   ///< rows of 56 or 64
    float header_height = 0;  ///< of the metrics where 0
    float edge = space::s4;   ///< left and right of the first and last cell
    std::optional<TableSort> sort;
    std::optional<TableSelection> selection;
    std::optional<std::uint64_t> open_row;  ///< key: tinted, with a bar at the left
    bool rows_can_be_pressed = true;
    std::optional<std::size_t> reveal;  ///< scrolls to this row when the number changes
    bool grid = false;                  ///< an entry grid: column lines, cells may hold fields
};

struct TableResult {
    std::optional<TableSort> sort;                             ///< asked for by a press on a header
    std::optional<std::size_t> pressed;                        ///< the row itself, not a control in it
    std::optional<std::size_t> toggled;                        ///< its checkbox
    std::optional<std::pair<std::size_t, std::size_t>> range;  ///< with Shift: these rows take the new state of `toggled`
    bool toggled_all = false;
    std::size_t first_visible = 0;
    std::size_t last_visible = 0;  ///< one behind
};

TableResult table(Ui& ui, Rect const& rect, TableOptions const& options);
/// Whether the table draws cards at this width.
[[nodiscard]] bool draws_cards(TableOptions const& options, Rect const& rect);
/// A row's key from its record id.
[[nodiscard]] std::uint64_t row_key(std::span<std::uint8_t const> record_id);

/// Where the columns that fit stand.
struct ColumnPlace {
    std::size_t column = 0;  ///< into the columns
    float x = 0;             ///< from the table's left edge
    float width = 0;
};
[[nodiscard]] std::vector<ColumnPlace> place_columns(std::span<Column const> columns, float left, float width);

/// A cell that holds widgets; false when its column is not shown. Nodes published while it lives stand in the cell.
class [[nodiscard]] TableCell {
public:
    TableCell(Ui* ui, Rect const& rect) : rect(rect), m_ui(ui) {}
    ~TableCell() {
        if (m_ui != nullptr) { m_ui->tree().pop(); }
    }
    TableCell(TableCell const&) = delete;
    TableCell& operator=(TableCell const&) = delete;
    explicit operator bool() const { return m_ui != nullptr; }

    Rect rect;  ///< inside the padding

private:
    Ui* m_ui;
};

class TableRow {
public:
    struct Place {
        std::size_t index;
        Rect rect;
        WidgetId id;
        bool selected;
        bool open;
        bool hovered;
        int first_column;  ///< aria-colindex of the first column
    };
    TableRow(Ui& ui, TableOptions const& options, std::vector<ColumnPlace> const& places, Place const& place, TableResult& result)
        : m_ui(ui), m_options(options), m_places(places), m_place(place), m_result(result) {}

    [[nodiscard]] std::size_t index() const { return m_place.index; }
    [[nodiscard]] Rect const& rect() const { return m_place.rect; }
    /// Selected or open: badges on it take `on_selected`.
    [[nodiscard]] bool is_tinted() const { return m_place.selected || m_place.open; }
    [[nodiscard]] bool is_selected() const { return m_place.selected; }
    [[nodiscard]] bool is_hovered() const { return m_place.hovered; }
    [[nodiscard]] bool has(std::string_view column) const;

    // Cells. Nothing is drawn for a column that is not shown. In a card they are not used.

    void text(std::string_view column, std::string_view text, TextOptions options = {});
    /// Two lines: the first in BodyStrong, the second muted.
    void two_lines(std::string_view column, std::string_view first, std::string_view second);
    /// True when pressed. The usual first control of a row: it carries the row's name.
    bool link(std::string_view column, LinkOptions options);
    [[nodiscard]] TableCell cell(std::string_view column);
    /// As text, with a red frame and its message as the cell's description: entry grids.
    void invalid_text(std::string_view column, std::string_view text, std::string_view error);

    // Cards.

    /// A link or button over the whole card, without looks; what is drawn after it lies above it. True when pressed.
    bool cover(LinkOptions const& options);
    /// The row's checkbox, where a card wants it.
    void selection_box(Rect const& rect);

private:
    friend TableResult table(Ui& ui, Rect const& rect, TableOptions const& options);
    struct Found {
        Column const& column;
        Rect rect;
        int number;
    };
    [[nodiscard]] std::optional<Found> find(std::string_view column) const;
    [[nodiscard]] WidgetId cell_id(std::string_view column) const { return Ui::id(Ui::id(m_place.id, "cell"), column); }

    Ui& m_ui;
    TableOptions const& m_options;
    std::vector<ColumnPlace> const& m_places;
    Place m_place;
    TableResult& m_result;
};

}  // namespace hub::ui::widgets
