#include "app/app_world.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string>

using namespace hub;
using namespace hub::tests;

TEST_CASE("AUTH-09: the list is narrowed by values of its columns, and the address keeps them", "[app][authorizations]") {
    LiveProgram program;
    auto& harness = program.harness;
    program.sign_in("admin@acme.example");
    program.go("/authorizations");
    harness.button("Visit type").click();
    program.settle();
    harness.checkbox("Injury").click();
    program.settle();
    CHECK(harness.text().find(" of 48 authorizations") != std::string::npos);
    CHECK(program.platform.routes.back().first.find("type=Injury") != std::string::npos);
    harness.button("Clear").click();
    program.settle();
    CHECK(harness.text().find(" of 48 authorizations") == std::string::npos);
}

TEST_CASE("AUTH-A3: where the grid lacks room for a column, the row's own dialog has it", "[app][authorizations]") {
    LiveProgram program;
    auto& harness = program.harness;
    harness.set_viewport(1024, 768);
    program.sign_in("admin@acme.example");
    program.go("/authorizations/bulk");
    harness.button("Paste from a spreadsheet…").click();
    program.settle();
    harness.field("Rows").type("Fatima\tEl-Amin\t12/05/1993\tfatima@\tDallas Plant\tAudiogram\n");
    harness.button("Add rows").click();
    program.settle();
    harness.button("Go to first").click();
    program.settle();
    CHECK(harness.field("E-mail").error() == "Please enter an e-mail address such as name@company.com.");
    harness.field("E-mail").type("fatima@acme.example");
    harness.button("Done").click();
    program.settle();
    CHECK(harness.text().find("1 of 20 rows, 1 ready") != std::string::npos);
}
