// What goes wrong, on the wire: RFC 9457 `application/problem+json` both ways, and the one table of status codes.
//
//   { "type": "about:blank", "title": "Unprocessable Content", "status": 422, "detail": "must be in the future",
//     "code": "invalid", "field": "expires", "errors": [ { "field": "expires", "message": "must be in the future" } ],
//     "request_id": "…" }
//
// `Error::detail`, which is for the log of the side where it happened, never crosses.
#pragma once

#include "base/error.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace hub::api {

inline constexpr std::string_view problem_media_type = "application/problem+json";

struct Problem {
    Error error;                ///< the first or only one
    std::vector<Error> errors;  ///< one for each broken field, where there are several; `error` is the first of them
    std::string request_id;     ///< what a person reads out to Support; empty when there is none

    [[nodiscard]] static Problem of(Error error) { return { std::move(error), {}, {} }; }
    /// `errors` must not be empty.
    [[nodiscard]] static Problem of(std::vector<Error> errors);
    bool operator==(Problem const&) const = default;
};

/// Invalid is 422 with a field and 400 without; Cancelled never leaves the client and would be 500.
[[nodiscard]] int status_of(Error const& error);
/// What an answer without a readable problem means, for example a proxy's.
[[nodiscard]] ErrorCode code_of_status(int status);
/// The standard's name of a status, "Not Found".
[[nodiscard]] std::string_view status_title(int status);

[[nodiscard]] std::string write_problem(Problem const& problem);
[[nodiscard]] std::string write_problem(Error const& error, std::string_view request_id);
/// Any body gives a Problem: where it is not a problem of ours, code and message follow from the status alone.
[[nodiscard]] Problem read_problem(std::string_view body, int status);

}  // namespace hub::api
