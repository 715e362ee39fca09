// Tickets about drug screens (RSLT-A6), and how many tickets one may open (security L1).
#include "server/test_portal.hpp"
#include "store/documents.hpp"
#include "store/report_settings.hpp"
#include "store/specimens.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <string>

using namespace hub;
using namespace hub::test;
using domain::TicketReason;

namespace {

constexpr std::string_view words = "Where is the result?";

server::demo::Company const& acme() {
    return demo_world().companies[0];
}

/// Without what differs from one request to the next.
std::string seen(server::Response const& answer) {
    auto problem = api::read_problem(answer.body, answer.status);
    problem.request_id.clear();
    return std::to_string(answer.status) + api::write_problem(problem);
}

domain::Specimen const& some_ended() {
    auto const found = std::ranges::find_if(
        acme().specimens, [](domain::Specimen const& one) { return one.document && one.result == domain::DrugResult::Negative; });
    REQUIRE(found != acme().specimens.end());
    return *found;
}

api::OpenSpecimenTicket question(domain::SpecimenId id, TicketReason reason = TicketReason::ResultMissing, std::string_view text = words) {
    return { id, reason, std::string { text } };
}

struct Asker {
    TestPortal portal;
    Visitor visitor { portal };
    Asker() { visitor.sign_in("admin@acme.example"); }

    api::SpecimenItem late() {
        auto const list = visitor.must(api::list_specimens);
        auto const found = std::ranges::find_if(list.items, [](auto const& item) { return item.late; });
        REQUIRE(found != list.items.end());
        return *found;
    }
    /// As one that does not exist.
    void is_missing(domain::SpecimenId id) {
        auto const nothing = domain::SpecimenId::parse("019a9d45-f900-7625-9560-2d4e8d865900").value();
        auto const answer = visitor.raw(api::open_specimen_ticket, question(id));
        CHECK(answer.status == 404);
        CHECK(seen(answer) == seen(visitor.raw(api::open_specimen_ticket, question(nothing))));
        CHECK(portal.count("SELECT COUNT(*) FROM tickets") == 0);
    }
    void receive(domain::ReportSettings const& settings) {
        auto const contact = visitor.must(api::current_session).contact;
        portal.write([&](store::Connection& db) {
            return store::put_report_settings(db, acme().employer.id, contact, settings, portal.clock.now());
        });
    }
};

}  // namespace

TEST_CASE("RSLT-A6: a question about a late result becomes a ticket about its specimen", "[server][tickets]") {
    Asker asker;
    auto const item = asker.late();
    auto const receipt = asker.visitor.must(api::open_specimen_ticket, question(item.id, TicketReason::ResultMissing, "  Is it lost?  "));
    CHECK(receipt.number == "T-000001");
    CHECK(asker.portal.count("SELECT COUNT(*) FROM tickets WHERE kind = 'treatment_result' AND reason = 'result_missing' AND document_id "
                             "IS NULL AND ticket_text = 'Is it lost?' AND specimen_id = '"
              + item.id.to_string() + "'")
        == 1);
    auto const specimen = std::ranges::find(acme().specimens, item.id, &domain::Specimen::id);
    REQUIRE(specimen != acme().specimens.end());
    CHECK(asker.portal.count("SELECT COUNT(*) FROM audit_log WHERE action = 'ticket.opened' AND subject = '"
              + specimen->employee.to_string() + "' AND details LIKE '%" + item.id.to_string() + "%'")
        == 1);
    CHECK(asker.portal.count("SELECT COUNT(*) FROM audit_log WHERE details LIKE '%lost%'") == 0);
    // Documents and drug screens are numbered together.
    auto const document = asker.visitor.must(api::list_results).id.front();
    CHECK(asker.visitor.must(api::open_document_ticket, { document, TicketReason::ServicesPerformed, std::string { words } }).number
        == "T-000002");
}

TEST_CASE("RSLT-A6: what is wrong with a question is told by its field", "[server][tickets]") {
    Asker asker;
    auto const id = asker.late().id;
    auto const field_of = [&](api::OpenSpecimenTicket const& ask) {
        auto const refused = asker.visitor.call(api::open_specimen_ticket, ask);
        REQUIRE_FALSE(refused);
        return refused.error().field;
    };
    CHECK(field_of(question(id, TicketReason::ResultMissing, "Where?")) == "text");
    CHECK(field_of(question(id, TicketReason::ServicesPerformed, std::string(2001, 'x'))) == "text");
    CHECK(field_of(question(id, TicketReason::ReceivedInError)) == "reason");
    CHECK(asker.visitor.raw(api::open_specimen_ticket, question(id, TicketReason::ReceivedInError)).status == 422);
    CHECK(asker.portal.count("SELECT COUNT(*) FROM tickets") == 0);
}

TEST_CASE("L5: a question about a drug screen is asked once, however often it is sent", "[server][tickets]") {
    Asker asker;
    auto const ask = question(asker.late().id);
    server::Headers const key { { "idempotency-key", "one-question-is-one" } };
    auto const first = asker.visitor.call(api::open_specimen_ticket, ask, key);
    auto const again = asker.visitor.call(api::open_specimen_ticket, ask, key);
    REQUIRE(first);
    REQUIRE(again);
    CHECK(first->id == again->id);
    CHECK(asker.portal.count("SELECT COUNT(*) FROM tickets") == 1);
}

TEST_CASE("RSLT-12: no ticket about a drug screen whose result would not be delivered", "[server][tickets][access]") {
    Asker asker;
    auto const id = asker.late().id;
    SECTION("another category") {
        asker.receive({ .categories = { domain::ReportCategory::Tests }, .all_categories = false, .locations = {} });
    }
    SECTION("another location") {
        auto const specimen = std::ranges::find(acme().specimens, id, &domain::Specimen::id);
        auto const other = std::ranges::find_if(acme().locations, [&](auto const& location) { return location.id != specimen->location; });
        domain::ReportSettings settings;
        settings.locations = { other->id };
        asker.receive(settings);
    }
    SECTION("RSLT-18: a third party's programme") {
        asker.portal.write([&](store::Connection& db) {
            return store::put_drug_programme(db, acme().employer.id,
                { .kind = domain::DrugProgrammeKind::ThirdParty, .administrator = "CMCA", .portal_url = {}, .portal_link = {} });
        });
    }
    asker.is_missing(id);
}

TEST_CASE("RSLT-16, SUPP-A2: a drug screen goes with the document of its result", "[server][tickets][access]") {
    Asker asker;
    auto const& ended = some_ended();
    SECTION("withdrawn") {
        asker.portal.write([&](store::Connection& db) { return store::withdraw_document(db, acme().employer.id, *ended.document); });
        asker.is_missing(ended.id);
    }
    SECTION("archived") {
        asker.portal.clock.advance_ms(std::int64_t { 91 } * 24 * 3'600'000);
        asker.visitor.sign_in("admin@acme.example");
        asker.is_missing(ended.id);
    }
    SECTION("received in error") {
        CHECK(asker.visitor.raw(api::open_document_ticket, { *ended.document, TicketReason::ReceivedInError, {} }).status == 201);
        CHECK(asker.visitor.raw(api::open_specimen_ticket, question(ended.id)).status == 404);
        CHECK(asker.portal.count("SELECT COUNT(*) FROM tickets") == 1);
    }
    SECTION("delivered: it may have ended while somebody was writing") {
        CHECK(asker.visitor.raw(api::open_specimen_ticket, question(ended.id)).status == 201);
    }
}

TEST_CASE("GEN-04: no ticket about another employer's drug screen", "[server][tickets][isolation]") {
    Asker asker;
    auto const id = asker.late().id;
    auto const& globex = demo_world().companies[1];
    asker.portal.write([&](store::Connection& db) {
        return store::put_drug_programme(db, globex.employer.id,
            { .kind = domain::DrugProgrammeKind::EndToEnd, .administrator = {}, .portal_url = {}, .portal_link = {} });
    });
    asker.visitor.sign_in("admin@globex.example");
    asker.is_missing(id);
}

TEST_CASE("Security L1: twenty questions an hour for each person, about whatever", "[server][tickets]") {
    Asker asker;
    auto& visitor = asker.visitor;
    auto const specimen = asker.late().id;
    auto const document = visitor.must(api::list_results).id.front();
    api::OpenDocumentTicket const about_document { document, TicketReason::ResultMissing, std::string { words } };
    server::Headers const key { { "idempotency-key", "the-first-question-of-all" } };
    CHECK(visitor.raw(api::open_specimen_ticket, question(specimen), key).status == 201);
    for (int i = 0; i < 9; ++i) { CHECK(visitor.raw(api::open_specimen_ticket, question(specimen)).status == 201); }
    // What is refused for another reason does not count.
    for (int i = 0; i < 5; ++i) {
        CHECK(visitor.raw(api::open_document_ticket, { document, TicketReason::ResultMissing, "?" }).status == 422);
    }
    asker.portal.clock.advance_ms(10 * 60'000);
    for (int i = 0; i < 10; ++i) { CHECK(visitor.raw(api::open_document_ticket, about_document).status == 201); }

    for (auto const& refused :
        { visitor.raw(api::open_document_ticket, about_document), visitor.raw(api::open_specimen_ticket, question(specimen)) }) {
        CHECK(refused.status == 429);
        CHECK(refused.header("content-type") == "application/problem+json");
        CHECK(refused.header("retry-after") == "3000");
        CHECK(api::read_problem(refused.body, refused.status).error.message
            == "You have sent 20 questions within an hour. Please send this one in 50 minutes, or call the medical center.");
    }
    CHECK(asker.portal.count("SELECT COUNT(*) FROM tickets") == 20);
    // What was done already is answered as it was, and a report or a colleague's question is not held up.
    CHECK(visitor.raw(api::open_specimen_ticket, question(specimen), key).status == 201);
    CHECK(visitor.raw(api::open_document_ticket, { document, TicketReason::ReceivedInError, {} }).status == 201);
    Visitor colleague { asker.portal };
    colleague.sign_in("billingadmin@acme.example");
    CHECK(colleague.raw(api::open_document_ticket, about_document).status == 201);

    asker.portal.clock.advance_ms(50 * 60'000);
    visitor.sign_in("admin@acme.example");
    CHECK(visitor.raw(api::open_specimen_ticket, question(specimen)).status == 201);
}

TEST_CASE("Security L1: sixty reports an hour, and the hotline for the next", "[server][tickets]") {
    Asker asker;
    auto const ids = asker.visitor.must(api::list_results, { {}, 200 }).id;
    REQUIRE(ids.size() > 60);
    for (std::size_t i = 0; i < 60; ++i) {
        CHECK(asker.visitor.raw(api::open_document_ticket, { ids[i], TicketReason::ReceivedInError, {} }).status == 201);
    }
    auto const refused = asker.visitor.raw(api::open_document_ticket, { ids[60], TicketReason::ReceivedInError, {} });
    CHECK(refused.status == 429);
    CHECK_FALSE(refused.header("retry-after").empty());
    CHECK(api::read_problem(refused.body, refused.status).error.message.contains("call the privacy hotline now"));
    CHECK(asker.visitor.raw(api::get_document_marks, { ids[60] }).status == 200);
}
