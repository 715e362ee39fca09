// The attacks of security.md 1.3 against the real listener, in this process, with shortened deadlines. Whole programs under
// load (memory, SIGTERM, 4,000 connections) are attacked by tools/attack.mjs.
#include "host/raw_client.hpp"
#include "host/test_host.hpp"

#include <catch2/catch_test_macros.hpp>

#include <thread>
#include <vector>

using namespace hub;
using namespace hub::test;

namespace {

host::Limits short_limits() {
    host::Limits limits;
    limits.header_time = 400ms;
    limits.body_time = 400ms;
    limits.body_time_per_64_kib = 0ms;
    limits.write_time = 500ms;
    limits.write_bytes_per_second = 1'000'000;  // the client's own buffers take some 100 kB
    limits.idle_time = 600ms;
    limits.answer_time = 800ms;
    limits.linger_time = 300ms;
    return limits;
}

std::chrono::milliseconds since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start);
}

std::string echo_of(std::string const& body) {
    return "/api/echo||127.0.0.1|" + body;
}

}  // namespace

TEST_CASE("Requests are answered one after another on one connection", "[host][attack]") {
    TestHost tested;
    RawClient client { tested.port() };
    for (int i = 0; i < 5; ++i) {
        client.send(tested.post("hello"));
        auto const answer = client.receive();
        CHECK(answer.status == 200);
        CHECK(answer.body == echo_of("hello"));
    }
    client.send(tested.post("one") + tested.post("two") + tested.request("HEAD /api/echo") + tested.request("GET /api/none")
        + tested.post("three"));
    CHECK(client.receive().body == echo_of("one"));
    CHECK(client.receive().body == echo_of("two"));
    auto const head = client.receive_head();
    CHECK(head.status == 200);
    CHECK(head.header("content-length") == std::to_string(echo_of("").size()));
    auto const none = client.receive();
    CHECK(none.status == 204);
    CHECK(none.header("content-length").empty());
    CHECK(client.receive().body == echo_of("three"));
}

TEST_CASE("A request may come byte by byte, and its body in chunks", "[host][attack]") {
    TestHost tested;
    RawClient client { tested.port() };
    for (char const c : tested.request("POST /api/echo", "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n")) {
        client.send({ &c, 1 });
    }
    for (char const c : std::string_view { "3\r\nabc\r\n2\r\nde\r\n0\r\nHost: evil\r\n\r\n" }) { client.send({ &c, 1 }); }
    CHECK(client.receive().body == echo_of("abcde"));
    client.send(tested.post("next"));
    CHECK(client.receive().body == echo_of("next"));
}

TEST_CASE("H1: a line without an end and a flood of headers are cut off", "[host][attack]") {
    TestHost tested;
    RawClient endless { tested.port() };
    endless.send("GET /" + std::string(40'000, 'a'));
    auto const too_long = endless.receive();
    CHECK(too_long.status == 414);
    CHECK(too_long.header("connection") == "close");

    RawClient flood { tested.port() };
    flood.send(tested.request("GET /").substr(0, 20) + "\r\nHost: x\r\n");
    std::string headers;
    for (int i = 0; i < 1'000; ++i) { headers += "X-Flood: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n"; }
    flood.send(headers);
    CHECK(flood.receive().status / 100 == 4);
}

TEST_CASE("H2: a body that is too large is refused at once, announced or not", "[host][attack]") {
    TestHost tested;
    RawClient announced { tested.port() };
    announced.send(tested.request("POST /api/echo", "Content-Type: application/json\r\nContent-Length: 10737418240\r\n"));
    auto const answer = announced.receive(1s);
    CHECK(answer.status == 413);
    CHECK(answer.header("connection") == "close");

    RawClient endless { tested.port() };
    endless.send(tested.request("POST /api/echo", "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n"));
    std::string const chunk = "10000\r\n" + std::string(0x10000, 'x') + "\r\n";
    for (int i = 0; i < 6; ++i) { endless.send(chunk); }
    CHECK(endless.receive().status == 413);
    static_cast<void>(endless.receive_all(3s));
    CHECK(endless.is_closed());
}

TEST_CASE("H2: the client is told to continue only when the rest is right", "[host][attack]") {
    TestHost tested;
    RawClient good { tested.port() };
    good.send(tested.request("POST /api/echo", "Content-Type: application/json\r\nContent-Length: 2\r\nExpect: 100-continue\r\n"));
    CHECK(good.receive_head().status == 100);
    good.send("hi");
    CHECK(good.receive().body == echo_of("hi"));

    RawClient large { tested.port() };
    large.send(tested.request("POST /api/echo", "Content-Type: application/json\r\nContent-Length: 99999999\r\nExpect: 100-continue\r\n"));
    CHECK(large.receive_head().status == 413);
}

TEST_CASE("H3: slow heads, slow bodies and slow readers are cut off at a deadline that bytes do not move", "[host][attack]") {
    TestHost tested { { .limits = short_limits() } };
    auto const drip = [](RawClient& client, std::string_view byte) {
        auto const start = std::chrono::steady_clock::now();
        while (since(start) < 3s && client.send(byte)) {
            if (auto const answer = client.receive(20ms); answer.status != 0) { return std::pair { answer.status, since(start) }; }
            if (client.is_closed()) { return std::pair { 0, since(start) }; }
        }
        return std::pair { -1, since(start) };
    };

    RawClient slow_head { tested.port() };
    slow_head.send("GET / HTTP/1.1\r\nX: ");
    auto const [head_status, head_time] = drip(slow_head, "a");
    CHECK(head_status == 408);
    CHECK(head_time < 1'500ms);

    RawClient slow_body { tested.port() };
    slow_body.send(tested.request("POST /api/echo", "Content-Type: application/json\r\nContent-Length: 100000\r\n"));
    auto const [body_status, body_time] = drip(slow_body, "a");
    CHECK(body_status == 408);
    CHECK(body_time < 1'500ms);

    RawClient slow_reader { tested.port() };
    slow_reader.shrink_receive_buffer();
    slow_reader.send(tested.request("GET /api/large?20000000"));
    std::this_thread::sleep_for(1'500ms);
    CHECK(slow_reader.receive_all(2s).size() < 20'000'000);
    CHECK(slow_reader.is_closed());
    CHECK(tested.metrics().answer_bytes == 0);

    RawClient silent { tested.port() };
    CHECK(silent.receive_all(2s).empty());
    CHECK(silent.is_closed());

    RawClient idle { tested.port() };
    idle.send(tested.request("GET /healthz"));
    CHECK(idle.receive().status == 200);
    CHECK(idle.receive_all(2s).empty());
    CHECK(idle.is_closed());
}

TEST_CASE("H3: a connection is good for so many requests", "[host][attack]") {
    auto limits = short_limits();
    limits.requests_per_connection = 3;
    TestHost tested { { .limits = limits } };
    RawClient client { tested.port() };
    for (int i = 0; i < 3; ++i) {
        client.send(tested.request("GET /healthz"));
        CHECK(client.receive().header("connection") == (i == 2 ? "close" : ""));
    }
    static_cast<void>(client.receive_all(2s));
    CHECK(client.is_closed());
}

TEST_CASE("H4: one address has its share of connections, and others are served meanwhile", "[host][attack]") {
    TestHost tested;
    std::vector<RawClient> clients;
    for (int i = 0; i < 64; ++i) { clients.emplace_back(tested.port(), "127.0.0.2"); }
    for (auto& client : clients) { client.send("GET / HTTP/1.1\r\n"); }
    std::this_thread::sleep_for(100ms);
    RawClient one_more { tested.port(), "127.0.0.2" };
    auto const refused = one_more.receive();
    CHECK(refused.status == 503);
    CHECK(refused.header("retry-after") == "2");
    CHECK(send_once(tested.port(), tested.request("GET /healthz"), "127.0.0.3").status == 200);
    clients.clear();
    std::this_thread::sleep_for(200ms);
    CHECK(send_once(tested.port(), tested.request("GET /healthz"), "127.0.0.2").status == 200);
}

TEST_CASE("H4: all together have theirs", "[host][attack]") {
    host::Limits limits;
    limits.connections = 10;
    TestHost tested { { .limits = limits } };
    std::vector<RawClient> clients;
    for (int i = 0; i < 10; ++i) { clients.emplace_back(tested.port(), "127.0.0." + std::to_string(i + 2)); }
    std::this_thread::sleep_for(100ms);
    CHECK(send_once(tested.port(), "", "127.0.0.99").status == 503);
}

TEST_CASE("H5, H6, H7, H11: each refusal has its status and ends the connection", "[host][attack]") {
    TestHost tested;
    auto const refused = [&](std::string const& bytes) {
        RawClient client { tested.port() };
        client.send(bytes + tested.request("GET /healthz"));
        auto const answer = client.receive();
        // What follows on the same connection is never taken for a request of its own.
        auto const rest = client.receive_all(3s);
        CHECK(rest.empty());
        CHECK(client.is_closed());
        CHECK(answer.header("content-type") == "application/problem+json");
        return answer.status;
    };
    std::string const json = "Content-Type: application/json\r\n";
    CHECK(refused(tested.request("POST /api/echo", json + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n") + "0\r\n\r\n") == 400);
    CHECK(refused(tested.request("POST /api/echo", json + "Content-Length: 4\r\nContent-Length: 5\r\n") + "abcd") == 400);
    CHECK(refused(tested.request("POST /api/echo", json + "Transfer-Encoding: xchunked\r\n") + "0\r\n\r\n") == 501);
    CHECK(refused(tested.request("POST /api/echo", json + "Transfer-Encoding : chunked\r\n") + "0\r\n\r\n") == 400);
    CHECK(refused(tested.request("GET /api/echo", "X-A: b\r\n c\r\n")) == 400);
    CHECK(refused(tested.request("GET /api/echo", "X_A: b\r\n")) == 400);
    CHECK(refused("GET / HTTP/1.1\r\n\r\n") == 400);
    CHECK(refused(tested.request("GET /", std::string("X: \0\r\n", 6))) == 400);
    CHECK(refused("GET / HTTP/1.1\nHost: a\n\n") == 400);
    CHECK(refused(tested.request("POST /api/echo", json + "Transfer-Encoding: chunked\r\n") + "+5\r\nhello\r\n0\r\n\r\n") == 400);
    CHECK(refused("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n") == 421);
    CHECK(refused(tested.request("TRACE /api/echo")) == 405);
    CHECK(refused(tested.request("POST /", json + "Content-Length: 2\r\n") + "{}") == 405);
    CHECK(refused(tested.request("POST /api/echo", "Content-Type: text/plain\r\nContent-Length: 2\r\n") + "{}") == 415);
    CHECK(refused(tested.request("POST /api/echo", json + "Content-Encoding: gzip\r\nContent-Length: 2\r\n") + "{}") == 415);
    CHECK(refused(tested.request("POST /api/echo", json + "Accept: text/html\r\nContent-Length: 2\r\n") + "{}") == 406);
}

TEST_CASE("H6: what a GET answers with has to be wanted", "[host][attack]") {
    TestHost tested;
    CHECK(send_once(tested.port(), tested.request("GET /api/pdf", "Accept: application/json\r\n")).status == 406);
    CHECK(send_once(tested.port(), tested.request("GET /api/pdf", "Accept: application/pdf\r\n")).status == 200);
    CHECK(send_once(tested.port(), tested.request("GET /hub.wasm", "Accept: text/html\r\n")).status == 406);
}

TEST_CASE("H8, H14: neither a header nor an exception of the core breaks out", "[host][attack]") {
    TestHost tested;
    RawClient client { tested.port() };
    client.send(tested.request("GET /api/bad-header"));
    auto const answer = client.receive();
    CHECK(answer.status == 200);
    CHECK_FALSE(answer.head.contains("stolen"));
    client.send(tested.request("GET /api/throw"));
    auto const thrown = client.receive();
    CHECK(thrown.status == 500);
    CHECK(thrown.body.contains("request_id"));
    CHECK_FALSE(thrown.body.contains("secret"));
    CHECK_FALSE(tested.log_text().contains("secret"));
    client.send(tested.request("GET /healthz"));
    CHECK(client.receive().status == 200);
}

TEST_CASE("B4: every answer carries the header set", "[host][attack]") {
    TestHost tested { { .limits = short_limits() } };
    std::vector<std::pair<int, std::string>> const requests {
        { 200, tested.request("GET /") },
        { 200, tested.request("GET /app.3f9c2a71.js") },
        { 200, tested.request("GET /healthz") },
        { 204, tested.request("GET /api/none") },
        { 404, tested.request("GET /api/unknown") },
        { 404, tested.request("GET /missing.js") },
        { 405, tested.request("DELETE /") },
        { 400, "rubbish\r\n\r\n" },
        { 408, "GET /" },
        { 413, tested.request("POST /api/echo", "Content-Type: application/json\r\nContent-Length: 999999999\r\n") },
        { 415, tested.request("POST /api/echo") },
        { 421, "GET / HTTP/1.1\r\nHost: x\r\n\r\n" },
        { 431, "GET / HTTP/1.1\r\nX: " + std::string(20'000, 'a') },
        { 414, "GET /" + std::string(20'000, 'a') },
        { 500, tested.request("GET /api/throw") },
        { 501, tested.request("POST /api/echo", "Transfer-Encoding: gzip\r\n") },
        { 503, tested.request("GET /api/slow?1500") },
        { 505, "GET / HTTP/3.0\r\n\r\n" },
    };
    for (auto const& [status, bytes] : requests) {
        auto const answer = send_once(tested.port(), bytes);
        INFO(status);
        CHECK(answer.status == status);
        auto const policy = answer.header("content-security-policy");
        bool const is_page = bytes.starts_with("GET / ") && status == 200;
        bool const is_asset = bytes.starts_with("GET /app");
        CHECK(policy.starts_with(
            is_page || is_asset ? "default-src 'none'; script-src 'self'" : "default-src 'none'; frame-ancestors 'none'"));
        CHECK(answer.header("strict-transport-security") == "max-age=63072000; includeSubDomains");
        CHECK(answer.header("x-content-type-options") == "nosniff");
        CHECK(answer.header("x-frame-options") == "DENY");
        CHECK(answer.header("referrer-policy") == "no-referrer");
        CHECK(answer.header("cross-origin-opener-policy") == "same-origin");
        CHECK(answer.header("cross-origin-embedder-policy") == "require-corp");
        CHECK(answer.header("cross-origin-resource-policy") == "same-origin");
        CHECK(answer.header("permissions-policy") == "camera=(), microphone=(), geolocation=(), usb=(), payment=(), browsing-topics=()");
        CHECK_FALSE(answer.header("cache-control").empty());
        for (auto const* const never : { "server", "x-powered-by", "x-xss-protection", "access-control-allow-origin" }) {
            CHECK(answer.header(never).empty());
        }
    }
}

TEST_CASE("A full queue is told to come back, and sign-ins wait in their own", "[host][attack]") {
    host::ResponderOptions responder { .threads = 1, .most_waiting = 2, .sign_in_threads = 1, .most_waiting_sign_ins = 1 };
    auto const slow_sign_in = [](server::Request const& request) {
        if (request.path == "/api/v1/session") { std::this_thread::sleep_for(500ms); }
        return stand_in(request);
    };
    TestHost tested { { .responder = responder, .handle = slow_sign_in } };
    auto const sign_in = tested.request("POST /api/v1/session", "Content-Type: application/json\r\nContent-Length: 2\r\n") + "{}";
    std::vector<RawClient> clients;
    for (int i = 0; i < 4; ++i) {
        clients.emplace_back(tested.port());
        clients.back().send(sign_in);
        std::this_thread::sleep_for(20ms);
    }
    auto const start = std::chrono::steady_clock::now();
    CHECK(send_once(tested.port(), tested.request("GET /healthz")).status == 200);
    CHECK(since(start) < 300ms);
    int busy = 0;
    for (auto& client : clients) {
        auto const answer = client.receive();
        busy += answer.status == 503 && answer.header("retry-after") == "2" ? 1 : 0;
    }
    CHECK(busy == 2);
}

TEST_CASE("L4: an answer that takes too long becomes a 503", "[host][attack]") {
    TestHost tested { { .limits = short_limits() } };
    auto const answer = send_once(tested.port(), tested.request("GET /api/slow?1500"));
    CHECK(answer.status == 503);
    CHECK(answer.header("connection") == "close");
}

TEST_CASE("L7: answers that nobody reads do not fill the memory", "[host][attack]") {
    host::Limits limits;
    limits.answer_bytes_in_flight = 30'000'000;
    limits.answer_bytes_in_flight_per_address = 15'000'000;
    TestHost tested { { .limits = limits } };
    std::vector<RawClient> clients;
    for (int i = 0; i < 5; ++i) {
        clients.emplace_back(tested.port());
        clients.back().shrink_receive_buffer();
        clients.back().send(tested.request("GET /api/large?10000000"));
        std::this_thread::sleep_for(100ms);
    }
    CHECK(tested.metrics().answer_bytes <= 15'000'000);
    CHECK(clients.back().receive().status == 503);
    RawClient other { tested.port(), "127.0.0.5" };
    other.send(tested.request("GET /api/large?10000000"));
    CHECK(other.receive().body.size() == 10'000'000);
}

TEST_CASE("H13: a stopping host says so, finishes what it has begun and closes the rest", "[host][attack]") {
    TestHost tested;
    RawClient idle { tested.port() };
    idle.send(tested.request("GET /healthz"));
    CHECK(idle.receive().status == 200);
    RawClient busy { tested.port() };
    busy.send(tested.request("GET /api/slow?600"));
    std::this_thread::sleep_for(100ms);

    tested.responder().drain();
    CHECK(send_once(tested.port(), tested.request("GET /readyz")).status == 503);
    CHECK(send_once(tested.port(), tested.request("GET /healthz")).status == 200);

    tested.listener().stop_accepting();
    CHECK(idle.receive_all(300ms).empty());
    CHECK(idle.is_closed());
    auto const answer = busy.receive();
    CHECK(answer.status == 200);
    CHECK(answer.header("connection") == "close");
    std::this_thread::sleep_for(100ms);
    CHECK_THROWS(RawClient { tested.port() });
    CHECK(tested.listener().finish(2s));
}

TEST_CASE("H13: what does not finish in time is cut off", "[host][attack]") {
    TestHost tested;
    RawClient busy { tested.port() };
    busy.send(tested.request("GET /api/slow?1500"));
    std::this_thread::sleep_for(100ms);
    auto const start = std::chrono::steady_clock::now();
    CHECK_FALSE(tested.listener().finish(300ms));
    CHECK(since(start) < 1s);
}

TEST_CASE("O1: nothing a client says is in the log", "[host][attack]") {
    TestHost tested;
    for (auto const& bytes :
        { tested.request("GET /canary-path?canary-query", "Cookie: x=canary-cookie\r\nX-A: canary-header\r\n"), tested.post("canary-body"),
            tested.request("CANARY /"), std::string("canary rubbish\r\n\r\n"), tested.request("GET /api/throw?canary-thrown") }) {
        static_cast<void>(send_once(tested.port(), bytes));
    }
    CHECK_FALSE(tested.log_text().contains("canary"));
    CHECK_FALSE(tested.log_text().contains("CANARY"));
}
