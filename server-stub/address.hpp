// Internet addresses as the strictness layer needs them: who is the client behind trusted proxies (security H9), and which
// connections count together (H4). Not a resolver: only numbers are read.
#pragma once

#include "base/error.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hub::host {

/// IPv4 is kept in its mapped IPv6 form (::ffff:a.b.c.d), so that one client has one address however it arrives.
struct Address {
    std::array<std::uint8_t, 16> bytes {};

    /// "192.0.2.1", "2001:db8::1" or "[2001:db8::1]"; no port, no zone.
    [[nodiscard]] static ErrorOr<Address> parse(std::string_view text);
    [[nodiscard]] bool is_ipv4() const;
    [[nodiscard]] bool is_loopback() const;
    [[nodiscard]] std::string to_string() const;
    /// What connection counts go by: the address itself, or the /64 of an IPv6 address, which one household has to itself.
    [[nodiscard]] Address counted_as() const;

    auto operator<=>(Address const&) const = default;
};

/// "10.0.0.0/8", "2001:db8::/32", or one address.
struct Network {
    Address base;
    int prefix_bits = 128;  ///< of the 128 of the mapped form

    [[nodiscard]] static ErrorOr<Network> parse(std::string_view text);
    [[nodiscard]] bool contains(Address const& address) const;
};

[[nodiscard]] bool is_trusted(Address const& address, std::span<Network const> trusted);

/// The right-most address of the X-Forwarded-For chain that is not a trusted proxy; `peer` itself when it is not trusted,
/// when the chain is empty, or as far as the chain can be read.
[[nodiscard]] Address client_of(Address const& peer, std::string_view forwarded_for, std::span<Network const> trusted);

}  // namespace hub::host
