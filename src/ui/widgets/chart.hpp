// Figures: tiles that lead to their list, bars and stacked columns. Each chart has its numbers as text as well: on the
// screen (labels) and in its node (a table in words).
#pragma once

#include "ui/widgets/ui.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace hub::ui::widgets {

struct StatTile {
    std::string_view key;  ///< the label where empty
    std::string_view label;
    std::string_view figure;  ///< "38", "$6,942.75"
    std::string_view note;
    std::string_view href;  ///< its list; without it the tile is only text
    Ink figure_ink = Color::TextPrimary;
    Ink note_ink = Color::TextMuted;
    bool money = false;  ///< a smaller figure: totals strips
};
/// Tiles beside one another in one frame with lines between; two columns, or one, where there is no room.
/// Returns the index of a pressed tile.
std::optional<std::size_t> stat_tiles(Ui& ui, Rect const& rect, std::vector<StatTile> const& tiles);
[[nodiscard]] float stat_tiles_height(Ui& ui, float width, std::vector<StatTile> const& tiles);

struct Bar {
    std::string_view key;  ///< the label where empty
    std::string_view label;
    double value = 0;
    Color color = Color::ChartAge0;
    std::string_view count;   ///< "9 invoices"
    std::string_view amount;  ///< "$4,624.75"
    std::string_view href;
};
/// Horizontal bars, 36 px each. Returns the index of a pressed one (bars with href are links).
std::optional<std::size_t> bar_list(Ui& ui, Rect const& rect, std::string_view name, std::vector<Bar> const& bars);
[[nodiscard]] inline float bar_list_height(std::size_t count) {
    return 36 * static_cast<float>(count);
}

struct ChartSeries {
    std::string_view label;
    Color color = Color::Chart1;
    std::vector<double> values;  ///< one a column
};
struct ColumnChart {
    std::string_view name;                  ///< "Results posted per week"
    std::vector<std::string_view> columns;  ///< "Sep 28"
    std::vector<ChartSeries> series;        ///< stacked from the foot
    bool is_money = false;                  ///< values are dollars, else whole numbers
};
/// Stacked columns with a grid. Its node is an image whose name says every number; a tooltip tells those of a column.
void column_chart(Ui& ui, Rect const& rect, ColumnChart const& chart);
/// The squares and words of the series, right-aligned; for the chart's title row.
void chart_legend(Ui& ui, Rect const& rect, std::vector<ChartSeries> const& series);

}  // namespace hub::ui::widgets
