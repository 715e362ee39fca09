#include "base/text.hpp"
#include "ui/screens/changes/changes_parts.hpp"
#include "ui/screens/filter_chips.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/chip.hpp"
#include "ui/widgets/date_field.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/popover.hpp"

#include <algorithm>
#include <string>

namespace hub::ui {

namespace {

std::vector<MenuFilter> menus_of(ChangeFilters& filters, ChangesView const& view) {
    auto const kinds = change_kinds();
    MenuFilter kind { "What", {}, filters.kind ? static_cast<std::size_t>(*filters.kind) + 1 : 0,
        [&filters, kinds](std::size_t at) { filters.kind = at == 0 ? std::nullopt : std::optional { kinds[at - 1].kind }; } };
    for (auto const& look : kinds) { kind.values.push_back(look.word); }
    auto const here = std::ranges::find(view.people, filters.person);
    MenuFilter person { "Person", { view.people.begin(), view.people.end() },
        here == view.people.end() ? 0 : static_cast<std::size_t>(here - view.people.begin()) + 1,
        [&](std::size_t at) { filters.person = at == 0 ? std::string {} : view.people.at(at - 1); } };
    return { std::move(kind), std::move(person) };
}

ToggleFilter not_verified(ChangeFilters& filters) {
    return { "Not verified", filters.not_verified, [&] { filters.not_verified = !filters.not_verified; } };
}

void date_fields_ui(Frame& frame, Flow& flow, ChangeFilters& filters) {
    auto& ui = frame.ui;
    auto const field = [&](std::string_view key, std::string_view label, std::optional<Date>& value) {
        widgets::DateFieldOptions const options { .field = { .key = key, .label = label, .reserve_message = true, .autocomplete = "off" },
            .last = frame.data.today,
            .today = frame.data.today };
        widgets::date_field(ui, flow.next(widgets::text_field_height(ui, options.field), space::s1), value, options);
    };
    field("from", "From", filters.from);
    field("until", "To", filters.until);
}

bool dates_chip_ui(Frame& frame, Rect& row, ChangesState& state) {
    auto& ui = frame.ui;
    auto const range = date_range_text(state.filters);
    bool const set = !range.empty();
    widgets::ChipOptions const chip { .key = "dates",
        .label = set ? std::string_view { range } : "Dates",
        .name = set ? "Dates" : "",
        .kind = set ? widgets::ChipKind::Set : widgets::ChipKind::Menu,
        .expanded = state.dates_open };
    float const width = widgets::chip_width(ui, chip);
    if (width > row.width) { return false; }
    Rect const place = row.cut_left(width, space::s2);
    auto const press = widgets::chip(ui, place, chip);
    if (press == widgets::ChipPress::Clear) { state.filters.from = state.filters.until = std::nullopt; }
    if (press == widgets::ChipPress::Main) { state.dates_open = !state.dates_open; }
    if (auto popover = widgets::Popover(ui, state.dates_open,
            { .key = "dates-popover", .label = "Dates", .anchor = place, .opener = widgets::chip_id(ui, chip), .width = 260 })) {
        date_fields_ui(frame, popover.flow(), state.filters);
    }
    return true;
}

}  // namespace

void changes_filters_ui(Frame& frame, Rect row, ChangesState& state, ChangesView const& view) {
    auto& ui = frame.ui;
    bool const phone = ui.is_phone();
    auto& filters = state.filters;
    Rect inner = row.inset(phone ? space::s4 : space::s5, 0);
    auto const group = ui.group("search", { .role = Role::Search, .rect = row, .name = "Recent changes" });
    float const side = ui.metrics().control();
    if (phone
        && widgets::icon_button(ui, inner.cut_right(side, space::s2),
            { .key = "more-filters",
                .label = "Filters",
                .icon = icon::list_filter,
                .bordered = true,
                .dot = ChangeFilters { .query = filters.query } != filters })) {
        state.filters_sheet = true;
    }
    Rect const field = phone ? inner : inner.cut_left(std::clamp(inner.width * 0.3F, 200.0F, 312.0F), space::s2);
    auto const typed = widgets::search_field(ui, field, filters.query,
        { .key = "query",
            .label = "Search changes",
            .hidden_label = true,
            .placeholder = "Name, field or value",
            .enter_key_hint = "search",
            .max_length = 100 });
    if (typed.changed && view.rows.empty()) { ui.announce("No changes match."); }
    if (phone) { return; }
    widgets::LinkOptions const clear { .key = "clear", .label = "Clear", .description = "All filters" };
    if (filters.is_set() && widgets::link(ui, inner.cut_right(widgets::link_width(ui, clear), space::s3), clear)) { filters = {}; }
    Rect const more = inner.cut_right(side, space::s1);
    bool all = toggle_chip_ui(ui, inner, not_verified(filters));
    for (auto const& filter : menus_of(filters, view)) { all = all && menu_chip_ui(ui, inner, filter); }
    all = all && dates_chip_ui(frame, inner, state);
    if (!all && widgets::icon_button(ui, more, { .key = "more-filters", .label = "More filters", .icon = icon::list_filter })) {
        state.filters_sheet = true;
    }
}

void changes_filters_sheet_ui(Frame& frame, ChangesState& state, ChangesView const& view) {
    auto& ui = frame.ui;
    auto dialog = widgets::Dialog(ui, state.filters_sheet,
        { .key = "filters", .title = "Filters", .subtitle = view.count, .has_close = true, .barred_footer = true });
    if (!dialog) { return; }
    date_fields_ui(frame, dialog.body(), state.filters);
    filter_sheet_ui(ui, dialog.body(), menus_of(state.filters, view), { not_verified(state.filters) });
    Rect footer = dialog.footer();
    std::string const label = "Show " + plural(static_cast<std::int64_t>(view.rows.size()), "change", "changes");
    auto const pressed = widgets::button_row(ui, footer,
        { { .key = "clear", .label = "Clear all" }, { .key = "show", .label = label, .style = widgets::ButtonStyle::Primary } });
    if (pressed == 0) { state.filters = {}; }
    if (pressed == 1) { dialog.close(); }
}

}  // namespace hub::ui
