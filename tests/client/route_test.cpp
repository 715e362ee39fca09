#include "client/route.hpp"

#include <catch2/catch_test_macros.hpp>

using hub::client::Route;

TEST_CASE("A route keeps its path and decodes its query", "[client][route]") {
    auto const route = Route::parse("/results?q=mai%20nguy%E1%BB%85n&state=TX,CO&empty=");
    CHECK(route.path == "/results");
    CHECK(route.get("q") == "mai nguyễn");
    CHECK(route.get("state") == "TX,CO");
    CHECK(route.get("empty").empty());
    CHECK(route.query.size() == 2);
}

TEST_CASE("A route's text leads back to the same route", "[client][route]") {
    Route const route { .path = "/results", .query = { { "q", "O'Neil & sons = 100%" }, { "tab", "new" } } };
    CHECK(Route::parse(route.to_string()) == route);
}

TEST_CASE("A route pattern gives the part in braces", "[client][route]") {
    CHECK(Route::parse("/authorizations/abc").match("/authorizations/{id}") == "abc");
    CHECK_FALSE(Route::parse("/authorizations/").match("/authorizations/{id}"));
    CHECK_FALSE(Route::parse("/authorizations/a/b").match("/authorizations/{id}"));
    CHECK(Route::parse("/contacts/").match("/contacts") == "");
}

TEST_CASE("What cannot be decoded in an address is left out", "[client][route]") {
    CHECK(Route::parse("/results?q=%zz&tab=new").query.size() == 1);
    CHECK(Route::parse("").path == "/");
}
