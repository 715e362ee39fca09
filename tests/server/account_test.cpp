#include "server/test_portal.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <functional>
#include <set>

using namespace hub;
using namespace hub::test;

TEST_CASE("CONT-01: everyone signed in sees all contacts, with and without HUB access", "[server][contacts]") {
    TestPortal portal;
    auto const items = Visitor { portal }.sign_in("basic@acme.example").must(api::list_contacts).items;
    CHECK(items.size() == 28);
    auto const has = [&](domain::HubAccess access) { return std::ranges::contains(items, access, &api::ContactItem::access); };
    CHECK(has(domain::HubAccess::None));
    CHECK(has(domain::HubAccess::Granted));
    CHECK(has(domain::HubAccess::Active));
    CHECK(has(domain::HubAccess::Revoked));
    CHECK(std::ranges::is_sorted(items, {}, [](auto const& item) { return std::pair { item.last_name, item.first_name }; }));
}

TEST_CASE("CONT-03: the marks for billing contacts and Billing Admins are there", "[server][contacts]") {
    TestPortal portal;
    auto const items = Visitor { portal }.sign_in("admin@acme.example").must(api::list_contacts).items;
    auto const by_email = [&](std::string_view email) { return *std::ranges::find(items, email, &api::ContactItem::email); };
    CHECK(by_email("billingadmin@acme.example").billing_admin);
    CHECK(by_email("billing@acme.example").billing_for.size() == 3);
    CHECK(by_email("billing@acme.example").locations == std::vector<std::string> { "Dallas Plant", "Fort Worth Depot", "Irving Office" });
    CHECK(by_email("admin@acme.example").last_signed_in == portal.clock.now());
    for (auto const& item : items) {
        if (item.email.empty()) { CHECK(item.access == domain::HubAccess::None); }  // ROLE-07
        if (item.billing_admin) { CHECK(item.role == domain::Role::UserAdmin); }    // ROLE-09
    }
}

TEST_CASE("SVCL-01: the reference has every place and service, with what is switched off marked so", "[server][reference]") {
    TestPortal portal;
    auto const reference = Visitor { portal }.sign_in("basic@acme.example").must(api::get_reference);
    CHECK(reference.markets.size() == 10);
    CHECK(reference.centers.size() == 60);
    CHECK(reference.locations.size() == 8);
    CHECK(reference.packages.size() == 4);
    CHECK_FALSE(reference.find_service("telerehab")->enabled);
    for (auto const& center : reference.centers) {
        CAPTURE(center.name);
        CHECK(center.service_codes.size() > 10);
        CHECK(reference.find_market(center.market) != nullptr);
        for (auto const& code : center.service_codes) {
            auto const* const service = reference.find_service(code);
            REQUIRE(service != nullptr);
            CHECK(service->enabled);
        }
    }
    for (auto const& package : reference.packages) {
        for (auto const& code : package.service_codes) { CHECK(reference.find_service(code) != nullptr); }
    }
}

TEST_CASE("BILL-26, BILL-48: invoices stand in every state, the latest first, each with lines", "[server][invoices]") {
    TestPortal portal;
    Visitor visitor { portal };
    auto const page = visitor.sign_in("billingadmin@acme.example").must(api::list_invoices);
    CHECK(std::ranges::is_sorted(page.issued_day, std::greater {}));
    std::set<domain::InvoiceStatus> states;
    for (std::size_t i = 0; i < page.id.size(); i += 3) {
        auto const item = visitor.must(api::get_invoice, { page.id[i] });
        CAPTURE(item.number);
        Money sum;
        for (auto const& line : item.lines) { sum += line.amount; }
        CHECK(sum == item.total);
        CHECK(item.balance == item.total - item.paid);
        CHECK_FALSE(item.location_name.empty());
        CHECK_FALSE(item.market_name.empty());
        CHECK_FALSE(item.office_phone.empty());
        CHECK_FALSE(item.remit_to.empty());
        CHECK_FALSE(item.history.empty());
        states.insert(item.status);
    }
    CHECK(states.size() == 5);
    REQUIRE(page.refreshed_at);
    CHECK(central_time_text(*page.refreshed_at) == "2:10 a.m. CT");
}
