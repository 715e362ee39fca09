// Payments by card (BILL-33 to BILL-45) against the running core, and the callback attacked: forged, replayed, reordered.
#include "api/payment_site.hpp"
#include "server/accounts_support.hpp"
#include "server/billing_feed.hpp"
#include "server/test_portal.hpp"
#include "store/bill_delivery.hpp"
#include "store/billing_settings.hpp"
#include "store/invoices.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace hub;
using namespace hub::test;
using domain::PaymentState;

namespace {

constexpr std::int64_t day_ms = 24 * 3'600'000;

server::demo::Company const& acme() {
    return demo_world().companies[0];
}

/// Open invoices of the first location for which nothing is under way, as many as that.
std::vector<domain::Invoice> payable(std::size_t count, std::size_t company = 0) {
    std::vector<domain::Invoice> found;
    auto const& from = demo_world().companies[company];
    for (auto const& invoice : from.invoices) {
        bool const is_free = invoice.paid == Money {} && invoice.in_process == Money {} && found.size() < count;
        if (is_free) { found.push_back(invoice); }
    }
    REQUIRE(found.size() == count);
    return found;
}

api::StartPayment pay(std::vector<domain::Invoice> const& invoices) {
    api::StartPayment ask { {}, "", true };
    for (auto const& invoice : invoices) { ask.items.push_back({ invoice.id, invoice.balance(), {} }); }
    return ask;
}

api::PaymentResult result_of(api::Payment const& payment, Instant at, PaymentState state = PaymentState::Submitted) {
    api::PaymentResult result;
    result.id = payment.id;
    result.state = state;
    result.total = payment.total;
    result.at = at;
    if (state == PaymentState::Submitted) {
        result.brand = domain::CardBrand::Visa;
        result.last_digits = "1111";
        result.confirmation = "T-42";
    }
    return result;
}

struct Cashier {
    Cashier() { admin.sign_in("billingadmin@acme.example"); }

    std::string signed_result(api::PaymentResult const& result) const { return api::sign_result(result, portal.payment_site.key); }
    /// As the site sends it: without a session, without what a page would send.
    int deliver(api::PaymentResult const& result) { return deliver(signed_result(result)); }
    int deliver(std::string const& token) {
        auto request = make_request(server::Method::Post, "/api/v1/payment-site/results", api::write_json(api::TakePaymentResult { token }),
            { { "content-type", "application/json" } });
        request.client_address = "203.0.113.99";
        return portal.deliver(request).status;
    }
    domain::Invoice stored(domain::InvoiceId id) {
        domain::Invoice found;
        portal.write([&](store::Connection& db) -> ErrorOr<void> {
            HUB_TRY_ASSIGN(found, store::find_invoice(db, acme().employer.id, id));
            return {};
        });
        return found;
    }
    std::int64_t refused() { return portal.count("SELECT COUNT(*) FROM audit_log WHERE action = 'payment_result.refused'"); }
    void run_job(std::string_view name, Instant at) {
        auto const done = portal.app->run_billing_job(name, at);
        if (!done) { FAIL(done.error().message << " " << done.error().detail); }
    }

    TestPortal portal;
    Visitor admin { portal };
    Instant now = portal.clock.now();
};

}  // namespace

TEST_CASE("BILL-33, BILL-34: an order for five invoices, one of them in part, leads to the payment site", "[server][payments]") {
    Cashier desk;
    auto const invoices = payable(5);
    auto ask = pay(invoices);
    ask.items[4].amount = Money { 1 };
    ask.items[4].reason = domain::PartialReason::CreditExpected;
    ask.comment = "  PO 77 ";
    auto const payment = desk.admin.must(api::start_payment, ask);
    CHECK(payment.state == PaymentState::Ordered);
    CHECK(payment.comment == "PO 77");
    CHECK(payment.expires_at.ms - payment.ordered_at.ms == 30 * 60'000);
    CHECK(payment.items[4].partial);
    CHECK_FALSE(payment.items[0].partial);
    REQUIRE(payment.address.starts_with("http://pay.example/pay?order="));
    auto const order = api::read_order(payment.address.substr(payment.address.find('=') + 1), desk.portal.payment_site.key);
    REQUIRE(order);
    CHECK(order->id == payment.id);
    CHECK(order->total == payment.total);
    CHECK(order->items.size() == 5);
    CHECK(order->employer == "Acme Manufacturing");
    CHECK(order->return_address == "https://portal.example/#/billing/payment?id=" + payment.id.to_string());
    CHECK(order->result_address == "https://portal.example/api/v1/payment-site/results");
    CHECK(desk.admin.must(api::get_payment, { payment.id }).address == payment.address);
    CHECK(desk.portal.count("SELECT COUNT(*) FROM audit_log WHERE action = 'payment.ordered'") == 1);
}

TEST_CASE("Edge case 16: six invoices, none, twice the same, amount 0, too much, no reason, 65 characters", "[server][payments]") {
    Cashier desk;
    auto const invoices = payable(6);
    auto const field = [&](api::StartPayment const& ask) {
        auto const answer = desk.admin.call(api::start_payment, ask);
        return answer ? std::string { "accepted" } : answer.error().field;
    };
    CHECK(field(pay(invoices)) == "items");
    CHECK(field(pay({})) == "items");
    auto one = pay({ invoices[0], invoices[0] });
    CHECK(field(one) == "items[1].invoice");
    one = pay({ invoices[0], invoices[1] });
    one.items[1].amount = {};
    CHECK(field(one) == "items[1].amount");
    one.items[1].amount = invoices[1].balance() + Money { 1 };
    CHECK(field(one) == "items[1].amount");
    one.items[1].amount = invoices[1].balance() - Money { 1 };
    CHECK(field(one) == "items[1].reason");
    one.items[1].reason = domain::PartialReason::Other;
    one.comment = std::string(65, 'x');
    CHECK(field(one) == "comment");
    one.comment = std::string(64, 'x');
    one.acknowledged = false;
    CHECK(field(one) == "acknowledged");
    one.acknowledged = true;
    CHECK(field(one) == "accepted");
}

TEST_CASE("BILL-02, GEN-04: others' invoices cannot be paid, and a payment of them is not there", "[server][payments]") {
    Cashier desk;
    Visitor billing { desk.portal };
    billing.sign_in("billing@acme.example");
    auto const places = billing.must(api::current_session).billing_for;
    auto const other = std::ranges::find_if(acme().invoices, [&](domain::Invoice const& invoice) {
        return domain::is_open(invoice) && invoice.in_process == Money {} && !std::ranges::contains(places, invoice.place());
    });
    REQUIRE(other != acme().invoices.end());
    CHECK(billing.raw(api::start_payment, pay({ *other })).status == 404);
    CHECK(desk.admin.raw(api::start_payment, pay(payable(1, 1))).status == 404);
    auto const payment = desk.admin.must(api::start_payment, pay({ *other }));
    CHECK(billing.raw(api::get_payment, { payment.id }).status == 404);
    CHECK(billing.raw(api::cancel_payment, { payment.id }).status == 404);
    CHECK(billing.raw(api::report_payment, { payment.id, desk.signed_result(result_of(payment, desk.now)) }).status == 404);
    for (auto const& listed : billing.must(api::list_payments).items) { CHECK(listed.id != payment.id); }
    CHECK(std::ranges::contains(desk.admin.must(api::list_payments).items, payment.id, &api::Payment::id));
}

TEST_CASE("BILL-44: while an order is open its invoices are nobody else's; cancelled or run out, they are free", "[server][payments]") {
    Cashier desk;
    auto const invoices = payable(2);
    auto const payment = desk.admin.must(api::start_payment, pay(invoices));
    auto const again = desk.admin.call(api::start_payment, pay({ invoices[1] }));
    REQUIRE_FALSE(again);
    CHECK(again.error().code == ErrorCode::Conflict);
    CHECK(again.error().field == "items[0].invoice");
    CHECK(again.error().message.contains(invoices[1].number));
    CHECK(again.error().message.contains("Continue it or cancel it"));
    CHECK(desk.admin.must(api::cancel_payment, { payment.id }).state == PaymentState::Cancelled);
    CHECK(desk.admin.must(api::cancel_payment, { payment.id }).address.empty());
    auto const second = desk.admin.must(api::start_payment, pay(invoices));
    desk.portal.clock.advance_ms(30 * 60'000);
    desk.admin.sign_in("billingadmin@acme.example");
    CHECK(desk.admin.must(api::get_payment, { second.id }).state == PaymentState::Expired);
    CHECK(desk.admin.must(api::start_payment, pay(invoices)).state == PaymentState::Ordered);
}

TEST_CASE("BILL-26, BILL-28: a result counts once, whoever brings it and however often", "[server][payments]") {
    Cashier desk;
    auto const invoice = payable(1).front();
    auto const payment = desk.admin.must(api::start_payment, pay({ invoice }));
    auto const result = result_of(payment, desk.now);
    CHECK(desk.deliver(result) == 204);
    for (int i = 0; i < 3; ++i) {
        CHECK(desk.deliver(result) == 204);
        auto const seen = desk.admin.must(api::report_payment, { payment.id, desk.signed_result(result) });
        CHECK(seen.state == PaymentState::Submitted);
        CHECK(seen.confirmation == "T-42");
        CHECK(seen.last_digits == "1111");
    }
    CHECK(desk.stored(invoice.id).in_process == invoice.balance());
    auto const detail = desk.admin.must(api::get_invoice, { invoice.id });
    CHECK(detail.status == domain::InvoiceStatus::Submitted);
    CHECK(std::ranges::count(detail.history, domain::InvoiceEvent::PaymentSubmitted, &api::InvoiceStep::event) == 1);
    CHECK(desk.admin.call(api::start_payment, pay({ invoice })).error().code == ErrorCode::Conflict);

    // Thursday; Friday, Monday, Tuesday: on the third business day it is booked.
    desk.run_job("billing-refresh", { desk.now.ms + 4 * day_ms });
    CHECK(desk.stored(invoice.id).in_process == invoice.balance());
    desk.run_job("billing-refresh", { desk.now.ms + 5 * day_ms });
    desk.run_job("billing-refresh", { desk.now.ms + 5 * day_ms });
    auto const booked = desk.stored(invoice.id);
    CHECK(booked.in_process == Money {});
    CHECK(booked.paid == booked.total);
    CHECK(booked.paid_on == Date::from_parts(2026, 11, 24));
    CHECK(desk.deliver(result) == 204);
    CHECK(desk.stored(invoice.id).in_process == Money {});
    CHECK(desk.admin.must(api::get_payment, { payment.id }).state == PaymentState::Processed);
    CHECK(desk.refused() == 0);
}

TEST_CASE("BILL-45: forged, foreign and altered results are refused and told of", "[server][payments]") {
    Cashier desk;
    auto const invoices = payable(2);
    auto const payment = desk.admin.must(api::start_payment, pay({ invoices[0] }));
    auto const other = desk.admin.must(api::start_payment, pay({ invoices[1] }));
    auto const good = result_of(payment, desk.now);
    std::vector<std::uint8_t> const wrong_key(32, 8);
    CHECK(desk.deliver(api::sign_result(good, wrong_key)) == 403);
    CHECK(desk.deliver("nonsense") == 403);
    CHECK(desk.deliver(std::string {}) == 403);
    auto cheaper = good;
    cheaper.total = Money { 1 };
    CHECK(desk.deliver(cheaper) == 403);
    auto unknown = good;
    unknown.id = domain::PaymentId::make(desk.portal.clock, desk.portal.random);
    CHECK(desk.deliver(unknown) == 404);
    auto booked = good;
    booked.state = PaymentState::Processed;
    CHECK(desk.deliver(booked) == 403);
    // The order itself, handed in as a result.
    CHECK(desk.deliver(payment.address.substr(payment.address.find('=') + 1)) == 403);
    CHECK(desk.refused() == 7);
    // With a session: another payment's result, another's key.
    CHECK(desk.admin.raw(api::report_payment, { other.id, desk.signed_result(good) }).status == 403);
    CHECK(desk.admin.raw(api::report_payment, { payment.id, api::sign_result(good, wrong_key) }).status == 403);
    CHECK(desk.portal.count("SELECT COUNT(*) FROM audit_log WHERE action = 'request.refused' AND object_type = 'report_payment'") == 2);
    CHECK(desk.admin.must(api::get_payment, { payment.id }).state == PaymentState::Ordered);
    CHECK(desk.stored(invoices[0].id).in_process == Money {});
}

TEST_CASE("BILL-28: reordered results: money that was taken always counts, and nothing takes it back", "[server][payments]") {
    Cashier desk;
    auto const invoices = payable(3);
    SECTION("cancelled after submitted") {
        auto const payment = desk.admin.must(api::start_payment, pay({ invoices[0] }));
        CHECK(desk.deliver(result_of(payment, desk.now)) == 204);
        CHECK(desk.deliver(result_of(payment, desk.now, PaymentState::Cancelled)) == 204);
        CHECK(desk.admin.must(api::cancel_payment, { payment.id }).state == PaymentState::Submitted);
        CHECK(desk.stored(invoices[0].id).in_process == invoices[0].balance());
    }
    SECTION("submitted after cancelled, here and there") {
        auto const payment = desk.admin.must(api::start_payment, pay({ invoices[1] }));
        desk.admin.must(api::cancel_payment, { payment.id });
        CHECK(desk.deliver(result_of(payment, desk.now, PaymentState::Cancelled)) == 204);
        CHECK(desk.deliver(result_of(payment, desk.now)) == 204);
        CHECK(desk.deliver(result_of(payment, desk.now)) == 204);
        CHECK(desk.stored(invoices[1].id).in_process == invoices[1].balance());
    }
    SECTION("submitted after expired and paid again: never more than the total, the rest is given back") {
        auto const first = desk.admin.must(api::start_payment, pay({ invoices[2] }));
        desk.portal.clock.advance_ms(31 * 60'000);
        desk.admin.sign_in("billingadmin@acme.example");
        desk.run_job("billing-refresh", desk.portal.clock.now());
        auto const second = desk.admin.must(api::start_payment, pay({ invoices[2] }));
        CHECK(desk.deliver(result_of(second, desk.portal.clock.now())) == 204);
        CHECK(desk.deliver(result_of(first, desk.portal.clock.now())) == 204);
        CHECK(desk.stored(invoices[2].id).in_process == invoices[2].balance() + invoices[2].balance());
        auto const support = [&] {
            return std::ranges::count_if(mails_of(desk.portal), [](auto const& mail) { return mail.subject.contains("more was paid"); });
        };
        CHECK(support() == 0);
        desk.run_job("billing-refresh", { desk.now.ms + 10 * day_ms });
        auto const booked = desk.stored(invoices[2].id);
        CHECK(booked.paid == booked.total);
        CHECK(booked.in_process == Money {});
        CHECK(support() == 1);
        CHECK(desk.portal.count("SELECT SUM(left_over_cents) FROM payment_items") == invoices[2].balance().cents);
    }
}

TEST_CASE(
    "BILL-07: with online payment switched off, or without a payment site, a plain word and the telephone path", "[server][payments]") {
    Cashier desk;
    auto const invoice = payable(1).front();
    desk.portal.write([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY_ASSIGN(auto settings, store::find_billing_settings(db, acme().employer.id));
        settings.online_payment = false;
        return store::put_billing_settings(db, acme().employer.id, settings);
    });
    auto const off = desk.admin.call(api::start_payment, pay({ invoice }));
    REQUIRE_FALSE(off);
    CHECK(off.error().code == ErrorCode::Conflict);
    CHECK(off.error().message.contains("switched off"));
    CHECK_FALSE(desk.admin.must(api::list_invoices).online_payment);
    CHECK(desk.admin.raw(api::invoice_file, { invoice.id }).status == 200);
}

TEST_CASE("BILL-29: a check while a card payment is on its way: the total is never exceeded", "[server][payments]") {
    Cashier desk;
    auto const invoice = payable(1).front();
    auto const payment = desk.admin.must(api::start_payment, pay({ invoice }));
    CHECK(desk.deliver(result_of(payment, desk.now)) == 204);
    desk.portal.write([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY_ASSIGN(auto const applied, server::receive_check(db, acme().employer.id, invoice.id, invoice.balance(), desk.now));
        CHECK(applied.left_over == Money {});
        return {};
    });
    CHECK(desk.stored(invoice.id).paid == invoice.total);
    desk.run_job("billing-refresh", { desk.now.ms + 10 * day_ms });
    CHECK(desk.stored(invoice.id).paid == invoice.total);
    CHECK(desk.stored(invoice.id).in_process == Money {});
}

TEST_CASE("Edge case 16: a double click sends the same order once", "[server][payments]") {
    Cashier desk;
    auto const ask = pay(payable(1));
    server::Headers const key { { "idempotency-key", "the-same-intention-1" } };
    auto const first = desk.admin.call(api::start_payment, ask, key);
    auto const second = desk.admin.call(api::start_payment, ask, key);
    REQUIRE(first);
    REQUIRE(second);
    CHECK(first->id == second->id);
    CHECK(desk.portal.count("SELECT COUNT(*) FROM payments WHERE state = 'ordered'") == 1);
}
