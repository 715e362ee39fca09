// The finished program: what it says when it cannot start, what it serves, how it ends.
#include "host/raw_client.hpp"
#include "host/test_host.hpp"
#include "support/http/http_transport.hpp"
#include "support/http/server_process.hpp"

#include <catch2/catch_test_macros.hpp>

#include <atomic>
#include <csignal>
#include <optional>
#include <sys/stat.h>
#include <thread>

using namespace hub;
using namespace hub::test;

namespace {

/// Sends one request and waits for its answer.
ErrorOr<client::Response> ask(HttpTransport& transport, client::Request request) {
    std::optional<ErrorOr<client::Response>> answer;
    transport.send(std::move(request), [&](ErrorOr<client::Response> response) { answer = std::move(response); });
    for (int i = 0; i < 60 && !answer; ++i) {
        transport.wait();
        transport.poll();
    }
    return answer ? *answer : fail(Error::unavailable("no answer"));
}

client::Request sign_in_request() {
    return { .method = api::Method::Post,
        .target = "/api/v1/session",
        .headers = { { "content-type", "application/json" } },
        .body = R"({"email":"admin@acme.example","password":"Training-2026-portal"})" };
}

std::vector<std::string> quick() {
    return { "--demo", "--password-memory", "19", "--password-passes", "2" };
}

}  // namespace

TEST_CASE("What keeps the server from starting is told in one sentence", "[host][process]") {
    TemporaryFolder folder;
    folder.write("site/index.html", "x");
    folder.write("file", "x");
    auto const site = (folder.path() / "site").string();
    auto const data = (folder.path() / "data").string();
    struct Case {
        std::vector<std::string> arguments;
        int status;
        std::string words;
    };
    std::vector<Case> const cases {
        { { "--nonsense" }, 2, "hub-server: There is no option --nonsense. See --help.\n" },
        { { "--listen", "127.0.0.1:0", "--data", data, "--site", "/nowhere" }, 1, "The site folder /nowhere is missing" },
        { { "--listen", "127.0.0.1:0", "--data", "/proc/hub", "--site", site }, 1, "The data folder /proc/hub cannot be made" },
        { { "--listen", "127.0.0.1:0", "--data", (folder.path() / "file").string(), "--site", site }, 1, "The data folder" },
        { { "--listen", "127.0.0.1:0", "--data", data, "--site", site, "--tls-cert", "/nowhere", "--tls-key", "/nowhere" }, 1,
            "The certificate /nowhere cannot be used" },
        { { "--version" }, 0, "hub-server 0" },
        { { "--help" }, 0, "--listen ADDRESS:PORT" },
    };
    for (auto const& [arguments, status, words] : cases) {
        auto const ended = run_server(arguments);
        INFO(ended.words);
        CHECK(ended.status == status);
        CHECK(ended.words.contains(words));
    }
}

TEST_CASE("A taken port and a taken data folder are told in one sentence", "[host][process]") {
    TemporaryFolder folder;
    folder.write("site/index.html", "x");
    auto const site = folder.path() / "site";
    auto const data = folder.path() / "data";
    ServerProcess server { { .arguments = {}, .data = data, .site = site } };
    auto const same_port = run_server({ "--listen", "127.0.0.1:" + std::to_string(server.port()), "--data",
        (folder.path() / "other").string(), "--site", site.string() });
    CHECK(same_port.status == 1);
    CHECK(same_port.words.contains("is taken by another program"));
    auto const same_data = run_server({ "--listen", "127.0.0.1:0", "--data", data.string(), "--site", site.string() });
    CHECK(same_data.status == 1);
    CHECK(same_data.words.contains("Another hub-server uses the data folder"));
    server.send_signal(SIGINT);
    CHECK(server.wait(5s) == 0);
}

TEST_CASE("Signing in over HTTP works, survives a restart, and files are the owner's alone", "[host][process]") {
    TemporaryFolder folder;
    folder.write("site/index.html", "x");
    auto const data = folder.path() / "data";
    for (int run = 0; run < 2; ++run) {
        ServerProcess server { { .arguments = quick(), .data = data, .site = folder.path() / "site" } };
        HttpTransport transport { server.port() };
        auto const before = ask(transport, { .method = api::Method::Get, .target = "/api/v1/home", .headers = {}, .body = {} });
        REQUIRE(before);
        CHECK(before->status == 401);
        auto const session = ask(transport, sign_in_request());
        REQUIRE(session);
        INFO(session->body);
        CHECK(session->status == 201);
        CHECK(session->header("set-cookie").starts_with("hub-dev-session="));
        auto const home = ask(transport, { .method = api::Method::Get, .target = "/api/v1/home", .headers = {}, .body = {} });
        REQUIRE(home);
        CHECK(home->status == 200);
        CHECK(home->header("content-security-policy") == "default-src 'none'; frame-ancestors 'none'");
        CHECK(home->header("cache-control") == "no-store");
        for (auto const& entry : std::filesystem::recursive_directory_iterator(data)) {
            struct stat about {};
            ::stat(entry.path().c_str(), &about);
            if ((about.st_mode & 077U) != 0) { FAIL_CHECK(entry.path() << " can be read by others"); }
        }
        server.send_signal(SIGTERM);
        CHECK(server.wait(12s) == 0);
        CHECK_FALSE(server.words().contains("acme"));
    }
}

TEST_CASE("H13: SIGTERM under load loses no answer", "[host][process]") {
    ServerProcess server { { .arguments = {}, .data = {}, .site = {} } };
    auto const port = server.port();
    std::string const request = "GET /healthz HTTP/1.1\r\nHost: localhost:" + std::to_string(port) + "\r\n\r\n";
    std::atomic<int> answered = 0;
    std::atomic<int> broken = 0;
    std::atomic<bool> was_not_ready = false;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            for (;;) {
                try {
                    RawClient client { port };
                    for (bool goes_on = true; goes_on;) {
                        if (!client.send(request)) { break; }
                        auto const answer = client.receive();
                        answered += answer.status == 200 ? 1 : 0;
                        // An idle connection may be closed between two answers, but no answer comes in part.
                        broken += answer.status != 200 && answer.status != 0 ? 1 : 0;
                        goes_on = answer.status != 0 && answer.header("connection") != "close";
                    }
                } catch (std::runtime_error const&) { return; }
            }
        });
    }
    std::this_thread::sleep_for(500ms);
    auto const start = std::chrono::steady_clock::now();
    server.send_signal(SIGTERM);
    std::this_thread::sleep_for(300ms);
    was_not_ready = send_once(port, "GET /readyz HTTP/1.1\r\nHost: localhost:" + std::to_string(port) + "\r\n\r\n").status == 503;
    CHECK(server.wait(11s) == 0);
    CHECK(std::chrono::steady_clock::now() - start < 5s);
    for (auto& thread : threads) { thread.join(); }
    CHECK(was_not_ready);
    CHECK(answered > 50);
    CHECK(broken == 0);
}

TEST_CASE("O4: /metrics has a port of its own", "[host][process]") {
    ServerProcess server { { .arguments = { "--metrics-listen", "127.0.0.1:39471" }, .data = {}, .site = {} } };
    auto const answer = send_once(39471, "GET /metrics HTTP/1.1\r\nHost: localhost:39471\r\n\r\n");
    CHECK(answer.status == 200);
    CHECK(answer.body.contains("hub_connections_open"));
    CHECK(send_once(server.port(), "GET /metrics HTTP/1.1\r\nHost: localhost:" + std::to_string(server.port()) + "\r\n\r\n").status == 303);
}
