#include "base/text.hpp"
#include "ui/dialogs/bundle_ui.hpp"
#include "ui/screens/results/results_parts.hpp"
#include "ui/screens/screen_parts.hpp"
#include "ui/widgets/badge.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/list_state.hpp"
#include "ui/widgets/table.hpp"
#include "ui/widgets/tabs.hpp"
#include "ui/widgets/text.hpp"

#include <array>
#include <optional>
#include <string>

namespace hub::ui {

namespace {

using widgets::Column;
using widgets::SortDirection;

constexpr std::array columns {
    Column { .key = "flag", .label = "Flag", .min_width = 36, .hidden_label = true, .padding = 2 },
    Column { .key = "employee", .label = "Employee", .min_width = 150, .flex = 1.1F, .sortable = true },
    Column { .key = "document", .label = "Document", .min_width = 160, .flex = 1.3F, .sortable = true },
    Column { .key = "type", .label = "Visit type", .min_width = 92, .priority = 4, .sortable = true },
    Column { .key = "center", .label = "Center", .min_width = 140, .flex = 0.8F, .priority = 3, .sortable = true },
    Column { .key = "posted",
        .label = "Posted",
        .min_width = 116,
        .priority = 2,
        .sortable = true,
        .first_direction = SortDirection::Descending },
    Column { .key = "archives", .label = "Archives", .min_width = 108, .priority = 1, .sortable = true },
    Column { .key = "reviewed", .label = "Reviewed", .min_width = 92, .sortable = true },
};

void flag_ui(Frame& frame, Rect const& rect, ResultRow const& row, bool inside) {
    auto const& document = row.document;
    widgets::IconButtonOptions const flag { .key = "flag",
        .label = document.flagged ? "Remove flag" : "Flag",
        .icon = icon::flag,
        .icon_size = frame.ui.is_phone() ? IconSize::Large : IconSize::Normal,
        .ink = document.flagged ? Color::WarningSolid : Color::BorderControl,
        .pressed = document.flagged,
        .filled_flag = document.flagged,
        .ring_inside = inside };
    if (widgets::icon_button(frame.ui, rect, flag)) {
        frame.send(client::MarkDocuments { .documents = { document.id }, .flagged = !document.flagged, .reviewed = {} });
    }
}

void archives_ui(Ui& ui, Rect const& rect, ResultRow const& row, bool tinted, bool with_word) {
    std::string const words = with_word ? "Archives " + ascii_lower(row.archives.substr(0, 1)) + row.archives.substr(1) : row.archives;
    if (row.archives_tone == Tone::Neutral) {
        widgets::text(ui, rect, words, { .style = with_word ? TextStyle::Small : TextStyle::Body, .ink = Color::TextMuted });
    } else {
        widgets::badge(ui, rect, { .label = words, .tone = row.archives_tone, .on_selected = tinted });
    }
}

void reviewed_ui(Ui& ui, Rect const& rect, ResultRow const& row, bool tinted) {
    if (!row.document.reviewed) {
        widgets::badge(ui, rect, { .label = "New", .tone = Tone::Accent, .on_selected = tinted });
        return;
    }
    Rect const mark = rect.with_width(icon_px(IconSize::Normal));
    ui.painter().icon(mark, icon::check_check, IconSize::Normal, Color::SuccessText);
    ui.publish(ui.id("reviewed"), { .role = Role::Image, .rect = mark.middle(20), .name = "Reviewed" });
}

/// Sorted by employee, the list shows where the documents of the next one begin (RSLT-A4).
bool begins_group(ResultsState const& state, widgets::TableRow const& row, ResultRow const& result) {
    return state.order.column == "employee" && row.index() > 0 && !result.continues_group;
}

void row_ui(Frame& frame, ResultsState& state, widgets::TableRow& row, bool focuses) {
    auto& ui = frame.ui;
    auto const result = result_row(frame.data, state, row.index());
    auto const& document = result.document;
    if (begins_group(state, row, result)) { ui.painter().fill(row.rect().with_height(1), Color::BorderControl); }
    if (auto const cell = row.cell("flag")) { flag_ui(frame, cell.rect, result, true); }
    auto const route = write_route(state).with("open", document.id.to_string()).to_string();
    if (row.link("employee",
            { .key = "open",
                .label = document.employee,
                .href = route,
                .style = document.reviewed ? TextStyle::Body : TextStyle::BodySemibold,
                .ink = result.continues_group ? Color::TextMuted : Color::TextPrimary })) {
        open_result(frame, state, document.id);
    }
    if (focuses) { ui.focus("open"); }
    row.text("document", document.name);
    row.text("type", document.visit_type, { .ink = Color::TextSecondary });
    row.text("center", document.center, { .ink = Color::TextSecondary });
    row.text("posted", result.posted, { .ink = Color::TextSecondary });
    if (auto const cell = row.cell("archives")) { archives_ui(ui, cell.rect, result, row.is_tinted(), false); }
    if (auto const cell = row.cell("reviewed")) { reviewed_ui(ui, cell.rect, result, row.is_tinted()); }
}

void card_ui(Frame& frame, ResultsState& state, widgets::TableRow& row, bool focuses) {
    auto& ui = frame.ui;
    auto const result = result_row(frame.data, state, row.index());
    auto const& document = result.document;
    auto const route = write_route(state).with("open", document.id.to_string()).to_string();
    if (row.cover({ .key = "open", .label = document.employee, .href = route })) { open_result(frame, state, document.id); }
    if (focuses) { ui.focus("cover"); }
    Rect inner = row.rect().inset(space::s4, space::s3, space::s1, space::s2);
    row.selection_box(inner.cut_left(ui.metrics().target(), space::s1).with_height(ui.metrics().target()));
    flag_ui(frame, inner.cut_right(44).with_height(44), result, false);
    Rect name = inner.cut_top(24);
    if (!document.reviewed) {
        Rect const dot = name.cut_left(8, space::s2);
        ui.painter().circle(dot.center_x(), dot.center_y(), 4, Color::AccentFill);
    }
    widgets::text(ui, name, document.employee, { .style = TextStyle::Subheading });
    widgets::text(ui, inner.cut_top(20, 2), document.name);
    widgets::text(ui, inner.cut_top(20, 6), document.visit_type + ", " + document.center + ", " + result.posted,
        { .style = TextStyle::Small, .ink = Color::TextMuted });
    archives_ui(ui, inner.cut_top(22), result, row.is_tinted(), true);
}

widgets::TableSelection selection_of(Frame& frame, ResultsState& state, ResultsView const& view) {
    auto const all = view.selected_visible == 0 ? widgets::CheckState::Off
        : view.selected_visible == view.visible ? widgets::CheckState::On
                                                : widgets::CheckState::Mixed;
    return {
        .is_selected = [&state](std::size_t place) { return state.looks->selection.contains(state.looks->list.row_at(place)); },
        .name =
            [&frame, &state](std::size_t place) {
                auto const& rows = frame.data.results.rows();
                auto const row = state.looks->list.row_at(place);
                auto const& columns_of = frame.data.results.columns();
                return std::string { rows.text(columns_of.name, row) } + " " + std::string { rows.text(columns_of.employee, row) };
            },
        .refusal = nullptr,
        .all = all,
    };
}

void take_selection(ResultsState& state, ResultsView const& view, widgets::TableResult const& result) {
    auto& looks = *state.looks;
    if (result.toggled_all) {
        looks.selection.set_all(looks.list.visible(), view.selected_visible == view.visible ? table::Flag::Clear : table::Flag::Set);
        ++state.selection_version;
    }
    if (result.toggled) {
        auto const row = looks.list.row_at(*result.toggled);
        looks.selection.toggle(row);
        if (result.range) {
            auto const flag = looks.selection.contains(row) ? table::Flag::Set : table::Flag::Clear;
            for (auto place = result.range->first; place <= result.range->second; ++place) {
                looks.selection.set(looks.list.row_at(place), flag);
            }
        }
        ++state.selection_version;
    }
}

std::string_view sort_key(std::string_view column) {
    for (auto const& known : columns) {
        if (known.key == column) { return known.key; }
    }
    return "posted";
}

/// "archives" sorts by the posting day, the oldest first.
widgets::TableSort shown_sort(ListOrder const& order) {
    auto sort = sort_of(order);
    sort.column = sort_key(order.column);
    return sort;
}

widgets::ListShown shown_of(Frame const& frame, ResultsState const& state, ResultsView const& view) {
    auto const& load = frame.data.results_load;
    if (view.loaded == 0 && load.error && !load.loading) { return widgets::ListShown::Failed; }
    if (view.loaded == 0 && (!load.has_value() || load.loading)) { return widgets::ListShown::Loading; }
    if (view.visible > 0) { return widgets::ListShown::Full; }
    bool const narrowed = state.filters.is_set() || state.filters.tab != ResultsTab::All;
    return view.loaded > 0 && narrowed ? widgets::ListShown::NoMatch : widgets::ListShown::Empty;
}

/// Loading, empty, failed. False when the list is there to be drawn.
bool state_page_ui(Frame& frame, Rect area, ResultsState& state, ResultsView const& view) {
    auto const shown = shown_of(frame, state, view);
    if (shown == widgets::ListShown::Full) { return false; }
    std::string const hidden = "Your filters hide all " + plural(static_cast<std::int64_t>(view.loaded), "document", "documents") + ".";
    auto const press = widgets::list_state(frame.ui, area,
        { .shown = shown,
            .noun = "results",
            .columns = columns,
            .selectable = true,
            .icon = icon::file_text,
            .empty_title = "No results yet",
            // M12: so that nobody looks for a result too early.
            .empty_text = "Injury work-status reports arrive at check-out, other results within 72 hours. What you receive follows your "
                          "report settings.",
            .no_match_text = hidden,
            .error = frame.data.results_load.error ? &*frame.data.results_load.error : nullptr });
    if (press == widgets::ListPress::ClearFilters) { state.filters = {}; }
    if (press == widgets::ListPress::Retry) { frame.send(client::Reload {}); }
    if (press == widgets::ListPress::CopyDetails && frame.data.results_load.error) {
        frame.send(client::CopyText { frame.data.results_load.error->message });
    }
    return true;
}

}  // namespace

void results_table_ui(Frame& frame, Rect area, ResultsState& state, ResultsView const& view, ListFocus const& focus) {
    auto const panel = widgets::tab_panel(frame.ui, area, "list", "Results");
    if (state_page_ui(frame, area, state, view)) { return; }
    std::optional<std::uint64_t> open_row;
    if (state.open) { open_row = widgets::row_key(state.open->value.bytes); }
    auto const result = widgets::table(frame.ui, area,
        { .key = "results",
            .label = "Results",
            .columns = columns,
            .row_count = view.visible,
            .row_key =
                [&](std::size_t place) { return widgets::row_key(frame.data.results.rows().id(state.looks->list.row_at(place)).bytes); },
            .draw_row = [&](widgets::TableRow& row) { row_ui(frame, state, row, focus.row == row.index()); },
            .draw_card = [&](widgets::TableRow& row) { card_ui(frame, state, row, focus.row == row.index()); },
            .card_height = 122,
            .edge = space::s4,
            .sort = shown_sort(state.order),
            .selection = selection_of(frame, state, view),
            .open_row = open_row,
            .reveal = focus.row });
    take_selection(state, view, result);
    if (result.sort) { state.order = order_of(*result.sort); }
    if (result.pressed) {
        auto const row = state.looks->list.row_at(*result.pressed);
        open_result(frame, state, domain::DocumentId { frame.data.results.rows().id(row) });
    }
}

void results_selection_bar_ui(Frame& frame, Rect area, ResultsState& state, ResultsView const& view) {
    auto& ui = frame.ui;
    Rect bar = widgets::action_bar(ui, area);
    bool const loading = !view.is_complete && frame.data.results_load.loading;
    std::string const words =
        loading ? "Loading " + with_thousands(static_cast<std::int64_t>(view.loaded)) + " of " + with_thousands(view.total) : view.count;
    if (view.selected == 0) {
        widgets::status_text(ui, bar, "count", words, { .style = TextStyle::Small, .ink = Color::TextSecondary });
        return;
    }
    // The selection has taken the count's place on the screen; it is still told when it changes.
    ui.publish(ui.id("count"), { .role = Role::Status, .rect = bar.with_width(1), .name = words });
    widgets::ButtonOptions const download {
        .key = "bundle", .label = "Download as one PDF…", .icon = icon::file_stack, .style = widgets::ButtonStyle::Primary
    };
    if (widgets::button(ui, bar.cut_right(widgets::button_width(ui, download), space::s2), download)) {
        open_bundle_dialog(frame, state.bundle, selected_documents(frame.data, state));
    }
    auto const mark = [&](widgets::ButtonOptions const& button, client::MarkDocuments command) {
        float const width = widgets::button_width(ui, button);
        if (bar.width < width + 220) { return; }
        if (widgets::button(ui, bar.cut_right(width, space::s2), button)) {
            command.documents = selected_documents(frame.data, state);
            frame.send(std::move(command));
        }
    };
    mark({ .key = "review", .label = state.facts.any_new ? "Mark as reviewed" : "Mark as new", .icon = icon::check },
        { .documents = {}, .flagged = {}, .reviewed = state.facts.any_new });
    mark({ .key = "flag", .label = state.facts.any_unflagged ? "Flag" : "Remove flag", .icon = icon::flag },
        { .documents = {}, .flagged = state.facts.any_unflagged, .reviewed = {} });
    std::string const selected = with_thousands(static_cast<std::int64_t>(view.selected)) + " selected";
    widgets::LinkOptions const clear { .key = "clear", .label = "Clear" };
    float const clear_width = widgets::link_width(ui, clear);
    float const selected_width = ui.painter().text_width(selected, TextStyle::BodySemibold);
    widgets::status_text(ui, bar.cut_left(selected_width + 1, space::s1 + 2), "selected", selected, { .style = TextStyle::BodySemibold });
    float const facts_width = ui.painter().text_width(view.selection, TextStyle::Body);
    if (bar.width > facts_width + clear_width + space::s4) {
        widgets::text(ui, bar.cut_left(facts_width + 1, space::s4), view.selection, { .ink = Color::TextMuted });
    }
    if (widgets::link(ui, bar.cut_left(clear_width), clear)) {
        state.looks->selection.clear();
        ++state.selection_version;
    }
}

}  // namespace hub::ui
