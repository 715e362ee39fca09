#include "server/authorizations_support.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <set>

using namespace hub;
using namespace hub::test;

namespace {

constexpr std::string_view key = "the-same-key-twice-1";

std::int64_t authorizations(TestPortal& portal) {
    return portal.count("SELECT COUNT(*) FROM authorizations");
}

}  // namespace

TEST_CASE("AUTH-01: a new authorization has a number, a creator and an expiry, and is in the list", "[server][authorizations]") {
    TestPortal portal;
    Visitor visitor { portal };
    visitor.sign_in("basic@acme.example");
    auto const before = visitor.must(api::list_authorizations).items.size();
    auto const made = visitor.must(api::create_authorization, { hire(visitor) });
    CHECK(made.number == "A-2026-004749");
    CHECK(made.created_by_name == "Luis Ferreira");
    CHECK(made.created_at == portal.clock.now());
    CHECK(made.expires == central_date(portal.clock.now()).plus_days(30));
    CHECK(made.status == domain::AuthorizationStatus::Active);
    auto const list = visitor.must(api::list_authorizations).items;
    CHECK(list.size() == before + 1);
    CHECK(list.front().id == made.id);
    CHECK(visitor.must(api::get_authorization, { made.id }).draft.service_codes == made.draft.service_codes);
    CHECK(visitor.must(api::create_authorization, { hire(visitor), true }).number == "A-2026-004750");
}

TEST_CASE("AUTH-A2: every broken rule comes back at once, with its field", "[server][authorizations]") {
    TestPortal portal;
    Visitor visitor { portal };
    visitor.sign_in("admin@acme.example");
    auto draft = hire(visitor);
    draft.last_name = "  ";
    draft.reason.reset();
    draft.recipients = { "not an address" };
    auto const answer = visitor.raw(api::create_authorization, { draft });
    CHECK(answer.status == 422);
    auto const problem = api::read_problem(answer.body, answer.status);
    std::vector<std::string> fields;
    for (auto const& error : problem.errors) { fields.push_back(error.field); }
    CHECK(fields == std::vector<std::string> { "draft.last_name", "draft.reason", "draft.recipients[0]" });
    CHECK(problem.error.field == "draft.last_name");
}

TEST_CASE("Edge case: another employer's location or a center without the service is refused", "[server][authorizations][isolation]") {
    TestPortal portal;
    Visitor visitor { portal };
    visitor.sign_in("admin@acme.example");
    auto draft = hire(visitor);
    draft.location = demo_world().companies[1].locations.front().id;
    CHECK(visitor.call(api::create_authorization, { draft }).error().field == "draft.location");
    draft = hire(visitor);
    draft.center = center_named(visitor.must(api::get_reference), "Fort Worth Alliance").id;
    draft.service_codes = { "respirator_clearance" };
    CHECK(visitor.call(api::create_authorization, { draft }).error().field == "draft.service_codes");
    draft = hire(visitor);
    draft.service_codes = { "telerehab" };
    CHECK(visitor.call(api::create_authorization, { draft }).error().field == "draft.service_codes");
}

TEST_CASE("Security L5: the same request with the same key is done once and answered alike", "[server][authorizations][idempotency]") {
    TestPortal portal;
    Visitor visitor { portal };
    visitor.sign_in("admin@acme.example");
    auto const before = authorizations(portal);
    api::CreateAuthorization const ask { hire(visitor) };
    server::Headers const with_key { { "idempotency-key", std::string { key } } };
    auto const first = visitor.raw(api::create_authorization, ask, with_key);
    portal.clock.advance_ms(60'000);
    auto const second = visitor.raw(api::create_authorization, ask, with_key);
    CHECK(first.status == 201);
    CHECK(second.status == 201);
    CHECK(second.body == first.body);
    CHECK(authorizations(portal) == before + 1);
}

TEST_CASE("Security L5: the same key with another body is 422", "[server][authorizations][idempotency]") {
    TestPortal portal;
    Visitor visitor { portal };
    visitor.sign_in("admin@acme.example");
    server::Headers const with_key { { "idempotency-key", std::string { key } } };
    auto draft = hire(visitor);
    CHECK(visitor.raw(api::create_authorization, { draft }, with_key).status == 201);
    draft.first_name = "Priya";
    auto const before = authorizations(portal);
    CHECK(visitor.raw(api::create_authorization, { draft }, with_key).status == 422);
    CHECK(authorizations(portal) == before);
}

TEST_CASE("Security L5: a key belongs to its user", "[server][authorizations][idempotency]") {
    TestPortal portal;
    Visitor one { portal };
    one.sign_in("admin@acme.example");
    Visitor two { portal };
    two.sign_in("basic@acme.example");
    server::Headers const with_key { { "idempotency-key", std::string { key } } };
    api::CreateAuthorization const ask { hire(one), true };
    auto const first = one.raw(api::create_authorization, ask, with_key);
    auto const second = two.raw(api::create_authorization, ask, with_key);
    CHECK(second.status == 201);
    CHECK(second.body != first.body);
}

TEST_CASE("Security L5: without a proper key nothing is done", "[server][authorizations][idempotency]") {
    TestPortal portal;
    Visitor visitor { portal };
    visitor.sign_in("admin@acme.example");
    auto const before = authorizations(portal);
    api::CreateAuthorization const ask { hire(visitor) };
    for (std::string const& bad : { std::string {}, std::string(15, 'k'), std::string(129, 'k'), std::string("key with blanks in it"),
             std::string("schlüssel-schlüssel") }) {
        CAPTURE(bad);
        auto const body = api::write_body(api::create_authorization, ask);
        CHECK(visitor.send(server::Method::Post, "/api/v1/authorizations", body, { { "idempotency-key", bad } }).status == 400);
    }
    CHECK(authorizations(portal) == before);
}

TEST_CASE("Security 0.8: a refused request leaves neither data nor key behind", "[server][authorizations][idempotency]") {
    TestPortal portal;
    Visitor visitor { portal };
    visitor.sign_in("admin@acme.example");
    server::Headers const with_key { { "idempotency-key", std::string { key } } };
    auto const good = hire(visitor);
    auto bad = good;
    bad.last_name.clear();
    CHECK(visitor.raw(api::create_authorization, { bad }, with_key).status == 422);
    CHECK(portal.count("SELECT COUNT(*) FROM idempotency_keys") == 0);
    auto const made = visitor.raw(api::create_authorization, { good }, with_key);
    CHECK(made.status == 201);
    CHECK(made.body.contains("A-2026-004749"));
}

TEST_CASE("AUTH-09: an authorization is good through its expiry day in Central Time", "[server][authorizations]") {
    TestPortal portal;
    Visitor visitor { portal };
    visitor.sign_in("admin@acme.example");
    auto const made = visitor.must(api::create_authorization, { hire(visitor) });
    portal.clock.set(Instant { start_of_central_day(made.expires.plus_days(1)).ms - 1 });
    visitor.sign_in("admin@acme.example");
    CHECK(visitor.must(api::get_authorization, { made.id }).status == domain::AuthorizationStatus::Active);
    portal.clock.advance_ms(1);
    CHECK(visitor.must(api::get_authorization, { made.id }).status == domain::AuthorizationStatus::Expired);
}

TEST_CASE("AUTH-21: telemedicine for an injury has no center and is good for seven days", "[server][authorizations]") {
    TestPortal portal;
    Visitor visitor { portal };
    visitor.sign_in("admin@acme.example");
    auto draft = hire(visitor);
    draft.visit_type = domain::VisitType::Injury;
    draft.injury_date = central_date(portal.clock.now());
    draft.place = domain::CarePlace::Telemedicine;
    draft.service_codes = { "telemedicine_injury" };
    draft.center = {};
    auto const made = visitor.must(api::create_authorization, { draft });
    CHECK(made.expires == central_date(portal.clock.now()).plus_days(7));
    CHECK(made.draft.center.is_nil());
    CHECK(visitor.must(api::get_authorization, { made.id }).draft.place == domain::CarePlace::Telemedicine);
}
