// Drug screens as people see them (RSLT-17 to RSLT-20, RSLT-A5, RSLT-A6), against the real server core.
#include "app/app_world.hpp"

#include "support/expected.hpp"

using namespace hub;
using namespace hub::tests;
using ui::semantics::Role;

namespace {

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

TEST_CASE("RSLT-A6: a late result says by how much, and whom to ask", "[app][specimens]") {
    LiveProgram program;
    auto& harness = program.harness;
    program.sign_in("admin@acme.example");
    program.go("/results/specimens?tab=late");
    CHECK(harness.text().contains("Late by "));
    harness.role(Role::Table, "Drug screens").role(Role::Button, "Ask about it").at(0).click();
    program.settle();
    REQUIRE(harness.dialog("Ask about this result").exists());
    auto const words = harness.dialog("Ask about this result").text();
    CHECK(words.contains("Drug screen of "));
    CHECK(words.contains("specimen "));
    harness.dialog("Ask about this result").button("Copy").click();
    program.settle();
    CHECK(program.platform.copied.starts_with("Drug screen of "));
    harness.dialog("Ask about this result").button("Close").at(0).click();
    program.settle();
    CHECK_FALSE(harness.dialog("Ask about this result").exists());
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
