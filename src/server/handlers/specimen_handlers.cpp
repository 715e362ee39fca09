// Drug screens (RSLT-17 to RSLT-20): those under way, and the one that a document is about.
#include "server/handlers/handlers.hpp"

#include "base/sha256.hpp"
#include "server/audit.hpp"
#include "server/delivered_documents.hpp"
#include "server/delivered_specimens.hpp"
#include "store/report_settings.hpp"
#include "store/specimens.hpp"

#include <utility>

namespace hub::server {

namespace {

constexpr int most_listed = 2'000;

api::DrugProgramme programme_answer(domain::DrugProgramme programme) {
    bool const links = domain::shows_portal_link(programme);
    return { programme.kind, std::move(programme.administrator), links ? std::move(programme.portal_url) : std::string {} };
}

api::SpecimenItem item_of(store::ListedSpecimen listed, Instant now) {
    auto& specimen = listed.specimen;
    bool const is_late = domain::is_late(specimen, now);
    auto const collected_at = domain::reached_at(specimen, domain::SpecimenStage::Collected);
    return {
        .id = specimen.id,
        .number = std::move(specimen.number),
        .first_name = std::move(listed.employee.first_name),
        .last_name = std::move(listed.employee.last_name),
        .birth_date = listed.employee.birth_date,
        .location = std::move(listed.location_name),
        .center = std::move(listed.center_name),
        .center_phone = std::move(listed.center_phone),
        .state = std::move(listed.state),
        .visit_type = specimen.visit_type,
        .service_date = specimen.service_date,
        .steps = std::move(specimen.steps),
        .result = specimen.result,
        .due_at = domain::result_due(specimen.visit_type, collected_at),
        .late = is_late,
    };
}

ErrorOr<api::SpecimenList> list_of(store::Connection& db, Call const& call) {
    api::SpecimenList list;
    HUB_TRY_ASSIGN(auto programme, store::find_drug_programme(db, call.who.employer()));
    HUB_TRY_ASSIGN(auto const settings, store::find_report_settings(db, call.who.employer(), call.who.contact.id));
    bool const is_ours = programme.kind == domain::DrugProgrammeKind::EndToEnd;  // RSLT-18
    list.programme = programme_answer(std::move(programme));
    list.delivered = domain::delivers_drug_results(settings.settings);
    if (!is_ours || !list.delivered) { return list; }
    HUB_TRY_ASSIGN(auto listed, store::list_specimens_under_way(db, call.who.employer(), most_listed));
    for (auto& one : listed) {
        if (!domain::delivers_drug_results(settings.settings, one.specimen.location)) { continue; }
        list.items.push_back(item_of(std::move(one), call.now));
    }
    return list;
}

/// Which ones left: a few by their ids, many by a hash of them, as with documents.
AuditEvent event_of(api::SpecimenList const& list) {
    constexpr std::size_t few = 20;
    AuditEvent event {
        .action = "specimens.listed", .object_type = "specimens", .details = { { "rows", std::to_string(list.items.size()) } }
    };
    std::string ids;
    for (auto const& item : list.items) { (ids += ids.empty() ? "" : " ") += item.id.to_string(); }
    if (list.items.size() <= few) {
        event.details.emplace_back("ids", std::move(ids));
    } else {
        event.details.emplace_back("ids_sha256", sha256_hex(ids));
    }
    return event;
}

ErrorOr<api::SpecimenList> list_specimens(HandlerContext const& context, Call const& call) {
    HUB_TRY_ASSIGN(auto list, read_with(context, [&](store::Connection& db) { return list_of(db, call); }));
    if (!list.items.empty()) { HUB_TRY(audit_now(context.services, call, event_of(list))); }
    return list;
}

struct Found {
    api::DocumentSpecimen answer;
    domain::EmployeeId employee;
};

ErrorOr<Found> find_specimen(store::Connection& db, Call const& call, domain::DocumentId id) {
    HUB_TRY_ASSIGN(auto const settings, store::find_report_settings(db, call.who.employer(), call.who.contact.id));
    HUB_TRY_ASSIGN(auto const document, find_delivered(db, call, id));
    Found found { .answer = {}, .employee = document.employee };
    HUB_TRY_ASSIGN(auto programme, store::find_drug_programme(db, call.who.employer()));
    bool const is_ours = programme.kind == domain::DrugProgrammeKind::EndToEnd;
    found.answer.programme = programme_answer(std::move(programme));
    if (!is_ours || !domain::is_about_specimen(document.kind)) { return found; }
    HUB_TRY_ASSIGN(auto listed, store::find_specimen_of(db, document));
    if (!listed || !domain::delivers_drug_results(settings.settings, listed->specimen.location)) { return found; }
    HUB_TRY_ASSIGN(bool const is_gone, is_in_error(db, call, listed->specimen));
    if (!is_gone) { found.answer.specimen = item_of(std::move(*listed), call.now); }
    return found;
}

ErrorOr<api::DocumentSpecimen> document_specimen(HandlerContext const& context, Call const& call, api::OneDocument const& ask) {
    HUB_TRY_ASSIGN(auto found, read_with(context, [&](store::Connection& db) { return find_specimen(db, call, ask.id); }));
    if (found.answer.specimen) {
        HUB_TRY(audit_now(context.services, call,
            { .action = "specimen.read",
                .object_type = "specimen",
                .object_id = found.answer.specimen->id.to_string(),
                .subject = found.employee.to_string() }));
    }
    return std::move(found.answer);
}

}  // namespace

void add_specimen_routes(Router& router, HandlerContext const& context) {
    router.on(api::list_specimens, [&context](Call& call, api::Nothing const&) { return list_specimens(context, call); });
    router.on(
        api::get_document_specimen, [&context](Call& call, api::OneDocument const& ask) { return document_specimen(context, call, ask); });
}

}  // namespace hub::server
