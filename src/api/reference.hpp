// The reference data that forms and filters need, in one answer.
#pragma once

#include "api/endpoint.hpp"
#include "domain/reference.hpp"

namespace hub::domain {
template <class V>
void describe(V& v, Address& r) {
    v("street", r.street);
    v("city", r.city);
    v("state", r.state);
    v("zip", r.zip);
}
template <class V>
void describe(V& v, Employer& r) {
    v("id", r.id);
    v("name", r.name);
}
template <class V>
void describe(V& v, Location& r) {
    v("id", r.id);
    v("name", r.name);
    v("address", r.address);
    v("area", r.area);
}
template <class V>
void describe(V& v, Market& r) {
    v("id", r.id);
    v("name", r.name);
}
template <class V>
void describe(V& v, Service& r) {
    v("code", r.code);
    v("name", r.name);
    v("note", r.note);
    v("injury", r.injury);
    v("non_injury", r.non_injury);
    v("telemedicine", r.telemedicine);
    v("drug_or_alcohol", r.drug_or_alcohol);
    v("dot", r.dot);
    v("enabled", r.enabled);
}
template <class V>
void describe(V& v, Package& r) {
    v("id", r.id);
    v("name", r.name);
    v("service_codes", r.service_codes);
}
template <class V>
void describe(V& v, Center& r) {
    v("id", r.id);
    v("market", r.market);
    v("name", r.name);
    v("address", r.address);
    v("phone", r.phone);
    v("opens_minutes", r.opens_minutes);
    v("closes_minutes", r.closes_minutes);
    v("latitude", r.latitude);
    v("longitude", r.longitude);
    v("service_codes", r.service_codes);
}
template <class V>
void describe(V& v, Reference& r) {
    v("employer", r.employer);
    v("locations", r.locations);
    v("markets", r.markets);
    v("centers", r.centers);
    v("services", r.services);
    v("packages", r.packages);
}
}  // namespace hub::domain

namespace hub::api {

inline constexpr Endpoint<Nothing, domain::Reference> get_reference {
    .id = "get_reference",
    .method = Method::Get,
    .path = "/api/v1/reference",
    .access = Access::SignedIn,
    .summary = "Company locations, markets, medical centers, services and packages",
};

}  // namespace hub::api
