#include "request_head.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace hub::host {

namespace {

/// A second one of these in a request is an attempt to be read in two ways.
constexpr std::array<std::string_view, 14> once_only {
    "host",
    "content-length",
    "transfer-encoding",
    "authorization",
    "cookie",
    "content-type",
    "content-encoding",
    "origin",
    "sec-fetch-site",
    "x-csrf-token",
    "idempotency-key",
    "if-none-match",
    "if-match",
    "expect",
};

constexpr std::array<std::string_view, 2> session_cookies { "__Host-s", "hub-dev-session" };

bool is_token_character(char c) {
    constexpr std::string_view others = "!#$%&'*+-.^`|~";  // RFC 9110 without "_", which gateways turn into "-"
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || others.contains(c);
}

bool is_token(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, is_token_character);
}

bool is_control(char c) {
    auto const byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t') || byte == 0x7F;
}

std::string_view trim_blanks(std::string_view text) {
    auto const first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) { return {}; }
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

OrRefusal<void> parse_request_line(std::string_view line, Limits const& limits, RequestHead& head) {
    auto const first = line.find(' ');
    auto const last = line.rfind(' ');
    if (first == std::string_view::npos || first == last) { return refuse(400, "The request line is malformed."); }
    auto const method = line.substr(0, first);
    auto const target = line.substr(first + 1, last - first - 1);
    auto const version = line.substr(last + 1);
    if (!is_token(method) || method.size() > 20) { return refuse(400, "The method is malformed."); }
    if (target.size() > limits.target_bytes) { return refuse(414, "The address is too long."); }
    auto const visible = [](char c) { return c > 0x20 && c < 0x7F; };
    if (target.empty() || !std::ranges::all_of(target, visible)) { return refuse(400, "The address is malformed."); }
    if (version.size() != 8 || !version.starts_with("HTTP/")) { return refuse(400, "The request line is malformed."); }
    if (version != "HTTP/1.1" && version != "HTTP/1.0") { return refuse(505, "Only HTTP/1.1 is spoken here."); }
    head.method = method;
    head.target = target;
    head.minor_version = version.back() - '0';
    return {};
}

std::ptrdiff_t count_of(RequestHead const& head, std::string_view name) {
    return std::ranges::count_if(head.headers, [&](auto const& header) { return header.first == name; });
}

OrRefusal<void> check_repetition(RequestHead const& head) {
    for (auto const name : once_only) {
        if (count_of(head, name) > 1) { return refuse(400, "A header that may stand once stands twice."); }
    }
    auto const cookies = head.header("cookie");
    for (auto const name : session_cookies) {
        auto const names_it = [&](auto const pair) { return trim(pair.substr(0, pair.find('='))) == name; };
        if (std::ranges::count_if(split(cookies, ';'), names_it) > 1) { return refuse(400, "The session cookie stands twice."); }
    }
    return {};
}

OrRefusal<void> read_framing(RequestHead& head) {
    bool const has_encoding = count_of(head, "transfer-encoding") > 0;
    bool const has_length = count_of(head, "content-length") > 0;
    if (has_encoding && has_length) { return refuse(400, "Both Content-Length and Transfer-Encoding are given."); }
    if (has_encoding) {
        if (head.minor_version == 0) { return refuse(400, "HTTP/1.0 has no Transfer-Encoding."); }
        if (ascii_lower(head.header("transfer-encoding")) != "chunked") {
            return refuse(501, "Only the transfer encoding “chunked” is understood.");
        }
        head.framing = Framing::Chunked;
    }
    if (has_length) {
        auto const digits = head.header("content-length");
        bool const all_digits = !digits.empty() && std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
        if (!all_digits) { return refuse(400, "Content-Length is malformed."); }
        auto const [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), head.content_length);
        if (failed != std::errc {}) { return refuse(413, "The request is too large."); }
        head.framing = Framing::Length;
    }
    bool const may_have_body = head.method != "GET" && head.method != "HEAD";
    if (!may_have_body && head.has_body()) { return refuse(400, "A GET request has no body."); }
    return {};
}

}  // namespace

std::string_view RequestHead::header(std::string_view name) const {
    auto const found = std::ranges::find(headers, name, &std::pair<std::string, std::string>::first);
    return found == headers.end() ? std::string_view {} : std::string_view { found->second };
}

bool RequestHead::wants_keep_alive() const {
    for (auto const option : split(header("connection"), ',')) {
        auto const word = ascii_lower(trim(option));
        if (word == "close") { return false; }
        if (word == "keep-alive") { return true; }
    }
    return minor_version == 1;
}

OrRefusal<std::optional<std::size_t>> HeadScanner::scan(std::string_view received) {
    for (; m_seen < received.size(); ++m_seen) {
        char const c = received[m_seen];
        // The longest method, the two blanks and the version are 30 bytes; a longer first line has too long an address.
        if (m_in_first_line && m_seen > m_limits.target_bytes + 30) { return refuse(414, "The address is too long."); }
        if (m_seen >= m_limits.header_bytes) { return refuse(431, "The headers are too large."); }
        if (c == '\0') { return refuse(400, "The request has a NUL byte."); }
        bool const after_return = m_seen > 0 && received[m_seen - 1] == '\r';
        if ((c == '\n') != after_return) { return refuse(400, "A line does not end in CR LF."); }
        if (c != '\n') { continue; }
        bool const is_empty_line = m_seen - m_line_start == 1;
        if (is_empty_line && m_in_first_line) { return refuse(400, "The request line is empty."); }
        if (is_empty_line) { return m_seen + 1; }
        m_in_first_line = false;
        m_line_start = m_seen + 1;
    }
    return std::nullopt;
}

void HeadScanner::reset() {
    m_seen = 0;
    m_line_start = 0;
    m_in_first_line = true;
}

OrRefusal<std::pair<std::string, std::string>> parse_field(std::string_view line) {
    if (line.starts_with(' ') || line.starts_with('\t')) { return refuse(400, "A header is folded over two lines."); }
    auto const colon = line.find(':');
    if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) { return refuse(400, "A header name is malformed."); }
    auto const value = trim_blanks(line.substr(colon + 1));
    if (std::ranges::any_of(value, is_control)) { return refuse(400, "A header has control characters."); }
    return std::pair { ascii_lower(line.substr(0, colon)), std::string { value } };
}

OrRefusal<RequestHead> parse_head(std::string_view text, Limits const& limits) {
    RequestHead head;
    auto const take_line = [&] {
        auto const end = text.find("\r\n");
        auto const line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 2);
        return line;
    };
    if (auto done = parse_request_line(take_line(), limits, head); !done) { return std::unexpected(std::move(done).error()); }
    for (auto line = take_line(); !line.empty(); line = take_line()) {
        if (head.headers.size() >= limits.header_count) { return refuse(431, "There are too many headers."); }
        auto field = parse_field(line);
        if (!field) { return std::unexpected(std::move(field).error()); }
        head.headers.push_back(*std::move(field));
    }
    if (auto done = check_repetition(head); !done) { return std::unexpected(std::move(done).error()); }
    if (head.minor_version == 1 && count_of(head, "host") == 0) { return refuse(400, "The Host header is missing."); }
    if (auto done = read_framing(head); !done) { return std::unexpected(std::move(done).error()); }
    return head;
}

}  // namespace hub::host
