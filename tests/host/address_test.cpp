#include "address.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace hub;
using namespace hub::host;

namespace {

Address address(std::string_view text) {
    return Address::parse(text).value();
}

std::vector<Network> networks(std::initializer_list<std::string_view> texts) {
    std::vector<Network> list;
    for (auto const text : texts) { list.push_back(Network::parse(text).value()); }
    return list;
}

}  // namespace

TEST_CASE("Addresses are read in each of their forms and nothing else", "[host][address]") {
    CHECK(address("192.0.2.7").to_string() == "192.0.2.7");
    CHECK(address("::ffff:192.0.2.7") == address("192.0.2.7"));
    CHECK(address("[2001:db8::1]").to_string() == "2001:db8::1");
    CHECK(address("127.9.9.9").is_loopback());
    CHECK(address("::1").is_loopback());
    CHECK_FALSE(address("::2").is_loopback());
    CHECK_FALSE(address("10.0.0.1").is_loopback());
    for (auto const* const wrong : { "", "localhost", "1.2.3", "1.2.3.4:80", "1.2.3.4/8", "fe80::1%eth0", " 1.2.3.4" }) {
        CHECK_FALSE(Address::parse(wrong));
    }
}

TEST_CASE("Networks contain their own addresses only", "[host][address]") {
    CHECK(Network::parse("10.0.0.0/8")->contains(address("10.255.1.2")));
    CHECK_FALSE(Network::parse("10.0.0.0/8")->contains(address("11.0.0.1")));
    CHECK(Network::parse("192.0.2.128/25")->contains(address("192.0.2.200")));
    CHECK_FALSE(Network::parse("192.0.2.128/25")->contains(address("192.0.2.1")));
    CHECK(Network::parse("2001:db8::/33")->contains(address("2001:db8:7fff::1")));
    CHECK_FALSE(Network::parse("2001:db8::/33")->contains(address("2001:db8:8000::1")));
    CHECK(Network::parse("0.0.0.0/0")->contains(address("8.8.8.8")));
    CHECK_FALSE(Network::parse("0.0.0.0/0")->contains(address("2001:db8::1")));
    CHECK(Network::parse("192.0.2.1")->contains(address("192.0.2.1")));
    for (auto const* const wrong : { "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "10.0.0.0/8x", "ten/8" }) {
        CHECK_FALSE(Network::parse(wrong));
    }
}

TEST_CASE("H9: the right-most hop that is not a trusted proxy is the client", "[host][address]") {
    auto const proxies = networks({ "10.0.0.0/8", "127.0.0.1" });
    auto const client = [&](std::string_view peer, std::string_view chain) { return client_of(address(peer), chain, proxies).to_string(); };
    CHECK(client("203.0.113.5", "198.51.100.1") == "203.0.113.5");  // not a proxy of ours: what it says counts for nothing
    CHECK(client("10.0.0.1", "198.51.100.1") == "198.51.100.1");
    CHECK(client("10.0.0.1", "1.1.1.1, 198.51.100.1, 10.2.2.2") == "198.51.100.1");
    CHECK(client("127.0.0.1", "") == "127.0.0.1");
    CHECK(client("10.0.0.1", "198.51.100.1, rubbish") == "10.0.0.1");
    CHECK(client("10.0.0.1", "2001:db8::9") == "2001:db8::9");
}

TEST_CASE("H4: one household of IPv6 counts as one", "[host][address]") {
    CHECK(address("2001:db8:1:2:3::4").counted_as() == address("2001:db8:1:2::").counted_as());
    CHECK(address("2001:db8:1:3::").counted_as() != address("2001:db8:1:2::").counted_as());
    CHECK(address("192.0.2.1").counted_as() != address("192.0.2.2").counted_as());
}
