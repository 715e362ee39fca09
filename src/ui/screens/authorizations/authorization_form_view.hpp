// What the form for one authorization offers and says: services that fit the visit, centers that offer them, errors by
// step, the summary. Pure; the rules themselves are domain::validate.
#pragma once

#include "api/authorizations.hpp"
#include "base/error.hpp"
#include "domain/authorization.hpp"
#include "ui/screens/authorizations/authorizations_state.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace hub::ui {

struct ServiceOffer {
    domain::Service const* service = nullptr;
    bool chosen = false;
};

struct CenterOffer {
    domain::Center const* center = nullptr;
    std::string address;
    std::string near;   ///< "2.1 miles", or "Near Dallas Plant" where the distance is not known; may be empty
    std::string hours;  ///< "7:00 a.m. to 6:00 p.m."
    std::string lacks;  ///< "No respirator clearance": why it cannot be chosen (SVCL-02); empty when it can
};

/// Somebody who was authorized before, as a suggestion for the form.
struct KnownEmployee {
    std::string label;                 ///< "Łukasz Kowalski"
    std::string note;                  ///< "Born Sep 30, 1991, Dallas Plant"
    domain::AuthorizationDraft draft;  ///< only what belongs to the person
};

struct SummaryItem {
    std::string label;
    std::vector<std::string> values;
};

struct AuthorizationFormView {
    std::vector<ServiceOffer> services;  ///< enabled ones of this visit type
    std::vector<CenterOffer> centers;    ///< the location's city first, then its state; at most `most_centers`
    std::size_t matching_centers = 0;
    bool may_choose_telemedicine = false;  ///< AUTH-05: injured employees only
    bool needs_reason = false;             ///< AUTH-A2
    bool needs_dot_agency = false;
    std::vector<Error> errors;  ///< of all steps, the server's after ours
    std::vector<SummaryItem> summary;
    std::vector<KnownEmployee> known;  ///< whose name fits what is typed so far, at most `most_known`
    std::string duplicate;             ///< AUTH-A1: the same employee has an active authorization for one of the services
};

inline constexpr std::size_t most_centers = 12;
inline constexpr std::size_t most_known = 3;

[[nodiscard]] AuthorizationFormView authorization_form_view(
    AuthorizationFormState const& form, domain::Reference const& reference, std::vector<api::AuthorizationItem> const* known, Date today);

/// What belongs to the person, of a draft that was sent before (AUTH-11); the rest of `draft` stays as it is.
void take_employee(domain::AuthorizationDraft& draft, domain::AuthorizationDraft const& from);

struct DraftDifference {
    std::string label;
    std::string theirs;  ///< "Saved: …"
    std::string yours;   ///< "Yours: …"
};
/// What two versions of one authorization do not agree on, in the order of the form.
[[nodiscard]] std::vector<DraftDifference> draft_differences(
    domain::AuthorizationDraft const& theirs, domain::AuthorizationDraft const& yours, domain::Reference const& reference);

/// The step on which a field stands; `field` as domain::validate names it.
[[nodiscard]] FormStep step_of(std::string_view field);
/// The first error of a field that may be shown by now, or empty.
[[nodiscard]] std::string_view shown_error(AuthorizationFormState const& form, AuthorizationFormView const& view, std::string_view field);
[[nodiscard]] bool has_errors(AuthorizationFormView const& view, FormStep step);
/// "7:00 a.m." of minutes after midnight.
[[nodiscard]] std::string clock_text(int minutes);

}  // namespace hub::ui
