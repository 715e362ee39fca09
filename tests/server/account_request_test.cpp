#include "server/accounts_support.hpp"

#include "domain/account_request.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

using namespace hub;
using namespace hub::test;

namespace {

api::AccountRequest good_request() {
    api::AccountRequest request;
    request.first_name = " María ";
    request.last_name = "O'Neil";
    request.email = "maria@newco.example";
    request.phone = "(214) 555-0134";
    request.job_title = "Safety Manager";
    request.company = "Newco";
    request.wants_invoices = true;
    request.billing_places = "Dallas Plant, North Texas";
    return request;
}

}  // namespace

TEST_CASE("SIGN-08 to SIGN-12: a request gets a number and reaches Support", "[server][account_requests]") {
    TestPortal portal;
    Visitor visitor { portal };
    CHECK(visitor.must(api::request_account, good_request()).number == "R-2026-000001");
    portal.clock.advance_ms(1);
    CHECK(visitor.must(api::request_account, good_request()).number == "R-2026-000002");
    auto const mails = mails_of(portal);
    REQUIRE(mails.size() == 2);
    CHECK(mails[0].address == "portal.support@concentra.com");
    CHECK(mails[0].subject == "Account request R-2026-000001");
    CHECK(mails[0].text.contains("María O'Neil"));
    CHECK(mails[0].text.contains("Dallas Plant, North Texas"));
    portal.clock.set(Instant::parse_iso("2027-01-01T05:59:00.000Z").value());  // still 2026 in Central Time
    CHECK(visitor.must(api::request_account, good_request()).number == "R-2026-000003");
    portal.clock.advance_ms(60'000);
    CHECK(visitor.must(api::request_account, good_request()).number == "R-2027-000001");
}

TEST_CASE("SIGN-A4: every field that is wrong is named", "[server][account_requests]") {
    TestPortal portal;
    auto request = good_request();
    request.first_name = "  ";
    request.email = "maria";
    request.phone = "555";
    request.company = "New\nco";
    request.billing_places.clear();
    auto const answer = Visitor { portal }.raw(api::request_account, request);
    CHECK(answer.status == 422);
    for (std::string_view const field : { "first_name", "email", "phone", "company", "billing_places" }) {
        CAPTURE(field);
        CHECK(answer.body.contains("\"field\":\"" + std::string { field } + "\""));
    }
    CHECK(portal.count("SELECT COUNT(*) FROM account_requests") == 0);
    request = good_request();
    request.wants_invoices = false;
    CHECK(domain::cleaned(request).billing_places.empty());
}

TEST_CASE("L1: five requests for an account an hour from one address", "[server][account_requests]") {
    TestPortal portal;
    Visitor visitor { portal };
    for (int i = 0; i < 5; ++i) { visitor.must(api::request_account, good_request()); }
    auto const refused = visitor.raw(api::request_account, good_request());
    CHECK(refused.status == 429);
    CHECK(refused.header("retry-after") == "3600");
    CHECK(portal.count("SELECT COUNT(*) FROM account_requests") == 5);
}
