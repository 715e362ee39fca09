// Progress, banners, toasts, facts, figures, the states of a list.

#include "ui/gallery/gallery_state.hpp"

#include <algorithm>

namespace hub::ui::gallery {

using namespace widgets;

void messages_ui(Ui& ui, Flow& flow, GalleryState& state) {
    part_title(ui, flow, "Progress and banners");
    Rect line = flow.next(20, 6).at_most_wide(216);
    ui.painter().text(line, "64%", { .style = TextStyle::SmallStrong, .align = Align::Right });
    text(ui, line, "Building PDF", { .style = TextStyle::Small, .ink = Color::TextSecondary });
    progress_bar(ui, flow.next(8, 12).at_most_wide(216), { .label = "Building PDF", .share = 0.64F, .value_text = "64%" });
    busy_text(ui, flow.next(20, 12), "Loading results");
    for (auto const& options :
        { BannerOptions { .tone = Tone::Info, .text = "Delivery changes to online on Dec 1, 2026.", .action = "Change" },
            BannerOptions { .tone = Tone::Success, .text = "The payment of $1,204.50 was submitted.", .dismissible = true },
            BannerOptions { .tone = Tone::Warning,
                .strong = "12 documents archive within 14 days.",
                .text = "Download what you keep.",
                .action = "Review",
                .href = "/results?archiving=14" },
            BannerOptions { .tone = Tone::Danger, .text = "Privacy concern? Call the HIPAA hotline, 1-800-555-0167.", .assertive = true },
            BannerOptions { .tone = Tone::Training, .text = "Training sandbox. Nothing leaves this page.", .action = "Reset data" } }) {
        if (banner(ui, flow.next(banner_height(ui, options, flow.width()), 8), options) == BannerPress::Action) {
            state.last_action = "Banner: " + std::string(options.action);
        }
    }
    if (button(ui, flow.next(ui.metrics().control(), 12).at_most_wide(140), { .label = "Show notices" })) { state.notices_shown = true; }
    if (!state.notices_shown) { return; }
    auto const press = toasts(ui,
        { { .id = 1, .text = "Marked 4 as reviewed", .action = "Undo" },
            { .id = 2, .tone = Tone::Danger, .text = "Not sent, no connection", .action = "Retry" } });
    if (press.kind == ToastPress::Kind::Action) { state.last_action = "Notice " + std::to_string(press.id); }
    if (press.kind == ToastPress::Kind::Action || press.kind == ToastPress::Kind::Dismiss) { state.notices_shown = false; }
}

void figures_ui(Ui& ui, Flow& flow, GalleryState& /*state*/) {
    part_title(ui, flow, "Figures");
    std::vector<StatTile> const tiles { { .label = "New results", .figure = "38", .note = "12 archive within 14 days", .href = "/results" },
        { .label = "Authorizations expiring", .figure = "4", .note = "In 3 days or less", .href = "/authorizations" },
        { .label = "Invoices overdue",
            .figure = "3",
            .note = "$2,318.00 of $6,942.75 open",
            .href = "/billing",
            .note_ink = Color::DangerText } };
    stat_tiles(ui, flow.next(stat_tiles_height(ui, flow.width(), tiles), 16), tiles);
    qr_code(ui, flow.next(148, 16), { .label = "QR code", .text = "https://portal.example/" });
    std::size_t const columns = ui.is_phone() ? 1 : 2;
    Rect const row = flow.next(250, 16);
    Rect left = card(ui, row.column(0, columns, 24), 16);
    heading(ui, left.cut_top(24, 4), "Open invoices by age", { .level = 3, .style = TextStyle::Subheading });
    bar_list(ui, left, "Open invoices by age, in dollars",
        { { .label = "0 to 30 days", .value = 4624.75, .color = Color::ChartAge0, .count = "9 invoices", .amount = "$4,624.75" },
            { .label = "31 to 60 days", .value = 1606, .color = Color::ChartAge1, .count = "2 invoices", .amount = "$1,606.00" },
            { .label = "61 to 90 days", .value = 712, .color = Color::ChartAge2, .count = "1 invoice", .amount = "$712.00" },
            { .label = "Over 90 days", .value = 0, .color = Color::ChartAge3, .count = "0 invoices", .amount = "$0.00" } });
    if (columns == 1) { return; }
    Rect right = card(ui, row.column(1, columns, 24), 16);
    ColumnChart const chart { .name = "Results posted per week",
        .columns = { "Sep 28", "Oct 5", "Oct 12", "Oct 19", "Oct 26", "Nov 2", "Nov 9", "Nov 16" },
        .series = { { "Non-injury", Color::Chart1, { 22, 26, 19, 31, 28, 24, 33, 21 } },
            { "Injury", Color::Chart2, { 8, 6, 10, 7, 5, 9, 7, 4 } } } };
    Rect title = right.cut_top(24, 8);
    chart_legend(ui, title, chart.series);
    heading(ui, title, chart.name, { .level = 3, .style = TextStyle::Subheading });
    column_chart(ui, right, chart);
    definition_list(ui, flow,
        { { .label = "Birth date", .value = "Mar 14, 1989" },
            { .label = "Claim number", .value = "None, non-injury visit", .ink = Color::TextMuted },
            { .label = "Archives", .value = "Nov 24, 2026, in 5 days", .ink = Color::WarningText, .strong = true } });
}

void list_states_ui(Ui& ui, Flow& flow, GalleryState& state) {
    part_title(ui, flow, "States of a list");
    static constexpr std::array columns { Column { .key = "employee", .label = "Employee", .min_width = 120, .flex = 1 },
        Column { .key = "services", .label = "Services", .min_width = 120, .flex = 1 } };
    Error const offline = Error::unavailable("No connection");
    std::size_t const across = ui.is_phone() ? 1 : 2;
    std::array const shown { ListShown::Loading, ListShown::Empty, ListShown::NoMatch, ListShown::Failed };
    for (std::size_t i = 0; i < shown.size(); i += across) {
        Rect const row = flow.next(300, 16);
        for (std::size_t j = 0; j < across; ++j) {
            auto const scope = ui.scope(Ui::id(ui.id("list"), i + j));
            Rect const inside = card(ui, row.column(j, across, 16), 1);
            auto const press = list_state(ui, inside,
                { .shown = shown[i + j],
                    .noun = "authorizations",
                    .columns = columns,
                    .selectable = true,
                    .icon = icon::clipboard_list,
                    .empty_title = "No authorizations yet",
                    .empty_text = "Create one, and the center has it within a minute.",
                    .empty_action = { .label = "New authorization", .icon = icon::plus, .style = ButtonStyle::Primary },
                    .no_match_text = "Your filters hide all 24 authorizations.",
                    .error = &offline });
            if (press != ListPress::None) { state.last_action = "List state"; }
        }
    }
}

}  // namespace hub::ui::gallery
