#include "ui/screens/authorizations/authorization_form_view.hpp"
#include "ui/screens/authorizations/bulk_ui.hpp"
#include "ui/screens/authorizations/test_choices.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/date_field.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/select.hpp"
#include "ui/widgets/text.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace hub::ui {

namespace {

/// Packages first, then single services: one press for what most rows need.
void services_ui(Frame& frame, Rect const& rect, BulkState& state, domain::Reference const& reference) {
    std::vector<widgets::ListItem> items;
    std::vector<std::vector<std::string>> choices;
    std::vector<std::string> labels;
    std::optional<std::size_t> selected;
    labels.reserve(reference.packages.size() + reference.services.size());
    auto const add = [&](std::string label, std::vector<std::string> codes) {
        if (codes == state.defaults.service_codes) { selected = items.size(); }
        labels.push_back(std::move(label));
        items.push_back({ .key = {}, .label = labels.back(), .hint = {} });
        choices.push_back(std::move(codes));
    };
    for (auto const& package : reference.packages) { add("Package: " + package.name, package.service_codes); }
    for (auto const& service : reference.services) {
        if (service.enabled && service.non_injury) { add(service.name, { service.code }); }
    }
    widgets::TextFieldOptions const options { .key = "services", .label = "Services for all rows", .placeholder = "Choose services" };
    if (widgets::select(frame.ui, rect, selected, options, items) && selected) { state.defaults.service_codes = choices.at(*selected); }
}

void center_ui(Frame& frame, Rect const& rect, BulkState& state, domain::Reference const& reference) {
    std::vector<widgets::ListItem> items { { .key = "nearest", .label = "Nearest to each location" } };
    std::vector<std::string> places;
    places.reserve(reference.centers.size());
    std::optional<std::size_t> selected = 0;
    for (auto const& center : reference.centers) {
        if (center.id == state.defaults.center) { selected = items.size(); }
        places.push_back(center.address.city + ", " + center.address.state);
        items.push_back({ .key = {}, .label = center.name, .hint = places.back() });
    }
    widgets::ComboboxOptions const options { .field = { .key = "center", .label = "Center", .icon = icon::map_pin },
        .empty_text = "No center matches" };
    if (widgets::combobox(frame.ui, rect, selected, options, items).chosen) {
        state.defaults.center = selected.value_or(0) == 0 ? domain::CenterId {} : reference.centers.at(*selected - 1).id;
    }
}

void location_ui(Frame& frame, Rect const& rect, BulkState& state, domain::Reference const& reference) {
    std::vector<widgets::ListItem> items;
    std::optional<std::size_t> selected;
    for (auto const& location : reference.locations) {
        if (location.id == state.defaults.location) { selected = items.size(); }
        items.push_back({ .key = {}, .label = location.name, .hint = location.address.city });
    }
    widgets::TextFieldOptions const options { .key = "location", .label = "Location", .placeholder = "As in each row" };
    if (widgets::select(frame.ui, rect, selected, options, items) && selected) {
        state.defaults.location = reference.locations.at(*selected).id;
    }
}

void fields_ui(Frame& frame, Flow& flow, std::size_t columns, BulkState& state, BulkView const& view, domain::Reference const& reference) {
    auto& ui = frame.ui;
    float const height = widgets::text_field_height(ui, { .label = "Any" });
    std::size_t used = 0;
    Rect line;
    auto const next = [&] {
        if (used % columns == 0) { line = flow.next(height, space::s3); }
        return line.column(used++ % columns, columns, space::s4);
    };
    services_ui(frame, next(), state, reference);
    location_ui(frame, next(), state, reference);
    center_ui(frame, next(), state, reference);
    auto const today = frame.data.today;
    widgets::date_field(ui, next(), state.defaults.expires,
        { .field = { .key = "expires",
              .label = "Valid until",
              .placeholder = domain::default_expiry(domain::CarePlace::Center, today).to_us(),
              .autocomplete = "off" },
            .first = today.plus_days(1),
            .last = today.plus_days(domain::most_validity_days),
            .today = today });
    if (view.needs_reason) {
        reason_select_ui(
            frame, next(), state.defaults.reason, { .key = "reason", .label = "Reason for test", .placeholder = "Choose the reason" });
    }
    if (view.needs_dot_agency) {
        agency_select_ui(
            frame, next(), state.defaults.dot_agency, { .key = "dot_agency", .label = "DOT agency", .placeholder = "Choose the agency" });
    }
    widgets::text_field(ui, next(), state.defaults.instructions,
        { .key = "instructions",
            .label = "Instructions",
            .optional = true,
            .placeholder = "Sent to every center",
            .autocomplete = "off",
            .max_length = domain::max_instruction_length });
}

/// On a phone: one line that says what they are, and a dialog that changes them, so that the rows have the screen.
void compact_ui(Frame& frame, Rect& area, BulkState& state, BulkView const& view, domain::Reference const& reference) {
    auto& ui = frame.ui;
    Rect const box = area.cut_top(64, space::s3);
    auto const group = ui.group("common", { .role = Role::Region, .rect = box, .name = "For all rows" });
    Rect inner = widgets::well(ui, box, space::s3);
    widgets::ButtonOptions const change { .key = "change", .label = "Change…" };
    if (widgets::button(ui, inner.cut_right(widgets::button_width(ui, change), space::s2).middle(ui.metrics().control()), change)) {
        state.edits_common = true;
    }
    auto const* location = reference.find_location(state.defaults.location);
    std::string const services = common_services_text(state, reference);
    widgets::text(ui, inner.cut_top(20), services.empty() ? "No services for all rows" : services, { .style = TextStyle::BodyStrong });
    widgets::text(ui, inner, location != nullptr ? location->name : std::string { "Location as in each row" },
        { .style = TextStyle::Small, .ink = Color::TextMuted });
    if (!state.edits_common) { return; }
    auto dialog = widgets::Dialog(ui, state.edits_common, { .key = "common-dialog", .title = "For all rows", .has_close = true });
    if (!dialog) { return; }
    fields_ui(frame, dialog.body(), 1, state, view, reference);
    Rect footer = dialog.footer();
    if (widgets::button_row(ui, footer, { { .key = "done", .label = "Done", .style = widgets::ButtonStyle::Primary } })) { dialog.close(); }
}

}  // namespace

std::string common_services_text(BulkState const& state, domain::Reference const& reference) {
    for (auto const& package : reference.packages) {
        if (package.service_codes == state.defaults.service_codes) { return "Package: " + package.name; }
    }
    auto const* service = state.defaults.service_codes.empty() ? nullptr : reference.find_service(state.defaults.service_codes.front());
    return service != nullptr ? service->name : std::string {};
}

void bulk_common_ui(Frame& frame, Rect& area, BulkState& state, BulkView const& view, domain::Reference const& reference) {
    auto& ui = frame.ui;
    if (ui.is_phone()) { return compact_ui(frame, area, state, view, reference); }
    std::size_t const columns = area.width >= 1100 ? 4 : 3;
    std::size_t const fields = 4 + (view.needs_reason ? 1 : 0) + (view.needs_dot_agency ? 1 : 0) + 1;
    std::size_t const lines = (fields + columns - 1) / columns;
    float const height = widgets::text_field_height(ui, { .label = "Any" });
    Rect const box = area.cut_top(static_cast<float>(lines) * (height + space::s3) + space::s5, space::s3);
    auto const group = ui.group("common", { .role = Role::Region, .rect = box, .name = "For all rows" });
    Flow flow { widgets::well(ui, box, space::s4) };
    fields_ui(frame, flow, columns, state, view, reference);
}

}  // namespace hub::ui
