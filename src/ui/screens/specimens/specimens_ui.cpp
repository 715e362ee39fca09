#include "ui/screens/specimens/specimens_ui.hpp"

#include "base/text.hpp"
#include "ui/dialogs/ticket_ui.hpp"
#include "ui/screens/screen_parts.hpp"
#include "ui/screens/specimens/specimen_panel_ui.hpp"
#include "ui/screens/specimens/specimen_stages_ui.hpp"
#include "ui/screens/specimens/specimens_view.hpp"
#include "ui/widgets/badge.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/list_state.hpp"
#include "ui/widgets/table.hpp"
#include "ui/widgets/tabs.hpp"
#include "ui/widgets/text.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace hub::ui {

namespace {

using widgets::Column;

constexpr float panel_width = 360;
constexpr float least_list_width = 640;

constexpr std::array columns {
    Column { .key = "employee", .label = "Employee", .min_width = 150, .flex = 1, .sortable = true },
    Column { .key = "stage", .label = "Stage", .min_width = 190, .flex = 0.3F, .sortable = true },
    Column { .key = "since", .label = "Since", .min_width = 176, .priority = 1, .sortable = true },
    Column { .key = "center", .label = "Center", .min_width = 150, .flex = 0.6F, .priority = 2, .sortable = true },
    Column { .key = "due", .label = "Expected by", .min_width = 176, .priority = 3 },
    Column { .key = "late", .label = "Late", .min_width = 148 },
    Column { .key = "ask", .label = "Actions", .min_width = 124, .hidden_label = true },
};

void open_specimen(Frame& frame, SpecimensState& state, domain::SpecimenId id) {
    state.open = id;
    // It covers the list on small screens, so that "back" must lead to the list.
    if (frame.ui.viewport().width < 1024) { frame.go(write_route(state)); }
}

void ask_button_ui(Frame& frame, Rect const& rect, SpecimensState& state, SpecimenRow const& row) {
    auto& ui = frame.ui;
    widgets::ButtonOptions const ask { .key = "ask",
        .label = "Ask about it",
        .size = ui.is_phone() ? widgets::ButtonSize::Normal : widgets::ButtonSize::Small,
        .description = row.employee };
    Rect const place = rect.with_width(std::min(rect.width, widgets::button_width(ui, ask)));
    if (widgets::button(ui, place, ask)) { ask_about_late_result(frame, state, *row.item); }
}

void row_ui(Frame& frame, SpecimensState& state, SpecimenRow const& specimen, widgets::TableRow& row) {
    auto& ui = frame.ui;
    auto route = state;
    route.open = specimen.item->id;
    std::string const href = write_route(route).to_string();
    if (row.link("employee", { .key = "open", .label = specimen.employee, .href = href, .ink = Color::TextPrimary })) {
        open_specimen(frame, state, specimen.item->id);
    }
    row.text("stage", specimen.stage);
    row.text("since", specimen.since, { .ink = Color::TextSecondary });
    row.text("center", specimen.item->center, { .ink = Color::TextSecondary });
    row.text("due", specimen.due, { .ink = Color::TextSecondary });
    if (auto const cell = row.cell("late"); cell && !specimen.late.empty()) {
        widgets::badge(ui, cell.rect, { .label = specimen.late, .tone = Tone::Warning, .on_selected = row.is_tinted() });
    }
    if (auto const cell = row.cell("ask"); cell && !specimen.late.empty()) { ask_button_ui(frame, cell.rect, state, specimen); }
}

void card_ui(Frame& frame, SpecimensState& state, SpecimenRow const& specimen, widgets::TableRow& row) {
    auto& ui = frame.ui;
    auto route = state;
    route.open = specimen.item->id;
    std::string const href = write_route(route).to_string();
    if (row.cover({ .key = "open", .label = specimen.employee, .href = href })) { open_specimen(frame, state, specimen.item->id); }
    Rect inner = row.rect().inset(space::s4, space::s3);
    if (!specimen.late.empty()) { ask_button_ui(frame, inner.cut_right(116).with_height(44), state, specimen); }
    widgets::text(ui, inner.cut_top(24), specimen.employee, { .style = TextStyle::Subheading });
    widgets::text(ui, inner.cut_top(20, 2), specimen.stage);
    widgets::text(ui, inner.cut_top(20, 2), "Since " + specimen.since, { .style = TextStyle::Small, .ink = Color::TextMuted });
    if (!specimen.late.empty()) {
        widgets::badge(ui, inner.cut_top(22), { .label = specimen.late, .tone = Tone::Warning, .on_selected = row.is_tinted() });
    }
}

void title_ui(Frame& frame, Rect row) {
    auto& ui = frame.ui;
    Rect inner = row.inset(ui.is_phone() ? space::s2 : space::s4, 0);
    float const side = ui.is_phone() ? 44 : ui.metrics().control();
    if (widgets::icon_button(ui, inner.cut_left(side, space::s2),
            { .key = "back", .label = "Back to results", .icon = icon::arrow_left, .href = "/results" })) {
        frame.go("/results");
    }
    widgets::heading(ui, inner, "Drug screens", { .level = 1, .style = ui.is_phone() ? TextStyle::Heading : TextStyle::Title });
}

void tabs_ui(Frame& frame, Rect row, SpecimensState& state, SpecimensView const& view) {
    std::string const under_way = with_thousands(static_cast<std::int64_t>(view.under_way));
    std::string const late = with_thousands(static_cast<std::int64_t>(view.late));
    auto selected = static_cast<std::size_t>(state.tab);
    std::vector<widgets::TabItem> const items { { .key = "under-way", .label = "Under way", .count = under_way },
        { .key = "late", .label = "Late results", .count = late } };
    widgets::TabsOptions const options {
        .key = "views", .label = "Views", .controls = "list", .edge = frame.ui.is_phone() ? space::s4 : space::s5
    };
    if (widgets::tabs(frame.ui, row, selected, options, items)) { state.tab = static_cast<SpecimensTab>(selected); }
}

/// Loading, failed, none. False when the list is there to be drawn.
bool state_page_ui(Frame& frame, Rect area, SpecimensState const& state, SpecimensView const& view) {
    auto const& query = frame.data.specimens;
    auto const shown = widgets::list_state_of(query, view.rows.empty());
    if (shown == widgets::ListShown::Full) { return false; }
    bool const is_delivered = !query.value || query.value->delivered;
    bool const is_late = state.tab == SpecimensTab::Late;
    auto const press = widgets::list_state(frame.ui, area,
        { .shown = shown,
            .noun = "drug screens",
            .columns = columns,
            .icon = icon::flask_conical,
            .empty_title = !is_delivered ? "No drug screens for you"
                : is_late                ? "Nothing is late"
                                         : "No drug screens under way",
            .empty_text = !is_delivered ? "Your report settings leave drug screens out. A User Admin can change them."
                : is_late               ? "Results of non-injury visits are usually there within 72 hours."
                                        : "Those with a result stand in the list of results.",
            .error = query.error ? &*query.error : nullptr });
    if (press == widgets::ListPress::Retry) { frame.send(client::Reload {}); }
    return true;
}

void list_ui(Frame& frame, Rect area, SpecimensState& state, SpecimensView const& view) {
    auto& ui = frame.ui;
    auto const panel = widgets::tab_panel(ui, area, "list", "Drug screens");
    if (state_page_ui(frame, area, state, view)) { return; }
    std::optional<std::uint64_t> open_row;
    if (state.open) { open_row = widgets::row_key(state.open->value.bytes); }
    auto const result = widgets::table(ui, area,
        { .key = "specimens",
            .label = "Drug screens",
            .columns = columns,
            .row_count = view.rows.size(),
            .row_key = [&](std::size_t i) { return widgets::row_key(view.rows[i].item->id.value.bytes); },
            .draw_row = [&](widgets::TableRow& row) { row_ui(frame, state, view.rows[row.index()], row); },
            .draw_card = [&](widgets::TableRow& row) { card_ui(frame, state, view.rows[row.index()], row); },
            .card_height = 118,
            .edge = space::s4,
            .sort = sort_of(state.order),
            .open_row = open_row });
    if (result.sort) { state.order = order_of(*result.sort); }
    if (result.pressed) { open_specimen(frame, state, view.rows[*result.pressed].item->id); }
}

void page_ui(Frame& frame, Rect area, SpecimensState& state, SpecimensView const& view) {
    auto& ui = frame.ui;
    title_ui(frame, area.cut_top(ui.is_phone() ? 56 : ui.metrics().title_row()));
    auto const& query = frame.data.specimens;
    if (query.value && query.value->programme.kind == domain::DrugProgrammeKind::ThirdParty) {
        Flow flow { area.inset(ui.is_phone() ? space::s4 : space::s5, space::s2).at_most_wide(640) };
        third_party_ui(frame, flow, query.value->programme);
        return;
    }
    tabs_ui(frame, area.cut_top(ui.metrics().tabs()), state, view);
    Rect const bar = widgets::action_bar(ui, area.cut_bottom(ui.is_phone() ? 44 : ui.metrics().action_bar()));
    widgets::status_text(ui, bar, "count", view.count, { .style = TextStyle::Small, .ink = Color::TextSecondary });
    list_ui(frame, area, state, view);
}

api::SpecimenItem const* find(Frame const& frame, std::optional<domain::SpecimenId> id) {
    auto const& query = frame.data.specimens;
    if (!id || !query.value) { return nullptr; }
    auto const found = std::ranges::find(query.value->items, *id, &api::SpecimenItem::id);
    return found == query.value->items.end() ? nullptr : &*found;
}

}  // namespace

void specimens_screen(Frame& frame, Rect area, ScreenStates& states) {
    auto& state = states.specimens;
    if (state.seen_route != frame.route_version) {
        state.seen_route = frame.route_version;
        read_route(frame.route, state);
    }
    auto const& query = frame.data.specimens;
    auto const view = query.value ? specimens_view(*query.value, state, frame.data.now) : SpecimensView {};
    // Whatever is open stays open until it is closed: what the server says meanwhile takes nobody's focus away.
    auto const* open = find(frame, state.open);
    bool const is_ours = query.value && query.value->programme.kind == domain::DrugProgrammeKind::EndToEnd;
    bool const is_open = open != nullptr || (state.open && is_ours);
    auto const panel_ui = [&](Rect panel) {
        if (open != nullptr) { return specimen_panel_ui(frame, panel, state, *open); }
        specimen_gone_ui(frame, panel, state);
    };
    if (is_open && area.width < least_list_width + panel_width) {
        panel_ui(area);
    } else if (is_open) {
        Rect const panel = area.cut_right(panel_width);
        page_ui(frame, area, state, view);
        frame.ui.painter().vertical_line(panel.x, panel.y, panel.bottom(), Color::BorderDefault);
        if (state.open) { panel_ui(panel); }
    } else {
        page_ui(frame, area, state, view);
    }
    ticket_ui(frame, state.ticket);
    frame.note(write_route(state));
}

}  // namespace hub::ui
