// How each kind of block looks.
#include "pdf/compose/layout.hpp"

#include "base/qr_squares.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <string>

namespace hub::pdf {

namespace {

using namespace look;

constexpr float gap_after_block = 8;

std::string or_dash(std::string const& text) {
    return text.empty() ? "–" : text;
}

/// Label over value in one cell; measured first, so that a row keeps its cells on one level.
struct GridCell {
    std::string label;
    std::vector<std::string> value;
};

struct GridLook {
    float left = margin_left;
    float width = content_width;
    int columns = 2;
    bool has_strong_first = false;
};

void lay_out_grid(Flow& flow, std::vector<LabelledValue> const& fields, GridLook const& grid) {
    constexpr float gap = 14;
    auto const columns = static_cast<std::size_t>(std::max(1, grid.columns));
    auto const column_width = (grid.width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    for (std::size_t first = 0; first < fields.size(); first += columns) {
        auto const last = std::min(fields.size(), first + columns);
        std::vector<GridCell> row;
        std::size_t most_lines = 1;
        for (auto i = first; i < last; ++i) {
            auto const& style = grid.has_strong_first && i == 0 ? strong_value : value;
            row.push_back({ fields[i].label, flow.broken(or_dash(fields[i].value), style, column_width) });
            most_lines = std::max(most_lines, row.back().value.size());
        }
        auto const height = label.line + value.line * static_cast<float>(most_lines);
        flow.need(height);
        for (std::size_t i = 0; i < row.size(); ++i) {
            auto const& style = grid.has_strong_first && first + i == 0 ? strong_value : value;
            auto const x = grid.left + static_cast<float>(i) * (column_width + gap);
            auto const element = flow.element(Role::Paragraph);
            flow.text(x, flow.y(), row[i].label, label, element);
            flow.lines(x, flow.y() + label.line, row[i].value, style, element);
        }
        flow.skip(height + (last < fields.size() ? 7 : 0));
    }
}

void lay_out(Flow& flow, Paragraph const& paragraph) {
    auto const lines = flow.broken(paragraph.text, body, content_width);
    // At least two lines of a paragraph stay together at the foot and at the head of a page.
    std::size_t next = 0;
    while (next < lines.size()) {
        flow.need(body.line * static_cast<float>(std::min<std::size_t>(2, lines.size() - next)));
        auto room = static_cast<std::size_t>(std::max(1.0F, (content_bottom - flow.y() + 0.01F) / body.line));
        auto const rest = lines.size() - next;
        if (room + 1 == rest && room > 2) { --room; }
        auto const count = std::min(room, rest);
        flow.skip(flow.lines(margin_left, flow.y(), std::span(lines).subspan(next, count), body, flow.element(Role::Paragraph)));
        next += count;
    }
}

void lay_out(Flow& flow, Lines const& block) {
    flow.need(body.line * static_cast<float>(block.lines.size()));
    flow.skip(flow.lines(margin_left, flow.y(), block.lines, body, flow.element(Role::Paragraph)));
}

void lay_out(Flow& flow, Bullets const& bullets) {
    constexpr float indent = 14;
    auto const list = flow.element(Role::List);
    for (auto const& item : bullets.items) {
        auto const lines = flow.broken(item, body, content_width - indent);
        flow.need(body.line * static_cast<float>(lines.size()));
        auto const text = flow.element(Role::ListBody, flow.element(Role::ListItem, list));
        flow.text(margin_left + 3, flow.y(), "•", body, text);
        flow.skip(flow.lines(margin_left + indent, flow.y(), lines, body, text) + 2);
    }
}

void lay_out(Flow& flow, FieldGrid const& grid) {
    lay_out_grid(flow, grid.fields, { .columns = grid.columns });
}

void lay_out(Flow& flow, CheckList const& list) {
    constexpr float box = 8;
    constexpr float indent = 15;
    constexpr float gap = 14;
    auto const columns = static_cast<std::size_t>(std::max(1, list.columns));
    auto const width = (content_width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    auto const element = flow.element(Role::List);
    for (std::size_t first = 0; first < list.items.size(); first += columns) {
        auto const last = std::min(list.items.size(), first + columns);
        std::vector<std::vector<std::string>> row;
        std::size_t most_lines = 1;
        for (auto i = first; i < last; ++i) {
            row.push_back(flow.broken(list.items[i].text, value, width - indent));
            most_lines = std::max(most_lines, row.back().size());
        }
        auto const height = value.line * static_cast<float>(most_lines) + 3;
        flow.need(height);
        for (auto i = first; i < last; ++i) {
            auto const& item = list.items[i];
            auto const x = margin_left + static_cast<float>(i - first) * (width + gap);
            auto const y = flow.y() + (value.line - box) / 2;
            flow.shape({ .kind = Shape::Kind::Outlined,
                .x = x,
                .y = y,
                .width = box,
                .height = box,
                .colour = item.is_checked ? accent : faint,
                .radius = 1.5F,
                .thickness = 0.9F });
            if (item.is_checked) {
                flow.shape({ .kind = Shape::Kind::Tick, .x = x, .y = y, .width = box, .height = box, .colour = accent, .thickness = 1.4F });
            }
            auto const text = flow.element(Role::ListBody, flow.element(Role::ListItem, element));
            flow.sheets().elements[static_cast<std::size_t>(text)].spoken_text = (item.is_checked ? "[x] " : "[ ] ") + item.text;
            flow.lines(x + indent, flow.y(), row[i - first], value, text);
        }
        flow.skip(height);
    }
}

/// Column edges of a table: the left edge of each and the right edge of the last.
std::vector<float> column_edges(Table const& table) {
    auto const total = std::accumulate(
        table.columns.begin(), table.columns.end(), 0.0F, [](float sum, Table::Column const& column) { return sum + column.weight; });
    std::vector<float> edges { margin_left };
    for (auto const& column : table.columns) { edges.push_back(edges.back() + content_width * column.weight / std::max(total, 0.001F)); }
    return edges;
}

constexpr float cell_padding = 6;

void lay_out_cell(Flow& flow, Table const& table, std::size_t column, std::vector<float> const& edges, std::span<std::string const> lines,
    TextStyle const& style, int element) {
    float at = flow.y() + 4;
    for (auto const& line : lines) {
        if (table.columns[column].align == Align::Right) {
            flow.text_right(edges[column + 1] - cell_padding, at, line, style, element);
        } else {
            flow.text(edges[column] + cell_padding, at, line, style, element);
        }
        at += style.line;
    }
}

float row_height(std::vector<std::vector<std::string>> const& cells, TextStyle const& style) {
    std::size_t most = 1;
    for (auto const& cell : cells) { most = std::max(most, cell.size()); }
    return style.line * static_cast<float>(most) + 8;
}

/// The header is read once and only repeated for the eye.
void lay_out_header(Flow& flow, Table const& table, std::vector<float> const& edges, int row) {
    std::vector<std::vector<std::string>> cells;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        cells.push_back(flow.broken(table.columns[i].title, table_header, edges[i + 1] - edges[i] - 2 * cell_padding));
    }
    auto const height = row_height(cells, table_header);
    flow.shape({ .kind = Shape::Kind::Filled,
        .x = margin_left,
        .y = flow.y(),
        .width = content_width,
        .height = height,
        .colour = panel,
        .radius = 2 });
    for (std::size_t i = 0; i < cells.size(); ++i) {
        auto const element = row == no_element ? no_element : flow.element(Role::HeaderCell, row);
        lay_out_cell(flow, table, i, edges, cells[i], table_header, element);
    }
    flow.skip(height);
}

void lay_out_totals(Flow& flow, Table const& table) {
    auto const& totals = table.totals;
    flow.need(static_cast<float>(totals.size()) * 16 + 6);
    flow.skip(4);
    for (std::size_t i = 0; i < totals.size(); ++i) {
        bool const is_last = i + 1 == totals.size();
        auto const& style = is_last ? strong : body;
        if (is_last) {
            flow.shape(
                { .kind = Shape::Kind::Line, .x = content_right - 220, .y = flow.y(), .width = 220, .colour = quiet, .thickness = 0.75F });
        }
        auto const element = flow.element(Role::Paragraph);
        flow.text_right(content_right - 110, flow.y() + 2, totals[i].label, style, element);
        flow.text_right(content_right - cell_padding, flow.y() + 2, totals[i].value, style, element);
        flow.skip(16);
    }
}

void lay_out(Flow& flow, Table const& table) {
    if (table.columns.empty()) { return; }
    auto const edges = column_edges(table);
    flow.need(60);
    auto const element = flow.element(Role::Table);
    lay_out_header(flow, table, edges, flow.element(Role::Row, element));
    for (auto const& row : table.rows) {
        std::vector<std::vector<std::string>> cells;
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            cells.push_back(flow.broken(i < row.size() ? row[i] : "", table_cell, edges[i + 1] - edges[i] - 2 * cell_padding));
        }
        auto const height = row_height(cells, table_cell);
        if (flow.need(height)) { lay_out_header(flow, table, edges, no_element); }
        auto const row_element = flow.element(Role::Row, element);
        for (std::size_t i = 0; i < cells.size(); ++i) {
            lay_out_cell(flow, table, i, edges, cells[i], table_cell, flow.element(Role::Cell, row_element));
        }
        flow.skip(height);
        flow.shape({ .kind = Shape::Kind::Line,
            .x = margin_left,
            .y = flow.y(),
            .width = content_width,
            .colour = light_hairline,
            .thickness = 0.75F });
    }
    if (!table.totals.empty()) { lay_out_totals(flow, table); }
}

struct ToneLook {
    Colour surface;
    Colour border;
    Colour solid;
    Colour text;
};

ToneLook look_of(Tone tone) {
    switch (tone) {
    case Tone::Favourable: return { 0xE6F4EB, 0xA8D8BB, 0x1B7F4B, 0x17693E };
    case Tone::Caution: return { 0xFFF3DA, 0xEBCB88, 0xB26A00, 0x774A00 };
    case Tone::Unfavourable: return { 0xFDECEA, 0xF0BAB5, 0xBC2A22, 0xA3201A };
    case Tone::Neutral: break;
    }
    return { panel, hairline, quiet, ink };
}

void lay_out(Flow& flow, Outcome const& outcome) {
    constexpr float padding = 12;
    constexpr float indent = 20;
    auto const colours = look_of(outcome.tone);
    auto value_style = outcome_value;
    value_style.colour = colours.text;
    auto const width = content_width - indent - padding;
    auto const value_lines = flow.broken(outcome.value, value_style, width);
    auto const note_lines = outcome.note.empty() ? std::vector<std::string> {} : flow.broken(outcome.note, outcome_note, width);
    auto const height = 2 * padding + outcome_label.line + 2 + value_style.line * static_cast<float>(value_lines.size())
        + (note_lines.empty() ? 0 : 4 + outcome_note.line * static_cast<float>(note_lines.size()));
    flow.need(height);
    flow.shape({ .kind = Shape::Kind::Filled,
        .x = margin_left,
        .y = flow.y(),
        .width = content_width,
        .height = height,
        .colour = colours.surface,
        .radius = 5 });
    flow.shape({ .kind = Shape::Kind::Outlined,
        .x = margin_left,
        .y = flow.y(),
        .width = content_width,
        .height = height,
        .colour = colours.border,
        .radius = 5,
        .thickness = 0.75F });
    flow.shape({ .kind = Shape::Kind::Filled,
        .x = margin_left + 8,
        .y = flow.y() + padding,
        .width = 3,
        .height = height - 2 * padding,
        .colour = colours.solid,
        .radius = 1.5F });
    auto const element = flow.element(Role::Paragraph);
    float at = flow.y() + padding;
    flow.text(margin_left + indent, at, outcome.label, outcome_label, element);
    at += outcome_label.line + 2;
    at += flow.lines(margin_left + indent, at, value_lines, value_style, element);
    if (!note_lines.empty()) { flow.lines(margin_left + indent, at + 4, note_lines, outcome_note, element); }
    flow.skip(height);
}

/// Squares that touch in a row are one rectangle: no hair lines between them, and a smaller file.
void lay_out_squares(Flow& flow, QrSquares const& squares, float left, float top, float square) {
    for (int y = 0; y < squares.side; ++y) {
        for (int x = 0; x < squares.side; ++x) {
            int const first = x;
            while (x < squares.side && squares.is_dark(x, y)) { ++x; }
            if (x == first) { continue; }
            flow.shape({ .kind = Shape::Kind::Filled,
                .x = left + square * static_cast<float>(first),
                .y = top + square * static_cast<float>(y),
                .width = square * static_cast<float>(x - first),
                .height = square,
                .colour = 0 });
        }
    }
}

void lay_out(Flow& flow, QrCode const& code) {
    constexpr float side = 72;  // an inch, which the cameras of telephones and readers at a desk both take
    constexpr float gap = 16;
    auto const squares = qr_squares_of(code.text);
    bool const has_code = squares.side > 0;
    auto const left = margin_left + (has_code ? side + gap : 0);
    auto const width = content_right - left;
    auto const value_lines = flow.broken(code.value, outcome_value, width);
    auto const note_lines = code.note.empty() ? std::vector<std::string> {} : flow.broken(code.note, outcome_note, width);
    auto const words = outcome_label.line + 2 + outcome_value.line * static_cast<float>(value_lines.size()) + 4
        + outcome_note.line * static_cast<float>(note_lines.size());
    auto const height = std::max(has_code ? side : 0, words);
    flow.need(height);
    if (has_code) { lay_out_squares(flow, squares, margin_left, flow.y(), side / static_cast<float>(squares.side)); }
    auto const element = flow.element(Role::Paragraph);
    float at = flow.y();
    flow.text(left, at, code.label, outcome_label, element);
    at += outcome_label.line + 2;
    at += flow.lines(left, at, value_lines, outcome_value, element);
    if (!note_lines.empty()) { flow.lines(left, at + 4, note_lines, outcome_note, element); }
    flow.skip(height);
}

}  // namespace

void lay_out_block(Flow& flow, Block const& block) {
    std::visit([&](auto const& one) { lay_out(flow, one); }, block);
    flow.gap(gap_after_block);
}

void lay_out_panel(Flow& flow, std::vector<LabelledValue> const& facts) {
    constexpr float padding = 12;
    auto const top = flow.y();
    flow.skip(padding - 2);
    auto const panel_index = flow.page().shapes.size();
    flow.shape({});
    lay_out_grid(
        flow, facts, { .left = margin_left + padding, .width = content_width - 2 * padding, .columns = 3, .has_strong_first = true });
    flow.skip(padding);
    flow.page().shapes[panel_index] = { .kind = Shape::Kind::Filled,
        .x = margin_left,
        .y = top,
        .width = content_width,
        .height = flow.y() - top,
        .colour = panel,
        .radius = 5 };
    flow.gap(14);
}

}  // namespace hub::pdf
