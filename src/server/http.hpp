// A request and an answer as the server's core sees them: no sockets, no browser. The host (server-stub, or the sandbox's
// in-page transport) has already enforced sizes, methods of HTTP and well-formedness (security H1 to H11).
#pragma once

#include "api/endpoint.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hub::server {

using api::Method;

using Headers = std::vector<std::pair<std::string, std::string>>;  ///< names in lower case

struct Request {
    Method method = Method::Get;
    std::string path;   ///< decoded once, without the query
    std::string query;  ///< raw, without "?"
    Headers headers;
    std::string body;
    std::string client_address;  ///< after trusted proxies (H9); for rate limits and the audit log
    bool secure = false;         ///< arrived by TLS, or through a trusted proxy that says so

    [[nodiscard]] std::string_view header(std::string_view name) const;
    /// The value of one cookie, or empty.
    [[nodiscard]] std::string_view cookie(std::string_view name) const;
};

struct Response {
    int status = 200;
    Headers headers;
    std::string body;

    /// Replaces or adds. CR, LF and NUL in a value are refused: the header is left out and an assertion fails in debug (H8).
    void set_header(std::string_view name, std::string_view value);
    [[nodiscard]] std::string_view header(std::string_view name) const;
};

}  // namespace hub::server
