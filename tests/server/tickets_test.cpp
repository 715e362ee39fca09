// Tickets that are opened from a document (RSLT-22, RSLT-23), and what was received in error (RSLT-15, SUPP-A2).
#include "server/test_portal.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <string>

using namespace hub;
using namespace hub::test;
using domain::TicketReason;

namespace {

server::demo::Company const& acme() {
    return demo_world().companies[0];
}

std::int64_t audited(TestPortal& portal, std::string const& action) {
    return portal.count("SELECT COUNT(*) FROM audit_log WHERE action = '" + action + "'");
}

std::string seen(server::Response const& answer) {
    auto problem = api::read_problem(answer.body, answer.status);
    problem.request_id.clear();
    return std::to_string(answer.status) + api::write_problem(problem);
}

struct Reader {
    TestPortal portal;
    Visitor visitor { portal };
    Reader() {
        for (auto const& planned : acme().documents) { portal.files.files[planned.document.file] = "%PDF-1.7"; }
        visitor.sign_in("admin@acme.example");
    }
    server::Response report(domain::DocumentId id, std::string text = {}) {
        return visitor.raw(api::open_document_ticket, { id, TicketReason::ReceivedInError, std::move(text) });
    }
};

}  // namespace

TEST_CASE("RSLT-22: a question about a document becomes a ticket with a number", "[server][tickets]") {
    Reader reader;
    auto const id = reader.visitor.must(api::list_results).id.front();
    auto const first =
        reader.visitor.must(api::open_document_ticket, { id, TicketReason::ServicesPerformed, "  Why was an audiogram done?  " });
    CHECK(first.number == "T-000001");
    auto const second = reader.visitor.must(api::open_document_ticket, { id, TicketReason::ResultMissing, "The second page is missing." });
    CHECK(second.number == "T-000002");
    CHECK(reader.portal.count("SELECT COUNT(*) FROM tickets WHERE kind = 'treatment_result' AND ticket_text = 'Why was an audiogram done?'")
        == 1);
    CHECK(audited(reader.portal, "ticket.opened") == 2);
    CHECK(reader.portal.count("SELECT COUNT(*) FROM audit_log WHERE details LIKE '%audiogram%'") == 0);
    CHECK(reader.visitor.raw(api::document_file, { id }).status == 200);

    Visitor globex { reader.portal };
    globex.sign_in("admin@globex.example");
    auto const theirs = globex.must(api::list_results).id.front();
    CHECK(globex.must(api::open_document_ticket, { theirs, TicketReason::ResultMissing, "The second page is missing." }).number
        == "T-000001");  // each employer counts its own
}

TEST_CASE("RSLT-22: a text that is too short or too long is refused by its field", "[server][tickets]") {
    Reader reader;
    auto const id = reader.visitor.must(api::list_results).id.front();
    for (auto const& text : { std::string {}, std::string(9, 'x'), std::string(2001, 'x') }) {
        auto const refused = reader.visitor.call(api::open_document_ticket, { id, TicketReason::ResultMissing, text });
        REQUIRE_FALSE(refused);
        CHECK(refused.error().field == "text");
    }
    CHECK(reader.report(id, std::string(501, 'x')).status == 422);
    CHECK(reader.portal.count("SELECT COUNT(*) FROM tickets") == 0);
    CHECK(reader.visitor.raw(api::document_file, { id }).status == 200);
}

TEST_CASE("L5: a ticket is opened once, however often it is sent", "[server][tickets]") {
    Reader reader;
    auto const id = reader.visitor.must(api::list_results).id.front();
    server::Headers const key { { "idempotency-key", "one-report-is-one" } };
    api::OpenDocumentTicket const ask { id, TicketReason::ReceivedInError, {} };
    auto const first = reader.visitor.call(api::open_document_ticket, ask, key);
    auto const again = reader.visitor.call(api::open_document_ticket, ask, key);
    REQUIRE(first);
    REQUIRE(again);
    CHECK(first->id == again->id);
    CHECK(reader.portal.count("SELECT COUNT(*) FROM tickets") == 1);
}

TEST_CASE("SUPP-A2: what was received in error is gone for the reader at once, like a withdrawn document", "[server][tickets]") {
    Reader reader;
    auto const page = reader.visitor.must(api::list_results);
    auto const index = static_cast<std::size_t>(std::ranges::find(page.reviewed, 0) - page.reviewed.begin());
    auto const id = page.id[index];
    reader.visitor.must(api::mark_results, { { id }, true, std::nullopt });
    auto const cursor = reader.visitor.must(api::list_results, { page.cursor, 1000 }).cursor;
    auto const home = reader.visitor.must(api::get_home);

    CHECK(reader.report(id, "Not one of our employees").status == 201);
    CHECK(reader.portal.count("SELECT COUNT(*) FROM tickets WHERE kind = 'privacy'") == 1);
    CHECK(audited(reader.portal, "document.hidden") == 1);

    auto const change = reader.visitor.must(api::list_results, { cursor, 1000 });
    CHECK(change.removed == std::vector { id });
    CHECK(change.id.empty());
    CHECK(change.total == page.total - 1);
    auto const fresh = reader.visitor.must(api::list_results);
    CHECK_FALSE(std::ranges::contains(fresh.id, id));
    CHECK(fresh.total == static_cast<std::int64_t>(fresh.id.size()));

    auto const after = reader.visitor.must(api::get_home);
    CHECK(after.results == home.results - 1);
    CHECK(after.new_results == home.new_results - 1);
    CHECK(after.flagged == home.flagged - 1);
}

TEST_CASE("SUPP-A2: every way to a hidden document answers as if there were none", "[server][tickets][access]") {
    Reader reader;
    auto const id = reader.visitor.must(api::list_results).id.front();
    CHECK(reader.report(id).status == 201);
    auto const nothing = domain::DocumentId::parse("019a9d45-f900-7625-9560-2d4e8d865900").value();
    auto& visitor = reader.visitor;
    auto const same = [&](auto const& endpoint, auto const& make) {
        auto const answer = visitor.raw(endpoint, make(id));
        CHECK(answer.status == 404);
        CHECK(seen(answer) == seen(visitor.raw(endpoint, make(nothing))));
    };
    same(api::document_file, [](auto which) { return api::DocumentFile { which }; });
    same(api::document_file, [](auto which) { return api::DocumentFile { which, true }; });
    same(api::get_document_marks, [](auto which) { return api::OneDocument { which }; });
    same(api::write_flag_note, [](auto which) { return api::FlagNote { which, "Ask" }; });
    same(api::mark_results, [](auto which) { return api::MarkResults { { which }, true, std::nullopt }; });
    same(api::note_saved_results, [](auto which) { return api::SavedResults { { which } }; });
    same(api::open_document_ticket, [](auto which) { return api::OpenDocumentTicket { which, TicketReason::ReceivedInError, {} }; });
}

TEST_CASE("SUPP-A2: a hidden document stays with the colleagues who receive it", "[server][tickets]") {
    Reader reader;
    Visitor colleague { reader.portal };
    colleague.sign_in("billingadmin@acme.example");
    auto const before = colleague.must(api::list_results);
    auto const home = colleague.must(api::get_home);
    auto const id = reader.visitor.must(api::list_results).id.front();
    CHECK(reader.report(id).status == 201);
    auto const after = colleague.must(api::list_results);
    CHECK(after.total == before.total);
    CHECK(after.id == before.id);
    CHECK(colleague.must(api::get_home).results == home.results);
    CHECK(colleague.raw(api::document_file, { id }).status == 200);
    CHECK(colleague.must(api::list_results, { before.cursor, 1000 }).removed.empty());
}

TEST_CASE("SUPP-A2: who never had the document in the list is told nothing of it", "[server][tickets]") {
    Reader reader;
    auto const page = reader.visitor.must(api::list_results);
    CHECK(reader.report(page.id[0]).status == 201);
    // A cursor from after that: nothing to be told.
    auto const cursor = reader.visitor.must(api::list_results).cursor;
    auto const quiet = reader.visitor.must(api::list_results, { cursor, 1000 });
    CHECK(quiet.id.empty());
    CHECK(quiet.removed.empty());
}

TEST_CASE("SUPP-A2: the first to archive is never one that is hidden", "[server][tickets][home]") {
    Reader reader;
    auto const page = reader.visitor.must(api::list_results);
    auto const last = page.id.back();
    auto const before = reader.visitor.must(api::get_home);
    CHECK(reader.report(last).status == 201);
    auto const after = reader.visitor.must(api::get_home);
    CHECK(after.archiving_soon == before.archiving_soon - 1);
    auto const fresh = reader.visitor.must(api::list_results);
    auto const& employee = fresh.employees[static_cast<std::size_t>(fresh.employee_index.back())];
    CHECK(after.first_archiving
        == fresh.names[static_cast<std::size_t>(fresh.name_index.back())] + " for " + employee.first_name + " " + employee.last_name);
}

TEST_CASE("GEN-04: no ticket about another employer's document", "[server][tickets][isolation]") {
    Reader reader;
    auto const id = reader.visitor.must(api::list_results).id.front();
    Visitor globex { reader.portal };
    globex.sign_in("admin@globex.example");
    CHECK(globex.raw(api::open_document_ticket, { id, TicketReason::ResultMissing, "The second page is missing." }).status == 404);
    CHECK(globex.raw(api::open_document_ticket, { id, TicketReason::ReceivedInError, {} }).status == 404);
    CHECK(reader.portal.count("SELECT COUNT(*) FROM tickets") == 0);
    CHECK(reader.visitor.raw(api::document_file, { id }).status == 200);
}
