#include "server/test_portal.hpp"
#include "store/documents.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace hub;
using namespace hub::test;

namespace {

server::demo::Company const& acme() {
    return demo_world().companies[0];
}

/// A document that the User Admin receives.
domain::Document const& some_document() {
    for (auto const& planned : acme().documents) {
        if (planned.document.last_name == "O'Neil" && planned.document.kind != 14) { return planned.document; }
    }
    FAIL("no document");
    return acme().documents.front().document;
}

std::string path_of(domain::Document const& document) {
    return "/api/v1/documents/" + document.id.to_string() + "/file";
}

}  // namespace

TEST_CASE("RSLT-04: a document comes as a file with its own name", "[server][documents]") {
    TestPortal portal;
    Visitor visitor { portal };
    visitor.sign_in("admin@acme.example");
    auto const& document = some_document();
    portal.files.files[document.file] = "%PDF-1.7 the bytes";
    auto const answer = visitor.get(path_of(document));
    CHECK(answer.status == 200);
    CHECK(answer.body == "%PDF-1.7 the bytes");
    CHECK(answer.header("content-type") == "application/pdf");
    CHECK(answer.header("cache-control") == "no-store");
    CHECK(answer.header("content-security-policy").starts_with("sandbox;"));
    auto const disposition = answer.header("content-disposition");
    CHECK(disposition.starts_with(
        "attachment; filename=\"" + document.name + " - Siobh_n O'Neil - " + document.service_date.to_iso() + ".pdf\""));
    CHECK(disposition.contains("Siobh%C3%A1n%20O%27Neil"));
}

TEST_CASE("RSLT-16: a withdrawn document is no longer available, and nothing says whose it was", "[server][documents]") {
    TestPortal portal;
    Visitor visitor { portal };
    visitor.sign_in("admin@acme.example");
    auto const& document = some_document();
    portal.files.files[document.file] = "%PDF-1.7";
    CHECK(visitor.get(path_of(document)).status == 200);
    portal.write([&](store::Connection& db) { return store::withdraw_document(db, document.employer, document.id); });
    auto const answer = visitor.get(path_of(document));
    CHECK(answer.status == 404);
    CHECK_FALSE(answer.body.contains("Neil"));
    CHECK_FALSE(answer.body.contains(document.name));
}

TEST_CASE("RSLT-09: an archived document cannot be had by its address", "[server][documents]") {
    TestPortal portal;
    Visitor visitor { portal };
    auto const& document = some_document();
    portal.files.files[document.file] = "%PDF-1.7";
    portal.clock.set(Instant { start_of_central_day(domain::last_available_day(document.posted_at).plus_days(1)).ms - 1 });
    CHECK(visitor.sign_in("admin@acme.example").get(path_of(document)).status == 200);
    portal.clock.advance_ms(1);
    CHECK(visitor.sign_in("admin@acme.example").get(path_of(document)).status == 404);
}

TEST_CASE("A lost file is our trouble, said plainly", "[server][documents]") {
    TestPortal portal;
    Visitor visitor { portal };
    visitor.sign_in("admin@acme.example");
    auto const answer = visitor.get(path_of(some_document()));
    CHECK(answer.status == 503);
    CHECK(answer.header("content-type") == "application/problem+json");
}

TEST_CASE("Viewing marks nothing (RSLT-26)", "[server][documents]") {
    TestPortal portal;
    Visitor visitor { portal };
    visitor.sign_in("admin@acme.example");
    auto const& document = some_document();
    portal.files.files[document.file] = "%PDF-1.7";
    auto const before = portal.count("SELECT SUM(changed_seq) FROM document_marks");
    visitor.get(path_of(document));
    CHECK(portal.count("SELECT SUM(changed_seq) FROM document_marks") == before);
}
