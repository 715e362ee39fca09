#include "server/authorization_form.hpp"

#include "domain/authorization_words.hpp"
#include "pdf/forms/authorization_form.hpp"
#include "server/authorization_words.hpp"
#include "store/contacts.hpp"
#include "store/reference.hpp"

#include <portal.hpp>
#include <string>
#include <utility>

namespace hub::server {

namespace {

pdf::Letterhead letterhead_of(domain::Center const* center) {
    pdf::Letterhead letterhead;
    letterhead.provider_name = portal::provider;
    letterhead.provider_line = "Occupational health";
    if (center != nullptr) {
        letterhead.center_name = center->name;
        letterhead.center_address =
            center->address.street + "\n" + center->address.city + ", " + center->address.state + " " + center->address.zip;
        letterhead.center_phone = center->phone;
    }
    return letterhead;
}

/// Of a creator who has left meanwhile only the name is printed.
ErrorOr<std::string> phone_of_creator(store::Connection& db, domain::Authorization const& authorization) {
    auto contact = store::find_contact(db, authorization.employer, authorization.created_by);
    if (contact) { return std::move(contact->phone); }
    if (contact.error().code != ErrorCode::NotFound) { return fail(std::move(contact).error()); }
    return std::string {};
}

}  // namespace

ErrorOr<Bytes> make_authorization_form(store::Connection& db, domain::Authorization const& authorization, pdf::Fonts const& fonts) {
    HUB_TRY_ASSIGN(auto const reference, store::load_reference(db, authorization.employer));
    HUB_TRY_ASSIGN(auto phone, phone_of_creator(db, authorization));
    auto const& draft = authorization.draft;
    auto const* const location = reference.find_location(draft.location);
    pdf::AuthorizationFacts const facts {
        .number = authorization.number,
        .created = authorization.created_at,
        .issued = central_date(authorization.created_at),
        .expires = authorization.expires,
        .is_injury = draft.visit_type == domain::VisitType::Injury,
        .is_telemedicine = draft.place == domain::CarePlace::Telemedicine,
        .employee = draft.first_name + " " + draft.last_name,
        .birth_date = draft.birth_date.value_or(Date {}),
        .job_title = {},
        .employer = reference.employer.name,
        .company_location = location == nullptr ? std::string {} : location->name,
        .claim_number = draft.claim_number,
        .injury_date = draft.injury_date.value_or(Date {}),
        .services = service_names(draft, reference),
        .reason_for_test = std::string { draft.reason ? domain::reason_words(*draft.reason) : std::string_view {} },
        .instructions = draft.instructions,
        .authorized_by = authorization.created_by_name,
        .authorized_by_phone = std::move(phone),
        .letterhead = letterhead_of(reference.find_center(draft.center)),
        .telemedicine_address = std::string { portal::telemedicine_address },
        .support_phone = std::string { portal::support_phone },
    };
    HUB_TRY_ASSIGN(auto const bytes, pdf::compose_document(pdf::authorization_form(facts), fonts));
    return Bytes { "application/pdf", "Authorization " + authorization.number + ".pdf",
        std::string { reinterpret_cast<char const*>(bytes.data()), bytes.size() } };
}

}  // namespace hub::server
