#include "ui/screens/changes/changes_ui.hpp"

#include "base/text.hpp"
#include "domain/permissions.hpp"
#include "ui/screens/account/account_tabs_ui.hpp"
#include "ui/screens/changes/changes_parts.hpp"
#include "ui/screens/screen_parts.hpp"
#include "ui/screens/screens.hpp"
#include "ui/widgets/badge.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/list_state.hpp"
#include "ui/widgets/table.hpp"
#include "ui/widgets/text.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace hub::ui {

namespace {

using widgets::Column;
using widgets::SortDirection;

constexpr float panel_width = 360;
constexpr float least_list_width = 640;

constexpr std::array columns {
    Column { .key = "at", .label = "When", .min_width = 216, .sortable = true, .first_direction = SortDirection::Descending },
    Column { .key = "what", .label = "What", .min_width = 200, .sortable = true },
    Column { .key = "whom", .label = "Whom", .min_width = 140, .flex = 0.5F, .sortable = true },
    Column { .key = "change", .label = "Old → new", .min_width = 220, .flex = 1, .priority = 2, .sortable = true },
    Column { .key = "by", .label = "Who", .min_width = 130, .flex = 0.3F, .priority = 1, .sortable = true },
    Column { .key = "status", .label = "Verified", .min_width = 128, .sortable = true },
};

void open_change(Frame& frame, ChangesState& state, domain::ChangeId id) {
    state.open = id;
    // It covers the list on small screens, so that "back" must lead to the list.
    if (frame.ui.viewport().width < 1024) { frame.go(write_route(state)); }
}

void status_ui(Ui& ui, Rect const& rect, ChangeRow const& change, bool tinted) {
    bool const verified = change.item->verified_at.has_value();
    widgets::badge(ui, rect,
        { .label = verified ? "Verified" : "Not verified",
            .tone = verified ? Tone::Success : Tone::Warning,
            .icon = verified ? icon::check : no_icon,
            .dot = !verified,
            .on_selected = tinted });
}

void row_ui(Frame& frame, ChangesState& state, ChangeRow const& change, widgets::TableRow& row) {
    auto const route = write_route(state).with("open", change.item->id.to_string()).to_string();
    row.text("at", change.at, { .ink = Color::TextSecondary });
    if (row.link("what", { .key = "open", .label = look_of(change.item->kind).word, .href = route, .ink = Color::TextPrimary })) {
        open_change(frame, state, change.item->id);
    }
    row.text("whom", change.whom);
    row.text("change", change.more.empty() ? change.first : change.first + " " + change.more, { .ink = Color::TextSecondary });
    row.text("by", change.item->by, { .ink = Color::TextSecondary });
    if (auto const cell = row.cell("status")) { status_ui(frame.ui, cell.rect, change, row.is_tinted()); }
}

void card_ui(Frame& frame, ChangesState& state, ChangeRow const& change, widgets::TableRow& row) {
    auto& ui = frame.ui;
    auto const route = write_route(state).with("open", change.item->id.to_string()).to_string();
    std::string const name = std::string { look_of(change.item->kind).word } + ": " + change.whom;
    if (row.cover({ .key = "open", .label = name, .href = route })) { open_change(frame, state, change.item->id); }
    Rect inner = row.rect().inset(space::s4, space::s3);
    row.selection_box(inner.cut_left(44, space::s1));
    widgets::text(ui, inner.cut_top(24), name, { .style = TextStyle::BodyStrong });
    widgets::text(ui, inner.cut_top(20), change.more.empty() ? change.first : change.first + " " + change.more,
        { .style = TextStyle::Small, .ink = Color::TextSecondary });
    widgets::text(
        ui, inner.cut_top(20, space::s1), change.at + ", " + change.item->by, { .style = TextStyle::Small, .ink = Color::TextMuted });
    status_ui(ui, inner.cut_top(24), change, row.is_tinted());
}

void title_ui(Frame& frame, Rect row, ChangesView const& view) {
    auto& ui = frame.ui;
    Rect inner = row.inset(ui.is_phone() ? space::s4 : space::s5, 0);
    widgets::IconButtonOptions const csv { .key = "csv",
        .label = "Export CSV",
        .icon = icon::download,
        .bordered = true,
        .disabled = view.rows.empty(),
        .reason = "There are no rows to export." };
    if (widgets::icon_button(ui, inner.cut_right(ui.metrics().control(), space::s4), csv)) {
        frame.send(client::SaveText { "Recent changes " + frame.data.today.to_iso() + ".csv", "text/csv", changes_csv(view) });
    }
    widgets::heading(ui, inner, "Recent changes", { .level = 1, .style = ui.is_phone() ? TextStyle::Heading : TextStyle::Title });
}

void verify(Frame& frame, ChangesState& state, std::vector<domain::ChangeId> changes) {
    state.selected.clear();
    frame.send(client::VerifyChanges { .changes = std::move(changes), .verified = true });
}

/// The foot: counts and "all shown", or what is done with the selection.
void bar_ui(Frame& frame, Rect area, ChangesState& state, ChangesView const& view) {
    auto& ui = frame.ui;
    Rect bar = widgets::action_bar(ui, area);
    auto const selected = state.selected.size();
    bool const has_selection = selected > 0;
    auto const open = static_cast<std::int64_t>(view.not_verified.size());
    std::string const all = ui.is_phone() ? "Verify all" : "Mark all " + with_thousands(open) + " shown as verified";
    widgets::ButtonOptions const mark { .key = "mark",
        .label = has_selection ? "Mark as verified" : std::string_view { all },
        .icon = has_selection ? icon::check : icon::check_check,
        .style = has_selection ? widgets::ButtonStyle::Primary : widgets::ButtonStyle::Quiet,
        .disabled = !has_selection && open == 0,
        .reason = "Everything shown is verified." };
    if (widgets::button(ui, bar.cut_right(widgets::button_width(ui, mark), space::s3), mark)) {
        verify(frame, state, has_selection ? state.selected : view.not_verified);
    }
    widgets::LinkOptions const clear { .key = "clear-selection", .label = "Clear", .description = "The selection" };
    if (has_selection && widgets::link(ui, bar.cut_right(widgets::link_width(ui, clear), space::s3), clear)) { state.selected.clear(); }
    std::string const words = has_selection ? with_thousands(static_cast<std::int64_t>(selected)) + " selected" : view.count;
    widgets::status_text(ui, bar, "count", words, { .style = TextStyle::Small, .ink = Color::TextSecondary });
}

void toggle(ChangesState& state, domain::ChangeId id, bool on) {
    bool const is_in = std::ranges::contains(state.selected, id);
    if (on && !is_in) { state.selected.push_back(id); }
    if (!on && is_in) { std::erase(state.selected, id); }
}

void follow(Frame& frame, ChangesState& state, ChangesView const& view, widgets::TableResult const& result) {
    auto const id_at = [&](std::size_t row) { return view.rows[row].item->id; };
    if (result.sort) { state.order = order_of(*result.sort); }
    if (result.pressed) { open_change(frame, state, id_at(*result.pressed)); }
    if (result.toggled) {
        bool const on = !std::ranges::contains(state.selected, id_at(*result.toggled));
        auto const range = result.range.value_or(std::pair { *result.toggled, *result.toggled });
        for (std::size_t row = range.first; row <= range.second && row < view.rows.size(); ++row) { toggle(state, id_at(row), on); }
    }
    if (result.toggled_all) {
        bool const all = state.selected.size() >= view.rows.size();
        state.selected.clear();
        for (std::size_t row = 0; !all && row < view.rows.size(); ++row) { state.selected.push_back(id_at(row)); }
    }
}

widgets::TableSelection selection_of(ChangesState& state, ChangesView const& view) {
    auto const count = state.selected.size();
    return { .is_selected = [&](std::size_t row) { return std::ranges::contains(state.selected, view.rows[row].item->id); },
        .name = [&](std::size_t row) { return std::string { look_of(view.rows[row].item->kind).word } + ", " + view.rows[row].whom; },
        .refusal = nullptr,
        .all = count == 0               ? widgets::CheckState::Off
            : count >= view.rows.size() ? widgets::CheckState::On
                                        : widgets::CheckState::Mixed };
}

void list_ui(Frame& frame, Rect area, ChangesState& state, ChangesView const& view) {
    auto& ui = frame.ui;
    auto const& query = frame.data.changes;
    auto const shown = widgets::list_state_of(query, view.rows.empty(), state.filters.is_set());
    if (shown != widgets::ListShown::Full) {
        std::string const hidden = "Your filters hide all " + plural(static_cast<std::int64_t>(view.total), "change", "changes") + ".";
        auto const press = widgets::list_state(ui, area,
            { .shown = shown,
                .noun = "changes",
                .columns = columns,
                .selectable = true,
                .icon = icon::history,
                .empty_title = "No changes yet",
                .empty_text = "What User Admins change in contacts, access and settings appears here.",
                .no_match_text = hidden,
                .error = query.error ? &*query.error : nullptr });
        if (press == widgets::ListPress::ClearFilters) { state.filters = {}; }
        if (press == widgets::ListPress::Retry) { frame.send(client::Reload {}); }
        return;
    }
    std::optional<std::uint64_t> open_row;
    if (state.open) { open_row = widgets::row_key(state.open->value.bytes); }
    auto const result = widgets::table(ui, area,
        { .key = "changes",
            .label = "Recent changes",
            .columns = columns,
            .row_count = view.rows.size(),
            .row_key = [&](std::size_t i) { return widgets::row_key(view.rows[i].item->id.value.bytes); },
            .draw_row = [&](widgets::TableRow& row) { row_ui(frame, state, view.rows[row.index()], row); },
            .draw_card = [&](widgets::TableRow& row) { card_ui(frame, state, view.rows[row.index()], row); },
            .card_height = 120,
            .edge = space::s4,
            .sort = sort_of(state.order),
            .selection = selection_of(state, view),
            .open_row = open_row });
    follow(frame, state, view, result);
}

void page_ui(Frame& frame, Rect area, ChangesState& state, ChangesView const& view) {
    auto& ui = frame.ui;
    title_ui(frame, area.cut_top(ui.metrics().title_row()), view);
    account_tabs_ui(frame, area.cut_top(ui.metrics().tabs()), AccountTab::Changes);
    auto const panel = account_tab_panel(frame, area, AccountTab::Changes);
    changes_filters_ui(frame, area.cut_top(ui.is_phone() ? 60 : 68), state, view);
    Rect const bar = area.cut_bottom(ui.metrics().action_bar());
    list_ui(frame, area, state, view);
    bar_ui(frame, bar, state, view);
}

}  // namespace

void changes_screen(Frame& frame, Rect area, ScreenStates& states) {
    if (!domain::is_user_admin(frame.data.viewer)) { return for_user_admins_only_ui(frame, area, "Recent changes"); }
    auto& state = states.changes;
    if (state.seen_route != frame.route_version) {
        state.seen_route = frame.route_version;
        read_route(frame.route, state);
    }
    auto const& query = frame.data.changes;
    auto const view = query.value ? changes_view(*query.value, state) : ChangesView {};
    std::erase_if(state.selected,
        [&](domain::ChangeId id) { return !std::ranges::contains(view.rows, id, [](ChangeRow const& row) { return row.item->id; }); });
    api::ChangeItem const* open = nullptr;
    if (state.open && query.value) {
        auto const found = std::ranges::find(query.value->items, *state.open, &api::ChangeItem::id);
        if (found != query.value->items.end()) { open = &*found; }
    }
    if (open != nullptr && area.width < least_list_width + panel_width) {
        change_panel_ui(frame, area, state, *open);
    } else if (open != nullptr) {
        Rect const panel = area.cut_right(panel_width);
        page_ui(frame, area, state, view);
        frame.ui.painter().vertical_line(panel.x, panel.y, panel.bottom(), Color::BorderDefault);
        change_panel_ui(frame, panel, state, *open);
    } else {
        page_ui(frame, area, state, view);
    }
    changes_filters_sheet_ui(frame, state, view);
    frame.note(write_route(state));
}

}  // namespace hub::ui
