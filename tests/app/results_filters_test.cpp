// The filters of the results that stand in chips, and saved searches.
#include "app/app_world.hpp"
#include "base/text.hpp"
#include "ui/screens/date_span.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

using namespace hub;
using namespace hub::tests;

namespace {

/// What the status tells: "214 of 1,284" of "214 of 1,284 documents".
std::string count_of(LiveProgram& program) {
    auto const text = program.harness.text() + "\n";
    auto const end = text.rfind(" documents\n");
    REQUIRE(end != std::string::npos);
    auto const begin = text.rfind('\n', end) + 1;
    return text.substr(begin, end - begin);
}

bool route_has(LiveProgram& program, std::string_view part) {
    return program.platform.routes.back().first.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("RSLT-A4: a span of days is words and an address, and comes back from it", "[app][results]") {
    Date const today = Date::from_parts(2026, 11, 21);
    using ui::DateSpan;
    for (auto const* text : { "today", "last-7", "last-30", "last-60", "2026-11-01~2026-11-09", "2026-11-01~", "~2026-11-09", "" }) {
        CHECK(domain::date_span_text(domain::date_span_of(text)) == text);
    }
    for (auto const* text : { "last-8", "~", "2026-13-01~", "nonsense" }) { CHECK_FALSE(domain::date_span_of(text).is_set()); }
    CHECK(ui::date_span_words(domain::date_span_of("last-7")) == "Last 7 days");
    CHECK(ui::date_span_words(domain::date_span_of("2026-11-01~2026-11-09")) == "Nov 1, 2026 to Nov 9, 2026");
    CHECK(ui::date_span_words(domain::date_span_of("2026-11-01~2026-11-01")) == "Nov 1, 2026");
    CHECK(ui::date_span_words(domain::date_span_of("2026-11-01~")) == "From Nov 1, 2026");
    CHECK(ui::date_span_words(domain::date_span_of("~2026-11-09")) == "Until Nov 9, 2026");
    auto const week = domain::days_of(domain::date_span_of("last-7"), today);
    CHECK(week.first == Date::from_parts(2026, 11, 15));
    CHECK(week.last == today);
}

TEST_CASE("RSLT-02, RSLT-A4: kind, review, flag and days narrow the list together, and the address keeps them", "[app][results]") {
    LiveProgram program;
    auto& harness = program.harness;
    harness.set_viewport(1600, 900);
    program.sign_in("admin@acme.example");
    program.go("/results");
    auto const all = count_of(program);
    program.go("/results?kind=drug_and_alcohol");
    auto const drug = count_of(program);
    CHECK(drug != all);
    CHECK(harness.text().find("Drug and alcohol") != std::string::npos);
    program.go("/results?kind=drug_and_alcohol&review=new&visit=last-30");
    CHECK(count_of(program) != drug);
    CHECK(harness.text().find("Visit last 30 days") != std::string::npos);
    CHECK(harness.text().find("Not reviewed") != std::string::npos);
    program.go("/results?visit=2026-11-09~2026-11-01");
    CHECK(harness.text().find("Your filters hide all 335 documents.") != std::string::npos);
    harness.button("Clear").click();
    program.settle();
    CHECK(count_of(program) == all);
}

TEST_CASE("RSLT-A4: the days of a visit are chosen in a popover", "[app][results]") {
    LiveProgram program;
    auto& harness = program.harness;
    harness.set_viewport(1600, 900);
    program.sign_in("admin@acme.example");
    program.go("/results");
    harness.button("Visit date").click();
    program.settle();
    harness.radio("Last 7 days").click();
    program.settle();
    CHECK(route_has(program, "visit=last-7"));
    CHECK(count_of(program).find(" of ") != std::string::npos);
    harness.radio("Any day").click();
    program.settle();
    CHECK_FALSE(route_has(program, "visit="));
}

TEST_CASE("RSLT-A4: a search is saved under a name, found again, removed, and brought back", "[app][results]") {
    LiveProgram program;
    auto& harness = program.harness;
    harness.set_viewport(1600, 900);
    program.sign_in("admin@acme.example");
    program.go("/results?kind=dot&tab=new");
    auto const narrowed = count_of(program);
    harness.button("Saved searches").click();
    program.settle();
    harness.button("Save search").click();
    program.settle();
    CHECK(harness.field("Name for the present filters").error() == "Please enter a name.");
    harness.field("Name for the present filters").type("DOT, not seen");
    harness.button("Save search").click();
    program.settle();
    CHECK(harness.text().find("The search DOT, not seen was saved.") != std::string::npos);
    program.go("/results");
    CHECK(count_of(program) != narrowed);
    harness.link("DOT, not seen").click();
    program.settle();
    CHECK(count_of(program) == narrowed);
    harness.button("Saved searches").click();
    program.settle();
    auto const bell = [&] { return harness.button("Mail me about new documents of DOT, not seen"); };
    bell().click();
    program.settle();
    CHECK(harness.text().find("A mail will tell you when new documents match “DOT, not seen”.") != std::string::npos);
    CHECK(bell().has(ui::semantics::Pressed));
    harness.button("Remove DOT, not seen").click();
    program.settle();
    CHECK(harness.text().find("You have saved no searches yet.") != std::string::npos);
    harness.button("Undo").click();
    program.settle();
    CHECK(harness.text().find("You have saved no searches yet.") == std::string::npos);
    harness.button("Saved searches").click();
    program.settle();
    CHECK(bell().has(ui::semantics::Pressed));  // as it was
    bell().click();
    program.settle();
    CHECK(harness.text().find("No more mails about “DOT, not seen”.") != std::string::npos);
}

TEST_CASE("RSLT-A4: by employee, the documents of one stand together, and a line parts them from the next one's", "[app][results]") {
    LiveProgram program;
    auto& harness = program.harness;
    harness.set_viewport(1600, 900);
    program.sign_in("admin@acme.example");
    program.go("/results?sort=employee");
    auto const names = harness.role(ui::semantics::Role::Table, "Results").role(ui::semantics::Role::Link);
    REQUIRE(names.count() > 10);
    std::vector<std::string> employees;
    for (std::size_t i = 0; i < names.count(); ++i) {
        auto const name = names.at(i).name();
        if (employees.empty() || employees.back() != name) { employees.push_back(name); }
    }
    CHECK(employees.size() > 1);
    CHECK(employees.size() < names.count());
    CHECK(std::ranges::is_sorted(employees, {}, [](std::string const& name) { return fold(name); }));
    CHECK(std::set<std::string>(employees.begin(), employees.end()).size() == employees.size());
}
