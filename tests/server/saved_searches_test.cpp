// Saved searches of the results.
#include "server/authorizations_support.hpp"

#include "api/searches.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string>

using namespace hub;
using namespace hub::test;

namespace {

api::SavedSearch search_of(TestPortal& portal, std::string name, std::string address = "/results?tab=new") {
    return { domain::SavedSearchId::make(portal.clock, portal.random), std::move(name), std::move(address) };
}

}  // namespace

TEST_CASE("RSLT-A4: saved searches are their owner's alone, by name, and one of the same name takes the place", "[server][results]") {
    TestPortal portal;
    Visitor one { portal };
    one.sign_in(acme_basic);
    Visitor two { portal };
    two.sign_in(acme_admin);
    auto const saved = one.must(api::save_search, search_of(portal, "  Denver  ", "/results?state=CO"));
    CHECK(saved.name == "Denver");
    one.must(api::save_search, search_of(portal, "Boston"));
    auto list = one.must(api::list_searches).items;
    REQUIRE(list.size() == 2);
    CHECK(list[0].name == "Boston");
    CHECK(list[1].address == "/results?state=CO");
    CHECK(two.must(api::list_searches).items.empty());
    CHECK(two.call(api::remove_search, { saved.id }).error().code == ErrorCode::NotFound);

    auto const again = one.must(api::save_search, search_of(portal, "DENVER", "/results?q=new"));
    list = one.must(api::list_searches).items;
    REQUIRE(list.size() == 2);
    CHECK(list[1].id == again.id);
    CHECK(list[1].name == "DENVER");
    one.must(api::save_search, again);  // the same once more, after a lost answer
    CHECK(one.must(api::list_searches).items.size() == 2);
    one.must(api::remove_search, { again.id });
    CHECK(one.must(api::list_searches).items.size() == 1);
}

TEST_CASE("RSLT-A4: a saved search has a name and an address of the results, and there are at most twenty", "[server][results]") {
    TestPortal portal;
    Visitor visitor { portal };
    visitor.sign_in(acme_basic);
    auto const refused = [&](std::string name, std::string address) {
        return visitor.call(api::save_search, search_of(portal, std::move(name), std::move(address))).error();
    };
    CHECK(refused(" ", "/results").field == "name");
    CHECK(refused("Two\nlines", "/results").field == "name");
    CHECK(refused("Elsewhere", "https://example.com").field == "address");
    CHECK(refused(std::string(61, 'x'), "/results").field == "name");
    for (int i = 0; i < 20; ++i) { visitor.must(api::save_search, search_of(portal, "Search " + std::to_string(i))); }
    CHECK(refused("One too many", "/results").field == "name");
    visitor.must(api::save_search, search_of(portal, "Search 7", "/results?q=changed"));
    CHECK(visitor.must(api::list_searches).items.size() == 20);
}
