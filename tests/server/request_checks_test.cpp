#include "server/request_checks.hpp"

#include "server/test_portal.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

using namespace hub;
using namespace hub::test;
using server::Method;

namespace {

constexpr std::string_view nothing_marked = R"({"documents":[]})";

server::Response mark(Visitor& visitor, server::Headers headers) {
    return visitor.send(Method::Put, "/api/v1/results/marks", nothing_marked, std::move(headers));
}

}  // namespace

TEST_CASE("Security B1: a change needs the page's own origin", "[server][csrf]") {
    TestPortal portal;
    Visitor visitor { portal };
    visitor.sign_in("admin@acme.example");
    CHECK(mark(visitor, {}).status == 200);
    for (std::string const site : { "cross-site", "same-site", "none", "anything" }) {
        CAPTURE(site);
        CHECK(mark(visitor, { { "sec-fetch-site", site } }).status == 403);
        // What the browser says about itself outweighs a header that pages can influence.
        CHECK(mark(visitor, { { "sec-fetch-site", site }, { "origin", "https://portal.example" } }).status == 403);
    }
    SECTION("or, where the browser does not say, an Origin of ours") {
        CHECK(mark(visitor, { { "sec-fetch-site", "" } }).status == 403);
        CHECK(mark(visitor, { { "sec-fetch-site", "" }, { "origin", "https://portal.example" } }).status == 200);
        CHECK(mark(visitor, { { "sec-fetch-site", "" }, { "origin", "https://portal.example.evil.test" } }).status == 403);
        CHECK(mark(visitor, { { "sec-fetch-site", "" }, { "origin", "http://portal.example" } }).status == 403);
        CHECK(mark(visitor, { { "sec-fetch-site", "" }, { "origin", "null" } }).status == 403);
    }
}

TEST_CASE("Security B1: a change needs the token of its own session", "[server][csrf]") {
    TestPortal portal;
    Visitor visitor { portal };
    visitor.sign_in("admin@acme.example");
    Visitor other { portal };
    other.sign_in("billingadmin@acme.example");
    CHECK(mark(visitor, { { "x-csrf-token", "" } }).status == 403);
    CHECK(mark(visitor, { { "x-csrf-token", std::string(64, '0') } }).status == 403);
    CHECK(mark(visitor, { { "x-csrf-token", other.csrf_token } }).status == 403);
    CHECK(mark(visitor, {}).status == 200);
    CHECK(visitor.send(Method::Delete, "/api/v1/session", {}, { { "x-csrf-token", "" } }).status == 403);
}

TEST_CASE("Security B1: what a form of a foreign page can send is 415", "[server][csrf]") {
    TestPortal portal;
    Visitor visitor { portal };
    visitor.sign_in("admin@acme.example");
    for (std::string const type :
        { "", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/jsonp" }) {
        CAPTURE(type);
        auto headers = server::Headers { { "content-type", type } };
        CHECK(mark(visitor, headers).status == 415);
    }
    CHECK(mark(visitor, { { "content-type", "application/json; charset=utf-8" } }).status == 200);
    CHECK(mark(visitor, { { "content-type", "Application/JSON" } }).status == 200);
}

TEST_CASE("Security B3: signing in is protected like any change", "[server][csrf]") {
    TestPortal portal;
    Visitor visitor { portal };
    auto const body = R"({"email":"admin@acme.example","password":"Training-2026-portal"})";
    CHECK(visitor.send(Method::Post, "/api/v1/session", body, { { "sec-fetch-site", "cross-site" } }).status == 403);
    CHECK(visitor.send(Method::Post, "/api/v1/session", body, { { "content-type", "text/plain" } }).status == 415);
    CHECK(visitor.send(Method::Post, "/api/v1/session", body).status == 201);
}

TEST_CASE("Security B1: reading needs neither origin nor token", "[server][csrf]") {
    TestPortal portal;
    Visitor visitor { portal };
    visitor.sign_in("admin@acme.example");
    CHECK(visitor.get("/api/v1/home", { { "sec-fetch-site", "none" } }).status == 200);
}

TEST_CASE("In the sandbox there is no origin to compare", "[server][csrf]") {
    auto config = TestPortal::default_config();
    config.sandbox = true;
    TestPortal portal { config };
    Visitor visitor { portal };
    visitor.sign_in("admin@acme.example");
    CHECK(mark(visitor, { { "sec-fetch-site", "" } }).status == 200);
    CHECK(mark(visitor, { { "x-csrf-token", "" } }).status == 403);
}

TEST_CASE("Security B2: no answer carries a CORS header", "[server][csrf]") {
    TestPortal portal;
    Visitor visitor { portal };
    visitor.sign_in("admin@acme.example");
    auto const answer = visitor.get("/api/v1/home", { { "origin", "https://evil.test" } });
    CHECK(std::ranges::none_of(answer.headers, [](auto const& header) { return header.first.starts_with("access-control-"); }));
}

TEST_CASE("The cookie of a session is found among others and never mistaken", "[server][http]") {
    auto const cookie_of = [](std::string header, std::string_view name) {
        auto const request = make_request(Method::Get, "/", {}, { { "cookie", std::move(header) } });
        return std::string { request.cookie(name) };
    };
    CHECK(cookie_of("__Host-s=abc", "__Host-s") == "abc");
    CHECK(cookie_of("a=1; __Host-s=abc;b=2", "__Host-s") == "abc");
    CHECK(cookie_of("x__Host-s=abc", "__Host-s").empty());
    CHECK(cookie_of("__Host-s", "__Host-s").empty());
    CHECK(cookie_of("", "__Host-s").empty());
    CHECK(cookie_of("__Host-s=a=b", "__Host-s") == "a=b");
}
