#include "sandbox/in_process_transport.hpp"

#include "api/problem.hpp"
#include "api/request.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <utility>

namespace hub::sandbox {

namespace {

/// What a host does before the core sees a request: the target in its two parts, the path decoded once.
ErrorOr<server::Request> server_request(client::Request const& request, std::string_view cookie) {
    std::string_view const target = request.target;
    auto const question = target.find('?');
    HUB_TRY_ASSIGN(auto path, api::percent_decode(target.substr(0, question)));
    server::Request made { .method = request.method,
        .path = std::move(path),
        .query = {},
        .headers = {},
        .body = request.body,
        .client_address = {},
        .secure = false };
    if (question != std::string_view::npos) { made.query = target.substr(question + 1); }
    for (auto const& [name, value] : request.headers) { made.headers.emplace_back(ascii_lower(name), value); }
    if (!cookie.empty()) { made.headers.emplace_back("cookie", cookie); }
    return made;
}

client::Response bad_request(Error const& error) {
    return { .status = api::status_of(error),
        .headers = { { "content-type", std::string { api::problem_media_type } } },
        .body = api::write_problem(error, {}) };
}

}  // namespace

client::Ticket InProcessTransport::send(client::Request request, client::Done done) {
    bool const is_lost = m_failures > 0;
    if (is_lost) { --m_failures; }
    m_pending.push_back({ ++m_last_ticket, std::move(request), std::move(done), m_machine_clock.now().ms + m_latency_ms, is_lost });
    if (m_wake) { m_wake(m_latency_ms); }
    return m_last_ticket;
}

void InProcessTransport::cancel(client::Ticket ticket) {
    std::erase_if(m_pending, [&](Pending const& pending) { return pending.ticket == ticket; });
}

void InProcessTransport::poll() {
    auto const now_ms = m_machine_clock.now().ms;
    auto const last = m_last_ticket;  // what an answer's handler sends now waits for the next poll
    for (;;) {
        auto const due =
            std::ranges::find_if(m_pending, [&](Pending const& pending) { return pending.due_ms <= now_ms && pending.ticket <= last; });
        if (due == m_pending.end()) { return; }
        auto pending = std::move(*due);
        m_pending.erase(due);
        if (pending.is_lost) {
            pending.done(fail(Error::unavailable("The server cannot be reached now. Please try again.")));
        } else {
            pending.done(fetch(pending.request));
        }
    }
}

client::Response InProcessTransport::fetch(client::Request const& request) {
    auto made = server_request(request, m_cookie);
    if (!made) { return bad_request(made.error()); }
    auto answer = m_sandbox.app().handle(*made);
    if (request.method != client::Method::Get) { m_sandbox.deliver_to_centers(); }
    for (auto const& [name, value] : answer.headers) {
        if (name == "set-cookie") { keep_cookie(value); }
    }
    std::erase_if(answer.headers, [](auto const& header) { return header.first == "set-cookie"; });  // as a browser hides it
    return { .status = answer.status, .headers = std::move(answer.headers), .body = std::move(answer.body) };
}

ErrorOr<std::string> InProcessTransport::fetch_bytes(std::string_view url) {
    auto answer = fetch({ .method = client::Method::Get, .target = std::string { url }, .headers = {}, .body = {} });
    if (answer.status != 200) { return fail(api::read_problem(answer.body, answer.status).error); }
    return std::move(answer.body);
}

/// There is one cookie, and it ends with the page or when the server says so.
void InProcessTransport::keep_cookie(std::string_view set_cookie) {
    bool const is_over = set_cookie.contains("; Max-Age=0");
    m_cookie = is_over ? std::string {} : std::string { set_cookie.substr(0, set_cookie.find(';')) };
}

}  // namespace hub::sandbox
