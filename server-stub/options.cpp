#include "options.hpp"

#include "base/text.hpp"
#include "center_links.hpp"
#include "mail_transports.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <format>

namespace hub::host {

namespace {

using Apply = ErrorOr<void> (*)(Options&, std::string_view);

struct Option {
    std::string_view name;
    std::string_view value;  ///< its name in the help; empty for a switch
    std::string_view about;
    Apply apply;
};

std::unexpected<Error> refuse(std::string sentence) {
    return fail(Error::invalid({}, std::move(sentence)));
}

ErrorOr<int> read_number(std::string_view text, int least, int most) {
    int number = 0;
    auto const [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failed != std::errc {} || end != text.data() + text.size() || number < least || number > most) {
        return refuse(std::format("“{}” is not a whole number from {} to {}.", text, least, most));
    }
    return number;
}

ErrorOr<Listen> read_listen(std::string_view text) {
    auto const colon = text.rfind(':');
    if (colon == std::string_view::npos) { return refuse(std::format("“{}” is not ADDRESS:PORT, for example 127.0.0.1:8080.", text)); }
    HUB_TRY_ASSIGN(int const port, read_number(text.substr(colon + 1), 0, 65'535));
    auto const host = text.substr(0, colon);
    if (host == "localhost") { return Listen { "localhost", static_cast<std::uint16_t>(port) }; }
    HUB_TRY_ASSIGN(auto const address, Address::parse(host));
    return Listen { address.to_string(), static_cast<std::uint16_t>(port) };
}

/// "https://portal.example" without a path, in lower case.
ErrorOr<void> add_origin(Options& options, std::string_view text) {
    for (auto const each : split(text, ',')) {
        auto const origin = ascii_lower(trim(each));
        auto const slashes = origin.find("://");
        auto const scheme = origin.substr(0, slashes);
        bool const has_scheme = slashes != std::string::npos && (scheme == "http" || scheme == "https");
        auto const host = has_scheme ? std::string_view { origin }.substr(slashes + 3) : std::string_view {};
        if (host.empty() || host.find_first_of("/?#@ ") != std::string_view::npos) {
            return refuse(std::format("“{}” is not an origin, for example https://portal.example.", trim(each)));
        }
        options.origins.push_back(origin);
    }
    return {};
}

ErrorOr<void> add_proxy(Options& options, std::string_view text) {
    for (auto const each : split(text, ',')) {
        HUB_TRY_ASSIGN(auto const network, Network::parse(trim(each)));
        options.trusted_proxies.push_back(network);
    }
    return {};
}

ErrorOr<void> set_log_level(Options& options, std::string_view text) {
    constexpr std::array<std::pair<std::string_view, LogLevel>, 4> levels { {
        { "debug", LogLevel::Debug },
        { "info", LogLevel::Info },
        { "warning", LogLevel::Warning },
        { "error", LogLevel::Error },
    } };
    auto const found = std::ranges::find(levels, text, &std::pair<std::string_view, LogLevel>::first);
    if (found == levels.end()) { return refuse(std::format("“{}” is not a log level: debug, info, warning or error.", text)); }
    options.log_level = found->second;
    return {};
}

ErrorOr<void> set_switch(bool& target, std::string_view text) {
    if (!text.empty() && text != "1" && text != "0" && text != "true" && text != "false") {
        return refuse(std::format("“{}” is neither 1 nor 0.", text));
    }
    target = text != "0" && text != "false";
    return {};
}

ErrorOr<void> set_number(int& target, std::string_view text, int least, int most) {
    HUB_TRY_ASSIGN(target, read_number(text, least, most));
    return {};
}

ErrorOr<void> set_text(std::string& target, std::string_view text) {
    if (text.empty()) { return refuse("It needs a value."); }
    target = text;
    return {};
}

ErrorOr<void> set_listen(Options& options, std::string_view text) {
    HUB_TRY_ASSIGN(options.listen, read_listen(text));
    return {};
}

ErrorOr<void> set_metrics_listen(Options& options, std::string_view text) {
    HUB_TRY_ASSIGN(options.metrics_listen, read_listen(text));
    return {};
}

ErrorOr<void> set_clock_start(Options& options, std::string_view text) {
    HUB_TRY_ASSIGN(options.clock_start, Instant::parse_iso(text));
    return {};
}

ErrorOr<void> set_smtp(Options& options, std::string_view text) {
    HUB_TRY(SmtpServer::parse(text));
    options.smtp = text;
    return {};
}

ErrorOr<void> set_centers(Options& options, std::string_view text) {
    HUB_TRY(check_center_address(text));
    options.centers = text;
    return {};
}

/// People type the number of a card there.
ErrorOr<void> set_payment_site(Options& options, std::string_view text) {
    while (text.ends_with('/')) { text.remove_suffix(1); }
    auto const slashes = text.find("://");
    auto const host = slashes == std::string_view::npos ? std::string_view {} : text.substr(slashes + 3);
    bool const has_path = host.empty() || host.find_first_of("/?#@ ") != std::string_view::npos;
    auto const name = host.substr(0, host.starts_with('[') ? host.find(']') + 1 : host.find(':'));
    bool const is_local = name == "localhost" || name == "127.0.0.1" || name == "[::1]";
    bool const is_safe = text.starts_with("https://") || (text.starts_with("http://") && is_local);
    if (has_path || !is_safe) { return refuse(std::format("“{}” is not https://…, or http://… on this machine, without a path.", text)); }
    options.payment_site = text;
    return {};
}

constexpr std::array<Option, 24> all_options { {
    { "listen", "ADDRESS:PORT", "where to listen; localhost:8080 by default, port 0 takes any free one", set_listen },
    { "data", "DIR", "the folder of the database, the documents and the keys; hub-data by default",
        [](Options& o, std::string_view v) { return set_text(o.data, v); } },
    { "site", "DIR", "the built page; the folder site beside the program by default",
        [](Options& o, std::string_view v) { return set_text(o.site, v); } },
    { "audit-anchor", "FILE", "where the heads of the audit log are kept, best on another disk; audit.anchor in the data folder by default",
        [](Options& o, std::string_view v) { return set_text(o.audit_anchor, v); } },
    { "demo", "", "fill an empty database with demonstration data", [](Options& o, std::string_view v) { return set_switch(o.demo, v); } },
    { "demo-scale", "N", "with --demo: copy rows of documents until there are N in all, up to 1000000",
        [](Options& o, std::string_view v) { return set_number(o.demo_scale, v, 0, 1'000'000); } },
    { "clock-start", "INSTANT", "with --demo: let the portal's time run from there, for example 2026-11-21T14:00:00.000Z",
        set_clock_start },
    { "log-level", "LEVEL", "debug, info (default), warning or error", set_log_level },
    { "origin", "URL", "an address people use, for example https://portal.example; may be given several times", add_origin },
    { "trusted-proxy", "CIDR", "a proxy whose X-Forwarded-For and X-Forwarded-Proto are believed; may be given several times", add_proxy },
    { "tls-cert", "FILE", "serve https with this certificate chain (PEM)",
        [](Options& o, std::string_view v) { return set_text(o.tls_certificate, v); } },
    { "tls-key", "FILE", "and this private key (PEM)", [](Options& o, std::string_view v) { return set_text(o.tls_key, v); } },
    { "metrics-listen", "ADDRESS:PORT", "serve /metrics there; off by default, loopback only", set_metrics_listen },
    { "smtp", "URL",
        "send mail through this server: smtp://HOST:PORT or smtps://HOST:PORT. With a name and a password only as HUB_SMTP in the "
        "environment: smtp://NAME:PASSWORD@HOST:PORT. Without it mail becomes files in the folder mail of the data folder",
        set_smtp },
    { "smtp-ca", "FILE", "the authorities that vouch for the mail server (PEM), instead of the machine's own; for a relay of one's own",
        [](Options& o, std::string_view v) { return set_text(o.smtp_ca, v); } },
    { "centers", "URL",
        "send authorizations to medical centers by POST (FHIR R4) to this address: https://…, or http://… on this machine. With a name and "
        "a password only as HUB_CENTERS in the environment. Without it they become files in the folder centers of the data folder",
        set_centers },
    { "payment-site", "URL", "where people pay: https://…, or http://… on this machine, without a path; needs --payment-key",
        set_payment_site },
    { "payment-key", "FILE", "the key that the payment site has as --key; made when it is missing",
        [](Options& o, std::string_view v) { return set_text(o.payment_key, v); } },
    { "session-requests", "N", "requests a minute of one session; 600 by default, 0 for no limit",
        [](Options& o, std::string_view v) { return set_number(o.session_requests, v, 0, 1'000'000); } },
    { "address-requests", "N", "requests a minute of one address without a session; 60 by default, 0 for no limit",
        [](Options& o, std::string_view v) { return set_number(o.address_requests, v, 0, 1'000'000); } },
    { "password-memory", "MIB", "memory of one password hash, 19 or more; 64 by default",
        [](Options& o, std::string_view v) { return set_number(o.password_memory_mib, v, 19, 4'096); } },
    { "password-passes", "N", "passes of one password hash, 2 or more; 3 by default",
        [](Options& o, std::string_view v) { return set_number(o.password_passes, v, 2, 100); } },
    { "help", "", "show this", [](Options& o, std::string_view v) { return set_switch(o.wants_help, v); } },
    { "version", "", "show the version", [](Options& o, std::string_view v) { return set_switch(o.wants_version, v); } },
} };

std::string environment_name(std::string_view option) {
    std::string name = "HUB_";
    for (char const c : option) { name += c == '-' ? '_' : static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c); }
    return name;
}

ErrorOr<void> apply(Option const& option, Options& options, std::string_view value, std::string_view named) {
    auto done = option.apply(options, value);
    if (!done) { return refuse(std::format("{}: {}", named, done.error().message)); }
    return {};
}

ErrorOr<void> read_environment(Options& options, Environment const& environment) {
    for (auto const& option : all_options) {
        auto const name = environment_name(option.name);
        char const* const value = environment(name.c_str());
        if (value != nullptr && *value != '\0') { HUB_TRY(apply(option, options, value, name)); }
    }
    return {};
}

ErrorOr<void> read_arguments(Options& options, std::span<char const* const> arguments) {
    std::vector<std::string_view> given;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        std::string_view const argument = arguments[i];
        auto const equals = argument.find('=');
        auto const name = argument.substr(0, equals);
        auto const found =
            std::ranges::find_if(all_options, [&](auto const& option) { return name.starts_with("--") && name.substr(2) == option.name; });
        if (found == all_options.end()) { return refuse(std::format("There is no option {}. See --help.", argument)); }
        std::string_view value;
        if (equals != std::string_view::npos) {
            value = argument.substr(equals + 1);
        } else if (!found->value.empty()) {
            if (i + 1 == arguments.size()) { return refuse(std::format("{} needs a value: {}.", name, found->value)); }
            value = arguments[++i];
        }
        // Lists of the command line replace those of the environment.
        bool const is_first = !std::ranges::contains(given, name);
        if (is_first && found->name == "origin") { options.origins.clear(); }
        if (is_first && found->name == "trusted-proxy") { options.trusted_proxies.clear(); }
        if (found->name == "smtp" && value.contains('@')) {
            return refuse("--smtp: everybody on this machine can read a command line. Put name and password into HUB_SMTP.");
        }
        if (found->name == "centers" && value.contains('@')) {
            return refuse("--centers: everybody on this machine can read a command line. Put name and password into HUB_CENTERS.");
        }
        given.push_back(name);
        HUB_TRY(apply(*found, options, value, name));
    }
    return {};
}

bool is_loopback(Listen const& listen) {
    auto const address = Address::parse(listen.host);
    return listen.host == "localhost" || (address && address->is_loopback());
}

ErrorOr<void> check(Options const& options) {
    if (options.tls_certificate.empty() != options.tls_key.empty()) { return refuse("--tls-cert and --tls-key are given together."); }
    bool const is_plain = options.tls_certificate.empty() && options.trusted_proxies.empty();
    if (is_plain && !is_loopback(options.listen)) {
        return refuse("Plain http is served on this machine only. Add --tls-cert and --tls-key, or name the proxy in front of it with "
                      "--trusted-proxy.");
    }
    if (options.metrics_listen && !is_loopback(*options.metrics_listen)) {
        return refuse("--metrics-listen takes a loopback address only.");
    }
    if (options.payment_site.empty() != options.payment_key.empty()) {
        return refuse("--payment-site and --payment-key are given together.");
    }
    if (options.clock_start && !options.demo) { return refuse("--clock-start works with --demo only."); }
    if (options.demo_scale > 0 && !options.demo) { return refuse("--demo-scale works with --demo only."); }
    return {};
}

/// The Host header of an origin: browsers leave the scheme's own port out.
std::string host_of(std::string_view origin) {
    auto host = std::string { origin.substr(origin.find("://") + 3) };
    auto const usual = origin.starts_with("https") ? std::string_view { ":443" } : std::string_view { ":80" };
    if (host.ends_with(usual)) { host.resize(host.size() - usual.size()); }
    return host;
}

std::vector<std::string> local_names(Listen const& listen) {
    std::vector<std::string> names { "localhost", "127.0.0.1", "[::1]" };
    auto const address = Address::parse(listen.host);
    auto const text = address ? address->to_string() : std::string {};
    if (address && text != "0.0.0.0" && text != "::") { names.push_back(address->is_ipv4() ? text : "[" + text + "]"); }
    std::ranges::sort(names);
    names.erase(std::ranges::unique(names).begin(), names.end());
    return names;
}

}  // namespace

ErrorOr<Options> read_options(std::span<char const* const> arguments, Environment const& environment) {
    Options options;
    HUB_TRY(read_environment(options, environment));
    HUB_TRY(read_arguments(options, arguments));
    if (!options.wants_help && !options.wants_version) { HUB_TRY(check(options)); }
    return options;
}

std::string help_text() {
    std::string text = "hub-server: the portal for employers, with its page.\n\n";
    for (auto const& option : all_options) {
        auto const left = std::format("  --{} {}", option.name, option.value);
        text += std::format("{:<32}{}\n", left, option.about);
    }
    return text + "\nEach option can also stand in the environment: --log-level as HUB_LOG_LEVEL, --demo as HUB_DEMO=1.\n";
}

std::vector<std::string> origins_of(Options const& options, std::uint16_t port) {
    if (!options.origins.empty()) { return options.origins; }
    std::vector<std::string> origins;
    auto const scheme = options.tls_certificate.empty() ? std::string { "http://" } : std::string { "https://" };
    for (auto const& name : local_names(options.listen)) { origins.push_back(scheme + name + ":" + std::to_string(port)); }
    return origins;
}

Place place_of(Options const& options, std::uint16_t port) {
    Place place { .hosts = {}, .trusted_proxies = options.trusted_proxies, .https_origin = {}, .tls = !options.tls_certificate.empty() };
    for (auto const& origin : options.origins) {
        place.hosts.push_back(host_of(origin));
        if (place.https_origin.empty() && origin.starts_with("https://")) { place.https_origin = origin; }
    }
    for (auto const& name : local_names(options.listen)) { place.hosts.push_back(name + ":" + std::to_string(port)); }
    if (port == 80 || port == 443) { place.hosts.insert(place.hosts.end(), { "localhost", "127.0.0.1", "[::1]" }); }
    return place;
}

}  // namespace hub::host
