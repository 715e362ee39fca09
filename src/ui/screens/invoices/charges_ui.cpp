#include "ui/screens/invoices/charges_ui.hpp"

#include "base/text.hpp"
#include "ui/screens/ageing_card_ui.hpp"
#include "ui/screens/invoices/billing_tabs_ui.hpp"
#include "ui/screens/invoices/charges_view.hpp"
#include "ui/screens/screens.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/chart.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/list_state.hpp"
#include "ui/widgets/table.hpp"
#include "ui/widgets/text.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace hub::ui {

namespace {

constexpr float chart_card_height = 24 + 24 + 12 + 260 + 20;
constexpr std::array series_colors { Color::Chart1, Color::Chart2, Color::Chart3, Color::Chart4, Color::Chart5, Color::Chart6 };
constexpr std::string_view chart_name = "Charges per month by location";

void chart_ui(Ui& ui, Rect rect, ChargesView const& view) {
    auto const region = ui.group("months", { .role = Role::Region, .rect = rect, .name = chart_name });
    Flow flow { widgets::card(ui, rect) };
    widgets::ColumnChart chart { .name = chart_name, .columns = {}, .series = {}, .is_money = true };
    for (std::size_t i = 0; i < view.locations.size(); ++i) {
        widgets::ChartSeries series { .label = view.locations[i], .color = series_colors.at(i), .values = {} };
        for (auto const& month : view.months) { series.values.push_back(static_cast<double>(month.by_location[i].cents) / 100.0); }
        chart.series.push_back(std::move(series));
    }
    for (auto const& month : view.months) { chart.columns.push_back(month.short_label); }
    Rect title = flow.next(24, space::s3);
    std::string const total = view.total.to_us() + " in twelve months";
    // The sum stands in the table below as well.
    if (title.width > 460) {
        widgets::text(ui, title.cut_right(ui.painter().text_width(total, TextStyle::Small) + 1, space::s2), total,
            { .style = TextStyle::Small, .ink = Color::TextMuted });
    }
    widgets::heading(ui, title, chart_name, { .level = 2, .style = TextStyle::Subheading });
    Rect rest = flow.rest();
    if (rest.width > 560) { widgets::chart_legend(ui, rest.cut_bottom(24, space::s2), chart.series); }
    widgets::column_chart(ui, rest, chart);
}

/// The same numbers to be read, copied and heard: a month a row, a location a column.
void numbers_ui(Ui& ui, Flow& flow, ChargesView const& view) {
    widgets::heading(ui, flow.next(32, space::s2), "The same in numbers", { .level = 2, .style = TextStyle::Subheading });
    std::vector<widgets::Column> columns { { .key = "month", .label = "Month", .min_width = 96 } };
    std::vector<std::string> keys;
    for (std::size_t i = 0; i < view.locations.size(); ++i) { keys.push_back("location-" + std::to_string(i)); }
    for (std::size_t i = 0; i < view.locations.size(); ++i) {
        columns.push_back({ .key = keys[i],
            .label = view.locations[i],
            .min_width = 110,
            .flex = 1,
            .align = Align::Right,
            .priority = static_cast<int>(i) + 1 });
    }
    columns.push_back({ .key = "total", .label = "All", .min_width = 110, .align = Align::Right });
    auto const rows = view.months.size() + 1;
    auto const draw = [&](widgets::TableRow& row) {
        bool const is_sum = row.index() == view.months.size();
        auto const style = is_sum ? TextStyle::BodyStrong : TextStyle::Body;
        auto const& amounts = is_sum ? view.sums : view.months[row.index()].by_location;
        row.text("month", is_sum ? "All" : view.months[row.index()].label, { .style = TextStyle::BodyStrong });
        for (std::size_t i = 0; i < keys.size(); ++i) {
            row.text(keys[i], amounts[i].to_us(), { .style = style, .ink = Color::TextSecondary });
        }
        row.text("total", (is_sum ? view.total : view.months[row.index()].total).to_us(), { .style = TextStyle::BodyStrong });
    };
    auto const draw_card = [&](widgets::TableRow& row) {
        bool const is_sum = row.index() == view.months.size();
        Rect inner = row.rect().inset(space::s4, space::s2);
        std::string const total = (is_sum ? view.total : view.months[row.index()].total).to_us();
        Rect const amount = inner.cut_right(130);
        widgets::text(ui, inner, is_sum ? "All" : view.months[row.index()].label);
        widgets::text(ui, amount, total, { .style = TextStyle::BodyStrong, .align = Align::Right });
    };
    float const row_height = ui.metrics().row();
    float const height =
        ui.is_phone() ? 44 * static_cast<float>(rows) + 2 : row_height * static_cast<float>(rows) + ui.metrics().table_header() + 2;
    static_cast<void>(widgets::table(ui, flow.next(height, space::s4),
        { .key = "numbers",
            .label = chart_name,
            .columns = columns,
            .row_count = rows,
            .row_key = [](std::size_t i) { return static_cast<std::uint64_t>(i) + 1; },
            .draw_row = draw,
            .draw_card = draw_card,
            .card_height = 44,
            .rows_can_be_pressed = false }));
}

}  // namespace

void charges_screen(Frame& frame, Rect area, ScreenStates& states) {
    auto& ui = frame.ui;
    billing_header_ui(frame, area, BillingTab::Charges);
    auto const panel = billing_tab_panel(frame, area, BillingTab::Charges);
    auto const& load = frame.data.billing.invoices_load;
    if (!load.has_value() || frame.data.billing.invoices.size() == 0) {
        auto const press = widgets::list_state(ui, area,
            { .shown = load.has_value()           ? widgets::ListShown::Empty
                    : load.error && !load.loading ? widgets::ListShown::Failed
                                                  : widgets::ListShown::Loading,
                .noun = "charges",
                .icon = icon::receipt,
                .empty_title = "No charges yet",
                .empty_text = "Only invoices issued after the switch to online delivery are counted here.",
                .error = load.error ? &*load.error : nullptr });
        if (press == widgets::ListPress::Retry) { frame.send(client::Reload {}); }
        return;
    }
    auto const& view = charges_view(frame.data, states.invoices, states.charges);
    widgets::ScrollArea scroll { ui, area,
        { .key = "charges", .label = "Charges", .padding = ui.is_phone() ? space::s4 : space::s5, .focusable = true } };
    Flow flow { scroll.flow.rest().at_most_wide(1280) };
    ageing_card_ui(ui, flow.next(ageing_card_height, space::s5), view.open_total, view.ageing);
    chart_ui(ui, flow.next(chart_card_height, space::s5), view);
    numbers_ui(ui, flow, view);
    scroll.flow.next(flow.used());
}

}  // namespace hub::ui
