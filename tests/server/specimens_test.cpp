// Who is told of which drug screen (RSLT-12, RSLT-15 to RSLT-20), and that reading it is audited.
#include "server/test_portal.hpp"
#include "store/documents.hpp"
#include "store/report_settings.hpp"
#include "store/specimens.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

using namespace hub;
using namespace hub::test;

namespace {

server::demo::Company const& acme() {
    return demo_world().companies[0];
}

domain::ContactId self(Visitor& visitor) {
    return visitor.must(api::current_session).contact;
}

void receive(TestPortal& portal, domain::ContactId contact, domain::ReportSettings const& settings) {
    portal.write(
        [&](store::Connection& db) { return store::put_report_settings(db, acme().employer.id, contact, settings, portal.clock.now()); });
}

/// The result of a drug screen, with its specimen.
domain::Specimen const& some_ended() {
    auto const found = std::ranges::find_if(
        acme().specimens, [](domain::Specimen const& one) { return one.document && one.result == domain::DrugResult::Negative; });
    REQUIRE(found != acme().specimens.end());
    return *found;
}

domain::Document const& document_of(domain::DocumentId id) {
    auto const found =
        std::ranges::find_if(acme().documents, [&](server::demo::PlannedDocument const& planned) { return planned.document.id == id; });
    REQUIRE(found != acme().documents.end());
    return found->document;
}

}  // namespace

TEST_CASE("RSLT-17: the list has what is under way and nothing that has ended", "[server][specimens]") {
    TestPortal portal;
    Visitor visitor { portal };
    visitor.sign_in("admin@acme.example");
    auto const list = visitor.must(api::list_specimens);
    auto const expected = std::ranges::count_if(acme().specimens, [](auto const& one) { return !one.result; });
    CHECK(std::ssize(list.items) == expected);
    CHECK(list.delivered);
    CHECK(list.programme.portal_url.empty());  // RSLT-20
    for (auto const& item : list.items) {
        CHECK_FALSE(item.result);
        CHECK_FALSE(item.last_name.empty());
        CHECK_FALSE(item.center.empty());
        bool const is_over = item.due_at && portal.clock.now() > *item.due_at;
        CHECK(item.late == is_over);
    }
    CHECK(std::ranges::any_of(list.items, [](auto const& item) { return item.late; }));
    CHECK(std::ranges::any_of(list.items, [](auto const& item) { return item.visit_type == domain::VisitType::Injury && !item.due_at; }));
    auto const home = visitor.must(api::get_home);
    REQUIRE(home.drug_screens);
    CHECK(home.drug_screens->under_way == expected);
    CHECK(home.drug_screens->late == std::ranges::count_if(list.items, [](auto const& item) { return item.late; }));
}

TEST_CASE("RSLT-12: status goes by category and location, as the results do", "[server][specimens]") {
    TestPortal portal;
    Visitor visitor { portal };
    visitor.sign_in("basic@acme.example");
    auto const contact = self(visitor);
    auto const location = acme().specimens.back().location;
    domain::ReportSettings settings;
    settings.locations = { location };
    receive(portal, contact, settings);
    auto list = visitor.must(api::list_specimens);
    auto const there = std::ranges::count_if(acme().specimens, [&](auto const& one) { return !one.result && one.location == location; });
    CHECK(there > 0);
    CHECK(std::ssize(list.items) == there);
    CHECK(visitor.must(api::get_home).drug_screens->under_way == there);

    settings = { .categories = { domain::ReportCategory::Tests }, .all_categories = false, .locations = {} };
    receive(portal, contact, settings);
    list = visitor.must(api::list_specimens);
    CHECK(list.items.empty());
    CHECK_FALSE(list.delivered);
    CHECK_FALSE(visitor.must(api::get_home).drug_screens);
    CHECK(visitor.raw(api::get_document_specimen, { *some_ended().document }).status == 404);
}

TEST_CASE("RSLT-17: a document of a drug screen tells its stages and its result, another document nothing", "[server][specimens]") {
    TestPortal portal;
    Visitor visitor { portal };
    visitor.sign_in("admin@acme.example");
    auto const& specimen = some_ended();
    auto const answer = visitor.must(api::get_document_specimen, { *specimen.document });
    REQUIRE(answer.specimen);
    CHECK(answer.specimen->id == specimen.id);
    CHECK(answer.specimen->steps == specimen.steps);
    CHECK(answer.specimen->result == domain::DrugResult::Negative);
    CHECK_FALSE(answer.specimen->late);
    auto const other = std::ranges::find_if(acme().documents, [](auto const& planned) { return planned.document.kind == 16; });
    REQUIRE(other != acme().documents.end());
    CHECK_FALSE(visitor.must(api::get_document_specimen, { other->document.id }).specimen);
}

TEST_CASE("RSLT-15: what was received in error is told of by no other document of the visit", "[server][specimens]") {
    auto const with_custody = std::ranges::find_if(acme().specimens, [](domain::Specimen const& one) {
        return one.document && std::ranges::any_of(acme().documents, [&](auto const& planned) {
            return planned.document.kind == 8 && planned.document.employee == one.employee
                && planned.document.service_date == one.service_date;
        });
    });
    REQUIRE(with_custody != acme().specimens.end());
    auto const custody = std::ranges::find_if(acme().documents, [&](auto const& planned) {
        return planned.document.kind == 8 && planned.document.employee == with_custody->employee
            && planned.document.service_date == with_custody->service_date;
    });
    TestPortal portal;
    Visitor visitor { portal };
    visitor.sign_in("admin@acme.example");
    CHECK(visitor.must(api::get_document_specimen, { custody->document.id }).specimen);
    portal.write([&](store::Connection& db) { return store::withdraw_document(db, acme().employer.id, *with_custody->document); });
    CHECK_FALSE(visitor.must(api::get_document_specimen, { custody->document.id }).specimen);
    CHECK(visitor.raw(api::get_document_specimen, { *with_custody->document }).status == 404);
}

TEST_CASE("RSLT-19, edge case 22: a third party's customer sees no status but whose programme it is", "[server][specimens]") {
    TestPortal portal;
    Visitor globex { portal };
    globex.sign_in("admin@globex.example");
    auto list = globex.must(api::list_specimens);
    CHECK(list.programme.kind == domain::DrugProgrammeKind::ThirdParty);
    CHECK(list.programme.administrator == "CMCA");
    CHECK(list.programme.portal_url == "https://results.cmca.example/");
    CHECK(list.items.empty());
    CHECK(globex.must(api::get_home).drug_screens->programme == domain::DrugProgrammeKind::ThirdParty);
    auto const& company = demo_world().companies[1];
    auto const custody = std::ranges::find_if(company.documents, [](auto const& planned) { return planned.document.kind == 8; });
    REQUIRE(custody != company.documents.end());
    auto const answer = globex.must(api::get_document_specimen, { custody->document.id });
    CHECK(answer.programme.kind == domain::DrugProgrammeKind::ThirdParty);
    CHECK_FALSE(answer.specimen);

    // RSLT-20: the link is the employer's choice.
    auto programme = company.programme;
    programme.portal_link = false;
    portal.write([&](store::Connection& db) { return store::put_drug_programme(db, company.employer.id, programme); });
    list = globex.must(api::list_specimens);
    CHECK(list.programme.portal_url.empty());
}

TEST_CASE("GEN-04: one employer's drug screens are nobody else's", "[server][specimens][isolation]") {
    TestPortal portal;
    auto const& globex = demo_world().companies[1];
    portal.write([&](store::Connection& db) {
        return store::put_drug_programme(db, globex.employer.id,
            { .kind = domain::DrugProgrammeKind::EndToEnd, .administrator = {}, .portal_url = {}, .portal_link = {} });
    });
    Visitor visitor { portal };
    visitor.sign_in("admin@globex.example");
    CHECK(visitor.must(api::list_specimens).items.empty());
    CHECK(visitor.must(api::get_home).drug_screens->under_way == 0);
    CHECK(visitor.raw(api::get_document_specimen, { *some_ended().document }).status == 404);
}

TEST_CASE("Security 4: reading drug screens is told to the audit log", "[server][specimens][audit]") {
    TestPortal portal;
    Visitor visitor { portal };
    visitor.sign_in("admin@acme.example");
    visitor.must(api::list_specimens);
    CHECK(portal.count("SELECT COUNT(*) FROM audit_log WHERE action = 'specimens.listed'") == 1);
    auto const& document = document_of(*some_ended().document);
    visitor.must(api::get_document_specimen, { document.id });
    CHECK(portal.count("SELECT COUNT(*) FROM audit_log WHERE action = 'specimen.read' AND object_id = '" + some_ended().id.to_string()
              + "' AND subject = '" + document.employee.to_string() + "'")
        == 1);
}
