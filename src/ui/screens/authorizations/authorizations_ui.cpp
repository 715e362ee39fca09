#include "ui/screens/authorizations/authorizations_ui.hpp"

#include "base/text.hpp"
#include "ui/screens/authorizations/authorization_dialogs_ui.hpp"
#include "ui/screens/authorizations/authorizations_filters_ui.hpp"
#include "ui/screens/authorizations/authorizations_view.hpp"
#include "ui/screens/screen_parts.hpp"
#include "ui/screens/screens.hpp"
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
using widgets::SortDirection;

constexpr std::array columns {
    Column { .key = "employee", .label = "Employee", .min_width = 160, .flex = 1, .sortable = true },
    Column { .key = "services", .label = "Services", .min_width = 180, .flex = 1.5F, .sortable = true },
    Column { .key = "place", .label = "Center", .min_width = 150, .flex = 0.8F, .priority = 2, .sortable = true },
    Column { .key = "location", .label = "Location", .min_width = 140, .flex = 0.7F, .priority = 4, .sortable = true },
    Column { .key = "by", .label = "Created by", .min_width = 130, .priority = 5, .sortable = true },
    Column { .key = "created",
        .label = "Created",
        .min_width = 114,
        .priority = 3,
        .sortable = true,
        .first_direction = SortDirection::Descending },
    Column { .key = "expires", .label = "Expires", .min_width = 114, .priority = 1, .sortable = true },
    Column { .key = "status", .label = "Status", .min_width = 116, .sortable = true },
};

std::string route_of(AuthorizationRow const& row) {
    return "/authorizations/" + row.item->id.to_string();
}

widgets::BadgeOptions badge_of(AuthorizationRow const& row) {
    return { .label = row.status, .tone = row.status_tone, .icon = row.status_icon, .dot = row.status_dot };
}

void row_ui(Frame& frame, AuthorizationRow const& authorization, widgets::TableRow& row) {
    auto const route = route_of(authorization);
    if (row.link("employee", { .key = "open", .label = authorization.employee, .href = route, .ink = Color::TextPrimary })) {
        frame.go(route);
    }
    row.text("services", authorization.services, { .ink = Color::TextSecondary });
    row.text("place", authorization.place, { .ink = Color::TextSecondary });
    row.text("location", authorization.location, { .ink = Color::TextSecondary });
    row.text("by", authorization.item->created_by_name, { .ink = Color::TextSecondary });
    row.text("created", authorization.created, { .ink = Color::TextSecondary });
    row.text("expires", authorization.expires, { .ink = Color::TextSecondary });
    if (auto const cell = row.cell("status")) { widgets::badge(frame.ui, cell.rect, badge_of(authorization)); }
}

void card_ui(Frame& frame, AuthorizationRow const& authorization, widgets::TableRow& row) {
    auto& ui = frame.ui;
    auto const route = route_of(authorization);
    if (row.cover({ .key = "open", .label = authorization.employee, .href = route })) { frame.go(route); }
    Rect inner = row.rect().inset(space::s4, space::s3);
    Rect first = inner.cut_top(24);
    auto const badge = badge_of(authorization);
    widgets::badge(ui, first.cut_right(widgets::badge_width(ui, badge), space::s2), badge);
    widgets::text(ui, first, authorization.employee, { .style = TextStyle::Subheading });
    widgets::text(ui, inner.cut_top(20, 2), authorization.services);
    widgets::text(ui, inner.cut_top(20), authorization.place + ", expires " + authorization.expires,
        { .style = TextStyle::Small, .ink = Color::TextMuted });
}

widgets::ButtonOptions new_button(Ui& ui) {
    return { .key = "new",
        .label = "New authorization",
        .icon = icon::plus,
        .style = widgets::ButtonStyle::Primary,
        .href = "/authorizations/new",
        .tooltip = ui.is_phone() ? "" : "Authorize care for one employee" };
}

widgets::ButtonOptions bulk_button() {
    return { .key = "bulk",
        .label = "Several employees",
        .icon = icon::users,
        .href = "/authorizations/bulk",
        .tooltip = "Authorize care for up to 20 employees at once" };
}

void title_ui(Frame& frame, Rect row, AuthorizationsView const& view) {
    auto& ui = frame.ui;
    Rect inner = row.inset(ui.is_phone() ? space::s4 : space::s5, 0);
    auto const create = new_button(ui);
    if (widgets::button(ui, inner.cut_right(widgets::button_width(ui, create), space::s2), create)) { frame.go("/authorizations/new"); }
    auto const bulk = bulk_button();
    if (!ui.is_phone() && widgets::button(ui, inner.cut_right(widgets::button_width(ui, bulk), space::s2), bulk)) {
        frame.go("/authorizations/bulk");
    }
    widgets::ButtonOptions const csv {
        .key = "csv", .label = "Export CSV", .icon = icon::download, .disabled = view.rows.empty(), .reason = "There are no rows to export."
    };
    if (inner.width > 420 && widgets::button(ui, inner.cut_right(widgets::button_width(ui, csv), space::s4), csv)) {
        frame.send(client::SaveText { "Authorizations " + frame.data.today.to_iso() + ".csv", "text/csv", authorizations_csv(view) });
    }
    widgets::heading(ui, inner, "Authorizations", { .level = 1, .style = ui.is_phone() ? TextStyle::Heading : TextStyle::Title });
}

std::size_t draft_count(Frame const& frame) {
    auto const& drafts = frame.data.authorization.drafts.value;
    return drafts ? drafts->items.size() : 0;
}

void tabs_ui(Frame& frame, Rect row, AuthorizationsState& state, AuthorizationsView const& view) {
    auto const text = [](std::size_t count) { return with_thousands(static_cast<std::int64_t>(count)); };
    std::array const counts { text(view.total), text(view.active), text(view.expiring), text(view.expired), text(draft_count(frame)) };
    std::vector<widgets::TabItem> const items { { .key = "all", .label = "All", .count = counts[0] },
        { .key = "active", .label = "Active", .count = counts[1] }, { .key = "expiring", .label = "Expiring", .count = counts[2] },
        { .key = "expired", .label = "Expired", .count = counts[3] }, { .key = "drafts", .label = "Drafts", .count = counts[4] } };
    auto selected = static_cast<std::size_t>(state.tab);
    float const edge = frame.ui.is_phone() ? space::s4 : space::s5;
    if (widgets::tabs(frame.ui, row, selected, { .key = "views", .label = "Views", .controls = "list", .edge = edge }, items)) {
        state.tab = static_cast<AuthorizationsTab>(selected);
    }
}

bool is_selected(AuthorizationsState const& state, domain::AuthorizationId id) {
    return std::ranges::find(state.selected, id) != state.selected.end();
}

widgets::CheckState all_selected(AuthorizationsState const& state, AuthorizationsView const& view) {
    auto const chosen = std::ranges::count_if(view.rows, [&](AuthorizationRow const& row) { return is_selected(state, row.item->id); });
    if (chosen == 0) { return widgets::CheckState::Off; }
    return static_cast<std::size_t>(chosen) == view.rows.size() ? widgets::CheckState::On : widgets::CheckState::Mixed;
}

void select(AuthorizationsState& state, domain::AuthorizationId id, bool wanted) {
    std::erase(state.selected, id);
    if (wanted) { state.selected.push_back(id); }
}

void take_selection(AuthorizationsState& state, AuthorizationsView const& view, widgets::TableResult const& result) {
    if (result.toggled_all) {
        bool const wanted = all_selected(state, view) != widgets::CheckState::On;
        for (auto const& row : view.rows) { select(state, row.item->id, wanted); }
    }
    if (!result.toggled) { return; }
    auto const id = view.rows[*result.toggled].item->id;
    bool const wanted = !is_selected(state, id);
    select(state, id, wanted);
    if (!result.range) { return; }
    for (auto i = result.range->first; i <= result.range->second && i < view.rows.size(); ++i) {
        select(state, view.rows[i].item->id, wanted);
    }
}

/// AUTH-A1: forms that were begun and not sent, the caller's own.
void drafts_ui(Frame& frame, Rect area) {
    auto& ui = frame.ui;
    auto const panel = widgets::tab_panel(ui, area, "list", "Drafts");
    auto const& query = frame.data.authorization.drafts;
    auto const shown = widgets::list_state_of(query, draft_count(frame) == 0, false);
    if (shown != widgets::ListShown::Full) {
        auto const press = widgets::list_state(ui, area,
            { .shown = shown,
                .noun = "drafts",
                .icon = icon::save,
                .empty_title = "No drafts",
                .empty_text = "A form that you leave before it is sent is kept here.",
                .error = query.error ? &*query.error : nullptr });
        if (press == widgets::ListPress::Retry) { frame.send(client::Reload {}); }
        return;
    }
    auto const& drafts = query.value->items;
    constexpr std::array draft_columns { Column { .key = "employee", .label = "Employee", .min_width = 180, .flex = 1 },
        Column { .key = "saved", .label = "Saved", .min_width = 180 },
        Column { .key = "remove", .label = "Remove", .min_width = 64, .hidden_label = true } };
    auto const name_of = [&](std::size_t i) {
        std::string name { trim(drafts[i].draft.first_name + " " + drafts[i].draft.last_name) };
        return name.empty() ? std::string { "Without a name" } : name;
    };
    auto const draw = [&](widgets::TableRow& row) {
        auto const& draft = drafts[row.index()];
        auto const name = name_of(row.index());
        auto const route = "/authorizations/new?draft=" + draft.id.to_string();
        if (row.link("employee", { .key = "open", .label = name, .href = route, .ink = Color::TextPrimary })) { frame.go(route); }
        row.text("saved", central_date_time_text(draft.saved_at), { .ink = Color::TextSecondary });
        auto const cell = row.cell("remove");
        if (cell
            && widgets::icon_button(
                ui, cell.rect, { .key = "remove", .label = "Remove the draft of " + name, .icon = icon::trash_2, .ring_inside = true })) {
            frame.send(client::RemoveDraft { draft.id });
        }
    };
    auto const result = widgets::table(ui, area,
        { .key = "drafts",
            .label = "Drafts",
            .columns = draft_columns,
            .row_count = drafts.size(),
            .row_key = [&](std::size_t i) { return widgets::row_key(drafts[i].id.value.bytes); },
            .draw_row = draw,
            .edge = space::s4 });
    if (result.pressed) { frame.go("/authorizations/new?draft=" + drafts[*result.pressed].id.to_string()); }
}

void list_ui(Frame& frame, Rect area, AuthorizationsState& state, AuthorizationsView const& view) {
    auto& ui = frame.ui;
    auto const panel = widgets::tab_panel(ui, area, "list", "Authorizations");
    auto const& query = frame.data.authorizations;
    auto const shown = widgets::list_state_of(query, view.rows.empty(), state.is_filtered());
    if (shown != widgets::ListShown::Full) {
        std::string const hidden =
            "Your filters hide all " + plural(static_cast<std::int64_t>(view.total), "authorization", "authorizations") + ".";
        auto const press = widgets::list_state(ui, area,
            { .shown = shown,
                .noun = "authorizations",
                .columns = columns,
                .icon = icon::clipboard_list,
                .empty_title = "No authorizations yet",
                .empty_text = "Create one, and the center knows whom to expect.",
                .empty_action = new_button(ui),
                .no_match_text = hidden,
                .error = query.error ? &*query.error : nullptr });
        if (press == widgets::ListPress::Action) { frame.go("/authorizations/new"); }
        if (press == widgets::ListPress::ClearFilters) {
            state.clear_filters();
            state.tab = AuthorizationsTab::All;
        }
        if (press == widgets::ListPress::Retry) { frame.send(client::Reload {}); }
        return;
    }
    auto const is_chosen = [&](std::size_t i) { return is_selected(state, view.rows[i].item->id); };
    widgets::TableSelection const selection { .is_selected = is_chosen,
        .name = [&](std::size_t i) { return view.rows[i].employee; },
        .refusal = nullptr,
        .all = all_selected(state, view) };
    auto const result = widgets::table(ui, area,
        { .key = "authorizations",
            .label = "Authorizations",
            .columns = columns,
            .row_count = view.rows.size(),
            .row_key = [&](std::size_t i) { return widgets::row_key(view.rows[i].item->id.value.bytes); },
            .draw_row = [&](widgets::TableRow& row) { row_ui(frame, view.rows[row.index()], row); },
            .draw_card = [&](widgets::TableRow& row) { card_ui(frame, view.rows[row.index()], row); },
            .card_height = 96,
            .edge = space::s4,
            .sort = sort_of(state.order),
            .selection = selection });
    take_selection(state, view, result);
    if (result.sort) { state.order = order_of(*result.sort); }
    if (result.pressed) { frame.go(route_of(view.rows[*result.pressed])); }
}

/// The number of rows; with a selection what can be done to it.
void bar_ui(Frame& frame, Rect& area, AuthorizationsState& state, AuthorizationsView const& view) {
    auto& ui = frame.ui;
    std::vector<api::AuthorizationItem const*> chosen;
    for (auto const& row : view.rows) {
        if (is_selected(state, row.item->id)) { chosen.push_back(row.item); }
    }
    Rect bar = widgets::action_bar(ui, area.cut_bottom(ui.is_phone() && chosen.empty() ? 44 : ui.metrics().action_bar()));
    if (chosen.empty()) {
        // On a phone the title's row has room for one button only.
        widgets::LinkOptions const bulk { .key = "bulk", .label = "Several employees", .href = "/authorizations/bulk" };
        if (ui.is_phone() && widgets::link(ui, bar.cut_right(widgets::link_width(ui, bulk), space::s3), bulk)) {
            frame.go("/authorizations/bulk");
        }
        widgets::status_text(ui, bar, "count", view.count, { .style = TextStyle::Small, .ink = Color::TextSecondary });
        return;
    }
    bool const too_many = chosen.size() > static_cast<std::size_t>(domain::max_extensions);
    widgets::ButtonOptions const extend { .key = "extend",
        .label = "Extend…",
        .icon = icon::calendar,
        .style = widgets::ButtonStyle::Primary,
        .disabled = too_many,
        .reason = "At most 100 can be extended at once." };
    if (widgets::button(ui, bar.cut_right(widgets::button_width(ui, extend), space::s3), extend)) {
        open_dialog(frame, state.dialog, AuthorizationDialog::Extend, chosen);
    }
    widgets::ButtonOptions const clear { .key = "clear-selection", .label = "Clear", .style = widgets::ButtonStyle::Tertiary };
    if (widgets::button(ui, bar.cut_right(widgets::button_width(ui, clear), space::s3), clear)) { state.selected.clear(); }
    auto const text = with_thousands(static_cast<std::int64_t>(chosen.size())) + " of "
        + with_thousands(static_cast<std::int64_t>(view.rows.size())) + " selected";
    widgets::status_text(ui, bar, "count", text, { .style = TextStyle::BodyStrong });
}

}  // namespace

void authorizations_screen(Frame& frame, Rect area, ScreenStates& states) {
    auto& state = states.authorizations;
    auto& ui = frame.ui;
    if (state.seen_route != frame.route_version) {
        state.seen_route = frame.route_version;
        read_route(frame.route, state);
    }
    auto const& query = frame.data.authorizations;
    auto const* reference = frame.data.reference.value ? &*frame.data.reference.value : nullptr;
    auto const view = query.value ? authorizations_view(query.value->items, reference, state, frame.data.today) : AuthorizationsView {};
    title_ui(frame, area.cut_top(ui.metrics().title_row()), view);
    tabs_ui(frame, area.cut_top(ui.metrics().tabs()), state, view);
    if (state.tab != AuthorizationsTab::Drafts) { authorizations_filters_ui(frame, area.cut_top(60), state, view); }
    if (state.tab == AuthorizationsTab::Drafts) {
        drafts_ui(frame, area);
    } else {
        bar_ui(frame, area, state, view);
        list_ui(frame, area, state, view);
    }
    if (authorization_dialogs_ui(frame, state.dialog)) { state.selected.clear(); }
    frame.note(write_route(state));
}

}  // namespace hub::ui
