#include "ui/screens/results/results_ui.hpp"

#include "base/text.hpp"
#include "ui/dialogs/bundle_ui.hpp"
#include "ui/dialogs/ticket_ui.hpp"
#include "ui/screens/results/results_parts.hpp"
#include "ui/screens/screens.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/chip.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/tabs.hpp"
#include "ui/widgets/text.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace hub::ui {

namespace {

constexpr float panel_width = 360;
constexpr float least_list_width = 640;
constexpr std::array<std::string_view, results_tab_count> tab_labels { "All results", "Not reviewed", "Flagged", "Archiving soon" };
constexpr std::array<std::string_view, results_tab_count> short_tab_labels { "All", "New", "Flagged", "Archiving" };

std::string number(std::size_t count) {
    return with_thousands(static_cast<std::int64_t>(count));
}

void title_row_ui(Frame& frame, Rect row, ResultsState& state, ResultsView const& view) {
    auto& ui = frame.ui;
    if (ui.is_phone()) {
        if (widgets::icon_button(ui, row.cut_right(44),
                { .label = "Filters", .icon = icon::list_filter, .icon_size = IconSize::Large, .dot = state.filters.is_set() })) {
            state.filters_sheet = true;
        }
        widgets::heading(ui, row.inset(space::s4, 0), "Results and reports", { .level = 1, .style = TextStyle::Heading });
        return;
    }
    Rect inner = row.inset(space::s5, 0);
    widgets::ButtonOptions const csv {
        .key = "csv", .label = "Export CSV", .icon = icon::download, .disabled = view.visible == 0, .reason = "There are no rows to export."
    };
    if (widgets::button(ui, inner.cut_right(widgets::button_width(ui, csv), space::s4), csv)) {
        frame.send(client::SaveText { "Results " + frame.data.today.to_iso() + ".csv", "text/csv", results_csv(frame.data, state) });
    }
    saved_searches_button_ui(frame, inner, state);
    widgets::heading(ui, inner, "Results and reports", { .level = 1, .style = TextStyle::Title });
}

/// What is not saved yet is asked for on one tab only.
void choose_tab(ResultsState& state, ResultsTab tab) {
    state.filters.tab = tab;
    if (tab != ResultsTab::Archiving) { state.filters.not_saved = false; }
}

void tabs_ui(Frame& frame, Rect row, ResultsState& state, ResultsView const& view) {
    std::array<std::string, results_tab_count> counts;
    std::vector<widgets::TabItem> items;
    for (std::size_t i = 0; i < results_tab_count; ++i) {
        counts[i] = number(view.tab_counts[i]);
        items.push_back({ .key = short_tab_labels[i], .label = tab_labels[i], .count = counts[i] });
    }
    auto selected = static_cast<std::size_t>(state.filters.tab);
    if (widgets::tabs(frame.ui, row, selected, { .key = "views", .label = "Views", .controls = "list", .edge = space::s5 }, items)) {
        choose_tab(state, static_cast<ResultsTab>(selected));
    }
}

/// On phones the views are chips, as narrow as they can be.
void tab_chips_ui(Frame& frame, Rect row, ResultsState& state, ResultsView const& view) {
    auto& ui = frame.ui;
    Rect inner = row.inset(space::s4, 0);
    auto const group = ui.group("views", { .role = Role::Group, .rect = row, .name = "Views" });
    for (std::size_t i = 0; i < results_tab_count; ++i) {
        std::string const label =
            i == 0 ? std::string { short_tab_labels[i] } : std::string { short_tab_labels[i] } + " " + number(view.tab_counts[i]);
        widgets::ChipOptions const chip { .key = short_tab_labels[i],
            .label = label,
            .kind = widgets::ChipKind::Toggle,
            .on = state.filters.tab == static_cast<ResultsTab>(i) };
        float const width = widgets::chip_width(ui, chip);
        if (width > inner.width) { break; }
        if (widgets::chip(ui, inner.cut_left(width, space::s2), chip) == widgets::ChipPress::Main) {
            choose_tab(state, static_cast<ResultsTab>(i));
        }
    }
}

void select_archiving(ResultsState& state, bool only_not_saved) {
    auto& looks = *state.looks;
    auto& wanted = only_not_saved ? looks.not_saved : looks.tabs[static_cast<std::size_t>(ResultsTab::Archiving)];
    looks.selection.set_all(wanted.visible(), table::Flag::Set);
    ++state.selection_version;
    state.filters.clear();
    state.filters.tab = ResultsTab::Archiving;
    state.filters.not_saved = only_not_saved;
}

std::string archive_words(ResultsView const& view, std::size_t soon, bool phone) {
    if (view.not_saved == 0) { return "You have saved all of them."; }
    if (view.not_saved < soon) { return "You have saved " + number(soon - view.not_saved) + " of them."; }
    return phone ? "Download what you keep." : "Results leave the portal 90 days after posting. Download what you keep.";
}

/// RSLT-08, RSLT-A1: what leaves the portal soon, and one press to select it all.
void archive_banner_ui(Frame& frame, Rect& area, ResultsState& state, ResultsView const& view) {
    auto const soon = view.tab_counts[static_cast<std::size_t>(ResultsTab::Archiving)];
    if (soon == 0) { return; }
    auto& ui = frame.ui;
    std::string const strong = plural(static_cast<std::int64_t>(soon), "document archives", "documents archive") + " within 14 days.";
    bool const some_saved = view.not_saved > 0 && view.not_saved < soon;
    std::string const action = some_saved ? "Select all not saved (" + number(view.not_saved) + ")" : "Select all " + number(soon);
    std::string const text = archive_words(view, soon, ui.is_phone());
    widgets::BannerOptions const banner {
        .key = "archiving", .tone = Tone::Warning, .icon = icon::archive, .strong = strong, .text = text, .action = action
    };
    float const edge = ui.is_phone() ? space::s4 : space::s5;
    float const height = widgets::banner_height(ui, banner, area.width - 2 * edge);
    if (widgets::banner(ui, area.cut_top(height, space::s3).inset(edge, 0), banner) == widgets::BannerPress::Action) {
        select_archiving(state, some_saved);
    }
}

void list_ui(Frame& frame, Rect area, ResultsState& state, ResultsView const& view) {
    auto& ui = frame.ui;
    title_row_ui(frame, area.cut_top(ui.is_phone() ? 56 : ui.metrics().title_row()), state, view);
    if (ui.is_phone()) {
        tab_chips_ui(frame, area.cut_top(60), state, view);
    } else {
        tabs_ui(frame, area.cut_top(ui.metrics().tabs()), state, view);
    }
    auto const focus = take_list_focus(frame, state, view);
    results_filters_ui(frame, area.cut_top(ui.is_phone() ? 56 : 68), state, view, focus);
    archive_banner_ui(frame, area, state, view);
    results_links_ui(frame, area);
    Rect const bar = area.cut_bottom(ui.is_phone() && view.selected == 0 ? 44 : ui.metrics().action_bar());
    results_table_ui(frame, area, state, view, focus);
    results_selection_bar_ui(frame, bar, state, view);
}

}  // namespace

void open_result(Frame& frame, ResultsState& state, std::optional<domain::DocumentId> document) {
    state.open = document;
    if (frame.ui.viewport().width < 1024) {
        // It covers the list there, so that "back" must lead to the list.
        frame.go(write_route(state));
    }
}

void results_screen(Frame& frame, Rect area, ScreenStates& states) {
    auto& state = states.results;
    if (state.seen_route != frame.route_version) {
        state.seen_route = frame.route_version;
        read_route(frame.route, state);
    }
    auto const view = results_view(frame.data, state);
    close_vanished(frame, state, view);
    follow_viewer(frame, state);
    keep_flag_note(frame, state);
    if (frame.data.document.shown != state.open) { frame.send(client::ShowDocument { state.open }); }
    bool const has_panel = state.open && frame.data.results.find(*state.open);
    bool const beside = area.width >= least_list_width + panel_width;
    if (has_panel && !beside) {
        results_panel_ui(frame, area, state);
    } else {
        if (has_panel) {
            Rect const panel = area.cut_right(panel_width);
            list_ui(frame, area, state, view);
            frame.ui.painter().vertical_line(panel.x, panel.y, panel.bottom(), Color::BorderDefault);
            results_panel_ui(frame, panel, state);
        } else {
            list_ui(frame, area, state, view);
        }
        results_filters_sheet_ui(frame, state, view);
    }
    ticket_ui(frame, state.ticket);
    frame.note(write_route(state));
}

}  // namespace hub::ui
