#include "sandbox/in_process_transport.hpp"

#include "api/authorizations.hpp"
#include "api/json.hpp"
#include "api/problem.hpp"
#include "api/request.hpp"
#include "api/results.hpp"
#include "api/session.hpp"
#include "support/pdf_fonts.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <optional>
#include <vector>

using namespace hub;
using namespace hub::sandbox;

namespace {

struct Page {
    ManualClock clock { Instant::parse_iso("2026-11-19T18:00:00.000Z").value() };
    SeededRandom random { 3 };
    std::unique_ptr<Sandbox> sandbox = [this] {
        auto started = Sandbox::start(clock, random, test::pdf_fonts());
        REQUIRE(started);
        return std::move(*started);
    }();
    InProcessTransport transport { *sandbox, clock };

    client::Response ask(client::Request request) {
        std::optional<ErrorOr<client::Response>> answer;
        transport.send(std::move(request), [&](ErrorOr<client::Response> arrived) { answer = std::move(arrived); });
        transport.poll();
        REQUIRE(answer);
        REQUIRE(*answer);
        return std::move(**answer);
    }
    client::Response get(std::string target) {
        return ask({ .method = client::Method::Get, .target = std::move(target), .headers = {}, .body = {} });
    }
    client::Response sign_in() {
        return ask({ .method = client::Method::Post,
            .target = "/api/v1/session",
            .headers = { { "Content-Type", "application/json" } },
            .body = R"({"email":"admin@acme.example","password":"Training-2026-portal"})" });
    }
    api::ResultPage results() {
        auto page = api::read_json<api::ResultPage>(get("/api/v1/results").body);
        REQUIRE(page);
        return std::move(*page);
    }
};

client::Request health() {
    return { .method = client::Method::Get, .target = "/healthz", .headers = {}, .body = {} };
}

}  // namespace

TEST_CASE("HELP-04: the sandbox keeps its cookie, and the page does not see it", "[sandbox]") {
    Page page;
    CHECK(page.get("/api/v1/session").status == 401);
    auto const answer = page.sign_in();
    CHECK(answer.status == 201);
    CHECK(answer.header("set-cookie").empty());
    CHECK(page.get("/api/v1/session").status == 200);
}

TEST_CASE("The cookie ends with the session", "[sandbox]") {
    Page page;
    auto const session = api::read_json<api::Session>(page.sign_in().body).value();
    client::Request sign_out {
        .method = client::Method::Delete, .target = "/api/v1/session", .headers = { { "X-CSRF-Token", session.csrf_token } }, .body = {}
    };
    CHECK(page.ask(sign_out).status == 204);
    CHECK(page.get("/api/v1/session").status == 401);
}

TEST_CASE("Answers wait for their time", "[sandbox]") {
    Page page;
    page.transport.set_latency_ms(200);
    std::vector<double> woken;
    page.transport.set_wake([&](double after_ms) { woken.push_back(after_ms); });
    int answers = 0;
    page.transport.send(health(), [&](auto const&) { ++answers; });
    page.transport.poll();
    CHECK(answers == 0);
    page.clock.advance_ms(199);
    page.transport.poll();
    CHECK(answers == 0);
    page.clock.advance_ms(1);
    page.transport.poll();
    page.transport.poll();
    CHECK(answers == 1);
    CHECK(woken == std::vector<double> { 200 });
}

TEST_CASE("A lost request is Unavailable and never reaches the server", "[sandbox]") {
    Page page;
    page.transport.fail_next(1);
    std::vector<ErrorCode> codes;
    for (int i = 0; i < 2; ++i) {
        page.transport.send(
            health(), [&](ErrorOr<client::Response> answer) { codes.push_back(answer ? ErrorCode::Cancelled : answer.error().code); });
    }
    page.transport.poll();
    CHECK(codes == std::vector { ErrorCode::Unavailable, ErrorCode::Cancelled });
}

TEST_CASE("What an answer sends waits for the next poll, what it cancels stays silent", "[sandbox]") {
    Page page;
    int later = 0;
    int silent = 0;
    client::Ticket second = 0;
    page.transport.send(health(), [&](auto const&) {
        page.transport.send(health(), [&](auto const&) { ++later; });
        page.transport.cancel(second);
    });
    second = page.transport.send(health(), [&](auto const&) { ++silent; });
    page.transport.poll();
    CHECK(later == 0);
    page.transport.poll();
    CHECK(later == 1);
    CHECK(silent == 0);
}

TEST_CASE("A bundle reads documents from the page's own server", "[sandbox][pdf]") {
    Page page;
    page.sign_in();
    auto const results = page.results();
    auto const url = api::fill_path(api::document_file, { results.id.front() });
    auto const bytes = page.transport.fetch_bytes(url);
    REQUIRE(bytes);
    CHECK(bytes->starts_with("%PDF-"));
    CHECK(results.pages.front() >= 1);
    auto const missing = page.transport.fetch_bytes(api::fill_path(api::document_file, { domain::DocumentId {} }));
    REQUIRE_FALSE(missing);
    CHECK(missing.error().code == ErrorCode::NotFound);
}

TEST_CASE("HELP-04: reset throws changes away, signs out and gives the same data again", "[sandbox]") {
    Page page;
    auto const session = api::read_json<api::Session>(page.sign_in().body).value();
    auto const before = page.results();
    client::Request mark { .method = client::Method::Put,
        .target = "/api/v1/results/marks",
        .headers = { { "content-type", "application/json" }, { "x-csrf-token", session.csrf_token } },
        .body = api::write_body(api::mark_results, { { before.id.front() }, before.flagged.front() == 0, std::nullopt }) };
    CHECK(page.ask(mark).status == 200);
    CHECK(page.results().flagged != before.flagged);
    REQUIRE(page.sandbox->reset());
    CHECK(page.get("/api/v1/session").status == 401);
    page.sign_in();
    auto const after = page.results();
    CHECK(after.id == before.id);
    CHECK(after.flagged == before.flagged);
}

TEST_CASE("AUTH-06: an imagined center receives an authorization at once", "[sandbox]") {
    Page page;
    auto const session = api::read_json<api::Session>(page.sign_in().body).value();
    auto const list = api::read_json<api::AuthorizationList>(page.get("/api/v1/authorizations").body).value();
    auto const known = std::ranges::find_if(list.items, [](api::AuthorizationItem const& item) {
        return item.draft.place == domain::CarePlace::Center && item.draft.visit_type == domain::VisitType::NonInjury;
    });
    REQUIRE(known != list.items.end());
    auto draft = known->draft;
    draft.first_name = "Imagined";
    draft.expires.reset();
    client::Request const create { .method = client::Method::Post,
        .target = "/api/v1/authorizations",
        .headers = { { "content-type", "application/json" }, { "x-csrf-token", session.csrf_token },
            { "idempotency-key", "imagined-center-receives-it" } },
        .body = api::write_body(api::create_authorization, { draft, true }) };
    auto const answer = page.ask(create);
    REQUIRE(answer.status == 201);
    auto const made = api::read_json<api::AuthorizationItem>(answer.body).value();
    auto const now = api::read_json<api::AuthorizationList>(page.get("/api/v1/authorizations").body).value();
    auto const found = std::ranges::find(now.items, made.id, &api::AuthorizationItem::id);
    REQUIRE(found != now.items.end());
    CHECK(found->transmission == domain::Transmission::Delivered);
}

TEST_CASE("HELP-A1: the clock can be moved, and 90 days later everything has archived", "[sandbox]") {
    Page page;
    page.sign_in();
    auto const before = page.results().total;
    CHECK(before > 250);
    page.sandbox->clock().move_by_days(30);
    page.sign_in();
    auto const later = page.results().total;
    CHECK(later < before);
    CHECK(later > 0);
    page.sandbox->clock().move_by_days(61);
    page.sign_in();
    CHECK(page.results().total == 0);
}

TEST_CASE("The option --demo-scale works in the page as well", "[sandbox]") {
    ManualClock const clock { Instant::parse_iso("2026-11-19T18:00:00.000Z").value() };
    SeededRandom random { 3 };
    auto started = Sandbox::start(clock, random, test::pdf_fonts(), { .scale = 2000 });
    REQUIRE(started);
    std::int64_t rows = 0;
    REQUIRE((*started)->database().read([&](store::Connection& db) {
        return db.each("SELECT COUNT(*) FROM documents", [&](store::Row const& row) { rows = row.integer(0); });
    }));
    CHECK(rows > 1980);
}
