#include "address.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <charconv>
#include <sys/socket.h>

namespace hub::host {

namespace {

constexpr std::array<std::uint8_t, 12> ipv4_prefix { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF };

}  // namespace

ErrorOr<Address> Address::parse(std::string_view text) {
    if (text.starts_with('[') && text.ends_with(']')) { text = text.substr(1, text.size() - 2); }
    auto const terminated = std::string { text };
    Address address;
    if (inet_pton(AF_INET6, terminated.c_str(), address.bytes.data()) == 1) { return address; }
    std::ranges::copy(ipv4_prefix, address.bytes.begin());
    if (inet_pton(AF_INET, terminated.c_str(), address.bytes.data() + ipv4_prefix.size()) == 1) { return address; }
    return fail(Error::invalid({}, "“" + terminated + "” is not an IP address."));
}

bool Address::is_ipv4() const {
    return std::equal(ipv4_prefix.begin(), ipv4_prefix.end(), bytes.begin());
}

bool Address::is_loopback() const {
    if (is_ipv4()) { return bytes[12] == 127; }
    return std::all_of(bytes.begin(), bytes.end() - 1, [](auto byte) { return byte == 0; }) && bytes[15] == 1;
}

std::string Address::to_string() const {
    std::array<char, INET6_ADDRSTRLEN> text {};
    if (is_ipv4()) {
        inet_ntop(AF_INET, bytes.data() + ipv4_prefix.size(), text.data(), text.size());
    } else {
        inet_ntop(AF_INET6, bytes.data(), text.data(), text.size());
    }
    return text.data();
}

Address Address::counted_as() const {
    if (is_ipv4() || is_loopback()) { return *this; }
    auto counted = *this;
    std::fill(counted.bytes.begin() + 8, counted.bytes.end(), std::uint8_t { 0 });
    return counted;
}

ErrorOr<Network> Network::parse(std::string_view text) {
    auto const slash = text.find('/');
    HUB_TRY_ASSIGN(auto const base, Address::parse(text.substr(0, slash)));
    Network network { base };
    if (slash == std::string_view::npos) { return network; }
    int const most = base.is_ipv4() ? 32 : 128;
    auto const digits = text.substr(slash + 1);
    int bits = -1;
    auto const [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), bits);
    if (failed != std::errc {} || end != digits.data() + digits.size() || bits < 0 || bits > most) {
        return fail(Error::invalid({}, "“" + std::string { text } + "” is not a network such as 10.0.0.0/8."));
    }
    network.prefix_bits = 128 - most + bits;
    return network;
}

bool Network::contains(Address const& address) const {
    for (int bit = 0; bit < prefix_bits; bit += 8) {
        auto const index = static_cast<std::size_t>(bit / 8);
        int const kept = std::min(8, prefix_bits - bit);
        auto const mask = static_cast<unsigned>(0xFF00 >> kept) & 0xFFU;
        if (((base.bytes[index] ^ address.bytes[index]) & mask) != 0) { return false; }
    }
    return true;
}

bool is_trusted(Address const& address, std::span<Network const> trusted) {
    return std::ranges::any_of(trusted, [&](auto const& network) { return network.contains(address); });
}

Address client_of(Address const& peer, std::string_view forwarded_for, std::span<Network const> trusted) {
    auto client = peer;
    auto const hops = split(forwarded_for, ',');
    for (auto hop = hops.rbegin(); hop != hops.rend() && is_trusted(client, trusted); ++hop) {
        auto const address = Address::parse(trim(*hop));
        if (!address) { break; }
        client = *address;
    }
    return client;
}

}  // namespace hub::host
