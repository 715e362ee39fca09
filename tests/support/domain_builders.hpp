// Small complete values for tests of the domain: a reference with one of everything, a draft that is good, viewers of each kind.
#pragma once

#include "base/date.hpp"
#include "domain/authorization.hpp"
#include "domain/contact.hpp"

#include <cstdint>

namespace hub::test {

inline constexpr Date today { 20'778 };  ///< Saturday, November 21, 2026

/// An id that is the same in every run: `id<domain::CenterId>(3)`.
template <class AnyId>
[[nodiscard]] AnyId id(std::uint8_t number) {
    AnyId made;
    made.value.bytes[0] = 1;
    made.value.bytes[15] = number;
    return made;
}

inline constexpr std::uint8_t acme = 1;     ///< number of the employer
inline constexpr std::uint8_t dallas = 1;   ///< number of the company location, the market and the center
inline constexpr std::uint8_t houston = 2;  ///< a second market and location; its center offers no drug screen

[[nodiscard]] inline domain::Reference reference() {
    using namespace domain;
    Reference all;
    all.employer = { id<EmployerId>(acme), "Acme Logistics" };
    all.locations = { { id<LocationId>(dallas), "Dallas DC", {}, "Texas" }, { id<LocationId>(houston), "Houston Yard", {}, "Texas" } };
    all.markets = { { id<MarketId>(dallas), "Dallas" }, { id<MarketId>(houston), "Houston" } };
    all.services = {
        { .code = "physical", .name = "Physical" },
        { .code = "drug_screen", .name = "Drug screen", .injury = true, .drug_or_alcohol = true },
        { .code = "dot_physical", .name = "DOT physical", .dot = true },
        { .code = "injury_care", .name = "Injury care", .injury = true, .non_injury = false, .telemedicine = true },
        { .code = "telerehab", .name = "Telerehab", .injury = true, .telemedicine = true, .enabled = false },
    };
    all.centers.push_back({ .id = id<CenterId>(dallas),
        .market = id<MarketId>(dallas),
        .name = "Dallas Love Field",
        .service_codes = { "physical", "drug_screen", "dot_physical", "injury_care" } });
    all.centers.push_back({ .id = id<CenterId>(houston),
        .market = id<MarketId>(houston),
        .name = "Houston Hobby",
        .service_codes = { "physical", "injury_care" } });
    all.packages = { { id<PackageId>(1), "Driver", { "dot_physical", "drug_screen" } } };
    return all;
}

/// A non-injury visit that validate accepts.
[[nodiscard]] inline domain::AuthorizationDraft good_draft() {
    using namespace domain;
    AuthorizationDraft draft;
    draft.first_name = "Siobhán";
    draft.last_name = "O'Neil";
    draft.birth_date = Date::from_parts(1988, 3, 14);
    draft.location = id<LocationId>(dallas);
    draft.center = id<CenterId>(dallas);
    draft.service_codes = { "physical" };
    return draft;
}

/// An injury visit that validate accepts.
[[nodiscard]] inline domain::AuthorizationDraft good_injury_draft() {
    auto draft = good_draft();
    draft.visit_type = domain::VisitType::Injury;
    draft.injury_date = today;
    draft.service_codes = { "injury_care" };
    return draft;
}

[[nodiscard]] inline domain::Viewer viewer(domain::Role role, std::uint8_t contact = 1) {
    return {
        .contact = id<domain::ContactId>(contact), .employer = id<domain::EmployerId>(acme), .role = role, .grants = {}, .billing_for = {}
    };
}

}  // namespace hub::test
