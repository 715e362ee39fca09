// Drug screens as people see them (RSLT-17 to RSLT-20, RSLT-A5, RSLT-A6), against the real server core.
#include "app/app_world.hpp"

#include "support/expected.hpp"

using namespace hub;
using namespace hub::tests;
using ui::semantics::Role;

namespace {

void press_first_question(LiveProgram& program) {
    program.harness.role(Role::Table, "Drug screens").role(Role::Button, "Ask about it").at(0).click();
    program.settle();
}

/// What another user, or the server by itself, does meanwhile.
void write(LiveProgram& program, std::string_view sql) {
    REQUIRE(program.sandbox->database().write([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY(db.exec(sql));
        return {};
    }));
}

std::int64_t number(LiveProgram& program, std::string_view sql) {
    std::int64_t found = -1;
    REQUIRE(program.sandbox->database().read(
        [&](store::Connection& db) { return db.each(sql, [&](store::Row const& row) { found = row.integer(0); }); }));
    return found;
}

void as_phone(LiveProgram& program) {
    program.harness.set_viewport(390, 844, true);
}

}  // namespace

TEST_CASE("RSLT-17: from the results one comes to the drug screens under way, and to the stages of one", "[app][specimens]") {
    LiveProgram program;
    auto& harness = program.harness;
    program.sign_in("admin@acme.example");
    program.go("/results");
    auto const text = harness.text();
    CHECK(text.contains("Drug screens under way ("));
    CHECK(text.contains("Late results ("));
    program.go("/results/specimens");
    CHECK(harness.heading("Drug screens").exists());
    harness.role(Role::Table, "Drug screens").role(Role::Link).at(0).click();
    program.settle();
    auto const stages = harness.role(Role::List, "Stages of the drug screen");
    REQUIRE(stages.exists());
    CHECK(stages.role(Role::ListItem).count() == 7);
    CHECK(stages.text().contains("Ordered"));
    CHECK(stages.text().contains("To come"));
    check_expected("specimens/under-way-desktop.txt", harness.dump());
}

TEST_CASE("RSLT-A5: a document of a drug screen shows its stages and its result", "[app][specimens]") {
    LiveProgram program;
    auto& harness = program.harness;
    program.sign_in("admin@acme.example");
    program.go("/results?q=drug%20screen%20result");
    harness.role(Role::Table, "Results").role(Role::Link).at(0).click();
    program.settle();
    auto const stages = harness.role(Role::List, "Stages of the drug screen");
    REQUIRE(stages.exists());
    CHECK(stages.text().contains("Final"));
    CHECK_FALSE(stages.text().contains("To come"));
    CHECK(harness.role(Role::Region, "Document details").text().contains("Result\n"));
    check_expected("specimens/document-desktop.txt", harness.role(Role::Region, "Document details").dump());
    as_phone(program);
    program.settle();
    check_expected("specimens/document-phone.txt", harness.role(Role::Region, "Document details").dump());
    // Another kind of document has nothing of the sort.
    harness.set_viewport(1280, 800, false);
    program.go("/results?q=audiogram");
    harness.role(Role::Table, "Results").role(Role::Link).at(0).click();
    program.settle();
    CHECK_FALSE(harness.role(Role::List, "Stages of the drug screen").exists());
}

TEST_CASE("RSLT-A6: one press on a late result opens the form of a ticket, which goes to the center", "[app][specimens][tickets]") {
    LiveProgram program;
    auto& harness = program.harness;
    program.sign_in("admin@acme.example");
    program.go("/results/specimens?tab=late");
    CHECK(harness.text().contains("Late by "));
    press_first_question(program);
    auto dialog = harness.dialog("Ask about this result");
    REQUIRE(dialog.exists());
    CHECK(dialog.text().contains("Drug screen of "));
    CHECK(dialog.text().contains("specimen "));
    CHECK(harness.radio("A result is incomplete or missing").is_checked());
    dialog.link("Call Dallas Trinity, (214) 555-0100").click();
    program.settle();
    CHECK(program.platform.opened == std::vector<std::string> { "tel:(214) 555-0100" });
    harness.field("Your question").type("Where?");
    dialog.button("Send to the center").click();
    program.settle();
    CHECK(harness.field("Your question").error().contains("at least 10 characters"));
    harness.field("Your question").type("Where is the result?");
    program.settle();
    dialog.button("Send to the center").click();
    program.settle();
    CHECK_FALSE(harness.dialog("Ask about this result").exists());
    CHECK(harness.text().contains("Ticket T-000001 is on its way to the medical center."));
    CHECK(number(program, "SELECT COUNT(*) FROM tickets WHERE specimen_id IS NOT NULL AND reason = 'result_missing'") == 1);
    // The next question begins with an empty form.
    press_first_question(program);
    CHECK(harness.field("Your question").value().empty());
}

TEST_CASE(
    "RSLT-A6: what is written about one late result is kept until it is sent, also when the result comes", "[app][specimens][tickets]") {
    LiveProgram program;
    auto& harness = program.harness;
    program.sign_in("admin@acme.example");
    program.go("/results/specimens?tab=late");
    press_first_question(program);
    harness.field("Your question").type("Where is the result?");
    harness.dialog("Ask about this result").button("Cancel").click();
    program.settle();
    press_first_question(program);
    CHECK(harness.field("Your question").value() == "Where is the result?");
    // It leaves the list meanwhile, and the dialog stays.
    write(program, "UPDATE specimens SET result = 'negative' WHERE result IS NULL");
    harness.advance(31'000);
    program.settle();
    CHECK(harness.text().contains("Nothing is late"));
    CHECK(harness.field("Your question").value() == "Where is the result?");
    harness.dialog("Ask about this result").button("Send to the center").click();
    program.settle();
    CHECK(harness.text().contains("Ticket T-000001 is on its way"));
}

TEST_CASE("Security L1: who has asked too often is told when to send it, and the text is kept", "[app][specimens][tickets]") {
    LiveProgram program;
    auto& harness = program.harness;
    program.sign_in("admin@acme.example");
    program.go("/results/specimens?tab=late");
    for (int i = 0; i < 20; ++i) {
        press_first_question(program);
        harness.field("Your question").type("Where is the result, number " + std::to_string(i) + "?");
        harness.dialog("Ask about this result").button("Send to the center").click();
        program.settle();
        CHECK_FALSE(harness.dialog("Ask about this result").exists());
    }
    press_first_question(program);
    harness.field("Your question").type("One question too many");
    harness.dialog("Ask about this result").button("Send to the center").click();
    program.settle();
    CHECK(harness.dialog("Ask about this result")
            .text()
            .contains("You have sent 20 questions within an hour. Please send this one in 60 minutes"));
    CHECK(harness.field("Your question").value() == "One question too many");
    harness.advance(61.0 * 60'000);
    program.settle();
    if (harness.field("Password").exists()) {
        // The idle session has ended meanwhile; the same person finds the text again.
        harness.field("Password").type("Training-2026-portal");
        harness.button("Sign in").click();
        program.settle();
    }
    if (!harness.dialog("Ask about this result").exists()) { press_first_question(program); }
    CHECK(harness.field("Your question").value() == "One question too many");
    harness.dialog("Ask about this result").button("Send to the center").click();
    program.settle();
    CHECK(harness.text().contains("Ticket T-000021 is on its way"));
}

TEST_CASE("RSLT-A5: the drug screen of an open document follows the server, and nothing moves", "[app][specimens]") {
    LiveProgram program;
    auto& harness = program.harness;
    harness.set_viewport(1280, 1000, false);
    program.sign_in("admin@acme.example");
    program.go("/results?q=drug%20screen%20result");
    harness.role(Role::Table, "Results").role(Role::Link).at(0).click();
    program.settle();
    auto panel = harness.role(Role::Region, "Document details");
    REQUIRE(panel.role(Role::List, "Stages of the drug screen").exists());
    REQUIRE_FALSE(panel.text().contains("Cancelled"));
    harness.button("Ask about this document…").focus();
    program.settle();
    auto const focused = harness.focused();
    auto const place = panel.role(Role::Heading, "Drug screen").rect().y;
    write(program, "UPDATE specimens SET result = 'cancelled' WHERE result IS NOT NULL");
    harness.advance(29'000);
    program.settle();
    CHECK_FALSE(panel.text().contains("Cancelled"));
    harness.advance(2'000);
    program.settle();
    CHECK(panel.text().contains("Cancelled"));
    CHECK(harness.focused() == focused);
    CHECK(std::abs(panel.role(Role::Heading, "Drug screen").rect().y - place) < 0.5F);

    // RSLT-15: what was received in error is there no more.
    write(program, "UPDATE specimens SET document_id = NULL, service_day = NULL");
    harness.advance(31'000);
    program.settle();
    CHECK(panel.text().contains("The portal knows nothing more about this specimen."));
}

TEST_CASE("RSLT-A5: the drug screen of an open document is not blanked by a server that is away", "[app][specimens]") {
    LiveProgram program;
    auto& harness = program.harness;
    program.sign_in("admin@acme.example");
    program.go("/results?q=drug%20screen%20result");
    harness.role(Role::Table, "Results").role(Role::Link).at(0).click();
    program.settle();
    auto panel = harness.role(Role::Region, "Document details");
    REQUIRE(panel.role(Role::List, "Stages of the drug screen").exists());
    program.transport.fail_next(20);
    harness.advance(31'000);
    program.settle();
    CHECK(panel.role(Role::List, "Stages of the drug screen").exists());
}

TEST_CASE("RSLT-17: an open drug screen follows the server, and says when it is no longer under way", "[app][specimens]") {
    LiveProgram program;
    auto& harness = program.harness;
    program.sign_in("admin@acme.example");
    program.go("/results/specimens?tab=late");
    harness.role(Role::Table, "Drug screens").role(Role::Link).at(0).click();
    program.settle();
    auto panel = harness.role(Role::Region, "Drug screen details");
    auto close = panel.button("Close the details");
    close.focus();
    program.settle();
    auto const focused = harness.focused();
    write(program,
        "INSERT INTO specimen_steps (employer_id, specimen_id, stage, at) SELECT employer_id, id, 6, 1795090000000 FROM specimens "
        "WHERE result IS NULL");
    harness.advance(31'000);
    program.settle();
    CHECK(panel.text().contains("The result is released."));
    CHECK(harness.focused() == focused);
    write(program, "UPDATE specimens SET result = 'negative' WHERE result IS NULL");
    harness.advance(31'000);
    program.settle();
    CHECK(panel.text().contains("No longer under way"));
    CHECK(harness.focused() == focused);
    panel.link("Go to the results").click();
    program.settle();
    CHECK(harness.heading("Results and reports").exists());
}

TEST_CASE("RSLT-A6: Home counts drug screens under way and late results, and leads to both", "[app][specimens][home]") {
    LiveProgram program;
    auto& harness = program.harness;
    program.sign_in("admin@acme.example");
    auto line = harness.role(Role::Group, "Drug screens");
    REQUIRE(line.exists());
    CHECK(line.link("Drug screens under way (9)").href() == "/results/specimens");
    line.link("Late results (2)").click();
    program.settle();
    CHECK(harness.tab("Late results").has(ui::semantics::Selected));
    // Who gets no results of drug screens is not told how many there are.
    write(program, "UPDATE report_settings SET all_categories = 0");
    program.go("/");
    harness.advance(31'000);
    program.settle();
    CHECK_FALSE(harness.role(Role::Group, "Drug screens").exists());
}

TEST_CASE("RSLT-19: Home counts no drug screens where a third party runs them", "[app][specimens][home]") {
    LiveProgram program;
    program.sign_in("admin@globex.example");
    CHECK(program.harness.heading("Needs attention").exists());
    CHECK_FALSE(program.harness.role(Role::Group, "Drug screens").exists());
}

TEST_CASE("RSLT-A6: on a phone late results are cards with their question", "[app][specimens]") {
    LiveProgram program;
    auto& harness = program.harness;
    as_phone(program);
    program.sign_in("admin@acme.example");
    program.go("/results/specimens?tab=late");
    harness.button("Ask about it").at(0).click();
    program.settle();
    CHECK(harness.dialog("Ask about this result").exists());
    check_expected("specimens/late-phone.txt", harness.dump());
}

TEST_CASE("RSLT-19, M10: a third party's customer is told whose medical review officer has the results", "[app][specimens]") {
    LiveProgram program;
    auto& harness = program.harness;
    program.sign_in("admin@globex.example");
    program.go("/results");
    harness.link("Drug screens").click();
    program.settle();
    CHECK(harness.text().contains("drug testing is run by CMCA"));
    harness.link("Open the result portal of CMCA").click();
    program.settle();
    CHECK(program.platform.opened == std::vector<std::string> { "https://results.cmca.example/" });
    check_expected("specimens/third-party-desktop.txt", harness.dump());
}
