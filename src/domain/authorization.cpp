#include "domain/authorization.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace hub::domain {

AuthorizationStatus status_of(Authorization const& authorization, Date today) {
    if (authorization.deleted) { return AuthorizationStatus::Deleted; }
    return today > authorization.expires ? AuthorizationStatus::Expired : AuthorizationStatus::Active;
}

Date default_expiry(CarePlace place, Date today) {
    return today.plus_days(place == CarePlace::Telemedicine ? telemedicine_validity_days : center_validity_days);
}

AuthorizationProgress progress_of(Authorization const& authorization, VisitTrace visit) {
    if (visit.is_posted) { return AuthorizationProgress::Posted; }
    if (visit.is_done) { return AuthorizationProgress::Done; }
    return authorization.received_at ? AuthorizationProgress::Received : AuthorizationProgress::Sent;
}

std::optional<Instant> undo_until(Authorization const& authorization) {
    if (!authorization.deleted || !authorization.deleted_at) { return std::nullopt; }
    return Instant { authorization.deleted_at->ms + std::int64_t { undo_seconds } * 1000 };
}

AuthorizationDraft template_of(AuthorizationDraft const& draft) {
    AuthorizationDraft kept;
    kept.visit_type = draft.visit_type;
    kept.place = draft.place;
    kept.center = draft.center;
    kept.service_codes = draft.service_codes;
    kept.reason = draft.reason;
    kept.dot_agency = draft.dot_agency;
    kept.instructions = draft.instructions;
    return kept;
}

bool is_no_show(AuthorizationStatus status, AuthorizationProgress progress) {
    return status == AuthorizationStatus::Expired && progress < AuthorizationProgress::Arrived;
}

bool is_same_care(AuthorizationDraft const& one, AuthorizationDraft const& other) {
    if (!one.birth_date || one.birth_date != other.birth_date) { return false; }
    if (fold(one.first_name + " " + one.last_name) != fold(other.first_name + " " + other.last_name)) { return false; }
    return std::ranges::any_of(
        one.service_codes, [&](std::string const& code) { return std::ranges::contains(other.service_codes, code); });
}

AuthorizationDraft cleaned(AuthorizationDraft draft, Reference const& reference) {
    for (auto* text : { &draft.first_name, &draft.last_name, &draft.employee_number, &draft.phone, &draft.email, &draft.body_part,
             &draft.claim_number, &draft.instructions }) {
        *text = std::string { trim(*text) };
    }
    for (auto& recipient : draft.recipients) { recipient = std::string { trim(recipient) }; }
    std::erase(draft.recipients, "");

    if (draft.visit_type == VisitType::NonInjury) {
        draft.injury_date.reset();
        draft.body_part.clear();
        draft.claim_number.clear();
    }
    if (draft.place == CarePlace::Telemedicine) { draft.center = {}; }
    bool const has_dot_service = std::ranges::any_of(draft.service_codes, [&](std::string const& code) {
        auto const* service = reference.find_service(code);
        return service != nullptr && service->dot;
    });
    if (!has_dot_service) { draft.dot_agency.reset(); }
    return draft;
}

}  // namespace hub::domain
