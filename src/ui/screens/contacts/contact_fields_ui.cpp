// The data fields of a contact and the choice of its locations, in the create and the edit form alike.
#include "base/text.hpp"
#include "ui/screens/contacts/contacts_parts.hpp"
#include "ui/screens/screen_parts.hpp"
#include "ui/widgets/choice.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/text.hpp"

#include <algorithm>
#include <string>

namespace hub::ui {

namespace {

constexpr std::size_t searchable_from = 9;
constexpr std::size_t most_shown = 100;

std::string_view error_of(std::vector<Error> const& errors, std::string_view field) {
    auto const found = std::ranges::find(errors, field, &Error::field);
    return found == errors.end() ? std::string_view {} : std::string_view { found->message };
}

void toggle_location(std::vector<domain::LocationId>& chosen, domain::LocationId id) {
    if (std::erase(chosen, id) == 0) { chosen.push_back(id); }
}

}  // namespace

void locations_picker_ui(
    Ui& ui, Flow& flow, domain::Reference const* reference, std::vector<domain::LocationId>& chosen, std::string& query) {
    float const label = ui.painter().text_width("Locations", TextStyle::SmallStrong);
    Rect head = flow.next(20, space::s1);
    widgets::text(ui, head.cut_left(label + 1, space::s2), "Locations", { .style = TextStyle::SmallStrong });
    std::string const count = chosen.empty() ? "(optional)" : with_thousands(static_cast<std::int64_t>(chosen.size())) + " chosen";
    widgets::status_text(ui, head, "location-count", count, { .style = TextStyle::Small, .ink = Color::TextMuted });
    if (reference == nullptr || reference->locations.empty()) {
        widgets::text(
            ui, flow.next(32, space::s3), "Your company has no locations yet.", { .style = TextStyle::Small, .ink = Color::TextMuted });
        return;
    }
    bool const has_search = reference->locations.size() >= searchable_from;
    if (has_search) {
        widgets::search_field(ui, flow.next(ui.metrics().control(), space::s2).at_most_wide(320), query,
            { .key = "find-location", .label = "Search locations", .hidden_label = true, .placeholder = "Search" });
    }
    auto const tokens = search_tokens(has_search ? query : std::string {});
    auto const group = ui.group("locations", { .role = Role::Group, .rect = flow.rest().with_height(40), .name = "Locations" });
    float const height = std::max(32.0F, ui.metrics().target());
    std::size_t const columns = flow.width() < 480 ? 1 : 2;
    std::size_t shown = 0;
    Rect row {};
    for (auto const& location : reference->locations) {
        auto const folded = fold(location.name + " " + location.address.city);
        bool const matches = std::ranges::all_of(tokens, [&](std::string const& token) { return folded.find(token) != std::string::npos; });
        if (!matches || shown == most_shown) { continue; }
        if (shown % columns == 0) { row = flow.next(height); }
        bool on = std::ranges::contains(chosen, location.id);
        auto const scope = ui.scope(location.id.value.bytes);
        std::string const place = location.address.city + ", " + location.address.state;
        if (widgets::checkbox(ui, row.column(shown % columns, columns, space::s4), on,
                { .key = "location", .label = location.name, .description = place })) {
            toggle_location(chosen, location.id);
        }
        ++shown;
    }
    if (shown == 0) { widgets::text(ui, flow.next(height), "Nothing matches", { .ink = Color::TextMuted }); }
    flow.gap(space::s3);
}

void contact_fields_ui(Frame& frame, Flow& flow, ContactFields const& fields, ContactFieldErrors const& broken) {
    auto& ui = frame.ui;
    float const height = widgets::text_field_height(ui, { .label = "Any", .reserve_message = true });
    auto const field = [&](Rect const& rect, std::string& value, widgets::TextFieldOptions options) {
        bool const shows = broken.shows_all || std::ranges::contains(broken.left, options.key)
            || std::ranges::contains(broken.server_errors, options.key, &Error::field);
        options.error = shows ? error_of(broken.errors, options.key) : std::string_view {};
        options.reserve_message = true;
        options.autocomplete = "off";
        auto const result = widgets::text_field(ui, rect, value, options);
        if (result.changed) {
            std::erase_if(broken.server_errors, [&](Error const& error) { return error.field == options.key; });
        }
        if (result.left && !value.empty()) { broken.left.emplace_back(options.key); }
    };
    auto const names = field_pair(flow, height);
    field(names.left, fields.first_name, { .key = "first_name", .label = "First name", .required = true, .max_length = 60 });
    field(names.right, fields.last_name, { .key = "last_name", .label = "Last name", .required = true, .max_length = 60 });
    field(flow.next(height, space::s3), fields.email,
        { .key = "email",
            .label = "Work e-mail",
            .optional = !fields.email_is_locked,
            .help = fields.email_is_locked ? "It is the user name: Support changes it on request" : "",
            .disabled = fields.email_is_locked,
            .input_mode = "email",
            .max_length = 254 });
    field(flow.next(height, space::s3), fields.phone,
        { .key = "phone", .label = "Phone", .optional = true, .placeholder = "(214) 555-0134", .input_mode = "tel", .max_length = 30 });
    field(flow.next(height, space::s3), fields.job_title, { .key = "job_title", .label = "Job title", .optional = true, .max_length = 80 });
    auto const* reference = frame.data.reference.value ? &*frame.data.reference.value : nullptr;
    locations_picker_ui(ui, flow, reference, fields.locations, fields.location_query);
}

void focus_first_error(Frame& frame, std::vector<Error> const& errors) {
    if (errors.empty()) { return; }
    frame.ui.focus(errors.front().field);
    frame.ui.alert(errors.front().message);
}

}  // namespace hub::ui
