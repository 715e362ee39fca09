// Saved searches (RSLT-A4): a list that leads to each, and a line that saves the present filters under a name.
#include "base/text.hpp"
#include "ui/screens/results/results_parts.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/popover.hpp"
#include "ui/widgets/text.hpp"

#include <string>

namespace hub::ui {

namespace {

std::string error_of(client::Data const& data, SavedSearchesState const& state) {
    if (!state.error.empty()) { return state.error; }
    auto const& save = data.search.save;
    return save.error && !save.busy ? save.error->message : std::string {};
}

/// The address to be kept: of the filters, the tab and the order, without what happens to be open.
std::string address_of(ResultsState const& state) {
    auto route = write_route(state);
    route.query.erase("open");
    return route.to_string();
}

void list_ui(Frame& frame, Flow& flow, SavedSearchesState& state) {
    auto& ui = frame.ui;
    auto const& saved = frame.data.search.saved;
    if (!saved.value) {
        std::string const words = saved.error ? saved.error->message : "Loading…";
        widgets::paragraph(ui, flow, words, { .ink = Color::TextMuted });
        return;
    }
    if (saved.value->items.empty()) { widgets::paragraph(ui, flow, "You have saved no searches yet.", { .ink = Color::TextMuted }); }
    if (!saved.value->items.empty()) {
        widgets::paragraph(ui, flow, "With the bell on, a mail tells you when new documents match.", { .ink = Color::TextMuted });
    }
    auto const list = ui.group("saved", { .role = Role::List, .rect = flow.rest(), .name = "Saved searches" });
    for (auto const& search : saved.value->items) {
        auto const scope = ui.scope(search.id.to_string());
        Rect row = flow.next(std::max(ui.metrics().target(), 36.0F));
        auto const item = ui.group("search", { .role = Role::ListItem, .rect = row, .name = {} });
        std::string const remove = "Remove " + search.name;
        if (widgets::icon_button(ui, row.cut_right(ui.metrics().target()), { .key = "remove", .label = remove, .icon = icon::trash_2 })) {
            frame.send(client::RemoveSearch { search });
        }
        std::string const mail_label = "Mail me about new documents of " + search.name;
        widgets::IconButtonOptions const mail { .key = "mail",
            .label = mail_label,
            .icon = icon::bell,
            .ink = search.mail ? Color::AccentText : Color::BorderControl,
            .pressed = search.mail };
        if (widgets::icon_button(ui, row.cut_right(ui.metrics().target()), mail)) { frame.send(client::SetSearchMail { search }); }
        if (widgets::link(ui, row, { .key = "go", .label = search.name, .href = search.address })) {
            state.is_open = false;
            frame.go(client::Route::parse(search.address));
        }
    }
}

void save_ui(Frame& frame, Flow& flow, SavedSearchesState& state, ResultsState const& results) {
    auto& ui = frame.ui;
    if (!results.filters.is_set() && results.filters.tab == ResultsTab::All) {
        widgets::paragraph(ui, flow, "Set a filter, and you can save it here under a name.", { .ink = Color::TextSecondary });
        return;
    }
    auto const& save = frame.data.search.save;
    if (save.succeeded > state.seen_success) {
        state.seen_success = save.succeeded;
        state.name.clear();
    }
    std::string const error = error_of(frame.data, state);
    widgets::TextFieldOptions const field { .key = "search-name",
        .label = "Name for the present filters",
        .error = error,
        .reserve_message = true,
        .placeholder = "New results of Denver",
        .autocomplete = "off",
        .enter_key_hint = "done",
        .max_length = api::max_search_name_length };
    auto const form = ui.group("save-search", { .role = Role::Form, .rect = flow.rest(), .name = "Save this search" });
    if (widgets::text_field(ui, flow.next(widgets::text_field_height(ui, field), space::s2), state.name, field)) {
        state.error.clear();
        if (save.error) { frame.send(client::ForgetSearchError {}); }
    }
    widgets::ButtonOptions const button {
        .key = "save", .label = "Save search", .submit = true, .busy = save.busy, .busy_label = "Saving"
    };
    if (!widgets::button(ui, flow.next(ui.metrics().control()).with_width(widgets::button_width(ui, button)), button)) { return; }
    if (trim(state.name).empty()) {
        state.error = "Please enter a name.";
        return ui.focus("search-name");
    }
    frame.send(client::SaveSearch { std::string { trim(state.name) }, address_of(results), {} });
}

}  // namespace

void saved_searches_ui(Frame& frame, Flow& flow, ResultsState& state) {
    list_ui(frame, flow, state.saved_searches);
    flow.gap(space::s3);
    save_ui(frame, flow, state.saved_searches, state);
}

void saved_searches_button_ui(Frame& frame, Rect& row, ResultsState& state) {
    auto& ui = frame.ui;
    auto& searches = state.saved_searches;
    widgets::ButtonOptions const button { .key = "saved-searches",
        .label = "Saved searches",
        .icon = icon::bookmark,
        .trailing_icon = icon::chevron_down,
        .expanded = searches.is_open };
    Rect const place = row.cut_right(widgets::button_width(ui, button), space::s2);
    if (widgets::button(ui, place, button)) { searches.is_open = !searches.is_open; }
    if (auto popover = widgets::Popover(ui, searches.is_open,
            { .key = "saved-searches-list",
                .label = "Saved searches",
                .anchor = place,
                .opener = widgets::button_id(ui, button),
                .width = 340,
                .align = Align::Right })) {
        saved_searches_ui(frame, popover.flow(), state);
    }
}

}  // namespace hub::ui
