// A whole portal for one test: the core on a database in memory with the demo data, a clock that the test moves, and
// visitors that behave like browsers. Seeded once; each test works on a copy.
#pragma once

#include "api/endpoints.hpp"
#include "api/json.hpp"
#include "api/problem.hpp"
#include "api/request.hpp"
#include "base/clock.hpp"
#include "server/app.hpp"
#include "server/demo/demo.hpp"
#include "server/http_gateway.hpp"
#include "store/sqlite_database.hpp"

#include <catch2/catch_test_macros.hpp>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace hub::test {

/// A Thursday, noon in Central Time.
inline constexpr std::string_view test_noon = "2026-11-19T18:00:00.000Z";

class TestPasswords final : public server::Passwords {
public:
    ErrorOr<std::string> hash(std::string_view password) override;
    bool verify(std::string_view password, std::string_view phc) override;
    void verify_nothing(std::string_view password) override;
    std::string token_hash(std::string_view token) override;
    int verifications = 0;  ///< of either kind: the work that tells a known user from an unknown one
};

/// Bound to their place as real ones are, and hidden from a search of the database, no more.
class TestSecrets final : public server::Secrets {
public:
    ErrorOr<std::string> seal(std::string_view plain, std::string_view bound_to) override;
    ErrorOr<std::string> open(std::string_view sealed, std::string_view bound_to) override;
    std::string mac(std::string_view purpose, std::string_view message) override;
};

/// Remembers every line as text.
class TestLog final : public Log {
public:
    void write(LogLevel level, std::string_view event, std::initializer_list<LogField> fields) override;
    std::vector<std::string> lines;
};

class TestFiles final : public server::Files {
public:
    ErrorOr<std::string> read(domain::FileId id) override;
    ErrorOr<void> write(domain::FileId id, std::span<std::byte const> bytes) override;
    std::unordered_map<domain::FileId, std::string> files;
};

/// The demo world that every test starts from.
[[nodiscard]] server::demo::World const& demo_world();

class TestPortal {
public:
    TestPortal();
    explicit TestPortal(server::Config configuration);

    ManualClock clock;
    TestPasswords passwords;
    TestSecrets secrets;
    TestFiles files;
    TestLog log;
    SeededRandom random { 7 };
    std::unique_ptr<store::SqliteDatabase> database;
    server::PaymentSite payment_site { "http://pay.example", std::vector<std::uint8_t>(32, 7) };
    server::Config config;
    std::unique_ptr<server::App> app;

    /// Changes the data from outside, as a nightly job or another user would.
    template <class Work>
    void write(Work const& work) {
        auto const done = database->write([&](store::Connection& db) -> ErrorOr<void> { return work(db); });
        if (!done) { FAIL(done.error().message << " " << done.error().detail); }
    }
    [[nodiscard]] std::int64_t count(std::string_view sql);
    /// To the core: a function call, or over HTTP (http_gateway.hpp).
    [[nodiscard]] server::Response deliver(server::Request const& request);
    [[nodiscard]] static server::Config default_config();

private:
    std::unique_ptr<HttpGateway> m_gateway;  // last: its threads end before what they use
};

/// A browser with one cookie. Mutations carry what our own page would send.
class Visitor {
public:
    explicit Visitor(TestPortal& portal, std::string address = "203.0.113.7") : m_portal(portal), m_address(std::move(address)) {}

    server::Response send(server::Method method, std::string_view path, std::string_view body = {}, server::Headers extra = {});
    server::Response get(std::string_view target, server::Headers extra = {});
    /// Expects success; keeps cookie and token.
    Visitor& sign_in(std::string_view email);
    /// Whatever comes of it.
    server::Response try_sign_in(std::string_view email, std::string_view password);

    template <class Ask, class Answer>
    [[nodiscard]] ErrorOr<Answer> call(api::Endpoint<Ask, Answer> const& endpoint, Ask const& ask, server::Headers extra = {}) {
        auto const response = raw(endpoint, ask, std::move(extra));
        if (response.status >= 300) { return fail(api::read_problem(response.body, response.status).error); }
        if constexpr (std::is_same_v<Answer, api::Nothing>) {
            return Answer {};
        } else {
            return api::read_json<Answer>(response.body);
        }
    }
    /// As call, and expects success.
    template <class Ask, class Answer>
    Answer must(api::Endpoint<Ask, Answer> const& endpoint, Ask const& ask = {}) {
        auto answer = call(endpoint, ask);
        if (!answer) { FAIL(endpoint.id << ": " << answer.error().message << " (" << answer.error().field << ")"); }
        return std::move(*answer);
    }
    template <class Ask, class Answer>
    server::Response raw(api::Endpoint<Ask, Answer> const& endpoint, Ask const& ask, server::Headers extra = {}) {
        if (endpoint.needs_idempotency_key && !has(extra, "idempotency-key")) { extra.emplace_back("idempotency-key", next_key()); }
        return send(endpoint.method, api::fill_path(endpoint, ask), api::write_body(endpoint, ask), std::move(extra));
    }

    std::string cookie;  ///< "name=value"
    std::string csrf_token;

private:
    [[nodiscard]] static bool has(server::Headers const& headers, std::string_view name);
    [[nodiscard]] std::string next_key();

    TestPortal& m_portal;
    std::string m_address;
    int m_keys = 0;
};

/// A request as the core gets it; the target's query is cut off.
[[nodiscard]] server::Request make_request(server::Method method, std::string_view target, std::string_view body, server::Headers headers);

}  // namespace hub::test
