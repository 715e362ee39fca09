#include "server/test_portal.hpp"

#include "server/request_limits.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace hub;
using namespace hub::test;

namespace {

server::Config limited() {
    auto config = TestPortal::default_config();
    server::Config const usual;
    config.session_rate = usual.session_rate;
    config.address_rate = usual.address_rate;
    return config;
}

}  // namespace

TEST_CASE("L1: one session has 100 requests at once and 600 a minute", "[server][limits]") {
    TestPortal portal { limited() };
    Visitor visitor { portal };
    visitor.sign_in("admin@acme.example");
    for (int i = 0; i < 100; ++i) { CHECK(visitor.get("/api/v1/session").status == 200); }
    auto const refused = visitor.get("/api/v1/session");
    CHECK(refused.status == 429);
    CHECK(refused.header("retry-after") == "1");
    CHECK(refused.header("ratelimit") == R"("requests";r=0;t=1)");
    Visitor other { portal };
    CHECK(other.sign_in("basic@acme.example").get("/api/v1/session").status == 200);
    portal.clock.advance_ms(1000);
    for (int i = 0; i < 10; ++i) { CHECK(visitor.get("/api/v1/session").status == 200); }
    CHECK(visitor.get("/api/v1/session").status == 429);
}

TEST_CASE("L1: one address without a session has 60 requests a minute, also with a made-up cookie", "[server][limits]") {
    TestPortal portal { limited() };
    Visitor visitor { portal, "192.0.2.77" };
    for (int i = 0; i < 30; ++i) { CHECK(visitor.get("/api/v1/session").status == 401); }
    visitor.cookie = "__Host-s=made-up";
    for (int i = 0; i < 30; ++i) { CHECK(visitor.get("/api/v1/session").status == 401); }
    CHECK(visitor.get("/api/v1/session").status == 429);
    visitor.cookie.clear();
    CHECK(visitor.get("/api/v1/session").status == 429);
    CHECK(visitor.try_sign_in("admin@acme.example", server::demo::password).status == 429);
    CHECK(Visitor { portal, "192.0.2.78" }.get("/api/v1/session").status == 401);
    portal.clock.advance_ms(1000);
    CHECK(visitor.get("/api/v1/session").status == 401);
}

TEST_CASE("L1: files count a tenth, so that a bundle of hundreds goes through", "[server][limits]") {
    server::RequestLimits limits;
    server::RequestRate const rate { .per_minute = 600, .burst = 100 };
    int through = 0;
    while (limits.take("one", rate, server::RequestCost::File, Instant { 0 }) == 0) { ++through; }
    CHECK(through == 1000);
    CHECK(limits.take("one", rate, server::RequestCost::Usual, Instant { 0 }) == 1);
    CHECK(limits.take("one", {}, server::RequestCost::Usual, Instant { 0 }) == 0);  // no limit
}
