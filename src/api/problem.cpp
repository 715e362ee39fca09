#include "api/problem.hpp"

#include "api/json.hpp"
#include "api/problem_body.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace hub::api {

namespace {

struct Status {
    int status;
    ErrorCode code;
    std::string_view title;
};

constexpr std::array statuses {
    Status { 400, ErrorCode::Invalid, "Bad Request" },
    Status { 401, ErrorCode::Unauthenticated, "Unauthorized" },
    Status { 403, ErrorCode::Forbidden, "Forbidden" },
    Status { 404, ErrorCode::NotFound, "Not Found" },
    Status { 405, ErrorCode::Internal, "Method Not Allowed" },
    Status { 406, ErrorCode::Internal, "Not Acceptable" },
    Status { 408, ErrorCode::Unavailable, "Request Timeout" },
    Status { 409, ErrorCode::Conflict, "Conflict" },
    Status { 410, ErrorCode::NotFound, "Gone" },
    Status { 412, ErrorCode::Outdated, "Precondition Failed" },
    Status { 413, ErrorCode::TooLarge, "Content Too Large" },
    Status { 414, ErrorCode::TooLarge, "URI Too Long" },
    Status { 415, ErrorCode::Internal, "Unsupported Media Type" },
    Status { 421, ErrorCode::Internal, "Misdirected Request" },
    Status { 422, ErrorCode::Invalid, "Unprocessable Content" },
    Status { 429, ErrorCode::TooMany, "Too Many Requests" },
    Status { 431, ErrorCode::TooLarge, "Request Header Fields Too Large" },
    Status { 500, ErrorCode::Internal, "Internal Server Error" },
    Status { 501, ErrorCode::Internal, "Not Implemented" },
    Status { 502, ErrorCode::Unavailable, "Bad Gateway" },
    Status { 503, ErrorCode::Unavailable, "Service Unavailable" },
    Status { 504, ErrorCode::Unavailable, "Gateway Timeout" },
};

Status const* find_status(int status) {
    auto const found = std::ranges::find(statuses, status, &Status::status);
    return found == statuses.end() ? nullptr : found;
}

/// Used where an answer brings no words of its own.
std::string default_message(ErrorCode code) {
    switch (code) {
    case ErrorCode::Invalid: return "The server could not accept this.";
    case ErrorCode::Unauthenticated: return Error::unauthenticated().message;
    case ErrorCode::Forbidden: return "You are not allowed to do this.";
    case ErrorCode::NotFound: return Error::not_found().message;
    case ErrorCode::Conflict: return "Somebody else has changed this meanwhile. Please reload and try again.";
    case ErrorCode::Outdated: return Error::outdated().message;
    case ErrorCode::StepUpNeeded: return Error::step_up_needed().message;
    case ErrorCode::TooLarge: return "This is more than the server accepts at once.";
    case ErrorCode::TooMany: return "Too many requests. Please wait a moment and try again.";
    case ErrorCode::Unavailable: return "The server cannot be reached now. Please try again.";
    case ErrorCode::Cancelled:
    case ErrorCode::Internal: break;
    }
    return Error::internal({}).message;
}

}  // namespace

Problem Problem::of(std::vector<Error> errors) {
    Error first = errors.front();
    if (errors.size() == 1) { errors.clear(); }
    return { std::move(first), std::move(errors), {} };
}

int status_of(Error const& error) {
    switch (error.code) {
    case ErrorCode::Invalid: return error.field.empty() ? 400 : 422;
    case ErrorCode::Unauthenticated: return 401;
    case ErrorCode::Forbidden: return 403;
    case ErrorCode::NotFound: return 404;
    case ErrorCode::StepUpNeeded: return 403;
    case ErrorCode::Conflict: return 409;
    case ErrorCode::Outdated: return 412;
    case ErrorCode::TooLarge: return 413;
    case ErrorCode::TooMany: return 429;
    case ErrorCode::Unavailable: return 503;
    case ErrorCode::Cancelled:
    case ErrorCode::Internal: break;
    }
    return 500;
}

ErrorCode code_of_status(int status) {
    if (auto const* known = find_status(status)) { return known->code; }
    return ErrorCode::Internal;
}

std::string_view status_title(int status) {
    auto const* known = find_status(status);
    return known != nullptr ? known->title : "Error";
}

std::string write_problem(Problem const& problem) {
    ProblemBody body;
    body.type = "about:blank";
    body.status = status_of(problem.error);
    body.title = status_title(body.status);
    body.detail = problem.error.message;
    body.code = to_string(problem.error.code);
    body.field = problem.error.field;
    for (auto const& error : problem.errors) { body.errors.push_back({ error.field, error.message }); }
    body.request_id = problem.request_id;
    return write_json(body);
}

std::string write_problem(Error const& error, std::string_view request_id) {
    return write_problem({ error, {}, std::string { request_id } });
}

Problem read_problem(std::string_view body, int status) {
    auto read = read_json_leniently<ProblemBody>(body);
    if (!read) {
        auto const code = code_of_status(status);
        return Problem::of({ code, default_message(code), {}, "status " + std::to_string(status) });
    }
    auto code = error_code_from(read->code);
    bool const is_known = to_string(code) == read->code && code != ErrorCode::Cancelled;  // a server cannot cancel for the user
    if (!is_known) { code = code_of_status(status); }
    Problem problem { { code, std::move(read->detail), std::move(read->field), {} }, {}, std::move(read->request_id) };
    if (problem.error.message.empty()) { problem.error.message = default_message(code); }
    for (auto& error : read->errors) { problem.errors.push_back({ code, std::move(error.message), std::move(error.field), {} }); }
    return problem;
}

}  // namespace hub::api
