#include "answer.hpp"

#include "base/text.hpp"
#include "security_headers.hpp"

#include <algorithm>
#include <array>
#include <format>

namespace hub::host {

namespace {

struct Reason {
    int status;
    std::string_view phrase;
};

constexpr std::array<Reason, 27> reasons { {
    { 200, "OK" },
    { 201, "Created" },
    { 202, "Accepted" },
    { 204, "No Content" },
    { 206, "Partial Content" },
    { 303, "See Other" },
    { 304, "Not Modified" },
    { 308, "Permanent Redirect" },
    { 400, "Bad Request" },
    { 401, "Unauthorized" },
    { 403, "Forbidden" },
    { 404, "Not Found" },
    { 405, "Method Not Allowed" },
    { 406, "Not Acceptable" },
    { 408, "Request Timeout" },
    { 409, "Conflict" },
    { 412, "Precondition Failed" },
    { 413, "Content Too Large" },
    { 414, "URI Too Long" },
    { 415, "Unsupported Media Type" },
    { 417, "Expectation Failed" },
    { 421, "Misdirected Request" },
    { 422, "Unprocessable Content" },
    { 429, "Too Many Requests" },
    { 431, "Request Header Fields Too Large" },
    { 500, "Internal Server Error" },
    { 501, "Not Implemented" },
} };

std::string_view reason_of(int status) {
    auto const found = std::ranges::find(reasons, status, &Reason::status);
    if (found != reasons.end()) { return found->phrase; }
    return status == 503 ? "Service Unavailable" : status == 505 ? "HTTP Version Not Supported" : "Unknown";
}

/// The names of ErrorCode that clients know (base/error.hpp).
std::string_view code_of(int status) {
    switch (status) {
    case 401: return "unauthenticated";
    case 403: return "forbidden";
    case 404: return "not_found";
    case 409:
    case 412: return "conflict";
    case 413:
    case 414:
    case 431: return "too_large";
    case 429: return "too_many";
    case 408:
    case 503: return "unavailable";
    case 500: return "internal";
    default: return "invalid";
    }
}

/// The host frames and closes; security headers come from one place.
bool is_for_the_host_alone(std::string_view name) {
    constexpr std::array<std::string_view, 6> framing { "connection", "content-length", "transfer-encoding", "date", "server",
        "keep-alive" };
    return std::ranges::contains(framing, name) || std::ranges::contains(security_headers, name, &HeaderView::first);
}

bool breaks_the_line(std::string_view text) {
    return std::ranges::any_of(text, [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

void add_line(std::string& head, std::string_view name, std::string_view value) {
    head += name;
    head += ": ";
    head += value;
    head += "\r\n";
}

}  // namespace

Answer problem(int status, std::string_view title, std::string_view request_id) {
    Answer answer { .status = status };
    answer.headers.emplace_back("content-type", "application/problem+json");
    answer.body = std::format(
        R"({{"type":"about:blank","title":"{}","status":{},"code":"{}","detail":"{}")", reason_of(status), status, code_of(status), title);
    if (!request_id.empty()) { answer.body += std::format(R"(,"request_id":"{}")", request_id); }
    answer.body += '}';
    return answer;
}

Answer problem(Refusal const& refusal) {
    auto answer = problem(refusal.status, refusal.title);
    if (!refusal.allow.empty()) { answer.headers.emplace_back("allow", refusal.allow); }
    if (!refusal.location.empty()) { answer.headers.emplace_back("location", refusal.location); }
    return answer;
}

Answer busy(std::string_view title) {
    auto answer = problem(503, title);
    answer.headers.emplace_back("retry-after", "2");
    return answer;
}

Answer from_core(server::Response response) {
    return { .status = response.status, .headers = std::move(response.headers), .body = std::move(response.body) };
}

std::string wire_head(Answer const& answer, WireOptions options) {
    bool const never_has_body = answer.status == 204 || answer.status == 304;
    auto head = std::format("HTTP/1.1 {} {}\r\n", answer.status, reason_of(answer.status));
    add_line(head, "date", http_date(options.now));
    bool has_policy = false;
    bool has_caching = false;
    for (auto const& [name, value] : answer.headers) {
        if (is_for_the_host_alone(name) || breaks_the_line(name) || breaks_the_line(value)) { continue; }
        has_policy = has_policy || name == "content-security-policy";
        has_caching = has_caching || name == "cache-control";
        add_line(head, name, value);
    }
    if (!has_caching) { add_line(head, "cache-control", "no-store"); }
    if (!has_policy) {
        add_line(head, "content-security-policy", answer.kind == Kind::Page ? page_content_security_policy : data_content_security_policy);
    }
    for (auto const& [name, value] : security_headers) { add_line(head, name, value); }
    if (!never_has_body) { add_line(head, "content-length", std::to_string(answer.bytes().size())); }
    if (!options.keep_alive) {
        add_line(head, "connection", "close");
    } else if (options.minor_version == 0) {
        add_line(head, "connection", "keep-alive");
    }
    return head + "\r\n";
}

std::string http_date(std::time_t at) {
    constexpr std::array<std::string_view, 7> days { "Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat" };
    constexpr std::array<std::string_view, 12> months { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov",
        "Dec" };
    std::tm parts {};
    gmtime_r(&at, &parts);
    return std::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT", days[static_cast<std::size_t>(parts.tm_wday)], parts.tm_mday,
        months[static_cast<std::size_t>(parts.tm_mon)], parts.tm_year + 1900, parts.tm_hour, parts.tm_min, parts.tm_sec);
}

}  // namespace hub::host
