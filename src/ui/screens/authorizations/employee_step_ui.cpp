#include "ui/screens/authorizations/authorization_form_ui.hpp"
#include "ui/screens/screen_parts.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/date_field.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/select.hpp"
#include "ui/widgets/text.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace hub::ui {

namespace {

void text_ui(Frame& frame, Rect const& rect, std::string& value, AuthorizationFormState& form, AuthorizationFormView const& view,
    widgets::TextFieldOptions options) {
    options.error = shown_error(form, view, options.key);
    options.reserve_message = true;
    auto const result = widgets::text_field(frame.ui, rect, value, options);
    if (result.changed) {
        std::erase_if(form.server_errors, [&](Error const& error) { return error.field == options.key; });
    }
}

void location_ui(
    Frame& frame, Rect const& rect, AuthorizationFormState& form, AuthorizationFormView const& view, domain::Reference const& reference) {
    std::vector<widgets::ListItem> items;
    std::vector<std::string> places;
    places.reserve(reference.locations.size());
    std::optional<std::size_t> selected;
    for (auto const& location : reference.locations) {
        places.push_back(location.address.city + ", " + location.address.state);
        if (location.id == form.draft.location) { selected = items.size(); }
        items.push_back({ .label = location.name, .hint = places.back() });
    }
    widgets::TextFieldOptions const options { .key = "location",
        .label = "Company location",
        .required = true,
        .error = shown_error(form, view, "location"),
        .reserve_message = true,
        .placeholder = "Choose a location" };
    if (widgets::select(frame.ui, rect, selected, options, items) && selected) {
        form.draft.location = reference.locations.at(*selected).id;
    }
}

/// People who were authorized before: one press fills in what is known of them.
void known_ui(Frame& frame, Flow& flow, AuthorizationFormState& form, AuthorizationFormView const& view) {
    if (view.known.empty()) { return; }
    auto& ui = frame.ui;
    float const height = std::max(40.0F, ui.metrics().target());
    auto const group = ui.group("known",
        { .role = Role::Group,
            .rect = flow.rest().with_height(24 + height * static_cast<float>(view.known.size())),
            .name = "Authorized before" });
    widgets::text(ui, flow.next(20, space::s1), "Authorized before", { .style = TextStyle::Small, .ink = Color::TextMuted });
    for (auto const& person : view.known) {
        Rect row = flow.next(height);
        widgets::LinkOptions const fill { .label = person.label, .icon = icon::user, .description = person.note };
        bool const pressed = widgets::link(ui, row.cut_left(widgets::link_width(ui, fill), space::s3), fill);
        widgets::text(ui, row, person.note, { .style = TextStyle::Small, .ink = Color::TextMuted });
        if (!pressed) { continue; }
        take_employee(form.draft, person.draft);
        ui.announce(person.label + " was filled in.");
        ui.focus("location");
    }
    flow.gap(space::s3);
}

}  // namespace

void employee_step_ui(
    Frame& frame, Flow& flow, AuthorizationFormState& form, AuthorizationFormView const& view, domain::Reference const& reference) {
    auto& ui = frame.ui;
    widgets::heading(ui, flow.next(24, space::s4), "Who is it for?", { .level = 2, .style = TextStyle::Subheading });
    float const height = widgets::text_field_height(ui, { .label = "Any", .reserve_message = true });
    auto& draft = form.draft;
    auto const names = field_pair(flow, height);
    text_ui(frame, names.left, draft.first_name, form, view,
        { .key = "first_name", .label = "First name", .required = true, .autocomplete = "off", .max_length = 100 });
    text_ui(frame, names.right, draft.last_name, form, view,
        { .key = "last_name", .label = "Last name", .required = true, .autocomplete = "off", .max_length = 100 });
    known_ui(frame, flow, form, view);
    auto const birth = field_pair(flow, height);
    widgets::date_field(ui, birth.left, draft.birth_date,
        { .field = { .key = "birth_date",
              .label = "Date of birth",
              .required = true,
              .error = shown_error(form, view, "birth_date"),
              .reserve_message = true,
              .placeholder = "11/19/1990",
              .autocomplete = "off" },
            .last = frame.data.today,
            .today = frame.data.today });
    text_ui(frame, birth.right, draft.employee_number, form, view,
        { .key = "employee_number", .label = "Employee number", .optional = true, .autocomplete = "off", .max_length = 40 });
    location_ui(frame, flow.next(height, space::s3), form, view, reference);
    auto const reach = field_pair(flow, height);
    text_ui(frame, reach.left, draft.phone, form, view,
        { .key = "phone", .label = "Phone", .optional = true, .autocomplete = "off", .input_mode = "tel", .max_length = 40 });
    text_ui(frame, reach.right, draft.email, form, view,
        { .key = "email", .label = "E-mail", .optional = true, .autocomplete = "off", .input_mode = "email", .max_length = 254 });
}

}  // namespace hub::ui
