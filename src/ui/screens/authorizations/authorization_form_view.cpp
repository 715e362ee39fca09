#include "ui/screens/authorizations/authorization_form_view.hpp"

#include "base/text.hpp"
#include "domain/authorization_words.hpp"
#include "domain/center_finder.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace hub::ui {

namespace {

bool is_chosen(domain::AuthorizationDraft const& draft, std::string const& code) {
    return std::ranges::find(draft.service_codes, code) != draft.service_codes.end();
}

std::vector<ServiceOffer> services_of(AuthorizationFormState const& form, domain::Reference const& reference) {
    bool const injury = form.draft.visit_type == domain::VisitType::Injury;
    bool const telemedicine = form.draft.place == domain::CarePlace::Telemedicine;
    std::vector<ServiceOffer> offers;
    for (auto const& service : reference.services) {
        bool const fits = injury ? service.injury : service.non_injury;
        bool const possible = service.enabled && fits && (!telemedicine || service.telemedicine);
        bool const chosen = is_chosen(form.draft, service.code);
        if (possible || chosen) { offers.push_back({ &service, chosen }); }
    }
    return offers;
}

std::string lacking(domain::AuthorizationDraft const& draft, domain::Center const& center, domain::Reference const& reference) {
    std::string names;
    for (auto const& code : draft.service_codes) {
        if (std::ranges::find(center.service_codes, code) != center.service_codes.end()) { continue; }
        auto const* service = reference.find_service(code);
        names += (names.empty() ? "No " : ", ") + ascii_lower(service != nullptr ? service->name : code);
    }
    return names;
}

struct Ranked {
    domain::Center const* center;
    std::optional<double> miles;
    int distance;  ///< 0 same city, 1 same state, 2 elsewhere: where miles are not known
};

/// A ZIP code among what is typed, else the location's: from there the distances count (AUTH-A6).
std::string zip_of(std::vector<std::string> const& tokens, domain::Location const* location) {
    for (auto const& token : tokens) {
        if (token.size() == 5 && std::ranges::all_of(token, [](char c) { return c >= '0' && c <= '9'; })) { return token; }
    }
    return location != nullptr ? location->address.zip : std::string {};
}

std::vector<Ranked> ranked_centers(AuthorizationFormState const& form, domain::Reference const& reference) {
    auto const* location = reference.find_location(form.draft.location);
    auto tokens = search_tokens(form.center_query);
    auto const zip = zip_of(tokens, location);
    auto const from = domain::point_of_zip(reference, zip);
    // A ZIP code that can be placed orders by distance, and hides nothing.
    if (from) { std::erase(tokens, zip); }
    std::vector<Ranked> list;
    for (auto const& center : reference.centers) {
        auto const words = fold(center.name + " " + center.address.one_line());
        if (!std::ranges::all_of(tokens, [&](std::string const& token) { return words.find(token) != std::string::npos; })) { continue; }
        int distance = 2;
        if (location != nullptr && center.address.state == location->address.state) {
            distance = center.address.city == location->address.city ? 0 : 1;
        }
        std::optional<double> miles;
        if (from) { miles = domain::miles_between(*from, { center.latitude, center.longitude }); }
        list.push_back({ &center, miles, distance });
    }
    std::ranges::stable_sort(list, [](Ranked const& a, Ranked const& b) {
        if (a.miles != b.miles) { return a.miles < b.miles; }
        return a.distance != b.distance ? a.distance < b.distance : a.center->name < b.center->name;
    });
    return list;
}

std::string miles_text(double miles) {
    if (miles >= 10) { return with_thousands(std::llround(miles)) + " miles"; }
    auto const tenths = std::llround(miles * 10);
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " miles";
}

void add_centers(AuthorizationFormView& view, AuthorizationFormState const& form, domain::Reference const& reference) {
    auto const ranked = ranked_centers(form, reference);
    view.matching_centers = ranked.size();
    auto const* location = reference.find_location(form.draft.location);
    for (auto const& [center, miles, distance] : ranked) {
        // The chosen one is always among those shown, at its place: nothing jumps when it is chosen.
        if (view.centers.size() >= most_centers && center->id != form.draft.center) { continue; }
        bool const near = location != nullptr && distance == 0;
        view.centers.push_back({ .center = center,
            .address = center->address.one_line(),
            .near = miles ? miles_text(*miles)
                : near    ? "Near " + location->name
                          : "",
            .hours = clock_text(center->opens_minutes) + " to " + clock_text(center->closes_minutes),
            .lacks = lacking(form.draft, *center, reference) });
    }
}

void add_needs(AuthorizationFormView& view, domain::AuthorizationDraft const& draft, domain::Reference const& reference) {
    view.may_choose_telemedicine = draft.visit_type == domain::VisitType::Injury;
    for (auto const& code : draft.service_codes) {
        auto const* service = reference.find_service(code);
        if (service == nullptr) { continue; }
        view.needs_reason = view.needs_reason || service->drug_or_alcohol;
        view.needs_dot_agency = view.needs_dot_agency || service->dot;
    }
}

std::string duplicate_of(AuthorizationFormState const& form, std::vector<api::AuthorizationItem> const& known) {
    for (auto const& item : known) {
        bool const is_itself = form.editing && form.editing->id == item.id;
        if (is_itself || item.status != domain::AuthorizationStatus::Active || !domain::is_same_care(item.draft, form.draft)) { continue; }
        return "Authorization " + item.number + " for the same employee and service is still active, until " + item.expires.to_us() + ".";
    }
    return {};
}

void add_known(AuthorizationFormView& view, AuthorizationFormState const& form, std::vector<api::AuthorizationItem> const& items,
    domain::Reference const& reference) {
    auto const& draft = form.draft;
    auto const tokens = search_tokens(draft.first_name + " " + draft.last_name);
    if (form.editing || tokens.empty() || code_point_count(draft.first_name + draft.last_name) < 2 || draft.birth_date) { return; }
    for (auto const& item : items) {
        domain::AuthorizationDraft person;
        take_employee(person, item.draft);
        auto const name = fold(person.first_name + " " + person.last_name);
        bool const fits = std::ranges::all_of(
            tokens, [&](std::string const& token) { return name.starts_with(token) || name.find(" " + token) != std::string::npos; });
        bool const is_new = std::ranges::none_of(view.known,
            [&](KnownEmployee const& other) { return other.draft.birth_date == person.birth_date && fold(other.label) == name; });
        if (!fits || !is_new || !person.birth_date) { continue; }
        auto const* location = reference.find_location(person.location);
        view.known.push_back({ .label = person.first_name + " " + person.last_name,
            .note = "Born " + person.birth_date->to_us() + (location != nullptr ? ", " + location->name : ""),
            .draft = person });
        if (view.known.size() == most_known) { return; }
    }
}

void add_summary(AuthorizationFormView& view, AuthorizationFormState const& form, domain::Reference const& reference, Date today) {
    auto const& draft = form.draft;
    auto const add = [&](std::string label, std::vector<std::string> values) {
        std::erase_if(values, [](std::string const& value) { return trim(value).empty(); });
        if (!values.empty()) { view.summary.push_back({ std::move(label), std::move(values) }); }
    };
    add("Employee", { draft.first_name + " " + draft.last_name, draft.birth_date ? "Born " + draft.birth_date->to_us() : "" });
    auto const* location = reference.find_location(draft.location);
    add("Location", { location != nullptr ? location->name : "" });
    bool const injury = draft.visit_type == domain::VisitType::Injury;
    add("Visit", { injury ? "Injury" : "Non-injury", injury && draft.injury_date ? "Injured on " + draft.injury_date->to_us() : "" });
    std::vector<std::string> services;
    for (auto const& code : draft.service_codes) {
        if (auto const* service = reference.find_service(code)) { services.push_back(service->name); }
    }
    add("Services", std::move(services));
    add("Reason for test",
        { view.needs_reason && draft.reason ? std::string { domain::reason_words(*draft.reason) } : "",
            view.needs_dot_agency && draft.dot_agency ? "DOT, " + std::string { domain::agency_words(*draft.dot_agency) } : "" });
    auto const* center = reference.find_center(draft.center);
    bool const telemedicine = draft.place == domain::CarePlace::Telemedicine;
    add(telemedicine ? "Care" : "Center",
        { telemedicine              ? "Telemedicine"
                : center != nullptr ? center->name
                                    : "",
            !telemedicine && center != nullptr ? center->address.one_line() : "" });
    Date const expires = draft.expires.value_or(domain::default_expiry(draft.place, today));
    add("Valid", { plural(days_between(today, expires), "day", "days") + ", until " + expires.to_us() });
    add("Copies to", draft.recipients);
}

}  // namespace

AuthorizationFormView authorization_form_view(
    AuthorizationFormState const& form, domain::Reference const& reference, std::vector<api::AuthorizationItem> const* known, Date today) {
    AuthorizationFormView view;
    view.services = services_of(form, reference);
    add_centers(view, form, reference);
    add_needs(view, form.draft, reference);
    auto checked = domain::cleaned(form.draft, reference);
    // An authorization that is changed may keep the expiry that it has.
    if (form.editing && checked.expires == form.editing->expires) { checked.expires.reset(); }
    view.errors = domain::validate(checked, reference, today);
    // A colleague's authorization is known to the server alone.
    for (auto const& error : form.server_errors) {
        if (error.field == "allow_duplicate") {
            view.duplicate = error.message;
        } else {
            view.errors.push_back(error);
        }
    }
    add_summary(view, form, reference, today);
    if (known != nullptr) {
        if (auto duplicate = duplicate_of(form, *known); !duplicate.empty()) { view.duplicate = std::move(duplicate); }
        add_known(view, form, *known, reference);
    }
    return view;
}

void take_employee(domain::AuthorizationDraft& draft, domain::AuthorizationDraft const& from) {
    draft.first_name = from.first_name;
    draft.last_name = from.last_name;
    draft.birth_date = from.birth_date;
    draft.employee_number = from.employee_number;
    draft.phone = from.phone;
    draft.email = from.email;
    draft.location = from.location;
}

FormStep step_of(std::string_view field) {
    constexpr std::array<std::string_view, 7> employee { "first_name", "last_name", "birth_date", "employee_number", "phone", "email",
        "location" };
    constexpr std::array<std::string_view, 8> services { "visit_type", "injury_date", "body_part", "claim_number", "service_codes",
        "reason", "dot_agency", "center" };
    if (std::ranges::find(employee, field) != employee.end()) { return FormStep::Employee; }
    if (field == "place" || std::ranges::find(services, field) != services.end()) { return FormStep::ServicesAndCenter; }
    return FormStep::RecipientsAndReview;
}

std::string_view shown_error(AuthorizationFormState const& form, AuthorizationFormView const& view, std::string_view field) {
    if (!form.shows_errors[static_cast<std::size_t>(step_of(field))]) { return {}; }
    for (auto const& error : view.errors) {
        if (error.field == field) { return error.message; }
    }
    return {};
}

bool has_errors(AuthorizationFormView const& view, FormStep step) {
    return std::ranges::any_of(view.errors, [&](Error const& error) { return step_of(error.field) == step; });
}

std::string clock_text(int minutes) {
    int const hour = minutes / 60;
    int const minute = minutes % 60;
    int const shown = hour % 12 == 0 ? 12 : hour % 12;
    return std::to_string(shown) + ":" + (minute < 10 ? "0" : "") + std::to_string(minute) + (hour < 12 ? " a.m." : " p.m.");
}

}  // namespace hub::ui
