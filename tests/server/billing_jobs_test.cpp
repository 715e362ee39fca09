// The jobs of billing: days 30 and 31, month ends, changes of the clock, run twice, after a long time without a server, and a whole year.
#include "server/accounts_support.hpp"
#include "server/billing_jobs.hpp"
#include "server/letter_printing.hpp"
#include "server/test_portal.hpp"
#include "store/bill_delivery.hpp"
#include "store/invoices.hpp"
#include "store/jobs.hpp"
#include "support/pdf_fonts.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <string>

using namespace hub;
using namespace hub::test;

namespace {

constexpr std::int64_t hour_ms = 3'600'000;

server::demo::Company const& acme() {
    return demo_world().companies[0];
}

Instant at(Date day, int hour) {
    return { start_of_central_day(day).ms + hour * hour_ms };
}

std::int64_t run(TestPortal& portal, std::string_view name, Instant as_of) {
    portal.clock.set(as_of);
    auto const done = portal.app->run_billing_job(name, as_of);
    if (!done) { FAIL(done.error().message << " " << done.error().detail); }
    return done->value_or(-1);
}

/// An unpaid invoice of that day.
domain::InvoiceId issue(TestPortal& portal, Date day, Money paid = {}) {
    auto invoice = acme().invoices.front();
    invoice.id = domain::InvoiceId::make(portal.clock, portal.random);
    invoice.number = "X-" + invoice.id.to_string();
    invoice.issued = day;
    invoice.paid = paid;
    invoice.in_process = {};
    invoice.rebilled_on.reset();
    invoice.paid_on.reset();
    portal.write([&](store::Connection& db) { return store::insert_invoice(db, invoice); });
    return invoice.id;
}

bool is_rebilled(TestPortal& portal, domain::InvoiceId id) {
    return portal.count("SELECT COUNT(*) FROM invoices WHERE rebilled_day IS NOT NULL AND id = '" + id.to_string() + "'") == 1;
}

std::int64_t letters(TestPortal& portal, domain::InvoiceId id) {
    return portal.count("SELECT COUNT(*) FROM print_queue WHERE kind = 'rebill' AND invoice_id = '" + id.to_string() + "'");
}

struct Shelf final : server::PrintRoom {
    ErrorOr<void> print(std::string_view file_name, std::string_view pdf) override {
        if (is_broken) { return fail(Error::unavailable("no paper")); }
        names.emplace_back(file_name);
        CHECK(pdf.starts_with("%PDF-"));
        return {};
    }
    std::vector<std::string> names;
    bool is_broken = false;
};

}  // namespace

TEST_CASE("BILL-21, BILL-23, BILL-30: rebilled on day 31 from its first moment, not on day 30, over both changes of the clock",
    "[server][billing-jobs]") {
    for (auto const issued : { Date::from_parts(2027, 2, 20), Date::from_parts(2027, 10, 15), Date::from_parts(2028, 1, 31) }) {
        INFO(issued.to_iso());
        TestPortal portal;
        auto const unpaid = issue(portal, issued);
        auto const partial = issue(portal, issued, Money { 1 });
        auto const paid = issue(portal, issued, acme().invoices.front().total);
        auto const midnight = start_of_central_day(issued.plus_days(31));
        run(portal, "billing-rebill", { midnight.ms - 1 });
        CHECK_FALSE(is_rebilled(portal, unpaid));
        run(portal, "billing-rebill", midnight);
        CHECK(is_rebilled(portal, unpaid));
        CHECK(is_rebilled(portal, partial));
        CHECK_FALSE(is_rebilled(portal, paid));
        CHECK(run(portal, "billing-rebill", midnight) == 0);
        run(portal, "billing-rebill", { midnight.ms + 40 * 24 * hour_ms });
        CHECK(letters(portal, unpaid) == 1);
        CHECK(letters(portal, partial) == 1);
    }
}

TEST_CASE("BILL-21: a rebill is printed once, later where there is no paper now", "[server][billing-jobs]") {
    TestPortal portal;
    auto const id = issue(portal, Date::from_parts(2026, 11, 1));
    run(portal, "billing-rebill", at(Date::from_parts(2026, 12, 2), 3));
    CHECK(letters(portal, id) == 1);
    Shelf shelf;
    shelf.is_broken = true;
    server::LetterPrinting printing { { *portal.database, portal.files, portal.passwords, portal.secrets, portal.clock, portal.random,
                                          portal.log, pdf_fonts(), nullptr },
        shelf };
    auto const printed = [&] { return portal.count("SELECT COUNT(*) FROM print_queue WHERE printed_at IS NOT NULL"); };
    CHECK(printing.run() == 0);
    CHECK(printed() == 0);
    shelf.is_broken = false;
    auto const waiting = portal.count("SELECT COUNT(*) FROM print_queue");  // with those of the demo's own invoices
    CHECK(printing.run() == waiting);
    CHECK(printed() == waiting);
    CHECK(printing.run() == 0);
    CHECK(std::ssize(shelf.names) == waiting);
    CHECK(std::ranges::all_of(
        shelf.names, [](std::string const& name) { return name.starts_with("2026-12-02-rebill-") && name.ends_with(".pdf"); }));
}

TEST_CASE("BILL-15: pending delivery takes effect with the month, also after a long time without a server", "[server][billing-jobs]") {
    TestPortal portal;
    auto const pending = [&] { return portal.count("SELECT COUNT(*) FROM bill_delivery WHERE pending IS NOT NULL"); };
    REQUIRE(pending() == 1);
    auto const first = start_of_central_day(Date::from_parts(2026, 12, 1));
    run(portal, "billing-refresh", { first.ms - 1 });
    CHECK(pending() == 1);
    SECTION("on the first day") {
        run(portal, "billing-cycle", first);
    }
    SECTION("forty days late") {
        run(portal, "billing-cycle", { first.ms + 40 * 24 * hour_ms });
    }
    SECTION("by the nightly refresh") {
        run(portal, "billing-refresh", { first.ms + 3 * hour_ms });
    }
    CHECK(pending() == 0);
    CHECK(portal.count("SELECT COUNT(*) FROM bill_delivery WHERE method = 'paper' AND since_day = "
              + std::to_string(Date::from_parts(2026, 12, 1).days))
        == 1);
}

TEST_CASE("Jobs: each cycle is closed once, over a turn of the year too", "[server][billing-jobs]") {
    TestPortal portal;
    auto const closed = [&] {
        return portal.count("SELECT COUNT(*) FROM billing_cycles WHERE employer_id = '" + acme().employer.id.to_string() + "'");
    };
    auto const before = closed();
    run(portal, "billing-cycle", { start_of_central_day(Date::from_parts(2026, 12, 1)).ms - 1 });
    CHECK(closed() == before);
    run(portal, "billing-cycle", start_of_central_day(Date::from_parts(2026, 12, 1)));
    CHECK(closed() == before + 1);
    run(portal, "billing-cycle", start_of_central_day(Date::from_parts(2027, 2, 1)));
    run(portal, "billing-cycle", start_of_central_day(Date::from_parts(2027, 2, 1)));
    CHECK(closed() == before + 3);
}

TEST_CASE("BILL-46, NOTE-06: on Monday from 7 a.m., once, to billing contacts and Billing Admins with access", "[server][billing-jobs]") {
    TestPortal portal;
    auto const monday = Date::from_parts(2026, 11, 23);
    run(portal, "billing-weekly-mail", { at(monday, 7).ms - 1 });
    CHECK(mails_of(portal).empty());
    CHECK(run(portal, "billing-weekly-mail", at(monday, 7)) > 0);
    auto const mails = mails_of(portal);
    auto const has = [&](std::string_view address) { return std::ranges::contains(mails, address, &ReadMail::address); };
    CHECK(has("billing@acme.example"));
    CHECK(has("billingadmin@acme.example"));
    CHECK(has("camille.rousseau@globex.example"));
    CHECK_FALSE(has("admin@acme.example"));           // a plain User Admin
    CHECK_FALSE(has("brigid.mulcahy@acme.example"));  // has not signed in yet
    auto const own = *std::ranges::find(mails, "billing@acme.example", &ReadMail::address);
    CHECK(own.text.contains("Dallas Plant"));
    CHECK_FALSE(own.text.contains("Newark Terminal"));
    CHECK(own.text.contains("overdue"));
    CHECK(run(portal, "billing-weekly-mail", at(monday, 9)) == 0);
    CHECK(run(portal, "billing-weekly-mail", at(monday.plus_days(6), 9)) == 0);
    // Forty days without a server: one mail, not six.
    auto const before = mails_of(portal).size();
    auto const sent = run(portal, "billing-weekly-mail", at(monday.plus_days(40), 9));
    CHECK(mails_of(portal).size() == before + static_cast<std::size_t>(sent));
    CHECK(sent > 0);
}

TEST_CASE("NOTE-06: nothing is mailed when nothing is due", "[server][billing-jobs]") {
    TestPortal portal;
    portal.write([](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY(db.exec("UPDATE invoices SET paid_cents = total_cents, in_process_cents = 0"));
        return {};
    });
    CHECK(run(portal, "billing-weekly-mail", at(Date::from_parts(2026, 11, 23), 8)) == 0);
    CHECK(mails_of(portal).empty());
}

TEST_CASE("Jobs: while another server has the lease nothing is done", "[server][billing-jobs]") {
    TestPortal portal;
    portal.write([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY(store::take_lease(db, { "billing-rebill", "another", { portal.clock.now().ms + 60'000 } }, portal.clock.now()));
        return {};
    });
    auto const done = portal.app->run_billing_job("billing-rebill", portal.clock.now());
    REQUIRE(done);
    CHECK_FALSE(*done);
    CHECK_FALSE(portal.app->run_billing_job("billing-anything", portal.clock.now()));
}

TEST_CASE("BILL-25: the pulse of a running server refreshes after 2 a.m. and says when", "[server][billing-jobs]") {
    TestPortal portal;
    portal.app->run_jobs();  // at its start at once
    auto const day = Date::from_parts(2026, 11, 20);
    portal.clock.set(at(day, 1));
    portal.app->run_jobs();
    auto const refreshed = [&] { return Instant { portal.count("SELECT MIN(invoices_refreshed_at) FROM employers") }; };
    CHECK(central_date(refreshed()) == Date::from_parts(2026, 11, 19));
    portal.clock.set(at(day, 2));
    portal.app->run_jobs();
    CHECK(refreshed() == at(day, 2));
    portal.clock.set(at(day, 5));
    portal.app->run_jobs();
    CHECK(refreshed() == at(day, 2));
}

TEST_CASE("A year of jobs leaves every invoice in a state that the requirements allow", "[server][billing-jobs]") {
    TestPortal portal;
    SeededRandom dice { 3 };
    auto const start = central_date(portal.clock.now());
    for (int day = 0; day < 365; ++day) {
        auto const today = start.plus_days(day);
        if (day % 5 == 0) { issue(portal, today); }
        if (day % 11 == 3) { continue; }  // the server is down
        portal.clock.set(at(today, 12));
        portal.app->run_jobs();
        if (day % 30 != 29) { continue; }
        std::vector<domain::Invoice> open;
        portal.write([&](store::Connection& db) -> ErrorOr<void> {
            HUB_TRY_ASSIGN(open, store::list_open_invoices(db, acme().employer.id, store::WithLines::No));
            return {};
        });
        for (auto const& invoice : open) {
            INFO("day " << day << ", invoice " << invoice.number);
            CHECK(invoice.paid >= Money {});
            CHECK(invoice.paid < invoice.total);
            CHECK(invoice.in_process == Money {});  // all payments are older than three business days
            bool const is_old = domain::age_days(invoice, today) > domain::overdue_after_days;
            CHECK((domain::status_of(invoice, today) == domain::InvoiceStatus::Overdue) == is_old);
            CHECK(invoice.rebilled_on.has_value() == is_old);
            CHECK_FALSE(invoice.paid_on);
        }
    }
    CHECK(portal.count("SELECT COUNT(*) FROM invoices WHERE paid_cents > total_cents OR in_process_cents <> 0") == 0);
    CHECK(portal.count("SELECT COUNT(*) FROM payments WHERE state IN ('ordered', 'submitted')") == 0);
    CHECK(portal.count(
              "SELECT COUNT(*) FROM (SELECT invoice_id FROM print_queue WHERE kind = 'rebill' GROUP BY invoice_id HAVING COUNT(*) > 1)")
        == 0);
    // What was paid by card is what its items say.
    CHECK(portal.count("SELECT COUNT(*) FROM payments p WHERE p.state = 'processed' AND EXISTS (SELECT 1 FROM payment_items i WHERE "
                       "i.employer_id = p.employer_id AND i.payment_id = p.id AND i.booked_cents + i.left_over_cents <> i.amount_cents)")
        == 0);
}
