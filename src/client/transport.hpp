// How a request leaves the client. Three implementations, one behaviour (tests/conformance): the browser's fetch, the
// server in the same page (sandbox), and a script (tests).
#pragma once

#include "api/endpoint.hpp"
#include "base/error.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hub::client {

using api::Method;

struct Request {
    Method method = Method::Get;
    std::string target;  ///< path and query, "/api/v1/results?since=12"
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
};

struct Response {
    int status = 0;
    std::vector<std::pair<std::string, std::string>> headers;  ///< names in lower case
    std::string body;

    /// The first value, or an empty view. `name` in lower case.
    [[nodiscard]] std::string_view header(std::string_view name) const;
};

/// Identifies a request that is under way.
using Ticket = std::uint64_t;

/// Called once, from poll(). A lost network or a time-out is Error Unavailable; any HTTP status is a Response.
using Done = std::function<void(ErrorOr<Response>)>;

struct Transport {
    virtual ~Transport() = default;

    /// Never calls `done` before it returns: the answer comes out of a later poll().
    virtual Ticket send(Request request, Done done) = 0;
    /// The request's `done` will not be called. Unknown tickets are ignored.
    virtual void cancel(Ticket ticket) = 0;
    /// Delivers the answers that have arrived. Called between frames only.
    virtual void poll() = 0;
};

}  // namespace hub::client
