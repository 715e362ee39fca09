#include "client/results_table.hpp"

#include "base/clock.hpp"
#include "base/random.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace hub;

namespace {

api::ResultPage page_of(std::vector<domain::DocumentId> const& ids) {
    api::ResultPage page;
    page.employees = { { {}, "Siobhán", "O'Neil", Date::from_parts(1989, 3, 14) }, { {}, "Mai", "Nguyễn", Date::from_parts(1990, 1, 2) } };
    page.names = { "Audiogram result", "Drug screen result" };
    page.centers = { { "c1", "Dallas Trinity", "TX" } };
    page.locations = { { "l1", "Dallas Plant", "TX" } };
    page.claims = { "WC-2026-0042" };
    for (std::size_t i = 0; i < ids.size(); ++i) {
        auto const odd = static_cast<std::int32_t>(i % 2);
        page.id.push_back(ids[i]);
        page.employee_index.push_back(odd);
        page.kind.push_back(16);
        page.name_index.push_back(odd);
        page.injury.push_back(odd);
        page.center_index.push_back(0);
        page.location_index.push_back(0);
        page.claim_index.push_back(odd == 0 ? -1 : 0);
        page.service_day.push_back(20'700);
        page.posted_at.push_back(1'795'100'000'000);
        page.pages.push_back(2);
        page.bytes.push_back(40'000);
        page.flagged.push_back(0);
        page.reviewed.push_back(odd);
        page.saved.push_back(1 - odd);
    }
    page.cursor = "c1";
    page.total = static_cast<std::int64_t>(ids.size());
    return page;
}

std::vector<domain::DocumentId> make_ids(std::size_t count) {
    SeededRandom random { 7 };
    ManualClock clock { Instant { 1'795'100'000'000 } };
    std::vector<domain::DocumentId> ids;
    for (std::size_t i = 0; i < count; ++i) { ids.push_back(domain::DocumentId::make(clock, random)); }
    return ids;
}

}  // namespace

TEST_CASE("RSLT-01: a page of columns becomes rows in words", "[client][results]") {
    client::ResultsTable table;
    auto const ids = make_ids(2);
    REQUIRE(table.apply(page_of(ids)));
    CHECK(table.size() == 2);
    CHECK(table.cursor() == "c1");
    auto const document = table.document(*table.find(ids[1]));
    CHECK(document.employee == "Mai Nguyễn");
    CHECK(document.visit_type == "Injury");
    CHECK(document.claim == "WC-2026-0042");
    CHECK(document.state == "TX");
    CHECK(document.reviewed);
    CHECK(table.document(*table.find(ids[0])).claim.empty());
}

TEST_CASE("RSLT-16: a withdrawn document is gone with the next change", "[client][results]") {
    client::ResultsTable table;
    auto const ids = make_ids(3);
    REQUIRE(table.apply(page_of(ids)));
    api::ResultPage change;
    change.removed = { ids[1] };
    change.cursor = "c2";
    change.total = 2;
    REQUIRE(table.apply(change));
    CHECK(table.size() == 2);
    CHECK_FALSE(table.find(ids[1]));
}

TEST_CASE("SUPP-A2: a row that is taken out before the server says so is counted no longer", "[client][results]") {
    client::ResultsTable table;
    auto const ids = make_ids(3);
    REQUIRE(table.apply(page_of(ids)));
    CHECK(table.document(*table.find(ids[0])).saved);
    CHECK_FALSE(table.document(*table.find(ids[1])).saved);
    table.remove(ids[1]);
    table.remove(ids[1]);
    CHECK(table.size() == 2);
    CHECK(table.total() == 2);
    CHECK_FALSE(table.find(ids[1]));
}

TEST_CASE("A page whose columns contradict one another is refused whole", "[client][results]") {
    client::ResultsTable table;
    auto page = page_of(make_ids(2));
    page.name_index[1] = 9;
    CHECK_FALSE(table.apply(page));
    page = page_of(make_ids(2));
    page.bytes.pop_back();
    CHECK_FALSE(table.apply(page));
    CHECK(table.size() == 0);
    CHECK(table.cursor().empty());
}

TEST_CASE("RSLT-A3: taking a mark back restores only what it had changed", "[client][results]") {
    client::ResultsTable table;
    auto const ids = make_ids(4);
    REQUIRE(table.apply(page_of(ids)));  // the second and fourth are reviewed already
    auto const marks = table.set_marks(ids, std::nullopt, true);
    CHECK(marks.changed.size() == 2);
    table.restore_marks(marks);
    CHECK_FALSE(table.document(*table.find(ids[0])).reviewed);
    CHECK(table.document(*table.find(ids[1])).reviewed);
}

TEST_CASE("Forgetting the results starts a new generation", "[client][results]") {
    client::ResultsTable table;
    REQUIRE(table.apply(page_of(make_ids(2))));
    auto const generation = table.generation();
    table.clear();
    CHECK(table.size() == 0);
    CHECK(table.cursor().empty());
    CHECK(table.generation() == generation + 1);
}
