// Drug screens (RSLT-17 to RSLT-20, RSLT-A5, RSLT-A6): those under way, and the one that a document is about.
#pragma once

#include "api/endpoint.hpp"
#include "api/results.hpp"
#include "domain/specimen.hpp"

#include <optional>
#include <string>
#include <vector>

namespace hub::domain {
template <class V>
void describe(V& v, SpecimenStep& r) {
    v("stage", r.stage);
    v("at", r.at);
}
}  // namespace hub::domain

namespace hub::api {

struct SpecimenItem {
    domain::SpecimenId id;
    std::string number;
    std::string first_name;
    std::string last_name;
    Date birth_date;
    std::string location;
    std::string center;
    std::string center_phone;
    std::string state;
    domain::VisitType visit_type = domain::VisitType::NonInjury;
    std::optional<Date> service_date;         ///< absent before the specimen is collected
    std::vector<domain::SpecimenStep> steps;  ///< in their order
    std::optional<domain::DrugResult> result;
    std::optional<Instant> due_at;  ///< until when the result is to be there; absent for injuries
    bool late = false;
};
template <class V>
void describe(V& v, SpecimenItem& r) {
    v("id", r.id);
    v("number", r.number);
    v("first_name", r.first_name);
    v("last_name", r.last_name);
    v("birth_date", r.birth_date);
    v("location", r.location);
    v("center", r.center);
    v("center_phone", r.center_phone);
    v("state", r.state);
    v("visit_type", r.visit_type);
    v("service_date", r.service_date);
    v("steps", r.steps);
    v("result", r.result);
    v("due_at", r.due_at);
    v("late", r.late);
}

/// RSLT-18, RSLT-19: who runs the employer's drug testing.
struct DrugProgramme {
    domain::DrugProgrammeKind kind = domain::DrugProgrammeKind::EndToEnd;
    std::string administrator;  ///< third party: its name
    std::string portal_url;     ///< empty: no link (RSLT-20)
};
template <class V>
void describe(V& v, DrugProgramme& r) {
    v("kind", r.kind);
    v("administrator", r.administrator);
    v("portal_url", r.portal_url);
}

/// Screens without a result, the oldest first, at most 2,000. With a third party's programme there are none.
struct SpecimenList {
    DrugProgramme programme;
    bool delivered = true;  ///< false: the caller's report settings leave drug screens out
    std::vector<SpecimenItem> items;
};
template <class V>
void describe(V& v, SpecimenList& r) {
    v("programme", r.programme);
    v("delivered", r.delivered);
    v("items", r.items);
}

struct DocumentSpecimen {
    DrugProgramme programme;
    std::optional<SpecimenItem> specimen;  ///< absent: nothing is known of one
};
template <class V>
void describe(V& v, DocumentSpecimen& r) {
    v("programme", r.programme);
    v("specimen", r.specimen);
}

inline constexpr Endpoint<Nothing, SpecimenList> list_specimens {
    .id = "list_specimens",
    .method = Method::Get,
    .path = "/api/v1/specimens",
    .access = Access::SignedIn,
    .summary = "Drug screens under way, as far as their results are delivered to the caller",
};
/// NotFound as for the document's file.
inline constexpr Endpoint<OneDocument, DocumentSpecimen> get_document_specimen {
    .id = "get_document_specimen",
    .method = Method::Get,
    .path = "/api/v1/documents/{id}/specimen",
    .access = Access::SignedIn,
    .summary = "The drug screen that a document is about, with its stages and its result",
};

}  // namespace hub::api
