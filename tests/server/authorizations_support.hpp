// What tests of authorizations begin with: a form as a person would fill it in, and other people's employees.
#pragma once

#include "server/test_portal.hpp"
#include "support/pdf_fonts.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace hub::test {

inline constexpr std::string_view acme_admin = "admin@acme.example";
inline constexpr std::string_view acme_basic = "basic@acme.example";

inline domain::Center const& center_named(domain::Reference const& reference, std::string_view name) {
    return *std::ranges::find(reference.centers, name, &domain::Center::name);
}

/// What a person would send for a Dallas hire.
inline domain::AuthorizationDraft hire(Visitor& visitor) {
    auto const reference = visitor.must(api::get_reference);
    domain::AuthorizationDraft draft;
    draft.first_name = "DeShawn";
    draft.last_name = "Carter";
    draft.birth_date = Date::from_parts(1994, 6, 2);
    draft.location = reference.locations.front().id;
    draft.center = center_named(reference, "Dallas Trinity").id;
    draft.service_codes = { "pre_placement_physical", "drug_screen_10" };
    draft.reason = domain::TestReason::PrePlacement;
    draft.recipients = { "luis.ferreira@acme.example" };
    return draft;
}

/// The same for somebody whom nobody else authorizes.
inline domain::AuthorizationDraft hire_named(Visitor& visitor, std::string last_name) {
    auto draft = hire(visitor);
    draft.first_name = "Testa";
    draft.last_name = std::move(last_name);
    draft.recipients.clear();
    return draft;
}

inline domain::AuthorizationDraft telemedicine(Visitor& visitor, TestPortal const& portal) {
    auto draft = hire_named(visitor, "Distant");
    draft.visit_type = domain::VisitType::Injury;
    draft.injury_date = central_date(portal.clock.now());
    draft.place = domain::CarePlace::Telemedicine;
    draft.service_codes = { "telemedicine_injury" };
    draft.reason.reset();
    draft.center = {};
    return draft;
}

inline server::Services services_of(TestPortal& portal) {
    return { *portal.database, portal.files, portal.passwords, portal.secrets, portal.clock, portal.random, portal.log, pdf_fonts() };
}

}  // namespace hub::test
