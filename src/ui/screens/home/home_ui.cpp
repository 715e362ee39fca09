#include "ui/screens/home/home_ui.hpp"

#include "ui/screens/home/first_time_ui.hpp"
#include "ui/screens/home/home_view.hpp"
#include "ui/screens/screens.hpp"
#include "ui/screens/specimens/specimen_links_ui.hpp"
#include "ui/widgets/badge.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/chart.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/list_state.hpp"
#include "ui/widgets/text.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace hub::ui {

namespace {

constexpr float least_two_columns = 900;
constexpr float widest = 1440;

void title_ui(Frame& frame, Flow& flow, HomeView const& view) {
    auto& ui = frame.ui;
    Rect row = flow.next(56, space::s5);
    widgets::ButtonOptions const create { .key = "new",
        .label = "New authorization",
        .icon = icon::plus,
        .style = widgets::ButtonStyle::Primary,
        .href = "/authorizations/new" };
    if (!ui.is_phone()) {
        if (widgets::button(ui, row.cut_right(widgets::button_width(ui, create), space::s4), create)) { frame.go(create.href); }
    }
    widgets::heading(
        ui, row.cut_top(32, space::s1), view.greeting, { .level = 1, .style = ui.is_phone() ? TextStyle::Figure : TextStyle::Title });
    widgets::text(ui, row, ui.is_phone() ? view.day : view.as_of, { .ink = Color::TextSecondary });
    if (ui.is_phone() && widgets::button(ui, flow.next(ui.metrics().control(), space::s5), create)) { frame.go(create.href); }
}

void counts_ui(Frame& frame, Flow& flow, HomeView const& view) {
    std::vector<widgets::StatTile> tiles;
    for (auto const& count : view.counts) {
        tiles.push_back({ .key = count.key,
            .label = count.label,
            .figure = count.figure,
            .note = count.note,
            .href = count.href,
            .note_ink = count.is_alarming ? Color::DangerText : Color::TextMuted });
    }
    float const height = widgets::stat_tiles_height(frame.ui, flow.width(), tiles);
    if (auto const pressed = widgets::stat_tiles(frame.ui, flow.next(height, space::s5), tiles)) {
        frame.go(view.counts.at(*pressed).href);
    }
}

void drug_screens_ui(Frame& frame, Flow& flow, HomeView const& view) {
    if (!view.drug_screens) { return; }
    Rect const row = flow.next(specimen_links_height(frame.ui), space::s5);
    auto const group = frame.ui.group("drug-screen-counts", { .role = Role::Group, .rect = row, .name = "Drug screens" });
    specimen_links_ui(frame, row, *view.drug_screens);
}

constexpr int most_attention_lines = 3;

widgets::ButtonOptions open_button(HomeView::Attention const& item) {
    return { .key = "open", .label = item.action, .size = widgets::ButtonSize::Small, .href = item.href, .description = item.title };
}

/// How high the title and the line below it are beside the circle and the button; in a narrow row they wrap.
struct AttentionLines {
    float title = 20;
    float line = 20;
    int most = 1;
};
AttentionLines attention_lines(Ui& ui, float width, HomeView::Attention const& item) {
    float const room = width - 36 - space::s4 - widgets::button_width(ui, open_button(item)) - space::s4;
    if (room >= 320) { return {}; }
    return { .title = ui.painter().text_height(item.title, TextStyle::BodyStrong, room, most_attention_lines),
        .line = ui.painter().text_height(item.line, TextStyle::Small, room, most_attention_lines),
        .most = most_attention_lines };
}

float attention_row(Ui& ui, float width, HomeView::Attention const& item) {
    auto const lines = attention_lines(ui, width, item);
    return std::max(66.0F, lines.title + lines.line + 2 * space::s3);
}

float attention_rows(Ui& ui, float width, HomeView const& view) {
    float height = view.attention.empty() ? 66.0F : 0.0F;
    for (auto const& item : view.attention) { height += attention_row(ui, width, item); }
    return height;
}

void attention_row_ui(Frame& frame, Rect rect, HomeView::Attention const& item, bool last) {
    auto& ui = frame.ui;
    auto const scope = ui.scope(item.key);
    auto const node = ui.group("item", { .role = Role::ListItem, .rect = rect, .name = {} });
    if (!last) { ui.painter().horizontal_line(rect.x, rect.right(), rect.bottom() - 1, Color::BorderSubtle); }
    Rect inner = rect;
    auto const text = attention_lines(ui, rect.width, item);
    widgets::icon_circle(ui, inner.cut_left(36, space::s4), item.icon, item.tone, 36, IconSize::Normal);
    auto const open = open_button(item);
    if (widgets::button(ui, inner.cut_right(widgets::button_width(ui, open), space::s4), open)) { frame.go(item.href); }
    Rect lines = inner.middle(text.title + text.line);
    widgets::text(ui, lines.cut_top(text.title), item.title, { .style = TextStyle::BodyStrong, .max_lines = text.most });
    widgets::text(ui, lines, item.line, { .style = TextStyle::Small, .ink = Color::TextMuted, .max_lines = text.most });
}

float attention_padding(Ui& ui) {
    return ui.is_phone() ? space::s4 : space::s5;
}

float attention_height(Ui& ui, float width, HomeView const& view) {
    return 24 + 24 + space::s2 + attention_rows(ui, width - 2 * attention_padding(ui), view) + 16;
}

void attention_ui(Frame& frame, Rect rect, HomeView const& view) {
    auto& ui = frame.ui;
    auto const region = ui.group("attention", { .role = Role::Region, .rect = rect, .name = "Needs attention" });
    Flow flow { widgets::card(ui, rect, attention_padding(ui)) };
    Rect title = flow.next(24, space::s2);
    float const width = widgets::heading(ui, title, "Needs attention", { .level = 2, .style = TextStyle::Subheading });
    title.cut_left(width + space::s2);
    if (!view.attention.empty()) { widgets::paint_count(ui, title, std::to_string(view.attention.size())); }
    if (view.attention.empty()) {
        Rect row = flow.next(attention_rows(ui, flow.width(), view));
        widgets::icon_circle(ui, row.cut_left(36, space::s4), icon::circle_check, Tone::Success, 36, IconSize::Normal);
        widgets::text(ui, row, "Nothing waits for you. Well done.", { .ink = Color::TextSecondary });
        return;
    }
    auto const list = ui.group(
        "list", { .role = Role::List, .rect = flow.rest().with_height(attention_rows(ui, flow.width(), view)), .name = "Needs attention" });
    for (auto const& item : view.attention) {
        attention_row_ui(frame, flow.next(attention_row(ui, flow.width(), item)), item, &item == &view.attention.back());
    }
}

constexpr float weeks_card_height = 24 + 24 + 12 + 190 + 20;

void weeks_ui(Frame& frame, Rect rect, HomeView const& view) {
    auto& ui = frame.ui;
    auto const region = ui.group("weeks", { .role = Role::Region, .rect = rect, .name = "Results posted per week" });
    Flow flow { widgets::card(ui, rect) };
    widgets::ColumnChart chart {
        .name = "Results posted per week", .columns = {}, .series = { { "Non-injury", Color::Chart1, {} }, { "Injury", Color::Chart2, {} } }
    };
    for (auto const& week : view.weeks) {
        chart.columns.push_back(week.label);
        chart.series[0].values.push_back(week.non_injury);
        chart.series[1].values.push_back(week.injury);
    }
    Rect title = flow.next(24, space::s3);
    widgets::chart_legend(ui, title, chart.series);
    widgets::heading(ui, title, "Results posted per week", { .level = 2, .style = TextStyle::Subheading });
    widgets::column_chart(ui, flow.rest(), chart);
}

void cards_ui(Frame& frame, Flow& flow, HomeView const& view) {
    float const charts_height = (view.has_billing ? ageing_card_height + space::s5 : 0) + weeks_card_height;
    if (flow.width() < least_two_columns) {
        attention_ui(frame, flow.next(attention_height(frame.ui, flow.width(), view), space::s5), view);
        if (view.has_billing) { ageing_card_ui(frame.ui, flow.next(ageing_card_height, space::s5), view.billing_total, view.ageing); }
        weeks_ui(frame, flow.next(weeks_card_height, space::s5), view);
        return;
    }
    float const left = flow.width() * 0.56F;
    Rect row = flow.next(std::max(attention_height(frame.ui, left, view), charts_height), space::s5);
    attention_ui(frame, row.cut_left(left, space::s5), view);
    if (view.has_billing) { ageing_card_ui(frame.ui, row.cut_top(ageing_card_height, space::s5), view.billing_total, view.ageing); }
    weeks_ui(frame, row, view);
}

}  // namespace

void home_screen(Frame& frame, Rect area, ScreenStates& states) {
    auto& ui = frame.ui;
    auto const view = home_view(frame.data);
    widgets::ScrollArea scroll { ui, area, { .key = "page", .label = "Home", .padding = ui.is_phone() ? space::s4 : space::s6 } };
    Flow flow { scroll.flow.rest().at_most_wide(widest) };
    title_ui(frame, flow, view);
    first_time_ui(frame, flow, states.home);
    auto const& query = frame.data.home;
    if (query.value) {
        counts_ui(frame, flow, view);
        drug_screens_ui(frame, flow, view);
        cards_ui(frame, flow, view);
    } else {
        auto const shown = widgets::list_state_of(query, false);
        auto const press =
            widgets::list_state(ui, flow.next(360), { .shown = shown, .noun = "counts", .error = query.error ? &*query.error : nullptr });
        if (press == widgets::ListPress::Retry) { frame.send(client::Reload {}); }
    }
    scroll.flow.next(flow.used());
}

}  // namespace hub::ui
