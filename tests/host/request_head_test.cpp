#include "request_head.hpp"
#include "second_opinion.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

using namespace hub;
using namespace hub::host;

namespace {

Limits const limits;

/// The status a head is refused with, or 0.
int refused_with(std::string const& text) {
    HeadScanner scanner { limits };
    auto const size = scanner.scan(text);
    if (!size) { return size.error().status; }
    if (!*size) { return -1; }
    auto const head = parse_head(std::string_view { text }.substr(0, **size), limits);
    return head ? 0 : head.error().status;
}

std::string get(std::string const& more) {
    return "GET / HTTP/1.1\r\nHost: a\r\n" + more + "\r\n";
}

std::string post(std::string const& more) {
    return "POST / HTTP/1.1\r\nHost: a\r\n" + more + "\r\n";
}

}  // namespace

TEST_CASE("A plain head is read", "[host][head]") {
    std::string const text = "POST /a?b=c HTTP/1.1\r\nHost: Example\r\nX-Two:  two words\t\r\nX-Empty:\r\nContent-Length: 12\r\n\r\nrest";
    HeadScanner scanner { limits };
    auto const size = scanner.scan(text);
    REQUIRE((size && *size));
    CHECK(**size == text.size() - 4);
    auto const head = parse_head(std::string_view { text }.substr(0, **size), limits);
    REQUIRE(head);
    CHECK(head->method == "POST");
    CHECK(head->target == "/a?b=c");
    CHECK(head->header("x-two") == "two words");
    CHECK(head->header("x-empty").empty());
    CHECK(head->content_length == 12);
    CHECK(head->framing == Framing::Length);
    CHECK(head->wants_keep_alive());
}

TEST_CASE("A head that arrives byte by byte is found at the same place", "[host][head]") {
    auto const text = get("X: y\r\n");
    HeadScanner scanner { limits };
    for (std::size_t i = 1; i < text.size(); ++i) {
        auto const size = scanner.scan(std::string_view { text }.substr(0, i));
        REQUIRE(size);
        CHECK_FALSE(*size);
    }
    CHECK(**scanner.scan(text) == text.size());
}

TEST_CASE("H5: what could be read in two ways is refused", "[host][head]") {
    struct Case {
        std::string about;
        std::string text;
        int status;
    };
    auto const each = GENERATE(values<Case>({
        { "length and encoding", post("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n"), 400 },
        { "two lengths", post("Content-Length: 3\r\nContent-Length: 3\r\n"), 400 },
        { "a list of lengths", post("Content-Length: 3, 3\r\n"), 400 },
        { "a length with a sign", post("Content-Length: +3\r\n"), 400 },
        { "a negative length", post("Content-Length: -3\r\n"), 400 },
        { "an empty length", post("Content-Length:\r\n"), 400 },
        { "a length in hex", post("Content-Length: 0x3\r\n"), 400 },
        { "a length beyond 64 bits", post("Content-Length: 99999999999999999999999\r\n"), 413 },
        { "xchunked", post("Transfer-Encoding: xchunked\r\n"), 501 },
        { "gzip, chunked", post("Transfer-Encoding: gzip, chunked\r\n"), 501 },
        { "chunked, identity", post("Transfer-Encoding: chunked, identity\r\n"), 501 },
        { "chunked twice", post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"), 400 },
        { "encoding in HTTP/1.0", "POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n", 400 },
        { "two hosts", get("Host: b\r\n"), 400 },
        { "no host", "GET / HTTP/1.1\r\n\r\n", 400 },
        { "two authorizations", get("Authorization: x\r\nAuthorization: y\r\n"), 400 },
        { "two cookie headers", get("Cookie: a=1\r\nCookie: b=2\r\n"), 400 },
        { "two session cookies", get("Cookie: __Host-s=1; x=2; __Host-s=3\r\n"), 400 },
        { "two development session cookies", get("Cookie: hub-dev-session=1; hub-dev-session=1\r\n"), 400 },
        { "folded header", get("X-A: b\r\n c\r\n"), 400 },
        { "folded by a tab", get("X-A: b\r\n\tc\r\n"), 400 },
        { "first header folded", "GET / HTTP/1.1\r\n Host: a\r\n\r\n", 400 },
        { "blank before the colon", get("X-A : b\r\n"), 400 },
        { "underscore", get("X_A: b\r\n"), 400 },
        { "no name", get(": b\r\n"), 400 },
        { "no colon", get("nonsense\r\n"), 400 },
        { "NUL in a header", get(std::string("X-A: b\0c\r\n", 10)), 400 },
        { "control character in a header", get("X-A: b\x01\r\n"), 400 },
        { "DEL in a header", get("X-A: b\x7f\r\n"), 400 },
        { "bare LF", "GET / HTTP/1.1\nHost: a\n\n", 400 },
        { "bare CR", get("X-A: b\rc: d\r\n"), 400 },
        { "empty first line", "\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", 400 },
        { "body on GET", get("Content-Length: 3\r\n"), 400 },
        { "chunked body on GET", get("Transfer-Encoding: chunked\r\n"), 400 },
        { "body on HEAD", "HEAD / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n", 400 },
        { "two blanks", "GET  / HTTP/1.1\r\nHost: a\r\n\r\n", 400 },
        { "a blank in the address", "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n", 400 },
        { "bytes above 127 in the address", "GET /\xc3\xa4 HTTP/1.1\r\nHost: a\r\n\r\n", 400 },
        { "HTTP/0.9", "GET /\r\nHost: a\r\n\r\n", 400 },
        { "HTTP/2.0", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505 },
        { "lower-case protocol", "GET / http/1.1\r\nHost: a\r\n\r\n", 400 },
    }));
    INFO(each.about);
    CHECK(refused_with(each.text) == each.status);
}

TEST_CASE("H5: what is allowed stays allowed", "[host][head]") {
    auto const text = GENERATE(as<std::string> {}, get(""), get("Content-Length: 0\r\n"), post("Transfer-Encoding: chunked\r\n"),
        post("Transfer-Encoding: Chunked\r\n"), post("Content-Length: 3\r\n"), get("Accept: a\r\nAccept: b\r\n"),
        get("Cookie: __Host-s=1; x=2\r\n"), "GET / HTTP/1.0\r\n\r\n", get("X-A: caf\xc3\xa9\r\n"));
    INFO(text);
    CHECK(refused_with(text) == 0);
}

TEST_CASE("H1: long addresses and headers are refused before they are complete", "[host][head]") {
    CHECK(refused_with("GET /" + std::string(9'000, 'a')) == 414);
    CHECK(refused_with("GET /" + std::string(8'300, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n") == 414);
    CHECK(refused_with("GET /" + std::string(8'191, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n") == 0);
    CHECK(refused_with("GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(17'000, 'a')) == 431);
    std::string many;
    for (int i = 0; i < 100; ++i) { many += "A: b\r\n"; }
    CHECK(refused_with(get(many)) == 431);
    CHECK(refused_with(get(many.substr(6))) == 0);
}

TEST_CASE("Connections stay open as each version of HTTP has it", "[host][head]") {
    auto const keeps = [](std::string const& text) { return parse_head(text, limits)->wants_keep_alive(); };
    CHECK(keeps(get("")));
    CHECK_FALSE(keeps(get("Connection: Close\r\n")));
    CHECK_FALSE(keeps(get("Connection: x, close\r\n")));
    CHECK_FALSE(keeps("GET / HTTP/1.0\r\nHost: a\r\n\r\n"));
    CHECK(keeps("GET / HTTP/1.0\r\nHost: a\r\nConnection: keep-alive\r\n\r\n"));
}

TEST_CASE("Beast reads what we read, or the request is refused", "[host][head]") {
    auto const agrees = [](std::string const& text, auto const& change) {
        auto head = parse_head(text, limits).value();
        change(head);
        return beast_agrees(text, head);
    };
    auto const nothing = [](RequestHead&) {};
    for (auto const& text : { get(""), get("Accept: a\r\nAccept: b\r\nX-Empty:\r\n"), get("X-A: caf\xc3\xa9\r\n"),
             post("Content-Length: 3\r\n"), post("Content-Length: 0\r\n"), post("Transfer-Encoding: chunked\r\nExpect: 100-continue\r\n"),
             std::string("GET / HTTP/1.0\r\n\r\n"), get("Connection: keep-alive, Upgrade\r\nUpgrade: websocket\r\n"),
             std::string("BREW / HTTP/1.1\r\nHost: a\r\n\r\n") }) {
        INFO(text);
        CHECK(agrees(text, nothing));
    }
    CHECK_FALSE(agrees(get(""), [](RequestHead& head) { head.target = "/x"; }));
    CHECK_FALSE(agrees(get("A: b\r\n"), [](RequestHead& head) { head.headers.back().second = "c"; }));
    CHECK_FALSE(agrees(get("A: b\r\n"), [](RequestHead& head) { head.headers.pop_back(); }));
    CHECK_FALSE(agrees(post("Content-Length: 3\r\n"), [](RequestHead& head) { head.content_length = 4; }));
    CHECK_FALSE(agrees(post("Content-Length: 3\r\n"), [](RequestHead& head) { head.framing = Framing::Chunked; }));
}
