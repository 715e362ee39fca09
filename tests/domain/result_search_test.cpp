#include "domain/result_search.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string>
#include <vector>

using namespace hub;
using namespace hub::domain;

namespace {

Date const today = Date::from_parts(2026, 11, 21);

ResultFacts audiogram() {
    return { .employee = "Siobhán O'Neil",
        .name = "Audiogram result",
        .claim = "",
        .center = "Dallas Trinity",
        .location = "Dallas Plant",
        .state = "TX",
        .category = "tests",
        .injury = false,
        .birth_date = Date::from_parts(1989, 3, 14),
        .service_date = Date::from_parts(2026, 11, 18),
        .posted = Date::from_parts(2026, 11, 19) };
}

bool finds(AddressQuery const& query, ResultFacts const& document = audiogram()) {
    return matches(result_search_of(query), document, today);
}

}  // namespace

TEST_CASE("RSLT-A4: a search comes back from its address as it was", "[domain][results]") {
    std::vector<AddressQuery> const addresses {
        {},
        { { "q", "o'neil dallas" }, { "tab", "new" }, { "state", "TX~OK" }, { "type", "Injury" } },
        { { "center", "Dallas Trinity~St. Louis" }, { "location", "Plant" }, { "document", "Drug screen result" },
            { "kind", "tests~dot" } },
        { { "review", "reviewed" }, { "flag", "unflagged" }, { "visit", "last-30" }, { "posted", "2026-11-01~" }, { "born", "1989-03-14" },
            { "saved", "no" } },
    };
    for (auto const& address : addresses) {
        AddressQuery written;
        write_result_search(result_search_of(address), written);
        CHECK(written == address);
    }
    CHECK_FALSE(result_search_of({ { "tab", "nonsense" }, { "born", "yesterday" }, { "visit", "?" } }).is_set());
}

TEST_CASE("RSLT-02: all of a search has to fit, whatever the case, accents and apostrophes", "[domain][results]") {
    CHECK(finds({}));
    CHECK(finds({ { "q", "ONEIL siobhan" } }));
    CHECK(finds({ { "q", "trinity audio" }, { "state", "TX~CA" }, { "kind", "tests" }, { "type", "Non-injury" } }));
    CHECK_FALSE(finds({ { "q", "oneil drug" } }));
    CHECK_FALSE(finds({ { "q", "oneil" }, { "state", "CA" } }));
    CHECK_FALSE(finds({ { "type", "Injury" } }));
    CHECK_FALSE(finds({ { "document", "Audiogram" } }));
    CHECK(finds({ { "q", "03/14/1989" } }));
    CHECK_FALSE(finds({ { "q", "03/15/1989" } }));
    CHECK(finds({ { "born", "1989-03-14" }, { "q", "audiogram" } }));
}

TEST_CASE("RSLT-02: days and marks of a search", "[domain][results]") {
    CHECK(finds({ { "visit", "last-7" }, { "posted", "2026-11-19~2026-11-19" } }));
    CHECK_FALSE(finds({ { "visit", "today" } }));
    CHECK_FALSE(finds({ { "posted", "2026-11-20~2026-11-18" } }));
    auto reviewed = audiogram();
    reviewed.reviewed = true;
    reviewed.flagged = true;
    CHECK(finds({ { "review", "new" } }));
    CHECK_FALSE(finds({ { "review", "new" } }, reviewed));
    CHECK(finds({ { "review", "new~reviewed" } }, reviewed));
    CHECK_FALSE(finds({ { "tab", "new" } }, reviewed));
    CHECK(finds({ { "tab", "flagged" }, { "flag", "flagged" } }, reviewed));
    CHECK_FALSE(finds({ { "tab", "archiving" } }));
    auto old = audiogram();
    old.posted = last_posting_of_archiving(today);
    CHECK(finds({ { "tab", "archiving" }, { "saved", "no" } }, old));
    old.saved = true;
    CHECK_FALSE(finds({ { "tab", "archiving" }, { "saved", "no" } }, old));
}
