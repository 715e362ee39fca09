#include "base/text.hpp"
#include "ui/screens/authorizations/authorization_form_ui.hpp"
#include "ui/screens/authorizations/test_choices.hpp"
#include "ui/widgets/choice.hpp"
#include "ui/widgets/date_field.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/select.hpp"
#include "ui/widgets/text.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace hub::ui {

namespace {

void error_line_ui(Ui& ui, Flow& flow, std::string_view error) {
    if (error.empty()) { return; }
    Rect row = flow.next(24, space::s2);
    ui.painter().icon(row.cut_left(icon_px(IconSize::Tiny), space::s1), icon::circle_alert, IconSize::Tiny, Color::DangerSolid);
    widgets::text(ui, row, error, { .style = TextStyle::Small, .ink = Color::DangerText });
}

void visit_type_ui(Frame& frame, Flow& flow, AuthorizationFormState& form) {
    auto& ui = frame.ui;
    Rect row = flow.next(ui.metrics().control(), space::s4);
    std::vector<widgets::Choice> const choices { { .key = "non-injury", .label = "Non-injury" }, { .key = "injury", .label = "Injury" } };
    widgets::ChoicesOptions const options { .key = "visit_type", .label = "Kind of visit" };
    std::size_t selected = form.draft.visit_type == domain::VisitType::Injury ? 1 : 0;
    Rect const segments = row.cut_right(widgets::segmented_width(ui, options, choices), space::s4);
    widgets::heading(ui, row, "Services", { .level = 2, .style = TextStyle::Subheading });
    if (widgets::segmented(ui, segments, selected, options, choices)) {
        form.draft.visit_type = selected == 1 ? domain::VisitType::Injury : domain::VisitType::NonInjury;
        // What does not fit the other kind of visit would only be refused later.
        form.draft.service_codes.clear();
        if (selected == 0) { form.draft.place = domain::CarePlace::Center; }
    }
}

void packages_ui(Frame& frame, Flow& flow, AuthorizationFormState& form, domain::Reference const& reference) {
    if (reference.packages.empty() || form.draft.visit_type == domain::VisitType::Injury) { return; }
    std::vector<widgets::ListItem> items;
    for (auto const& package : reference.packages) { items.push_back({ .label = package.name, .hint = {} }); }
    std::optional<std::size_t> selected;
    for (std::size_t i = 0; i < reference.packages.size(); ++i) {
        if (reference.packages[i].service_codes == form.draft.service_codes) { selected = i; }
    }
    widgets::TextFieldOptions const options { .key = "package",
        .label = "Package",
        .optional = true,
        .help = "Chooses all services of the package at once.",
        .placeholder = "Choose a package" };
    Rect const rect = flow.next(widgets::text_field_height(frame.ui, options), space::s4).at_most_wide(360);
    if (widgets::select(frame.ui, rect, selected, options, items) && selected) {
        form.draft.service_codes = reference.packages.at(*selected).service_codes;
    }
}

/// AUTH-A4: a template for a job role fills in everything but the person.
void templates_ui(Frame& frame, Flow& flow, AuthorizationFormState& form) {
    auto const& templates = frame.data.authorization.templates.value;
    if (!templates || templates->items.empty() || form.editing) { return; }
    std::vector<widgets::ListItem> items;
    for (auto const& known : templates->items) { items.push_back({ .key = {}, .label = known.name, .hint = {} }); }
    std::optional<std::size_t> selected;
    widgets::TextFieldOptions const options { .key = "template",
        .label = "Template",
        .optional = true,
        .help = "Fills in services, center and instructions.",
        .placeholder = "Choose a template" };
    Rect const rect = flow.next(widgets::text_field_height(frame.ui, options), space::s4).at_most_wide(360);
    if (!widgets::select(frame.ui, rect, selected, options, items) || !selected) { return; }
    auto filled = templates->items.at(*selected).draft;
    take_employee(filled, form.draft);
    filled.recipients = form.draft.recipients;
    form.draft = std::move(filled);
    frame.ui.announce(templates->items.at(*selected).name + " was filled in.");
}

void service_cards_ui(Frame& frame, Flow& flow, AuthorizationFormState& form, AuthorizationFormView const& view) {
    auto& ui = frame.ui;
    std::size_t const per_row = flow.width() >= 480 ? 2 : 1;
    std::size_t const rows = (view.services.size() + per_row - 1) / per_row;
    float const height = static_cast<float>(rows) * (widgets::check_card_height + space::s2);
    auto const group = ui.group("service_codes", { .role = Role::Group, .rect = flow.rest().with_height(height), .name = "Services" });
    Rect row;
    for (std::size_t i = 0; i < view.services.size(); ++i) {
        if (i % per_row == 0) { row = flow.next(widgets::check_card_height, space::s2); }
        auto const& offer = view.services[i];
        bool chosen = offer.chosen;
        if (!widgets::check_card(ui, row.column(i % per_row, per_row, space::s2), chosen,
                { .key = offer.service->code, .label = offer.service->name, .second_line = offer.service->note })) {
            continue;
        }
        auto& codes = form.draft.service_codes;
        if (chosen) {
            codes.push_back(offer.service->code);
        } else {
            std::erase(codes, offer.service->code);
        }
    }
}

void test_details_ui(Frame& frame, Flow& flow, AuthorizationFormState& form, AuthorizationFormView const& view) {
    float const height = widgets::text_field_height(frame.ui, { .label = "Any", .reserve_message = true });
    if (view.needs_reason) {
        reason_select_ui(frame, flow.next(height, space::s2).at_most_wide(360), form.draft.reason,
            { .key = "reason",
                .label = "Reason for test",
                .required = true,
                .error = shown_error(form, view, "reason"),
                .reserve_message = true,
                .placeholder = "Choose the reason" });
    }
    if (view.needs_dot_agency) {
        agency_select_ui(frame, flow.next(height, space::s2).at_most_wide(360), form.draft.dot_agency,
            { .key = "dot_agency",
                .label = "DOT agency",
                .required = true,
                .error = shown_error(form, view, "dot_agency"),
                .reserve_message = true,
                .placeholder = "Choose the agency" });
    }
}

void injury_ui(Frame& frame, Flow& flow, AuthorizationFormState& form, AuthorizationFormView const& view) {
    if (form.draft.visit_type != domain::VisitType::Injury) { return; }
    auto& ui = frame.ui;
    float const height = widgets::text_field_height(ui, { .label = "Any", .reserve_message = true });
    bool const wide = flow.width() >= 480;
    Rect row = flow.next(height, space::s2);
    widgets::date_field(ui, wide ? row.column(0, 2, space::s4) : row, form.draft.injury_date,
        { .field = { .key = "injury_date",
              .label = "Date of injury",
              .required = true,
              .error = shown_error(form, view, "injury_date"),
              .reserve_message = true,
              .autocomplete = "off" },
            .last = frame.data.today,
            .today = frame.data.today });
    if (!wide) { row = flow.next(height, space::s2); }
    widgets::text_field(ui, wide ? row.column(1, 2, space::s4) : row, form.draft.body_part,
        { .key = "body_part",
            .label = "Body part",
            .optional = true,
            .error = shown_error(form, view, "body_part"),
            .reserve_message = true,
            .autocomplete = "off",
            .max_length = 100 });
    widgets::text_field(ui, flow.next(height, space::s2).at_most_wide(wide ? (flow.width() - space::s4) / 2 : flow.width()),
        form.draft.claim_number,
        { .key = "claim_number",
            .label = "Claim number",
            .optional = true,
            .error = shown_error(form, view, "claim_number"),
            .reserve_message = true,
            .autocomplete = "off",
            .max_length = 40 });
}

void place_ui(Frame& frame, Flow& flow, AuthorizationFormState& form, AuthorizationFormView const& view) {
    auto& ui = frame.ui;
    Rect row = flow.next(ui.metrics().control(), space::s3);
    if (view.may_choose_telemedicine) {
        std::vector<widgets::Choice> const choices { { .key = "center", .label = "Medical center" },
            { .key = "telemedicine", .label = "Telemedicine" } };
        widgets::ChoicesOptions const options { .key = "place", .label = "Where" };
        std::size_t selected = form.draft.place == domain::CarePlace::Telemedicine ? 1 : 0;
        Rect const segments = row.cut_right(widgets::segmented_width(ui, options, choices), space::s4);
        if (widgets::segmented(ui, segments, selected, options, choices)) {
            form.draft.place = selected == 1 ? domain::CarePlace::Telemedicine : domain::CarePlace::Center;
        }
    }
    widgets::heading(ui, row, "Center", { .level = 2, .style = TextStyle::Subheading });
}

/// What one wants to know of the chosen center before one sends somebody there (SVCL-01).
void center_details_ui(Frame& frame, Flow& flow, CenterOffer const& offer, domain::Reference const& reference) {
    auto& ui = frame.ui;
    auto const& center = *offer.center;
    std::string services;
    for (auto const& code : center.service_codes) {
        if (auto const* service = reference.find_service(code)) { services += (services.empty() ? "" : ", ") + service->name; }
    }
    std::string const hours = "Monday to Friday, " + offer.hours;
    std::string const address = center.address.one_line() + (offer.near.empty() ? "" : " (" + offer.near + ")");
    auto const group =
        ui.group("center_details", { .role = Role::Group, .rect = flow.rest().with_height(120), .name = "About " + center.name });
    flow.gap(space::s3);
    widgets::heading(ui, flow.next(28, space::s1), "About " + center.name, { .level = 3, .style = TextStyle::BodyStrong });
    widgets::definition_list(ui, flow,
        { { .label = "Address", .value = address }, { .label = "Phone", .value = center.phone }, { .label = "Hours", .value = hours },
            { .label = "Services", .value = services } });
    flow.gap(space::s2);
}

void centers_ui(
    Frame& frame, Flow& flow, AuthorizationFormState& form, AuthorizationFormView const& view, domain::Reference const& reference) {
    auto& ui = frame.ui;
    widgets::search_field(ui, flow.next(ui.metrics().control(), space::s3), form.center_query,
        { .key = "center_query", .label = "Search centers", .hidden_label = true, .placeholder = "City, ZIP or center name" });
    error_line_ui(ui, flow, shown_error(form, view, "center"));
    if (view.centers.empty()) {
        widgets::text(ui, flow.next(44), "No center matches. Try a city, a state or a ZIP code.", { .ink = Color::TextMuted });
        return;
    }
    std::vector<widgets::Choice> choices;
    std::size_t selected = view.centers.size();
    for (std::size_t i = 0; i < view.centers.size(); ++i) {
        auto const& offer = view.centers[i];
        bool const chosen = offer.center->id == form.draft.center;
        if (chosen) { selected = i; }
        bool const lacks = !offer.lacks.empty();
        choices.push_back({ .key = offer.center->name,
            .label = offer.center->name,
            .second_line = offer.address,
            .side_text = lacks ? std::string_view { offer.lacks } : offer.near,
            .side_second = lacks ? std::string_view {} : offer.hours,
            .side_tone = lacks ? Tone::Warning : Tone::Neutral,
            .disabled = lacks && !chosen,
            .reason = offer.lacks });
    }
    widgets::ChoicesOptions const options { .key = "center", .label = "Medical center", .error = shown_error(form, view, "center") };
    if (widgets::radio_list(ui, flow, selected, options, choices, space::s2)) { form.draft.center = view.centers.at(selected).center->id; }
    if (view.matching_centers > view.centers.size()) {
        std::string const more = "and " + std::to_string(view.matching_centers - view.centers.size()) + " more; search to narrow them down";
        widgets::text(ui, flow.next(24), more, { .style = TextStyle::Small, .ink = Color::TextMuted });
    }
    if (selected < view.centers.size()) { center_details_ui(frame, flow, view.centers[selected], reference); }
}

}  // namespace

void services_step_ui(
    Frame& frame, Flow& flow, AuthorizationFormState& form, AuthorizationFormView const& view, domain::Reference const& reference) {
    visit_type_ui(frame, flow, form);
    templates_ui(frame, flow, form);
    packages_ui(frame, flow, form, reference);
    error_line_ui(frame.ui, flow, shown_error(form, view, "service_codes"));
    service_cards_ui(frame, flow, form, view);
    flow.gap(space::s3);
    test_details_ui(frame, flow, form, view);
    injury_ui(frame, flow, form, view);
    flow.gap(space::s3);
    place_ui(frame, flow, form, view);
    error_line_ui(frame.ui, flow, shown_error(form, view, "place"));
    if (form.draft.place == domain::CarePlace::Telemedicine) {
        widgets::BannerOptions const banner { .key = "telemedicine",
            .tone = Tone::Info,
            .text = "The employee sees a clinician by video, at any hour. The confirmation shows the steps." };
        widgets::banner(frame.ui, flow.next(widgets::banner_height(frame.ui, banner, flow.width()), space::s3), banner);
    } else {
        centers_ui(frame, flow, form, view, reference);
    }
}

}  // namespace hub::ui
