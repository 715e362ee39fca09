#include "request_rules.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <algorithm>

using namespace hub;
using namespace hub::host;

namespace {

Limits const limits;

Place local_place() {
    return { .hosts = { "localhost:8080" }, .trusted_proxies = {}, .https_origin = {}, .tls = false };
}

Place proxied_place() {
    return { .hosts = { "portal.example" },
        .trusted_proxies = { Network::parse("10.0.0.0/8").value() },
        .https_origin = "https://portal.example",
        .tls = false };
}

OrRefusal<Admitted> ask(
    std::string const& first_line, std::string const& headers, Place const& place = local_place(), std::string_view peer = "127.0.0.1") {
    auto const host = headers.starts_with("Host:") ? std::string {} : "Host: " + place.hosts.front() + "\r\n";
    auto head = parse_head(first_line + " HTTP/1.1\r\n" + host + headers + "\r\n", limits);
    REQUIRE(head);
    return admit(*std::move(head), Address::parse(peer).value(), place, limits);
}

int status(OrRefusal<Admitted> const& admitted) {
    return admitted ? 200 : admitted.error().status;
}

std::string const json = "Content-Type: application/json\r\n";

}  // namespace

TEST_CASE("Paths are decoded once and carry no surprise", "[host][rules]") {
    auto const good = ask("GET /api/v1/a%20b?x=%41&y", "");
    REQUIRE(good);
    CHECK(good->request.path == "/api/v1/a b");
    CHECK(good->request.query == "x=%41&y");
    CHECK(good->is_api);
    CHECK(ask("GET /%2541", "")->request.path == "/%41");

    auto const wrong = GENERATE(as<std::string> {}, "/%", "/%4", "/%zz", "/a%2fb", "/a%2Fb", "/a%5cb", "/a\\b", "/%00", "/%0d%0a", "/%7f",
        "/../a", "/a/..", "/a/./b", "/%2e%2e/a", "/%c0%ae", "/%ff", "/a#b", "http://localhost:8080/", "localhost:8080", "*");
    INFO(wrong);
    CHECK(status(ask("GET " + wrong, "")) == 400);
}

TEST_CASE("H7: only the portal's own names are answered to", "[host][rules]") {
    CHECK(status(ask("GET /", "Host: localhost:8080\r\n")) == 200);
    CHECK(status(ask("GET /", "Host: LOCALHOST:8080\r\n")) == 200);
    for (auto const* const other :
        { "evil.example", "localhost", "localhost:8081", "", "localhost:8080.evil.example", "x@localhost:8080" }) {
        CHECK(status(ask("GET /", std::string("Host: ") + other + "\r\n")) == 421);
    }
}

TEST_CASE("H6: methods, and what is allowed instead", "[host][rules]") {
    CHECK(status(ask("HEAD /", "")) == 200);
    CHECK(ask("HEAD /", "")->is_head);
    CHECK(status(ask("DELETE /api/v1/session", "")) == 200);
    for (auto const* const method : { "TRACE", "CONNECT", "OPTIONS", "PROPFIND", "get", "BREW" }) {
        auto const api = ask(std::string(method) + " /api/v1/home", "");
        REQUIRE(status(api) == 405);
        CHECK(api.error().allow == "GET, HEAD, POST, PUT, PATCH, DELETE");
    }
    auto const page = ask("POST /", json);
    REQUIRE(status(page) == 405);
    CHECK(page.error().allow == "GET, HEAD");
    CHECK(status(ask("OPTIONS *", "")) == 400);
}

TEST_CASE("H6: changes come as JSON and are answered as JSON", "[host][rules]") {
    CHECK(status(ask("POST /api/v1/session", json)) == 200);
    CHECK(status(ask("POST /api/v1/session", "Content-Type: application/json; charset=UTF-8\r\n")) == 200);
    for (auto const* const type : { "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x",
             "application/json; charset=latin1", "application/jsonp", "text/json" }) {
        CHECK(status(ask("POST /api/v1/session", std::string("Content-Type: ") + type + "\r\n")) == 415);
    }
    CHECK(status(ask("POST /api/v1/session", "")) == 415);
    CHECK(status(ask("DELETE /api/v1/session", "Content-Type: text/plain\r\n")) == 415);
    CHECK(status(ask("DELETE /api/v1/session", "Content-Length: 3\r\n")) == 415);
    CHECK(status(ask("POST /api/v1/session", json + "Accept: text/html\r\n")) == 406);
    CHECK(status(ask("POST /api/v1/session", json + "Accept: application/*\r\n")) == 200);
}

TEST_CASE("Accept is read with its weights", "[host][rules]") {
    CHECK(accepts("", "application/json"));
    CHECK(accepts("*/*", "application/wasm"));
    CHECK(accepts("text/html, application/*;q=0.5", "application/pdf"));
    CHECK(accepts("image/avif,image/webp,*/*;q=0.8", "font/otf"));
    CHECK(accepts("APPLICATION/JSON", "application/json; charset=utf-8"));
    CHECK_FALSE(accepts("text/html", "application/json"));
    CHECK_FALSE(accepts("application/json;q=0", "application/json"));
    CHECK_FALSE(accepts("application/json; q=0.000", "application/json"));
    CHECK(accepts("application/json;q=0.001", "application/json"));
}

TEST_CASE("H2: each kind of request has its size, known before anything is read", "[host][rules]") {
    CHECK(status(ask("POST /api/v1/authorizations", json + "Content-Length: 262144\r\n")) == 200);
    CHECK(status(ask("POST /api/v1/authorizations", json + "Content-Length: 262145\r\n")) == 413);
    CHECK(status(ask("POST /api/v1/authorizations", json + "Content-Length: 10737418240\r\n")) == 413);
    CHECK(status(ask("PUT /api/v1/results/marks", json + "Content-Length: 1048576\r\n")) == 200);
    CHECK(status(ask("PUT /api/v1/results/marks", json + "Content-Length: 1048577\r\n")) == 413);
    CHECK(ask("POST /api/v1/authorizations", json + "Transfer-Encoding: chunked\r\n")->body_limit == 262144);
}

TEST_CASE("H11: compressed requests are not taken", "[host][rules]") {
    CHECK(status(ask("POST /api/v1/session", json + "Content-Encoding: gzip\r\n")) == 415);
    CHECK(status(ask("POST /api/v1/session", json + "Content-Encoding: identity\r\n")) == 200);
}

TEST_CASE("Expectations are met or refused", "[host][rules]") {
    CHECK(ask("POST /api/v1/session", json + "Expect: 100-continue\r\nContent-Length: 3\r\n")->expects_continue);
    CHECK(status(ask("POST /api/v1/session", json + "Expect: tea\r\n")) == 417);
}

TEST_CASE("H9: only a trusted proxy says who the client is, and the core never sees it said", "[host][rules]") {
    std::string const forwarded =
        "X-Forwarded-For: 203.0.113.9\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Host: evil.example\r\nForwarded: for=1.1.1.1\r\n";
    auto const proxied = ask("GET /api/v1/home", forwarded, proxied_place(), "10.1.1.1");
    REQUIRE(proxied);
    CHECK(proxied->request.client_address == "203.0.113.9");
    CHECK(proxied->request.secure);
    auto const spoofed = ask("GET /api/v1/home", forwarded);
    REQUIRE(spoofed);
    CHECK(spoofed->request.client_address == "127.0.0.1");
    CHECK_FALSE(spoofed->request.secure);
    for (auto const& admitted : { proxied, spoofed }) {
        CHECK(std::ranges::none_of(admitted->request.headers, [](auto const& header) { return header.first.contains("forwarded"); }));
    }
}

TEST_CASE("T2: plain http is for this machine; others are sent to https, or away", "[host][rules]") {
    CHECK(status(ask("GET /", "", proxied_place(), "127.0.0.1")) == 200);
    auto const page = ask("GET /results?x=1", "", proxied_place(), "203.0.113.9");
    REQUIRE(status(page) == 308);
    CHECK(page.error().location == "https://portal.example/results?x=1");
    CHECK(status(ask("GET /api/v1/home", "", proxied_place(), "203.0.113.9")) == 403);
    CHECK(status(ask("GET /", "X-Forwarded-Proto: http\r\nX-Forwarded-For: 203.0.113.9\r\n", proxied_place(), "10.1.1.1")) == 308);
    CHECK(status(ask("GET /", "", local_place(), "203.0.113.9")) == 403);
    auto tls = local_place();
    tls.tls = true;
    CHECK(status(ask("GET /api/v1/home", "", tls, "203.0.113.9")) == 200);
}
