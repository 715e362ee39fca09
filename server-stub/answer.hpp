// What goes back to a client: the core's Response or a file of the site, and the bytes of its head on the wire.
#pragma once

#include "request_head.hpp"
#include "server/http.hpp"

#include <cstdint>
#include <ctime>
#include <memory>
#include <string>
#include <string_view>

namespace hub::host {

enum class Kind : std::uint8_t { Data, Page };

struct Answer {
    int status = 200;
    Kind kind = Kind::Data;
    server::Headers headers;
    std::string body;                           ///< its own, or
    std::shared_ptr<std::string const> shared;  ///< one that many answers share
    bool closes = false;                        ///< the connection ends with it

    [[nodiscard]] std::string_view bytes() const { return shared ? std::string_view { *shared } : std::string_view { body }; }
};

/// An RFC 9457 problem made by the host. `request_id` may be empty.
[[nodiscard]] Answer problem(int status, std::string_view title, std::string_view request_id = {});
[[nodiscard]] Answer problem(Refusal const& refusal);
/// 503 with Retry-After.
[[nodiscard]] Answer busy(std::string_view title);
[[nodiscard]] Answer from_core(server::Response response);

struct WireOptions {
    int minor_version = 1;
    bool keep_alive = true;
    std::time_t now = 0;
};

/// Status line and headers with the empty line: the core's own, the security headers, the length. A header that could
/// break the line (H8) or that only the host may say is left out.
[[nodiscard]] std::string wire_head(Answer const& answer, WireOptions options);

/// "Sat, 21 Nov 2026 17:52:15 GMT"
[[nodiscard]] std::string http_date(std::time_t at);

}  // namespace hub::host
