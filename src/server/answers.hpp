// How answers look on the wire: JSON, problems (RFC 9457) and files, each with the headers of security B4 that belong to
// the content. Those that every answer of the origin has alike are the host's.
#pragma once

#include "api/problem.hpp"
#include "server/call.hpp"
#include "server/http.hpp"

#include <string>
#include <string_view>

namespace hub::server {

[[nodiscard]] Response json_answer(int status, std::string body);
[[nodiscard]] Response problem_answer(api::Problem const& problem);
/// A problem of HTTP itself, for which there is no ErrorCode: 405, 415 and the like.
[[nodiscard]] Response problem_answer(int status, std::string_view message, std::string_view request_id);
/// Offered for saving, never shown inside our origin (security L6).
[[nodiscard]] Response file_answer(int status, Bytes bytes);

/// `attachment; filename="…"; filename*=UTF-8''…`: the plain form for what cannot read the other.
[[nodiscard]] std::string content_disposition(std::string_view file_name);

}  // namespace hub::server
