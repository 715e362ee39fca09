#include "server/http_gateway.hpp"

#include "api/endpoint.hpp"
#include "base/text.hpp"
#include "host/raw_client.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cstdlib>
#include <utility>

namespace hub::test {

namespace {

TestHostOptions options_for(std::function<server::Response(server::Request const&)> handle) {
    TestHostOptions options;
    options.handle = std::move(handle);
    auto const here = host::Network::parse("127.0.0.0/8");
    REQUIRE(here);
    options.trusted_proxies = { *here };
    return options;
}

server::Headers headers_of(std::string_view head) {
    server::Headers headers;
    for (auto start = head.find("\r\n"); start != std::string_view::npos;) {
        start += 2;
        auto const end = head.find("\r\n", start);
        auto const line = head.substr(start, end == std::string_view::npos ? end : end - start);
        if (auto const colon = line.find(": "); colon != std::string_view::npos) {
            headers.emplace_back(ascii_lower(line.substr(0, colon)), line.substr(colon + 2));
        }
        start = end;
    }
    return headers;
}

}  // namespace

HttpGateway::HttpGateway(std::function<server::Response(server::Request const&)> handle) : m_host(options_for(std::move(handle))) {}

bool HttpGateway::is_wanted() {
    auto const* const value = std::getenv("HUB_TEST_OVER_HTTP");
    return value != nullptr && std::string_view { value } == "1";
}

server::Response HttpGateway::send(server::Request const& request) {
    auto target = request.path;
    if (!request.query.empty()) { target += "?" + request.query; }
    std::string bytes = std::string { api::to_string(request.method) } + " " + target + " HTTP/1.1\r\nHost: " + m_host.host();
    bytes += "\r\nX-Forwarded-For: " + (request.client_address.empty() ? "198.51.100.1" : request.client_address);
    bytes += "\r\nX-Forwarded-Proto: https\r\nConnection: close\r\n";
    for (auto const& [name, value] : request.headers) { bytes.append(name).append(": ").append(value).append("\r\n"); }
    if (request.method != server::Method::Get) { bytes += "Content-Length: " + std::to_string(request.body.size()) + "\r\n"; }
    auto const answer = send_once(m_host.port(), bytes + "\r\n" + request.body);
    INFO(api::to_string(request.method) << " " << target);
    REQUIRE(answer.status != 0);
    return { .status = answer.status, .headers = headers_of(answer.head), .body = answer.body };
}

}  // namespace hub::test
