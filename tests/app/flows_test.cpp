// What people come for, done by role and name against the real server core.
#include "app/app_world.hpp"

#include "support/expected.hpp"

using namespace hub;
using namespace hub::tests;
using ui::semantics::Role;

TEST_CASE("SIGN-01: a wrong password is told in words, the address is kept, and the right one gets in", "[app][sign-in]") {
    LiveProgram program;
    auto& harness = program.harness;
    program.settle();
    harness.field("Work e-mail").type("admin@acme.example");
    harness.field("Password").type("not the password at all");
    harness.button("Sign in").click();
    program.settle();
    CHECK(harness.role(Role::Alert).exists());
    CHECK(harness.field("Work e-mail").value() == "admin@acme.example");
    harness.field("Password").type("Training-2026-portal");
    harness.button("Sign in").click();
    program.settle();
    CHECK(harness.heading("Good morning, Dana").exists());
}

TEST_CASE("SIGN-A4: an empty sign-in form names what is missing and sends nothing", "[app][sign-in]") {
    LiveProgram program;
    program.settle();
    program.harness.button("Sign in").click();
    program.settle();
    CHECK(program.harness.field("Work e-mail").error() == "Enter your work e-mail address.");
    CHECK(program.harness.field("Password").error() == "Enter your password.");
    CHECK(program.harness.field("Work e-mail").is_focused());
}

TEST_CASE("The characters of a password never cross to the page", "[app][sign-in]") {
    LiveProgram program;
    program.settle();
    program.harness.field("Password").type("Training-2026-portal");
    program.settle();
    CHECK(program.harness.dump().find("Training-2026") == std::string::npos);
}

TEST_CASE(
    "RSLT-02, RSLT-05, RSLT-06: results are narrowed by typing, selected, and go into one PDF in the order of the list", "[app][results]") {
    LiveProgram program;
    auto& harness = program.harness;
    program.sign_in("admin@acme.example");
    harness.link("Results and reports").click();
    program.settle();
    auto const before = harness.text();
    CHECK(before.find("documents") != std::string::npos);
    harness.field("Search results").type("garcia marquez");
    program.settle();
    auto const row = harness.row(2);
    CHECK(row.text().find("José García-Márquez") != std::string::npos);
    harness.checkbox("Select all").click();
    program.settle();
    harness.button("Download as one PDF…").click();
    program.settle();
    REQUIRE(harness.dialog("Download as one PDF").exists());
    harness.dialog("Download as one PDF").button("Download").click();
    program.settle();
    auto const& items = program.platform.idle_bundle.items;
    REQUIRE_FALSE(items.empty());
    for (auto const& item : items) { CHECK(item.group == "José García-Márquez"); }
    CHECK(program.platform.idle_bundle.options.file_name == "Acme Manufacturing results 2026-11-19.pdf");
}

TEST_CASE("A bundle that lacks a document names it and still offers the rest", "[app][results][bundle]") {
    LiveProgram program;
    auto& harness = program.harness;
    program.sign_in("admin@acme.example");
    program.go("/results?q=carter");
    harness.checkbox("Select all").click();
    program.settle();
    harness.button("Download as one PDF…").click();
    program.settle();
    harness.dialog().button("Download").click();
    program.settle();
    auto& bundle = program.platform.idle_bundle;
    REQUIRE(bundle.items.size() > 1);
    bundle.state.failures.push_back({ 0, Error { ErrorCode::Invalid, "The file is damaged.", {}, {} } });
    bundle.state.added = bundle.items.size() - 1;
    bundle.state.phase = client::BundleProgress::Phase::Done;
    program.settle();
    CHECK(bundle.saved == 0);  // the user decides
    CHECK(harness.dialog().text().find("The file is damaged.") != std::string::npos);
    CHECK(harness.dialog().text().find("DeShawn Carter") != std::string::npos);
    harness.button("Save without them").click();
    program.settle();
    CHECK(bundle.saved == 1);
}

TEST_CASE("RSLT-A3: marking as reviewed can be undone", "[app][results]") {
    LiveProgram program;
    auto& harness = program.harness;
    program.sign_in("admin@acme.example");
    program.go("/results?tab=new");
    auto const count = [&] { return harness.tab("Not reviewed").description() + harness.tab("Not reviewed").name(); };
    auto const before = count();
    harness.role(Role::CheckBox, "").at(1).click();
    program.settle();
    harness.button("Mark as reviewed").click();
    program.settle();
    CHECK(count() != before);
    harness.button("Undo").click();
    program.settle();
    CHECK(count() == before);
}

TEST_CASE("AUTH-04: an authorization for one employee is created and listed", "[app][authorizations]") {
    LiveProgram program;
    auto& harness = program.harness;
    program.sign_in("basic@acme.example");
    program.go("/authorizations/new");
    harness.field("First name").type("Zofia");
    harness.field("Last name").type("Wójcik");
    harness.field("Date of birth").type("02/03/1990");
    harness.field("Company location").click();
    program.settle();
    harness.role(Role::Option).at(0).click();
    program.settle();
    harness.button("Continue").click();
    program.settle();
    harness.checkbox("Audiogram").click();
    program.settle();
    harness.role(Role::Radio).at(2).click();
    program.settle();
    harness.button("Continue").click();
    program.settle();
    harness.button("Submit authorization").click();
    program.settle();
    CHECK(harness.text().find("Confirmation number A-") != std::string::npos);
    program.go("/authorizations?q=wojcik");
    CHECK(harness.text().find("Zofia Wójcik") != std::string::npos);
}

namespace {

/// The page of the first authorization in the list.
void open_first_authorization(LiveProgram& program, std::string_view tab) {
    program.go("/authorizations?tab=" + std::string { tab });
    program.harness.row(2).click();
    program.settle();
    REQUIRE(program.harness.heading("History").exists());
}

void choose_more(LiveProgram& program, std::string_view item) {
    program.harness.button("More").click();
    program.settle();
    program.harness.menu_item(item).click();
    program.settle();
}

}  // namespace

TEST_CASE("AUTH-10: an authorization is extended from its page, and the history says so", "[app][authorizations]") {
    LiveProgram program;
    auto& harness = program.harness;
    program.sign_in("admin@acme.example");
    open_first_authorization(program, "expired");
    harness.button("Extend").click();
    program.settle();
    harness.dialog().button("Extend").click();
    program.settle();
    CHECK(harness.text().find("1 authorization was extended.") != std::string::npos);
    CHECK(harness.text().find("Extended by") != std::string::npos);
}

TEST_CASE("AUTH-14, AUTH-A4: a User Admin deletes with a reason and takes it back; a Basic user is told why not", "[app][authorizations]") {
    LiveProgram program;
    auto& harness = program.harness;
    program.sign_in("admin@acme.example");
    open_first_authorization(program, "active");
    choose_more(program, "Delete…");
    harness.button("Delete authorization").click();
    program.settle();
    CHECK(harness.field("Reason").error() == "Please say why it is deleted.");
    harness.field("Reason").type("Hired elsewhere");
    harness.button("Delete authorization").click();
    program.settle();
    CHECK(harness.heading("Authorizations").exists());
    harness.button("Undo").click();
    program.settle();
    CHECK(harness.text().find("is back.") != std::string::npos);
}

TEST_CASE("AUTH-13: an authorization is changed with the form that made it", "[app][authorizations]") {
    LiveProgram program;
    auto& harness = program.harness;
    program.sign_in("admin@acme.example");
    open_first_authorization(program, "active");
    harness.link("Edit").click();
    program.settle();
    harness.field("Employee number").type("77-1");
    for (int step = 0; step < 2; ++step) {
        harness.button("Continue").click();
        program.settle();
    }
    harness.button("Save changes").click();
    program.settle();
    CHECK(harness.heading("History").exists());
    CHECK(harness.text().find("Changed by") != std::string::npos);
}

TEST_CASE("AUTH-A1: a form that is left is kept as a draft, and can be taken up again", "[app][authorizations]") {
    LiveProgram program;
    auto& harness = program.harness;
    program.sign_in("basic@acme.example");
    program.go("/authorizations/new");
    harness.field("First name").type("Zofia");
    program.settle();
    harness.button("Save and close").click();
    program.settle();
    program.go("/authorizations?tab=drafts");
    harness.link("Zofia").click();
    program.settle();
    CHECK(harness.field("First name").value() == "Zofia");
}

TEST_CASE("AUTH-12, AUTH-A3: rows are pasted, the ready ones are sent, and the others stay to be mended", "[app][authorizations]") {
    LiveProgram program;
    auto& harness = program.harness;
    program.sign_in("admin@acme.example");
    program.go("/authorizations/bulk");
    harness.button("Paste from a spreadsheet…").click();
    program.settle();
    std::string rows;
    for (int i = 0; i < 21; ++i) {
        rows += "Person\tNumber " + std::string(1, static_cast<char>('A' + i)) + "\t03/14/1989\t\tDallas Plant\tAudiogram\n";
    }
    rows.replace(rows.find("03/14/1989"), 10, "11/02/2014");
    harness.field("Rows").type(rows);
    harness.button("Add rows").click();
    program.settle();
    CHECK(harness.text().find("1 row was left out") != std::string::npos);
    CHECK(harness.text().find("20 of 20 rows, 19 ready, 1 to fix") != std::string::npos);
    CHECK(harness.text().find("Birth date gives an age of 12") != std::string::npos);
    harness.button("Go to first").click();
    program.settle();
    CHECK(harness.field("Birth date, row 1").is_focused());
    harness.button("Send 19 authorizations…").click();
    program.settle();
    harness.button("Send").click();
    program.settle();
    CHECK(harness.text().find("20 of 20 rows, 19 sent, 1 to fix") != std::string::npos);
    harness.field("Birth date, row 1").type("11/02/1984");
    program.settle();
    harness.button("Send 1 authorization…").click();
    program.settle();
    harness.button("Send").click();
    program.settle();
    CHECK(harness.text().find("20 of 20 rows, 20 sent") != std::string::npos);
}

TEST_CASE("AUTH-A1: a step that lacks something names the first field and keeps what was typed", "[app][authorizations]") {
    LiveProgram program;
    auto& harness = program.harness;
    program.sign_in("admin@acme.example");
    program.go("/authorizations/new");
    harness.field("Last name").type("Wójcik");
    harness.button("Continue").click();
    program.settle();
    CHECK(harness.field("First name").error() == "Please enter the employee's first name.");
    CHECK(harness.field("First name").is_focused());
    CHECK(harness.field("Last name").value() == "Wójcik");
    program.go("/results");
    program.go("/authorizations/new");
    CHECK(harness.field("Last name").value() == "Wójcik");
}

TEST_CASE("GEN-03, BILL-01: a portlet without right is not offered, and its address says who can help", "[app][permissions]") {
    LiveProgram program;
    auto& harness = program.harness;
    program.sign_in("basic@acme.example");
    CHECK_FALSE(harness.link("Billing and payments").exists());
    program.go("/billing/open");
    CHECK(harness.heading("You have no access to Billing and payments").exists());
    CHECK(harness.link("admin@acme.example").exists());  // M21: whom to ask
}

TEST_CASE("BILL-26: a billing contact sees the open invoices of the own location-markets", "[app][billing]") {
    LiveProgram program;
    auto& harness = program.harness;
    program.sign_in("billing@acme.example");
    harness.link("Billing and payments").click();
    program.settle();
    CHECK(harness.role(Role::Table, "Open invoices").exists());
    CHECK(harness.text().find("Overdue") != std::string::npos);
}

TEST_CASE("CONT-02: contacts can be narrowed to User Admins", "[app][contacts]") {
    LiveProgram program;
    auto& harness = program.harness;
    program.sign_in("basic@acme.example");
    program.go("/contacts");
    CHECK(harness.role(Role::Table, "Contacts").exists());
    harness.button("User Admins").click();
    program.settle();
    CHECK(harness.role(Role::Table, "Contacts").text().find("Basic") == std::string::npos);
}

TEST_CASE("GEN-04: another employer's people see none of the first one's data", "[app][isolation]") {
    LiveProgram program;
    auto& harness = program.harness;
    program.sign_in("admin@globex.example");
    program.go("/results");
    CHECK(harness.text().find("Acme") == std::string::npos);
    program.go("/contacts");
    CHECK(harness.text().find("acme.example") == std::string::npos);
}

TEST_CASE("An address that leads nowhere says so", "[app][routes]") {
    LiveProgram program;
    program.sign_in("admin@acme.example");
    program.go("/nowhere");
    CHECK(program.harness.heading("This page does not exist").exists());
    program.harness.link("Go to the home page").click();
    program.settle();
    CHECK(program.harness.heading("Good morning, Dana").exists());
}

TEST_CASE("A page at rest wants no frame", "[app][frames]") {
    LiveProgram program;
    program.sign_in("admin@acme.example");
    for (auto const* route : { "/", "/results", "/authorizations", "/authorizations/new", "/contacts" }) {
        INFO(route);
        program.go(route);
        CHECK(program.harness.wanted_after_ms() > 60'000);  // for the warning before the session ends
    }
}
