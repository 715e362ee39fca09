#include "ui/widgets/chart.hpp"

#include "base/money.hpp"
#include "base/text.hpp"
#include "ui/widgets/internal.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace hub::ui::widgets {

namespace {

std::size_t tile_columns(float width, std::size_t count) {
    if (width / static_cast<float>(count) >= 150) { return count; }
    return width >= 320 ? 2 : 1;
}

constexpr float tile_edge = 20;
constexpr int most_note_lines = 2;

/// All tiles are as high as the one with the longest note.
float tile_height(Ui& ui, float width, std::vector<StatTile> const& tiles) {
    float note = text_metrics(TextStyle::Small).line;
    for (auto const& tile : tiles) {
        note = std::max(note, ui.painter().text_height(tile.note, TextStyle::Small, width - 2 * tile_edge, most_note_lines));
    }
    return 16 + 20 + 4 + (tiles.front().money ? 28.0F : 36.0F) + 2 + note + 16;
}

bool tile_ui(Ui& ui, Rect const& place, StatTile const& tile, Corners corners) {
    auto const id = id_of(ui, tile.key, tile.label);
    auto const interaction = ui.interact(id, place);
    auto& painter = ui.painter();
    bool const is_link = !tile.href.empty();
    if (is_link && (interaction.hovered || interaction.held)) {
        painter.fill(place.inset(1), interaction.held ? Color::BgPressed : Color::BgHover, radius::lg - 1, corners);
    }
    Flow flow(place.inset(tile_edge, 16));
    Rect label = flow.next(20, 4);
    if (is_link) { painter.icon(label.cut_right(icon_px(IconSize::Small), 8), icon::chevron_right, IconSize::Small, Color::TextMuted); }
    painter.text(label, tile.label, { .style = TextStyle::SmallStrong, .ink = Color::TextSecondary });
    painter.text(flow.next(tile.money ? 28 : 36, 2), tile.figure,
        { .style = tile.money ? TextStyle::Figure : TextStyle::Display, .ink = tile.figure_ink });
    painter.text(flow.rest(), tile.note, { .style = TextStyle::Small, .ink = tile.note_ink, .max_lines = most_note_lines });
    if (interaction.focus_ring) { painter.focus_ring_inside(place.inset(2), radius::lg - 2); }
    auto name = std::string(tile.label) + ": " + std::string(tile.figure);
    if (!is_link && !tile.note.empty()) { name += ". " + std::string(tile.note); }
    NodeSpec node { .role = is_link ? Role::Link : Role::Text,
        .rect = place,
        .name = name,
        .flags = is_link ? std::uint32_t { semantics::Focusable } : 0U };
    add_text(node, Attribute::Href, tile.href);
    if (is_link) { add_text(node, Attribute::Description, tile.note); }
    ui.publish(id, node);
    return is_link && interaction.activated;
}

}  // namespace

float stat_tiles_height(Ui& ui, float width, std::vector<StatTile> const& tiles) {
    if (tiles.empty()) { return 0; }
    auto const columns = tile_columns(width, tiles.size());
    std::size_t const rows = (tiles.size() + columns - 1) / columns;
    return tile_height(ui, width / static_cast<float>(columns), tiles) * static_cast<float>(rows);
}

std::optional<std::size_t> stat_tiles(Ui& ui, Rect const& rect, std::vector<StatTile> const& tiles) {
    if (tiles.empty()) { return std::nullopt; }
    auto const columns = tile_columns(rect.width, tiles.size());
    auto const rows = (tiles.size() + columns - 1) / columns;
    auto& painter = ui.painter();
    painter.frame(rect, Color::BgSurface, Color::BorderDefault, radius::lg);
    std::optional<std::size_t> pressed;
    for (std::size_t i = 0; i < tiles.size(); ++i) {
        auto const column = i % columns;
        auto const line = i / columns;
        Rect const place = rect.row(line, rows).column(column, columns);
        auto const top = (line == 0 && column == 0 ? CornersTopLeft : CornersNone)
            | (line == 0 && column + 1 == columns ? CornersTopRight : CornersNone);
        auto const foot = (line + 1 == rows && column == 0 ? CornersBottomLeft : CornersNone)
            | (line + 1 == rows && column + 1 == columns ? CornersBottomRight : CornersNone);
        if (tile_ui(ui, place, tiles[i], static_cast<Corners>(top | foot))) { pressed = i; }
        if (column > 0) { painter.vertical_line(place.x, place.y + 1, place.bottom() - 1, Color::BorderSubtle); }
        if (line > 0) { painter.horizontal_line(place.x, place.right(), place.y, Color::BorderSubtle); }
    }
    return pressed;
}

std::optional<std::size_t> bar_list(Ui& ui, Rect const& rect, std::string_view name, std::vector<Bar> const& bars) {
    double most = 0;
    for (auto const& bar : bars) { most = std::max(most, bar.value); }
    auto& painter = ui.painter();
    bool const narrow = rect.width < 420;
    auto const list =
        ui.group(ui.id_of_text(name), { .role = Role::List, .rect = rect.with_height(bar_list_height(bars.size())), .name = name });
    std::optional<std::size_t> pressed;
    Rect rest = rect;
    for (std::size_t i = 0; i < bars.size(); ++i) {
        auto const& bar = bars[i];
        Rect const line = rest.cut_top(36);
        auto const id = id_of(ui, bar.key, bar.label);
        auto const interaction = ui.interact(id, line);
        Rect row = line;
        if (interaction.hovered && !bar.href.empty()) { painter.fill(line, Color::BgHover, radius::sm); }
        painter.text(row.cut_left(narrow ? 88 : 104), bar.label, { .style = TextStyle::Small, .ink = Color::TextSecondary });
        painter.text(row.cut_right(92), bar.amount, { .style = TextStyle::BodyStrong, .align = Align::Right });
        Rect const count = row.cut_right(84);
        if (!narrow) { painter.text(count, bar.count, { .style = TextStyle::Small, .ink = Color::TextMuted, .align = Align::Right }); }
        auto const share = most > 0 ? static_cast<float>(bar.value / most) : 0;
        Rect const track = (narrow ? row.with_width(row.width + 76) : row).middle(16);
        painter.fill(
            track.with_width(std::max(4.0F, track.width * share)), bar.value > 0 ? bar.color : Color::BgTrack, radius::xs, CornersRight);
        if (interaction.focus_ring) { painter.focus_ring_inside(line, radius::sm); }
        auto const item = ui.group(Ui::id(id, "item"), { .role = Role::ListItem, .rect = line });
        auto const words =
            std::string(bar.label) + ": " + std::string(bar.count) + (bar.amount.empty() ? "" : ", ") + std::string(bar.amount);
        NodeSpec node { .role = bar.href.empty() ? Role::Text : Role::Link,
            .rect = line,
            .name = words,
            .flags = bar.href.empty() ? 0U : std::uint32_t { semantics::Focusable } };
        add_text(node, Attribute::Href, bar.href);
        ui.publish(id, node);
        if (interaction.activated && !bar.href.empty()) { pressed = i; }
    }
    return pressed;
}

void chart_legend(Ui& ui, Rect const& rect, std::vector<ChartSeries> const& series) {
    Rect row = rect;
    auto& painter = ui.painter();
    for (auto one = series.rbegin(); one != series.rend(); ++one) {
        Rect item = row.cut_right(18 + painter.text_width(one->label, TextStyle::Small) + 0.5F, 16);
        painter.fill(item.cut_left(10, 8).middle(10), one->color, 2);
        painter.text(item, one->label, { .style = TextStyle::Small, .ink = Color::TextSecondary });
    }
}

namespace {

/// A round number at or above half of `most`: the grid has two steps.
double grid_step(double most) {
    double const half = std::max(most / 2, 1.0);
    double const power = std::pow(10.0, std::floor(std::log10(half)));
    for (double const factor : { 1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0 }) {
        bool const is_whole = power > 1 || factor == std::floor(factor);
        if (is_whole && power * factor >= half) { return power * factor; }
    }
    return power * 10;
}

double column_sum(ColumnChart const& chart, std::size_t column) {
    double sum = 0;
    for (auto const& series : chart.series) { sum += column < series.values.size() ? series.values[column] : 0; }
    return sum;
}

std::string number_text(ColumnChart const& chart, double value) {
    if (chart.is_money) {
        Money const money { std::llround(value * 100) };
        return money.cents % 100 == 0 ? "$" + with_thousands(money.cents / 100) : money.to_us();
    }
    return with_thousands(std::llround(value));
}

std::string column_words(ColumnChart const& chart, std::size_t column) {
    std::string words(chart.columns[column]);
    for (std::size_t i = 0; i < chart.series.size(); ++i) {
        auto const& values = chart.series[i].values;
        words += (i == 0 ? ": " : ", ") + number_text(chart, column < values.size() ? values[column] : 0) + " "
            + std::string(chart.series[i].label);
    }
    return words;
}

void paint_column(Ui& ui, Rect const& plot, ColumnChart const& chart, std::size_t column, double top) {
    auto& painter = ui.painter();
    Rect const slot = plot.column(column, chart.columns.size());
    float const width = std::min(24.0F, slot.width * 0.6F);
    float const x = std::round(slot.center_x() - width / 2);
    float foot = plot.bottom();
    for (std::size_t i = 0; i < chart.series.size(); ++i) {
        auto const& series = chart.series[i];
        double const value = column < series.values.size() ? series.values[column] : 0;
        float const height = plot.height * static_cast<float>(value / top);
        if (height <= 0) { continue; }
        // Two px of surface between the parts.
        float const gap = foot < plot.bottom() ? 2 : 0;
        painter.fill({ x, foot - height, width, std::max(1.0F, height - gap) }, series.color, i == 0 ? 0.0F : 2.0F);
        foot -= height;
    }
}

}  // namespace

void column_chart(Ui& ui, Rect const& rect, ColumnChart const& chart) {
    if (chart.columns.empty()) { return; }
    double most = 1;
    for (std::size_t i = 0; i < chart.columns.size(); ++i) { most = std::max(most, column_sum(chart, i)); }
    double const step = grid_step(most);
    double const top = 2 * step;
    auto& painter = ui.painter();
    // Room for the largest number of the axis.
    float const labels = std::max(26.0F, std::ceil(painter.text_width(number_text(chart, top), TextStyle::Caption)) + 2);
    Rect const plot = rect.inset(labels + 10, 8, 0, 26);
    for (int line = 0; line <= 2; ++line) {
        float const y = plot.bottom() - plot.height * static_cast<float>(line) / 2;
        painter.horizontal_line(plot.x, plot.right(), y, Color::ChartGrid);
        painter.text({ rect.x, y - 8, labels, 16 }, number_text(chart, step * line),
            { .style = TextStyle::Caption, .ink = Color::TextMuted, .align = Align::Right });
    }
    std::string words(chart.name);
    auto const every = static_cast<std::size_t>(std::ceil(static_cast<float>(chart.columns.size()) * 52 / std::max(plot.width, 1.0F)));
    for (std::size_t i = 0; i < chart.columns.size(); ++i) {
        paint_column(ui, plot, chart, i, top);
        Rect const slot = plot.column(i, chart.columns.size());
        if (i % std::max<std::size_t>(every, 1) == 0) {
            painter.text({ slot.center_x() - 30, plot.bottom() + 7, 60, 16 }, chart.columns[i],
                { .style = TextStyle::Caption, .ink = Color::TextMuted, .align = Align::Center });
        }
        words += ". " + column_words(chart, i);
        if (ui.is_hovered(slot)) { ui.tooltip(Ui::id(ui.id(chart.name), i), slot, { .hovered = true }, column_words(chart, i)); }
    }
    ui.publish(ui.id(chart.name), { .role = Role::Image, .rect = rect, .name = words });
}

}  // namespace hub::ui::widgets
