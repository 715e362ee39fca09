#include "ui/screens/authorizations/authorization_form_view.hpp"

#include "domain/authorization_words.hpp"

#include <utility>

namespace hub::ui {

namespace {

struct DraftWords {
    std::string label;
    std::string text;
};

std::string joined(std::vector<std::string> const& texts) {
    std::string all;
    for (auto const& text : texts) { all += (all.empty() ? "" : ", ") + text; }
    return all;
}

std::string date_words(std::optional<Date> const& date) {
    return date ? date->to_us() : std::string {};
}

std::vector<DraftWords> words_of(domain::AuthorizationDraft const& draft, domain::Reference const& reference) {
    std::vector<std::string> services;
    for (auto const& code : draft.service_codes) {
        auto const* service = reference.find_service(code);
        services.push_back(service != nullptr ? service->name : code);
    }
    auto const* location = reference.find_location(draft.location);
    auto const* center = reference.find_center(draft.center);
    bool const telemedicine = draft.place == domain::CarePlace::Telemedicine;
    return {
        { "Employee", draft.first_name + " " + draft.last_name },
        { "Birth date", date_words(draft.birth_date) },
        { "Employee number", draft.employee_number },
        { "Phone", draft.phone },
        { "E-mail", draft.email },
        { "Location", location != nullptr ? location->name : "" },
        { "Visit", draft.visit_type == domain::VisitType::Injury ? "Injury" : "Non-injury" },
        { "Date of injury", date_words(draft.injury_date) },
        { "Body part", draft.body_part },
        { "Claim number", draft.claim_number },
        { "Services", joined(services) },
        { "Reason for test", draft.reason ? std::string { domain::reason_words(*draft.reason) } : "" },
        { "DOT agency", draft.dot_agency ? std::string { domain::agency_words(*draft.dot_agency) } : "" },
        { "Center",
            telemedicine            ? "Telemedicine"
                : center != nullptr ? center->name
                                    : "" },
        { "Instructions", draft.instructions },
        { "Copies to", joined(draft.recipients) },
        { "Expires", date_words(draft.expires) },
    };
}

std::string or_nothing(std::string text) {
    return text.empty() ? "nothing" : std::move(text);
}

}  // namespace

std::vector<DraftDifference> draft_differences(
    domain::AuthorizationDraft const& theirs, domain::AuthorizationDraft const& yours, domain::Reference const& reference) {
    auto const one = words_of(theirs, reference);
    auto const other = words_of(yours, reference);
    std::vector<DraftDifference> differences;
    for (std::size_t i = 0; i < one.size(); ++i) {
        if (one[i].text == other[i].text) { continue; }
        differences.push_back({ one[i].label, "Saved: " + or_nothing(one[i].text), "Yours: " + or_nothing(other[i].text) });
    }
    return differences;
}

}  // namespace hub::ui
