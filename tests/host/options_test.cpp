#include "options.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <algorithm>
#include <map>

using namespace hub;
using namespace hub::host;

namespace {

ErrorOr<Options> read(std::vector<char const*> const& arguments, std::map<std::string, std::string> const& environment = {}) {
    return read_options(arguments, [&](char const* name) -> char const* {
        auto const found = environment.find(name);
        return found == environment.end() ? nullptr : found->second.c_str();
    });
}

}  // namespace

TEST_CASE("Options come from the command line, then from the environment", "[host][options]") {
    auto const options = read({ "--listen", "127.0.0.1:9000", "--demo", "--log-level=debug" },
        { { "HUB_LISTEN", "127.0.0.1:1" }, { "HUB_DATA", "/somewhere" }, { "HUB_DEMO_SCALE", "250" } });
    REQUIRE(options);
    CHECK(options->listen == Listen { "127.0.0.1", 9000 });
    CHECK(options->demo);
    CHECK(options->demo_scale == 250);
    CHECK(options->data == "/somewhere");
    CHECK(options->log_level == LogLevel::Debug);
    CHECK(read({}, { { "HUB_DEMO", "0" } })->demo == false);
}

TEST_CASE("Lists are given several times or with commas", "[host][options]") {
    auto const options =
        read({ "--origin", "https://Portal.example", "--origin=http://localhost:8080", "--trusted-proxy", "10.0.0.0/8,::1" },
            { { "HUB_ORIGIN", "https://old.example" } });
    REQUIRE(options);
    CHECK(options->origins == std::vector<std::string> { "https://portal.example", "http://localhost:8080" });
    CHECK(options->trusted_proxies.size() == 2);
    CHECK(read({}, { { "HUB_ORIGIN", "https://a.example, https://b.example" } })->origins.size() == 2);
}

TEST_CASE("What is wrong is told in one sentence that names the option", "[host][options]") {
    struct Case {
        std::vector<char const*> arguments;
        std::string words;
    };
    auto const each = GENERATE(values<Case>({
        { { "--nonsense" }, "There is no option --nonsense" },
        { { "stray" }, "There is no option stray" },
        { { "--data" }, "--data needs a value" },
        { { "--listen", "8080" }, "--listen: “8080” is not ADDRESS:PORT" },
        { { "--listen", "127.0.0.1:99999" }, "--listen: “99999” is not a whole number" },
        { { "--listen", "somewhere:80" }, "--listen: “somewhere” is not an IP address" },
        { { "--demo", "--demo-scale", "-1" }, "--demo-scale:" },
        { { "--demo", "--demo-scale", "1000001" }, "--demo-scale:" },
        { { "--demo-scale", "10" }, "--demo-scale works with --demo only" },
        { { "--log-level", "loud" }, "--log-level:" },
        { { "--centers", "http://centers.example" }, "--centers:" },
        { { "--centers", "https://name:word@centers.example" }, "Put name and password into HUB_CENTERS" },
        { { "--origin", "portal.example" }, "--origin:" },
        { { "--origin", "https://portal.example/path" }, "--origin:" },
        { { "--trusted-proxy", "10.0.0.0/99" }, "--trusted-proxy:" },
        { { "--tls-cert", "a.pem" }, "given together" },
        { { "--listen", "0.0.0.0:8080" }, "Plain http is served on this machine only" },
        { { "--metrics-listen", "0.0.0.0:9090" }, "loopback" },
        { { "--password-memory", "8" }, "--password-memory:" },
        { { "--clock-start", "2026-11-21T14:00:00.000Z" }, "with --demo only" },
    }));
    auto const options = read(each.arguments);
    REQUIRE_FALSE(options);
    INFO(options.error().message);
    CHECK(options.error().message.contains(each.words));
    CHECK(options.error().message.ends_with('.'));
}

TEST_CASE("T2: other machines are served by https or through a named proxy", "[host][options]") {
    CHECK(read({ "--listen", "0.0.0.0:443", "--tls-cert", "a", "--tls-key", "b" }));
    CHECK(read({ "--listen", "0.0.0.0:8080", "--trusted-proxy", "10.0.0.1" }));
    CHECK(read({ "--listen", "[::1]:8080" }));
}

TEST_CASE("H7: the accepted hosts follow from the origins and the port", "[host][options]") {
    auto const local = place_of(*read({}), 8080);
    CHECK(std::ranges::contains(local.hosts, "localhost:8080"));
    CHECK(std::ranges::contains(local.hosts, "127.0.0.1:8080"));
    CHECK(std::ranges::contains(local.hosts, "[::1]:8080"));
    CHECK(local.hosts.size() == 3);
    auto const named = read({ "--origin", "https://portal.example", "--listen", "0.0.0.0:9000", "--trusted-proxy", "10.0.0.1" });
    auto const place = place_of(*named, 9000);
    CHECK(std::ranges::contains(place.hosts, "portal.example"));
    CHECK(place.https_origin == "https://portal.example");
    CHECK(origins_of(*named, 9000) == std::vector<std::string> { "https://portal.example" });
    CHECK(std::ranges::contains(origins_of(*read({}), 8081), "http://localhost:8081"));
}

TEST_CASE("The help names every option", "[host][options]") {
    auto const help = help_text();
    for (auto const* const name : { "--listen", "--data", "--demo", "--demo-scale", "--log-level", "--site", "--origin", "--trusted-proxy",
             "--help", "--version", "HUB_LOG_LEVEL" }) {
        CHECK(help.contains(name));
    }
}
