#include "server/app.hpp"

#include "server/answers.hpp"
#include "server/test_portal.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

using namespace hub;
using namespace hub::test;
using server::Method;

TEST_CASE("Every endpoint of the list is routed", "[server][router]") {
    TestPortal portal;  // the constructor refuses to start otherwise
    Visitor visitor { portal };
    api::for_each_endpoint([&](auto const& endpoint) {
        CAPTURE(endpoint.id);
        typename std::remove_cvref_t<decltype(endpoint)>::AskType const ask {};
        auto const answer = visitor.raw(endpoint, ask);
        CHECK_FALSE(answer.body.contains("nothing at this address"));
        CHECK(answer.status != 405);
        if (endpoint.access == api::Access::PaymentSite) {
            CHECK(answer.status == 403);
        } else if (endpoint.access != api::Access::Public) {
            CHECK(answer.status == 401);
        }
    });
}

TEST_CASE("An unknown address is a 404 problem and says nothing back", "[server][core][router]") {
    TestPortal portal;
    Visitor visitor { portal };
    visitor.sign_in("admin@acme.example");
    for (std::string const path : { "/", "/api/v1/secret<script>", "/api/v1/results/", "/api/v2/results", "/api/v1/documents//file" }) {
        CAPTURE(path);
        auto const answer = visitor.get(path);
        CHECK(answer.status == 404);
        CHECK(answer.header("content-type") == "application/problem+json");
        CHECK_FALSE(answer.body.contains("secret"));
    }
}

TEST_CASE("Security H6: a wrong method is 405 and names the right ones", "[server][router]") {
    TestPortal portal;
    Visitor visitor { portal };
    auto const answer = visitor.send(Method::Put, "/api/v1/session", "{}");
    CHECK(answer.status == 405);
    CHECK(answer.header("allow") == "POST, GET, DELETE");
    CHECK(visitor.send(Method::Post, "/api/v1/home", "{}").header("allow") == "GET");
    CHECK(visitor.send(Method::Delete, "/healthz").status == 405);
}

TEST_CASE("Security B4: every answer is data, and is not kept", "[server][headers]") {
    TestPortal portal;
    Visitor visitor { portal };
    visitor.sign_in("admin@acme.example");
    for (auto const& answer : { visitor.get("/api/v1/home"), visitor.get("/api/v1/nothing"), visitor.get("/healthz"),
             visitor.send(Method::Put, "/api/v1/home", "{}"), Visitor { portal }.get("/api/v1/home") }) {
        CAPTURE(answer.status);
        CHECK(answer.header("cache-control") == "no-store");
        CHECK(answer.header("content-security-policy") == "default-src 'none'; frame-ancestors 'none'");
        CHECK(answer.header("x-request-id").size() == 16);
        CHECK(answer.header("server").empty());
        auto const expected = answer.status == 200 ? "application/json; charset=utf-8" : "application/problem+json";
        CHECK(answer.header("content-type") == expected);
    }
}

TEST_CASE("A problem carries the request's id", "[server][problems]") {
    TestPortal portal;
    auto const answer = Visitor { portal }.get("/api/v1/home");
    auto const problem = api::read_problem(answer.body, answer.status);
    CHECK(problem.error.code == ErrorCode::Unauthenticated);
    CHECK(problem.request_id == answer.header("x-request-id"));
}

TEST_CASE("Security Z4, H10: unknown fields and malformed JSON are refused with their place", "[server][problems]") {
    TestPortal portal;
    Visitor visitor { portal };
    visitor.sign_in("admin@acme.example");
    auto const send = [&](std::string_view body) { return visitor.send(Method::Put, "/api/v1/results/marks", body); };
    CHECK(send(R"({"documents":[],"employer":"x"})").status == 422);
    CHECK(api::read_problem(send(R"({"documents":[],"employer":"x"})").body, 422).error.field == "employer");
    CHECK(send(R"({"documents":[)").status == 400);
    CHECK(send(R"({"documents":["not an id"]})").status == 422);
    CHECK(send(R"({"flagged":true,"flagged":false,"documents":[]})").status == 400);
    CHECK(visitor.get("/api/v1/results?limit=0").status == 422);
    CHECK(visitor.get("/api/v1/results?limit=20001").status == 422);
    CHECK(visitor.get("/api/v1/results?employer=x").status == 422);
}

TEST_CASE("healthz answers always, readyz only with the database", "[server][health]") {
    TestPortal portal;
    Visitor visitor { portal };
    CHECK(visitor.get("/healthz").body == R"({"status":"ok"})");
    CHECK(visitor.get("/readyz").status == 200);

    struct Lost final : store::Database {
        ErrorOr<void> read(Work const&) override { return fail(Error::unavailable("x", "the disk is gone")); }
        ErrorOr<void> write(Work const&) override { return fail(Error::unavailable("x", "the disk is gone")); }
    } lost;
    server::App app { { lost, portal.files, portal.passwords, portal.secrets, portal.clock, portal.random, portal.log },
        TestPortal::default_config() };
    CHECK(app.handle(make_request(Method::Get, "/healthz", {}, {})).status == 200);
    auto const answer = app.handle(make_request(Method::Get, "/readyz", {}, {}));
    CHECK(answer.status == 503);
    CHECK_FALSE(answer.body.contains("disk"));
    CHECK(std::ranges::any_of(portal.log.lines, [](auto const& line) { return line.contains("the disk is gone"); }));
}

TEST_CASE("The OpenAPI document is served", "[server][openapi]") {
    TestPortal portal;
    auto const answer = Visitor { portal }.get("/openapi.json");
    CHECK(answer.status == 200);
    CHECK(answer.body == portal.app->openapi());
    CHECK(answer.body.contains("/api/v1/documents/{id}/file"));
}

TEST_CASE("Security O1: no line of the log holds what a person typed or is", "[server][log]") {
    TestPortal portal;
    Visitor visitor { portal };
    visitor.sign_in("admin@acme.example");
    visitor.try_sign_in("canary@acme.example", "canary-password");
    visitor.get("/api/v1/results?cursor=canary");
    visitor.get("/api/v1/canary");
    visitor.get("/api/v1/documents/canary/file");
    visitor.send(Method::Put, "/api/v1/results/marks", R"({"canary":1})");
    CHECK_FALSE(visitor.must(api::list_results).id.empty());
    CHECK_FALSE(visitor.must(api::list_contacts).items.empty());
    for (auto const& line : portal.log.lines) {
        CAPTURE(line);
        for (std::string_view const secret : { "canary", "acme", "Okafor", "Dana", "Training", "203.0.113", "O'Neil" }) {
            CHECK_FALSE(line.contains(secret));
        }
        CHECK_FALSE(line.contains(visitor.cookie.substr(visitor.cookie.find('=') + 1)));
        CHECK_FALSE(line.contains(visitor.csrf_token));
    }
    CHECK(std::ranges::any_of(portal.log.lines, [](auto const& line) { return line.contains("endpoint=list_results status=200"); }));
}

TEST_CASE("A file's name survives the header, in both forms", "[server][headers]") {
    CHECK(server::content_disposition("Audiogram.pdf") == R"(attachment; filename="Audiogram.pdf"; filename*=UTF-8''Audiogram.pdf)");
    CHECK(server::content_disposition("a\"b\\c/d\r\n.pdf")
        == R"(attachment; filename="a_b_c_d__.pdf"; filename*=UTF-8''a%22b%5Cc%2Fd%0D%0A.pdf)");
    CHECK(server::content_disposition("Łukasz.pdf") == R"(attachment; filename="_ukasz.pdf"; filename*=UTF-8''%C5%81ukasz.pdf)");
}
