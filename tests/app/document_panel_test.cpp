// The panel of one document: note at the flag, times, tickets, what was received in error, what is saved.
#include "app/app_world.hpp"
#include "store/accounts.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string>
#include <string_view>

using namespace hub;
using namespace hub::tests;
using ui::semantics::Role;

namespace {

/// The first document of a list is open beside it.
struct OpenPanel {
    LiveProgram program;
    UiHarness& harness = program.harness;

    explicit OpenPanel(std::string_view route, std::string_view email = "admin@acme.example") {
        program.sign_in(email);
        program.go(route);
        harness.role(Role::Table, "Results").role(Role::Link).at(0).click();
        program.settle();
    }

    [[nodiscard]] std::string panel() { return harness.role(Role::Region, "Document details").text(); }
    [[nodiscard]] bool shows(std::string_view words) { return harness.text().contains(words); }
    void press(std::string_view name) {
        harness.button(name).click();
        program.settle();
    }
    std::int64_t count(std::string_view sql) {
        std::int64_t found = -1;
        REQUIRE(program.sandbox->database().read(
            [&](store::Connection& db) { return db.each(sql, [&](store::Row const& row) { found = row.integer(0); }); }));
        return found;
    }
};

}  // namespace

TEST_CASE("RSLT-A3: a note at the flag is saved when the field is left, and can be undone", "[app][results]") {
    OpenPanel open { "/results?tab=new" };
    auto& harness = open.harness;
    CHECK_FALSE(harness.field("Note at your flag").exists());
    harness.role(Role::Region, "Document details").button("Flag").click();
    open.program.settle();
    auto note = harness.field("Note at your flag");
    note.type("Ask the clinic");
    open.program.settle();
    CHECK(open.shows("Note saved."));
    CHECK(open.count("SELECT COUNT(*) FROM document_marks WHERE note = 'Ask the clinic'") == 1);
    harness.role(Role::Region, "Notice: Note saved.").button("Undo").click();
    open.program.settle();
    CHECK(note.value().empty());
    CHECK(open.count("SELECT COUNT(*) FROM document_marks WHERE note <> ''") == 0);
}

TEST_CASE("RSLT-A3: a note that is not finished is saved when another document is opened", "[app][results]") {
    OpenPanel open { "/results?tab=new" };
    auto& harness = open.harness;
    harness.role(Role::Region, "Document details").button("Flag").click();
    open.program.settle();
    harness.field("Note at your flag").type("Ask the clinic");
    harness.button("Close the details").click();
    open.program.settle();
    CHECK(open.count("SELECT COUNT(*) FROM document_marks WHERE note = 'Ask the clinic'") == 1);
}

TEST_CASE("RSLT-A3: one sees when one has reviewed a document, and a User Admin who else has", "[app][results]") {
    OpenPanel open { "/results?tab=new" };
    CHECK_FALSE(open.panel().contains("Reviewed by you"));
    open.press("Mark as reviewed");
    CHECK(open.panel().contains("Reviewed by you on Nov 19, 2026"));
    open.press("Mark as new");
    CHECK_FALSE(open.panel().contains("Reviewed by you"));
}

TEST_CASE("SUPP-A2: what was received in error is gone from list, selection and viewer at once", "[app][results][tickets]") {
    OpenPanel open { "/results?q=hernandez" };
    auto& harness = open.harness;
    harness.checkbox("Select all").click();
    open.program.settle();
    auto const rows = harness.role(Role::Table, "Results").role(Role::Link).count();
    open.press("View");
    REQUIRE(open.program.platform.test_viewer.shown);
    open.press("I received this in error…");
    auto dialog = harness.dialog("Received in error?");
    CHECK(dialog.text().contains("1-800-819-5571"));
    CHECK(dialog.text().contains("It does not come back."));
    CHECK(harness.field("What happened").description().contains("Do not write health details here."));
    dialog.button("Report and hide it").click();
    open.program.settle();
    CHECK_FALSE(harness.dialog("Received in error?").exists());
    CHECK(open.shows("Ticket T-000001 is with the privacy office"));
    CHECK(harness.role(Role::Table, "Results").role(Role::Link).count() == rows - 1);
    CHECK(open.shows(std::to_string(rows - 1) + " selected"));
    CHECK_FALSE(open.program.platform.test_viewer.shown);
    CHECK_FALSE(harness.role(Role::Region, "Document details").exists());
    CHECK_FALSE(open.shows("This document is no longer available."));
    open.program.platform.test_viewer.wishes = { client::ViewerWish::Closed };
    open.program.settle();
    CHECK(harness.role(Role::Table, "Results").role(Role::Link).at(0).is_focused());
    CHECK(open.count("SELECT COUNT(*) FROM tickets WHERE kind = 'privacy'") == 1);
    CHECK_FALSE(open.shows("Undo"));
}

TEST_CASE("RSLT-22: a question for the center needs ten characters, and its ticket has a number", "[app][results][tickets]") {
    OpenPanel open { "/results?q=hernandez" };
    auto& harness = open.harness;
    open.press("Ask about this document…");
    auto dialog = harness.dialog("Ask about this document");
    harness.field("Your question").type("Why?");
    dialog.button("Send to the center").click();
    open.program.settle();
    CHECK(harness.field("Your question").error().contains("at least 10 characters"));
    harness.radio("A result is incomplete or missing").click();
    harness.field("Your question").type("The second page is missing.");
    open.program.settle();
    dialog.button("Send to the center").click();
    open.program.settle();
    CHECK_FALSE(harness.dialog("Ask about this document").exists());
    CHECK(open.shows("Ticket T-000001 is on its way to the medical center."));
    CHECK(open.count("SELECT COUNT(*) FROM tickets WHERE reason = 'result_missing'") == 1);
    CHECK(harness.role(Role::Region, "Document details").exists());
}

TEST_CASE("RSLT-23: the text stays when it could not be sent, and when the dialog is closed", "[app][results][tickets]") {
    OpenPanel open { "/results?q=hernandez" };
    auto& harness = open.harness;
    open.press("Ask about this document…");
    harness.field("Your question").type("The second page is missing.");
    open.program.settle();
    open.program.transport.fail_next(1);
    harness.dialog("Ask about this document").button("Send to the center").click();
    open.program.settle();
    CHECK(harness.dialog("Ask about this document").text().contains("The server cannot be reached now."));
    CHECK(harness.field("Your question").value() == "The second page is missing.");
    open.press("Cancel");
    open.press("Ask about this document…");
    CHECK(harness.field("Your question").value() == "The second page is missing.");
    CHECK_FALSE(open.shows("The server cannot be reached now."));
    harness.dialog("Ask about this document").button("Send to the center").click();
    open.program.settle();
    CHECK(open.count("SELECT COUNT(*) FROM tickets") == 1);
}

TEST_CASE("RSLT-08: a saved bundle is noted, and the banner offers what is not saved", "[app][results][bundle]") {
    LiveProgram program;
    auto& harness = program.harness;
    program.sign_in("admin@acme.example");
    program.go("/results?tab=archiving");
    auto const rows = harness.role(Role::Table, "Results").role(Role::Link).count();
    REQUIRE(rows > 2);
    harness.role(Role::Table, "Results").role(Role::CheckBox).at(1).click();
    program.settle();
    harness.button("Download as one PDF…").click();
    program.settle();
    harness.dialog("Download as one PDF").button("Download").click();
    program.settle();
    program.platform.idle_bundle.state.phase = client::BundleProgress::Phase::Done;
    program.settle();
    harness.advance(100);
    program.settle();
    CHECK(program.platform.idle_bundle.saved == 1);
    harness.button("Close").click();
    program.settle();
    CHECK(harness.text().contains("You have saved 1 of them."));

    harness.button("Clear").click();
    program.settle();
    harness.role(Role::Button, "Not saved yet").click();
    program.settle();
    CHECK(harness.text().contains("\n23 of 335 documents"));
}

TEST_CASE("RSLT-08: what was left out of a bundle is not noted as saved", "[app][results][bundle]") {
    OpenPanel open { "/results?q=hernandez" };
    auto& harness = open.harness;
    harness.checkbox("Select all").click();
    open.program.settle();
    open.press("Download as one PDF…");
    harness.dialog("Download as one PDF").button("Download").click();
    open.program.settle();
    auto& bundle = open.program.platform.idle_bundle;
    auto const in_bundle = static_cast<std::int64_t>(bundle.items.size());
    REQUIRE(in_bundle > 1);
    bundle.state.failures = { { 0, Error::unavailable("It could not be fetched.") } };
    bundle.state.phase = client::BundleProgress::Phase::Done;
    harness.advance(100);
    open.program.settle();
    CHECK(open.count("SELECT COUNT(*) FROM document_marks WHERE last_saved_at IS NOT NULL") == 0);
    open.press("Save without them");
    CHECK(open.count("SELECT COUNT(*) FROM document_marks WHERE last_saved_at IS NOT NULL") == in_bundle - 1);
}

TEST_CASE("RSLT-08: what is downloaded is asked for with its purpose", "[app][results]") {
    OpenPanel open { "/results?q=hernandez" };
    open.harness.role(Role::Region, "Document details").button("Download").click();
    open.program.settle();
    REQUIRE(open.program.platform.saved.size() == 1);
    auto const url = open.program.platform.saved.front().text;
    CHECK(url.ends_with("/file?for_saving=true"));
    // The browser fetches it by itself.
    REQUIRE(open.program.transport.fetch_bytes(url));
    CHECK_FALSE(open.panel().contains("Saved by you"));
    open.harness.advance(2'100);
    open.program.settle();
    CHECK(open.panel().contains("Saved by you on Nov 19, 2026"));
}
