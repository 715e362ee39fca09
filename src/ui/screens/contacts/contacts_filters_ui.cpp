#include "base/text.hpp"
#include "ui/screens/contacts/contacts_parts.hpp"
#include "ui/screens/filter_chips.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/field.hpp"

#include <algorithm>
#include <string>

namespace hub::ui {

namespace {

constexpr std::array roles { domain::Role::UserAdmin, domain::Role::Basic };

template <class Values, class Value>
std::size_t place_of(Values const& values, std::optional<Value> const& value) {
    if (!value) { return 0; }
    auto const found = std::ranges::find(values, *value);
    return found == std::ranges::end(values) ? 0 : static_cast<std::size_t>(found - std::ranges::begin(values)) + 1;
}

std::vector<MenuFilter> menus_of(ContactFilters& filters, ContactsView const& view) {
    MenuFilter role { "Role", {}, place_of(roles, filters.role),
        [&](std::size_t at) { filters.role = at == 0 ? std::nullopt : std::optional { roles.at(at - 1) }; } };
    for (auto const value : roles) { role.values.push_back(role_word(value)); }
    MenuFilter access { "Access", {}, place_of(access_choices, filters.access),
        [&](std::size_t at) { filters.access = at == 0 ? std::nullopt : std::optional { access_choices.at(at - 1) }; } };
    for (auto const value : access_choices) { access.values.push_back(look_of(value).word); }
    MenuFilter grant { "Permission", {}, filters.grant ? static_cast<std::size_t>(*filters.grant) + 1 : 0,
        [&](std::size_t at) { filters.grant = at == 0 ? std::nullopt : std::optional { grant_choices.at(at - 1).value }; } };
    for (auto const& choice : grant_choices) { grant.values.push_back(choice.word); }
    auto const here = std::ranges::find(view.locations, filters.location);
    MenuFilter location { "Location", { view.locations.begin(), view.locations.end() },
        here == view.locations.end() ? 0 : static_cast<std::size_t>(here - view.locations.begin()) + 1,
        [&](std::size_t at) { filters.location = at == 0 ? std::string {} : view.locations.at(at - 1); } };
    return { std::move(role), std::move(access), std::move(grant), std::move(location) };
}

std::vector<ToggleFilter> toggles_of(ContactFilters& filters) {
    return {
        { "No e-mail", filters.no_email, [&] { filters.no_email = !filters.no_email; } },
        { "Never signed in", filters.never_signed_in, [&] { filters.never_signed_in = !filters.never_signed_in; } },
    };
}

ToggleFilter admins_only(ContactFilters& filters) {
    bool const on = filters.role == domain::Role::UserAdmin;
    return { "User Admins", on, [&filters, on] { filters.role = on ? std::nullopt : std::optional { domain::Role::UserAdmin }; } };
}

/// As many as there is room for. False when some are left.
bool chips_ui(Ui& ui, Rect& row, ContactFilters& filters, ContactsView const& view) {
    bool all = toggle_chip_ui(ui, row, admins_only(filters));
    for (auto const& filter : menus_of(filters, view)) { all = all && menu_chip_ui(ui, row, filter); }
    for (auto const& filter : toggles_of(filters)) { all = all && toggle_chip_ui(ui, row, filter); }
    return all;
}

}  // namespace

void contacts_filters_ui(Frame& frame, Rect row, ContactsState& state, ContactsView const& view) {
    auto& ui = frame.ui;
    bool const phone = ui.is_phone();
    auto& filters = state.filters;
    Rect inner = row.inset(phone ? space::s4 : space::s5, 0);
    auto const group = ui.group("search", { .role = Role::Search, .rect = row, .name = "Contacts" });
    std::string const placeholder = "Search " + plural(static_cast<std::int64_t>(view.total), "contact", "contacts");
    float const side = ui.metrics().control();
    if (phone
        && widgets::icon_button(ui, inner.cut_right(side, space::s2),
            { .key = "more-filters",
                .label = "Filters",
                .icon = icon::list_filter,
                .bordered = true,
                .dot = ContactFilters { .query = filters.query } != filters })) {
        state.filters_sheet = true;
    }
    Rect const field = phone ? inner : inner.cut_left(std::clamp(inner.width * 0.3F, 200.0F, 312.0F), space::s2);
    auto const typed = widgets::search_field(ui, field, filters.query,
        { .key = "query",
            .label = "Search contacts",
            .hidden_label = true,
            .placeholder = placeholder,
            .enter_key_hint = "search",
            .max_length = 100 });
    if (typed.changed && view.rows.empty()) { ui.announce("No contacts match."); }
    if (phone) { return; }
    widgets::LinkOptions const clear { .key = "clear", .label = "Clear", .description = "All filters" };
    if (filters.is_set()) {
        if (widgets::link(ui, inner.cut_right(widgets::link_width(ui, clear), space::s3), clear)) { filters = {}; }
    }
    Rect const more = inner.cut_right(side, space::s1);
    if (!chips_ui(ui, inner, filters, view)
        && widgets::icon_button(ui, more, { .key = "more-filters", .label = "More filters", .icon = icon::list_filter })) {
        state.filters_sheet = true;
    }
}

void contacts_filters_sheet_ui(Frame& frame, ContactsState& state, ContactsView const& view) {
    auto& ui = frame.ui;
    auto dialog = widgets::Dialog(ui, state.filters_sheet,
        { .key = "filters", .title = "Filters", .subtitle = view.count, .has_close = true, .barred_footer = true });
    if (!dialog) { return; }
    filter_sheet_ui(ui, dialog.body(), menus_of(state.filters, view), toggles_of(state.filters));
    Rect footer = dialog.footer();
    std::string const label = "Show " + plural(static_cast<std::int64_t>(view.rows.size()), "contact", "contacts");
    auto const pressed = widgets::button_row(ui, footer,
        { { .key = "clear", .label = "Clear all" }, { .key = "show", .label = label, .style = widgets::ButtonStyle::Primary } });
    if (pressed == 0) { state.filters = {}; }
    if (pressed == 1) { dialog.close(); }
}

}  // namespace hub::ui
