#include "request_rules.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace hub::host {

namespace {

using server::Method;

struct KnownMethod {
    std::string_view name;
    Method method;
};

constexpr std::array<KnownMethod, 6> methods { {
    { "GET", Method::Get },
    { "HEAD", Method::Get },
    { "POST", Method::Post },
    { "PUT", Method::Put },
    { "PATCH", Method::Patch },
    { "DELETE", Method::Delete },
} };

/// Lists of ids of a whole selection.
constexpr std::array<std::string_view, 1> bulk_paths { "/api/v1/results/marks" };

std::optional<unsigned> hex_value(char c) {
    if (c >= '0' && c <= '9') { return static_cast<unsigned>(c - '0'); }
    if (c >= 'a' && c <= 'f') { return static_cast<unsigned>(c - 'a' + 10); }
    if (c >= 'A' && c <= 'F') { return static_cast<unsigned>(c - 'A' + 10); }
    return std::nullopt;
}

/// Decoded once. A slash, a backslash or a control character that comes in disguise has no honest use.
std::optional<std::string> decode_path(std::string_view encoded) {
    std::string path;
    for (std::size_t i = 0; i < encoded.size(); ++i) {
        char c = encoded[i];
        if (c == '%') {
            if (encoded.size() - i < 3) { return std::nullopt; }
            auto const high = hex_value(encoded[i + 1]);
            auto const low = hex_value(encoded[i + 2]);
            if (!high || !low) { return std::nullopt; }
            c = static_cast<char>(*high * 16 + *low);
            if (c == '/') { return std::nullopt; }
            i += 2;
        }
        auto const byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7F || c == '\\') { return std::nullopt; }
        path += c;
    }
    if (!is_valid_utf8(path)) { return std::nullopt; }
    for (auto const segment : split(path, '/')) {
        if (segment == "." || segment == "..") { return std::nullopt; }
    }
    return path;
}

OrRefusal<void> read_target(std::string_view target, server::Request& request) {
    if (!target.starts_with('/') || target.contains('#')) { return refuse(400, "The address is malformed."); }
    auto const question = target.find('?');
    auto path = decode_path(target.substr(0, question));
    if (!path) { return refuse(400, "The address is malformed."); }
    request.path = std::move(*path);
    if (question != std::string_view::npos) { request.query = target.substr(question + 1); }
    return {};
}

OrRefusal<void> check_host(RequestHead const& head, Place const& place) {
    auto const host = ascii_lower(head.header("host"));
    if (!std::ranges::contains(place.hosts, host)) { return refuse(421, "This portal does not answer to that host name."); }
    return {};
}

/// Who asks, and whether nobody could listen on the way (H9, T2). What proxies say is used here and then removed, so that
/// nothing behind this line can believe it by mistake.
OrRefusal<void> read_client(RequestHead& head, Address const& peer, Place const& place, Admitted& admitted) {
    auto& request = admitted.request;
    auto client = peer;
    request.secure = place.tls;
    if (is_trusted(peer, place.trusted_proxies)) {
        std::string chain;
        for (auto const& [name, value] : head.headers) {
            if (name == "x-forwarded-for") { chain += (chain.empty() ? "" : ",") + value; }
        }
        client = client_of(peer, chain, place.trusted_proxies);
        request.secure = request.secure || head.header("x-forwarded-proto") == "https";
    }
    request.client_address = client.to_string();
    std::erase_if(head.headers, [](auto const& header) { return header.first.starts_with("x-forwarded-") || header.first == "forwarded"; });

    if (request.secure || client.is_loopback()) { return {}; }
    bool const is_page = !admitted.is_api && (head.method == "GET" || head.method == "HEAD");
    if (is_page && !place.https_origin.empty()) {
        return std::unexpected<Refusal>(Refusal { 308, "This portal is served by https.", {}, place.https_origin + head.target });
    }
    return refuse(403, "This portal is served by https only.");
}

OrRefusal<void> read_method(RequestHead const& head, Admitted& admitted) {
    auto const known = std::ranges::find(methods, head.method, &KnownMethod::name);
    bool const is_reading = head.method == "GET" || head.method == "HEAD";
    admitted.is_form = admitted.is_form && head.method == "POST";
    if (known == methods.end() || (!admitted.is_api && !admitted.is_form && !is_reading)) {
        auto refusal = Refusal { 405, "This method is not allowed here.", {}, {} };
        refusal.allow = admitted.is_api ? "GET, HEAD, POST, PUT, PATCH, DELETE" : "GET, HEAD";
        return std::unexpected<Refusal>(std::move(refusal));
    }
    admitted.request.method = known->method;
    admitted.is_head = head.method == "HEAD";
    return {};
}

bool is_json(std::string_view content_type) {
    auto const semicolon = content_type.find(';');
    if (ascii_lower(trim(content_type.substr(0, semicolon))) != "application/json") { return false; }
    if (semicolon == std::string_view::npos) { return true; }
    auto const parameter = ascii_lower(trim(content_type.substr(semicolon + 1)));
    return parameter == "charset=utf-8" || parameter == "charset=\"utf-8\"";
}

bool is_form_data(std::string_view content_type) {
    return ascii_lower(trim(content_type.substr(0, content_type.find(';')))) == "application/x-www-form-urlencoded";
}

OrRefusal<void> check_content(RequestHead const& head, Admitted& admitted, Limits const& limits) {
    bool const is_bulk = std::ranges::contains(bulk_paths, admitted.request.path);
    admitted.has_body = head.has_body();
    admitted.body_limit = is_bulk ? limits.bulk_json_body_bytes : limits.json_body_bytes;
    if (head.content_length > admitted.body_limit) { return refuse(413, "The request is too large."); }

    auto const encoding = ascii_lower(head.header("content-encoding"));
    if (!encoding.empty() && encoding != "identity") { return refuse(415, "Compressed requests are not accepted."); }

    auto const method = admitted.request.method;
    if (method == Method::Get) { return {}; }
    auto const type = head.header("content-type");
    if (admitted.is_form) {
        if (is_form_data(type)) { return {}; }
        return refuse(415, "Forms are sent as application/x-www-form-urlencoded.");
    }
    bool const may_be_without = method == Method::Delete && !admitted.has_body && type.empty();
    if (!may_be_without && !is_json(type)) { return refuse(415, "Requests are sent as application/json."); }
    if (!accepts(head.header("accept"), "application/json")) { return refuse(406, "Answers come as application/json."); }
    return {};
}

OrRefusal<void> check_expectation(RequestHead const& head, Admitted& admitted) {
    auto const expectation = ascii_lower(head.header("expect"));
    if (expectation.empty()) { return {}; }
    if (expectation != "100-continue") { return refuse(417, "That expectation cannot be met."); }
    admitted.expects_continue = head.minor_version == 1 && head.has_body();
    return {};
}

}  // namespace

OrRefusal<Admitted> admit(RequestHead head, Address const& peer, Place const& place, Limits const& limits) {
    Admitted admitted;
    auto const steps = [&]() -> OrRefusal<void> {
        if (head.method == "OPTIONS" && head.target == "*") { return refuse(400, "The address is malformed."); }
        if (auto done = read_target(head.target, admitted.request); !done) { return done; }
        admitted.is_api = is_core_path(admitted.request.path);
        admitted.is_form = std::ranges::contains(place.form_paths, admitted.request.path);
        if (auto done = check_host(head, place); !done) { return done; }
        if (auto done = read_client(head, peer, place, admitted); !done) { return done; }
        if (auto done = read_method(head, admitted); !done) { return done; }
        if (auto done = check_content(head, admitted, limits); !done) { return done; }
        return check_expectation(head, admitted);
    };
    if (auto done = steps(); !done) { return std::unexpected(std::move(done).error()); }
    admitted.keep_alive = head.wants_keep_alive();
    admitted.request.headers = std::move(head.headers);
    return admitted;
}

bool accepts(std::string_view accept, std::string_view media_type) {
    if (trim(accept).empty()) { return true; }
    auto const bare = ascii_lower(trim(media_type.substr(0, media_type.find(';'))));
    auto const family = bare.substr(0, bare.find('/') + 1) + "*";
    for (auto const range : split(accept, ',')) {
        auto const parts = split(range, ';');
        auto const name = ascii_lower(trim(parts.front()));
        if (name != "*/*" && name != family && name != bare) { continue; }
        bool const is_excluded = std::ranges::any_of(parts.begin() + 1, parts.end(), [](auto part) {
            auto const weight = ascii_lower(trim(part));
            return weight.starts_with("q=0") && weight.find_first_not_of("0.", 2) == std::string::npos;
        });
        if (!is_excluded) { return true; }
    }
    return false;
}

bool is_core_path(std::string_view path) {
    return path == "/api" || path.starts_with("/api/") || path == "/healthz" || path == "/readyz" || path == "/openapi.json";
}

bool is_sign_in(server::Request const& request) {
    return request.method == Method::Post && request.path == "/api/v1/session";
}

}  // namespace hub::host
