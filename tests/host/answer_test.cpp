#include "answer.hpp"
#include "security_headers.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace hub;
using namespace hub::host;

TEST_CASE("B4: the header set of a page and of data, byte by byte", "[host][answer]") {
    // Written out, so that a change of the constants has to be made twice.
    std::string const common = "strict-transport-security: max-age=63072000; includeSubDomains\r\n"
                               "x-content-type-options: nosniff\r\n"
                               "x-frame-options: DENY\r\n"
                               "referrer-policy: no-referrer\r\n"
                               "cross-origin-opener-policy: same-origin\r\n"
                               "cross-origin-embedder-policy: require-corp\r\n"
                               "cross-origin-resource-policy: same-origin\r\n"
                               "permissions-policy: camera=(), microphone=(), geolocation=(), usb=(), payment=(), browsing-topics=()\r\n";
    std::string const start = "date: Sat, 21 Nov 2026 17:52:15 GMT\r\n";
    WireOptions const options { .minor_version = 1, .keep_alive = true, .now = 1'795'283'535 };

    Answer page { .kind = Kind::Page, .body = "hello" };
    page.headers.emplace_back("cache-control", "no-cache");
    CHECK(wire_head(page, options)
        == "HTTP/1.1 200 OK\r\n" + start
            + "cache-control: no-cache\r\n"
              "content-security-policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; "
              "font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; "
              "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types hub-worker\r\n"
            + common + "content-length: 5\r\n\r\n");

    CHECK(wire_head({ .status = 304 }, options)
        == "HTTP/1.1 304 Not Modified\r\n" + start
            + "cache-control: no-store\r\n"
              "content-security-policy: default-src 'none'; frame-ancestors 'none'\r\n"
            + common + "\r\n");
}

TEST_CASE("H8: a header that would break the line is left out", "[host][answer]") {
    Answer answer;
    answer.headers = { { "x-good", "1" }, { "x-bad", "a\r\nset-cookie: b" }, { "x-nul", std::string("a\0b", 3) }, { "x-lf\n", "c" } };
    auto const head = wire_head(answer, {});
    CHECK(head.contains("x-good: 1\r\n"));
    CHECK_FALSE(head.contains("x-bad"));
    CHECK_FALSE(head.contains("x-nul"));
    CHECK_FALSE(head.contains("x-lf"));
}

TEST_CASE("The core cannot frame answers or weaken the security headers", "[host][answer]") {
    Answer answer { .body = "12" };
    answer.headers = { { "content-length", "99" }, { "transfer-encoding", "chunked" }, { "connection", "upgrade" }, { "server", "x" },
        { "x-frame-options", "ALLOW" } };
    auto const head = wire_head(answer, { .minor_version = 1, .keep_alive = false, .now = 0 });
    CHECK(head.contains("content-length: 2\r\n"));
    CHECK(head.contains("connection: close\r\n"));
    CHECK(head.contains("x-frame-options: DENY\r\n"));
    for (auto const* const other : { "99", "chunked", "upgrade", "server:", "ALLOW" }) { CHECK_FALSE(head.contains(other)); }
}

TEST_CASE("H14: problems are RFC 9457 and say nothing of their cause", "[host][answer]") {
    CHECK(problem(431, "Too much.").body
        == R"({"type":"about:blank","title":"Request Header Fields Too Large","status":431,"code":"too_large","detail":"Too much."})");
    CHECK(problem(500, "Sorry.", "abc").body.ends_with(R"("request_id":"abc"})"));
    auto const refused = problem(Refusal { 405, "No.", "GET, HEAD", {} });
    CHECK(wire_head(refused, {}).contains("allow: GET, HEAD\r\n"));
    CHECK(wire_head(busy("Busy."), {}).contains("retry-after: 2\r\n"));
}
