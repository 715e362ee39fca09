// What a conformance run needs from its surroundings: transports to a portal with the demo data of issue 2, and a way to
// let time pass. There are three: the server in the same process, the real server over HTTP, and WebAssembly.
#pragma once

#include "api/json.hpp"
#include "api/problem.hpp"
#include "api/request.hpp"
#include "api/session.hpp"
#include "client/transport.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace hub::conformance {

/// Collects what went wrong; no exceptions, so that the WebAssembly build can run the suite too.
class Report {
public:
    void check(bool holds, std::string_view what) {
        ++m_checks;
        if (!holds) { m_failures.emplace_back(what); }
    }
    template <class A, class B>
    void equal(A const& is, B const& expected, std::string_view what) {
        check(is == expected, std::string { what } + ": " + text_of(is) + " instead of " + text_of(expected));
    }
    [[nodiscard]] std::vector<std::string> const& failures() const { return m_failures; }
    [[nodiscard]] int checks() const { return m_checks; }

private:
    template <class T>
    static std::string text_of(T const& value) {
        if constexpr (std::is_arithmetic_v<T>) {
            return std::to_string(value);
        } else {
            return std::string { value };
        }
    }
    std::vector<std::string> m_failures;
    int m_checks = 0;
};

struct Place {
    virtual ~Place() = default;
    /// A transport with a cookie jar of its own, as if another browser had been opened.
    [[nodiscard]] virtual std::unique_ptr<client::Transport> open_transport() = 0;
    /// Lets answers arrive: sleeps a little, or does nothing where they are there at once.
    virtual void wait() = 0;
};

/// A browser: one transport, and the token of its session.
class Browser {
public:
    Browser(Place& place, Report& report) : m_place(&place), m_report(&report), m_transport(place.open_transport()) {}

    [[nodiscard]] client::Transport& transport() { return *m_transport; }

    ErrorOr<client::Response> ask(client::Request request) {
        std::optional<ErrorOr<client::Response>> answer;
        m_transport->send(std::move(request), [&](ErrorOr<client::Response> arrived) { answer = std::move(arrived); });
        for (int i = 0; i < most_waits && !answer; ++i) {
            m_transport->poll();
            if (!answer) { m_place->wait(); }
        }
        if (!answer) { return fail(Error::unavailable("No answer came.")); }
        return std::move(*answer);
    }

    client::Response send(client::Method method, std::string_view target, std::string body = {},
        std::vector<std::pair<std::string, std::string>> extra = {}) {
        client::Request request {
            .method = method, .target = std::string { target }, .headers = std::move(extra), .body = std::move(body)
        };
        if (method != client::Method::Get) {
            if (api::has_body(method)) { request.headers.emplace_back("content-type", "application/json"); }
            if (!m_csrf_token.empty()) { request.headers.emplace_back("x-csrf-token", m_csrf_token); }
        }
        auto answer = ask(std::move(request));
        m_report->check(answer.has_value(), "an answer to " + std::string { target });
        return answer ? std::move(*answer) : client::Response {};
    }
    client::Response get(std::string_view target) { return send(client::Method::Get, target); }

    template <class Ask, class Answer>
    client::Response raw(api::Endpoint<Ask, Answer> const& endpoint, Ask const& ask, std::string_view key = "conformance-key-0001") {
        std::vector<std::pair<std::string, std::string>> headers;
        if (endpoint.needs_idempotency_key) { headers.emplace_back("idempotency-key", key); }
        return send(endpoint.method, api::fill_path(endpoint, ask), api::write_body(endpoint, ask), std::move(headers));
    }
    /// The answer, or an empty one and a failure in the report.
    template <class Ask, class Answer>
    Answer call(api::Endpoint<Ask, Answer> const& endpoint, Ask const& ask = {}, std::string_view key = "conformance-key-0001") {
        auto const response = raw(endpoint, ask, key);
        m_report->equal(response.status, endpoint.success, endpoint.id);
        if constexpr (std::is_same_v<Answer, api::Nothing>) {
            return {};
        } else {
            auto answer = api::read_json<Answer>(response.body);
            m_report->check(answer.has_value(), std::string { endpoint.id } + " answers what it promises");
            return answer ? std::move(*answer) : Answer {};
        }
    }

    bool sign_in(std::string_view email, std::string_view password) {
        auto const response = raw(api::sign_in, { std::string { email }, std::string { password } });
        auto const session = api::read_json<api::Session>(response.body);
        if (response.status != 201 || !session) { return false; }
        m_csrf_token = session->csrf_token;
        return true;
    }
    void forget_token() { m_csrf_token.clear(); }

private:
    static constexpr int most_waits = 20'000;

    Place* m_place;
    Report* m_report;
    std::unique_ptr<client::Transport> m_transport;
    std::string m_csrf_token;
};

inline constexpr std::string_view demo_password = "Training-2026-portal";

/// The browsers of the run, signed in once each: a server counts sign-ins per address (security A6).
class Run {
public:
    explicit Run(Place& where) : place(where) {}
    Place& place;
    Report report;

    [[nodiscard]] Browser& as(std::string_view email) {
        auto const found = m_browsers.find(std::string { email });
        if (found != m_browsers.end()) { return *found->second; }
        auto browser = std::make_unique<Browser>(place, report);
        report.check(browser->sign_in(email, demo_password), "sign-in of " + std::string { email });
        return *m_browsers.emplace(std::string { email }, std::move(browser)).first->second;
    }
    [[nodiscard]] Browser& admin() { return as("admin@acme.example"); }

private:
    std::map<std::string, std::unique_ptr<Browser>> m_browsers;
};

}  // namespace hub::conformance
