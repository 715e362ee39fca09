#include "server/test_portal.hpp"
#include "store/documents.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <numeric>

using namespace hub;
using namespace hub::test;

namespace {

/// The counts as they follow from the list itself.
struct Counted {
    std::int64_t results = 0;
    std::int64_t new_results = 0;
    std::int64_t flagged = 0;
    std::int64_t archiving_soon = 0;
};

Counted count(api::ResultPage const& page, Date today) {
    Counted counted;
    for (std::size_t i = 0; i < page.id.size(); ++i) {
        ++counted.results;
        counted.new_results += page.reviewed[i] == 0;
        counted.flagged += page.flagged[i];
        counted.archiving_soon += domain::days_until_archive(Instant { page.posted_at[i] }, today) <= domain::archiving_soon_days;
    }
    return counted;
}

}  // namespace

TEST_CASE("GEN-A1: the home page counts what the lists show", "[server][home]") {
    TestPortal portal;
    auto const today = central_date(portal.clock.now());
    for (std::string_view const email : { "admin@acme.example", "basic@acme.example", "billing@acme.example", "admin@globex.example" }) {
        CAPTURE(email);
        Visitor visitor { portal };
        visitor.sign_in(email);
        auto const home = visitor.must(api::get_home);
        auto const page = visitor.must(api::list_results);
        auto const counted = count(page, today);
        CHECK(home.results == counted.results);
        CHECK(home.new_results == counted.new_results);
        CHECK(home.flagged == counted.flagged);
        CHECK(home.archiving_soon == counted.archiving_soon);
        CHECK(home.as_of == portal.clock.now());

        auto const authorizations = visitor.must(api::list_authorizations).items;
        auto const active = std::ranges::count(authorizations, domain::AuthorizationStatus::Active, &api::AuthorizationItem::status);
        auto const expiring = std::ranges::count_if(authorizations,
            [&](auto const& item) { return item.status == domain::AuthorizationStatus::Active && days_between(today, item.expires) <= 3; });
        CHECK(home.active_authorizations == active);
        CHECK(home.expiring_authorizations == expiring);
    }
}

TEST_CASE("GEN-A1: the first to archive is named", "[server][home]") {
    TestPortal portal;
    Visitor visitor { portal };
    visitor.sign_in("admin@acme.example");
    auto const home = visitor.must(api::get_home);
    auto const page = visitor.must(api::list_results);
    auto const last = page.id.size() - 1;  // newest first
    auto const& employee = page.employees[static_cast<std::size_t>(page.employee_index[last])];
    CHECK(home.first_archiving
        == page.names[static_cast<std::size_t>(page.name_index[last])] + " for " + employee.first_name + " " + employee.last_name);
    CHECK(home.first_archives_on == domain::last_available_day(Instant { page.posted_at[last] }));
    CHECK_FALSE(home.next_expiring.empty());
    REQUIRE(home.next_expires_on);
    CHECK(*home.next_expires_on >= central_date(portal.clock.now()));
}

TEST_CASE("BILL-01: billing counts are there for those who may open billing, and only for them", "[server][home]") {
    TestPortal portal;
    CHECK_FALSE(Visitor { portal }.sign_in("admin@acme.example").must(api::get_home).billing);
    CHECK_FALSE(Visitor { portal }.sign_in("basic@acme.example").must(api::get_home).billing);
    for (std::string_view const email : { "billing@acme.example", "billingadmin@acme.example" }) {
        Visitor visitor { portal };
        visitor.sign_in(email);
        auto const billing = visitor.must(api::get_home).billing;
        REQUIRE(billing);
        auto const page = visitor.must(api::list_invoices);
        std::int32_t open = 0;
        std::int32_t overdue = 0;
        std::int64_t balance = 0;
        for (std::size_t i = 0; i < page.id.size(); ++i) {
            auto const due = page.total[i] - page.paid[i];
            if (due <= 0) { continue; }
            ++open;
            balance += due;
            bool const is_old = central_date(portal.clock.now()).days - page.issued_day[i] > domain::overdue_after_days;
            if (is_old && page.in_process[i] == 0) { ++overdue; }
        }
        CHECK(billing->open == open);
        CHECK(billing->open_balance == Money { balance });
        CHECK(billing->overdue == overdue);
        REQUIRE(billing->ageing.size() == 4);
        std::int32_t in_steps = 0;
        for (auto const& step : billing->ageing) { in_steps += step.invoices; }
        CHECK(in_steps == billing->open);
    }
}

TEST_CASE("The home page has eight weeks, each from its Monday", "[server][home]") {
    TestPortal portal;
    auto const home = Visitor { portal }.sign_in("admin@acme.example").must(api::get_home);
    REQUIRE(home.weeks.size() == 8);
    for (std::size_t i = 0; i < home.weeks.size(); ++i) {
        CHECK(home.weeks[i].starts.weekday() == 1);
        if (i > 0) { CHECK(days_between(home.weeks[i - 1].starts, home.weeks[i].starts) == 7); }
        CHECK(home.weeks[i].injury + home.weeks[i].non_injury > 0);
    }
    CHECK(home.weeks.back().starts.to_iso() == "2026-11-16");
}

TEST_CASE("Withdrawing and marking change the counts", "[server][home]") {
    TestPortal portal;
    Visitor visitor { portal };
    visitor.sign_in("admin@acme.example");
    auto const before = visitor.must(api::get_home);
    auto const page = visitor.must(api::list_results);
    auto const index = static_cast<std::size_t>(std::ranges::find(page.reviewed, 0) - page.reviewed.begin());
    CHECK(visitor.must(api::mark_results, { { page.id[index] }, std::nullopt, true }).changed == 1);
    CHECK(visitor.must(api::get_home).new_results == before.new_results - 1);
    portal.write(
        [&](store::Connection& db) { return store::withdraw_document(db, demo_world().companies[0].employer.id, page.id[index]); });
    auto const after = visitor.must(api::get_home);
    CHECK(after.results == before.results - 1);
    CHECK(after.new_results == before.new_results - 1);
}
