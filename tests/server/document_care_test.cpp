// What a user does with one document beyond marking it: the note at the flag, times of review and saving (RSLT-A3, RSLT-08).
#include "server/test_portal.hpp"
#include "store/documents.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <string>

using namespace hub;
using namespace hub::test;

namespace {

server::demo::Company const& acme() {
    return demo_world().companies[0];
}

/// An unmarked document of the list.
domain::DocumentId some_new(Visitor& visitor) {
    auto const page = visitor.must(api::list_results);
    for (std::size_t i = 0; i < page.id.size(); ++i) {
        if (page.flagged[i] == 0 && page.reviewed[i] == 0) { return page.id[i]; }
    }
    FAIL("every document is marked");
    return {};
}

domain::Document const& planned(domain::DocumentId id) {
    for (auto const& each : acme().documents) {
        if (each.document.id == id) { return each.document; }
    }
    FAIL("no such document");
    return acme().documents.front().document;
}

std::int32_t saved_in_list(Visitor& visitor, domain::DocumentId id) {
    auto const page = visitor.must(api::list_results);
    auto const at = std::ranges::find(page.id, id) - page.id.begin();
    return page.saved.at(static_cast<std::size_t>(at));
}

std::int64_t audited(TestPortal& portal, std::string const& action) {
    return portal.count("SELECT COUNT(*) FROM audit_log WHERE action = '" + action + "'");
}

struct Admin {
    TestPortal portal;
    Visitor visitor { portal };
    domain::DocumentId document;
    Admin() {
        visitor.sign_in("admin@acme.example");
        document = some_new(visitor);
        portal.files.files[planned(document).file] = "%PDF-1.7";
    }
    void flag(bool on) { visitor.must(api::mark_results, { { document }, on, std::nullopt }); }
    api::DocumentMarks marks() { return visitor.must(api::get_document_marks, { document }); }
};

}  // namespace

TEST_CASE("RSLT-A3: a note stands at one's own flag, and is nobody else's", "[server][documents]") {
    Admin admin;
    admin.flag(true);
    auto const before = audited(admin.portal, "document.note_changed");
    CHECK(admin.visitor.must(api::write_flag_note, { admin.document, "  Ask the clinic \n" }).note == "Ask the clinic");
    CHECK(admin.marks().note == "Ask the clinic");
    CHECK(audited(admin.portal, "document.note_changed") == before + 1);
    CHECK(admin.portal.count("SELECT COUNT(*) FROM audit_log WHERE details LIKE '%clinic%'") == 0);

    Visitor colleague { admin.portal };
    colleague.sign_in("billingadmin@acme.example");
    CHECK(colleague.must(api::get_document_marks, { admin.document }).note.empty());

    admin.visitor.must(api::write_flag_note, { admin.document, "" });
    CHECK(admin.marks().note.empty());
}

TEST_CASE("RSLT-A3: the note goes with the flag and comes back with it, so that undoing loses nothing", "[server][documents]") {
    Admin admin;
    admin.flag(true);
    admin.visitor.must(api::write_flag_note, { admin.document, "Ask the clinic" });
    admin.flag(false);
    CHECK(admin.marks().note.empty());
    admin.flag(true);
    CHECK(admin.marks().note == "Ask the clinic");
}

TEST_CASE("RSLT-A3: a note needs a flag and has at most 200 characters", "[server][documents]") {
    Admin admin;
    auto const without = admin.visitor.call(api::write_flag_note, { admin.document, "Ask" });
    REQUIRE_FALSE(without);
    CHECK(without.error().field == "note");
    admin.flag(true);
    CHECK(admin.visitor.raw(api::write_flag_note, { admin.document, std::string(200, 'x') }).status == 200);
    auto const longer = admin.visitor.call(api::write_flag_note, { admin.document, std::string(201, 'x') });
    REQUIRE_FALSE(longer);
    CHECK(longer.error().field == "note");
}

TEST_CASE("L5: the same note sent twice with one key changes nothing the second time", "[server][documents]") {
    Admin admin;
    admin.flag(true);
    server::Headers const key { { "idempotency-key", "the-first-note-1" } };
    CHECK(admin.visitor.call(api::write_flag_note, { admin.document, "First" }, key));
    admin.visitor.must(api::write_flag_note, { admin.document, "Second" });
    CHECK(admin.visitor.call(api::write_flag_note, { admin.document, "First" }, key));
    CHECK(admin.marks().note == "Second");
    CHECK(admin.visitor.raw(api::write_flag_note, { admin.document, "Third" }, key).status == 422);
}

TEST_CASE("RSLT-A3: the time of review is kept, and stays when the flag changes", "[server][documents]") {
    Admin admin;
    CHECK_FALSE(admin.marks().reviewed_at);
    auto const at = admin.portal.clock.now();
    admin.visitor.must(api::mark_results, { { admin.document }, std::nullopt, true });
    admin.portal.clock.advance_ms(60'000);
    admin.flag(true);
    admin.visitor.must(api::mark_results, { { admin.document }, std::nullopt, true });
    CHECK(admin.marks().reviewed_at == at);
    admin.visitor.must(api::mark_results, { { admin.document }, std::nullopt, false });
    CHECK_FALSE(admin.marks().reviewed_at);
}

TEST_CASE("RSLT-A3: a User Admin sees who else has reviewed a document, a Basic user does not", "[server][documents]") {
    Admin admin;
    Visitor colleague { admin.portal };
    colleague.sign_in("billingadmin@acme.example");
    Visitor basic { admin.portal };
    basic.sign_in("basic@acme.example");
    auto const page = basic.must(api::list_results);
    auto const id = page.id.front();
    auto const reviewers = [&](Visitor& visitor) { return visitor.must(api::get_document_marks, { id }).reviewers; };
    for (auto* const each : { &admin.visitor, &colleague, &basic }) { each->must(api::mark_results, { { id }, std::nullopt, false }); }
    CHECK(reviewers(admin.visitor).empty());
    basic.must(api::mark_results, { { id }, std::nullopt, true });
    admin.portal.clock.advance_ms(60'000);
    colleague.must(api::mark_results, { { id }, std::nullopt, true });
    admin.visitor.must(api::mark_results, { { id }, std::nullopt, true });
    auto const seen = reviewers(admin.visitor);
    REQUIRE(seen.size() == 2);  // not oneself
    CHECK(seen[0].contact == colleague.must(api::current_session).contact);
    CHECK(seen[0].reviewed_at == admin.portal.clock.now());
    CHECK_FALSE(seen[1].name.empty());
    CHECK(reviewers(basic).empty());
    basic.must(api::mark_results, { { id }, std::nullopt, false });
    CHECK(reviewers(admin.visitor).size() == 1);
}

TEST_CASE("RSLT-08: a document that is downloaded is noted as saved, one that is looked at is not", "[server][documents]") {
    Admin admin;
    admin.visitor.must(api::get_home);
    CHECK(admin.visitor.raw(api::document_file, { admin.document }).status == 200);
    CHECK_FALSE(admin.marks().last_saved_at);
    CHECK(saved_in_list(admin.visitor, admin.document) == 0);
    CHECK(audited(admin.portal, "document.opened") == 1);

    auto const first = admin.portal.clock.now();
    CHECK(admin.visitor.raw(api::document_file, { admin.document, true }).status == 200);
    CHECK(audited(admin.portal, "document.saved") == 1);
    admin.portal.clock.advance_ms(60'000);
    CHECK(admin.visitor.raw(api::document_file, { admin.document, true }).status == 200);
    CHECK(admin.marks().first_saved_at == first);
    CHECK(admin.marks().last_saved_at == admin.portal.clock.now());
    CHECK(saved_in_list(admin.visitor, admin.document) == 1);

    Visitor colleague { admin.portal };
    colleague.sign_in("billingadmin@acme.example");
    CHECK(saved_in_list(colleague, admin.document) == 0);
}

TEST_CASE("A document whose file is lost is not noted as saved", "[server][documents]") {
    Admin admin;
    admin.portal.files.files.clear();
    CHECK(admin.visitor.raw(api::document_file, { admin.document, true }).status == 503);
    CHECK_FALSE(admin.marks().last_saved_at);
}

TEST_CASE(
    "RSLT-08: the documents of a saved bundle are noted at once, and the list tells those that are new to it", "[server][documents]") {
    Admin admin;
    auto const page = admin.visitor.must(api::list_results);
    std::vector<domain::DocumentId> const some { page.id.begin(), page.id.begin() + 5 };
    CHECK(admin.visitor.raw(api::note_saved_results, { some }).status == 204);
    auto const changed = admin.visitor.must(api::list_results, { page.cursor, 1000 });
    CHECK(changed.id.size() == 5);
    CHECK(std::ranges::all_of(changed.saved, [](auto const saved) { return saved == 1; }));
    CHECK(admin.visitor.raw(api::note_saved_results, { some }).status == 204);
    CHECK(admin.visitor.must(api::list_results, { changed.cursor, 1000 }).id.empty());
    CHECK(audited(admin.portal, "results.saved") == 2);
    // Marks stay as they were (RSLT-26).
    for (std::size_t i = 0; i < 5; ++i) {
        auto const at = static_cast<std::size_t>(std::ranges::find(page.id, changed.id[i]) - page.id.begin());
        CHECK(changed.flagged[i] == page.flagged[at]);
        CHECK(changed.reviewed[i] == page.reviewed[at]);
    }
}

TEST_CASE("GEN-04: nothing is noted about another employer's documents", "[server][documents][isolation]") {
    Admin admin;
    Visitor globex { admin.portal };
    globex.sign_in("admin@globex.example");
    CHECK(globex.raw(api::get_document_marks, { admin.document }).status == 404);
    CHECK(globex.raw(api::write_flag_note, { admin.document, "Ask" }).status == 404);
    CHECK(globex.raw(api::note_saved_results, { { admin.document } }).status == 404);
    auto const own = globex.must(api::list_results).id.front();
    CHECK(globex.raw(api::note_saved_results, { { admin.document, own } }).status == 204);
    CHECK_FALSE(admin.marks().last_saved_at);
    CHECK(globex.must(api::get_document_marks, { own }).last_saved_at);
}
