// What the operator says on the command line or in the environment. Each option --some-name is also read from
// HUB_SOME_NAME; the command line wins. No option carries a secret: keys are files, and the password of a mail server stands
// in the environment only (security T5).
#pragma once

#include "address.hpp"
#include "base/date.hpp"
#include "base/error.hpp"
#include "base/log.hpp"
#include "request_rules.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hub::host {

/// "127.0.0.1:8080", "[::1]:8080" or "localhost:8080".
struct Listen {
    std::string host = "localhost";
    std::uint16_t port = 8080;
    bool operator==(Listen const&) const = default;
};

struct Options {
    Listen listen;
    std::optional<Listen> metrics_listen;
    std::string data = "hub-data";
    std::string site;          ///< empty: beside the program
    std::string audit_anchor;  ///< empty: in the data folder
    bool demo = false;
    int demo_scale = 0;  ///< rows of documents in all; below the number that there are anyway: no more
    std::optional<Instant> clock_start;
    LogLevel log_level = LogLevel::Info;
    std::vector<std::string> origins;
    std::vector<Network> trusted_proxies;
    std::string tls_certificate;
    std::string tls_key;
    std::string smtp;            ///< empty: mail becomes files in the data folder
    std::string smtp_ca;         ///< empty: the machine's own authorities vouch for the mail server
    std::string centers;         ///< empty: messages to medical centers become files in the data folder
    std::string payment_site;    ///< empty: nothing can be paid online
    std::string payment_key;     ///< a file; with `payment_site`
    int session_requests = 600;  ///< a minute; 0: no limit
    int address_requests = 60;
    int password_memory_mib = 64;
    int password_passes = 3;
    bool wants_help = false;
    bool wants_version = false;
};

using Environment = std::function<char const*(char const* name)>;

/// `arguments` without the program's name. The error's message is one plain sentence.
[[nodiscard]] ErrorOr<Options> read_options(std::span<char const* const> arguments, Environment const& environment);

[[nodiscard]] std::string help_text();

/// Own origins: those that were named, else those of this machine.
[[nodiscard]] std::vector<std::string> origins_of(Options const& options, std::uint16_t port);

/// What requests are measured against, with the port that was really taken.
[[nodiscard]] Place place_of(Options const& options, std::uint16_t port);

}  // namespace hub::host
