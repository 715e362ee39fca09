#include "ui/screens/authorizations/authorizations_filters_ui.hpp"

#include "base/text.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/field.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace hub::ui {

namespace {

constexpr std::array<std::string_view, authorization_facet_count> facet_labels { "Service", "Center", "Location", "Created by",
    "Visit type" };

std::vector<FilterChip> filters_of(AuthorizationsState& state, AuthorizationsView const& view) {
    std::vector<FilterChip> filters;
    for (std::size_t i = 0; i < authorization_facet_count; ++i) {
        filters.push_back(facet_chip(state.chips,
            { .key = facet_labels.at(i),
                .label = facet_labels.at(i),
                .chosen = &state.chosen.at(i),
                .values = [&view, i] { return view.facets.at(i); },
                .one = "authorization",
                .many = "authorizations" }));
    }
    return filters;
}

void sheet_ui(Frame& frame, AuthorizationsState& state, AuthorizationsView const& view) {
    auto& ui = frame.ui;
    auto dialog = widgets::Dialog(ui, state.filters_sheet,
        { .key = "filters", .title = "Filters", .subtitle = view.count, .has_close = true, .barred_footer = true });
    if (!dialog) { return; }
    chip_sheet_ui(ui, dialog.body(), filters_of(state, view));
    Rect footer = dialog.footer();
    std::string const label = "Show " + plural(static_cast<std::int64_t>(view.rows.size()), "authorization", "authorizations");
    auto const pressed = widgets::button_row(ui, footer,
        { { .key = "clear", .label = "Clear all" }, { .key = "show", .label = label, .style = widgets::ButtonStyle::Primary } });
    if (pressed == 0) { state.clear_filters(); }
    if (pressed == 1) { dialog.close(); }
}

void chips_ui(Ui& ui, Rect& inner, AuthorizationsState& state, AuthorizationsView const& view) {
    widgets::LinkOptions const clear { .key = "clear", .label = "Clear", .description = "All filters" };
    Rect const clear_place = inner.cut_right(widgets::link_width(ui, clear), space::s3);
    bool const all_fit = chip_row_ui(ui, inner, state.chips, filters_of(state, view));
    float const side = ui.metrics().control();
    if (!all_fit && inner.width >= side
        && widgets::icon_button(ui, inner.cut_left(side), { .key = "more-filters", .label = "More filters", .icon = icon::list_filter })) {
        state.filters_sheet = true;
    }
    if (state.has_filters() && widgets::link(ui, clear_place, clear)) { state.clear_filters(); }
}

}  // namespace

void authorizations_filters_ui(Frame& frame, Rect row, AuthorizationsState& state, AuthorizationsView const& view) {
    auto& ui = frame.ui;
    bool const phone = ui.is_phone();
    Rect inner = row.inset(phone ? space::s4 : space::s5, 0);
    {
        auto const group = ui.group("search", { .role = Role::Search, .rect = row, .name = "Authorizations" });
        bool const narrows = std::ranges::any_of(state.chosen, [](auto const& values) { return !values.empty(); });
        if (phone
            && widgets::icon_button(ui, inner.cut_right(ui.metrics().control(), space::s2),
                { .key = "more-filters", .label = "Filters", .icon = icon::list_filter, .bordered = true, .dot = narrows })) {
            state.filters_sheet = true;
        }
        float const width = phone ? inner.width : std::clamp(inner.width * 0.3F, 200.0F, 320.0F);
        auto const typed = widgets::search_field(ui, inner.cut_left(width, space::s2), state.query,
            { .key = "query",
                .label = "Search authorizations",
                .hidden_label = true,
                .placeholder = "Employee, service, center or number",
                .enter_key_hint = "search",
                .max_length = 100 });
        if (typed.changed && view.rows.empty()) { ui.announce("No authorizations match."); }
        if (!phone) { chips_ui(ui, inner, state, view); }
    }
    sheet_ui(frame, state, view);
}

}  // namespace hub::ui
