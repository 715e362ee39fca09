// Payments, bill delivery, letters and the revision of billing in the database; and that none of it reaches another employer.
#include "store/bill_delivery.hpp"
#include "store/billing_settings.hpp"
#include "store/invoice_history.hpp"
#include "store/payments.hpp"
#include "store/print_queue.hpp"
#include "store/small_world.hpp"

#include <algorithm>

using namespace hub;
using namespace hub::test;

namespace {

constexpr std::uint8_t own = 1;
constexpr std::uint8_t other = 2;

domain::Invoice invoice(SmallWorld const& world, std::uint8_t owner, std::uint8_t number) {
    domain::Invoice made;
    made.id = store_id<domain::InvoiceId>(owner, number);
    made.employer = SmallWorld::employer(owner);
    made.number = "4417-" + std::to_string(number);
    made.location = SmallWorld::location(owner);
    made.market = world.market;
    made.issued = central_date(store_noon).plus_days(-number);
    made.total = Money { 1'000 };
    made.lines = { { "Audiogram", "Ana Silva", made.issued, Money { 400 } }, { "Audiogram", "Bo Chen", made.issued, Money { 600 } } };
    return made;
}

domain::Payment payment(std::uint8_t owner, std::uint8_t number, std::initializer_list<domain::Invoice> invoices) {
    domain::Payment made;
    made.id = store_id<domain::PaymentId>(owner, number);
    made.employer = SmallWorld::employer(owner);
    made.by = SmallWorld::contact(owner);
    made.by_name = "Dana Okafor";
    made.ordered_at = store_noon;
    made.expires_at = { store_noon.ms + domain::payment_order_ms };
    for (auto const& one : invoices) { made.items.push_back({ one.id, Money { 500 }, domain::PartialReason::Other }); }
    return made;
}

}  // namespace

TEST_CASE("BILL-33: a payment comes back as it was stored, and changes", "[store][billing]") {
    SmallWorld world;
    auto const one = invoice(world, own, 1);
    auto const two = invoice(world, own, 2);
    auto made = payment(own, 1, { one, two });
    world.write([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY(store::insert_invoice(db, one));
        HUB_TRY(store::insert_invoice(db, two));
        HUB_TRY(store::insert_payment(db, made));
        HUB_TRY_ASSIGN(auto found, store::find_payment(db, made.employer, made.id));
        CHECK(found.items.size() == 2);
        CHECK(found.total() == Money { 1'000 });
        CHECK(found.items[1].reason == domain::PartialReason::Other);
        CHECK_FALSE(found.settled_at);
        HUB_TRY_ASSIGN(auto const open, store::find_open_order(db, made.employer, two.id, store_noon));
        CHECK(open.has_value());
        HUB_TRY_ASSIGN(auto const over, store::find_open_order(db, made.employer, two.id, made.expires_at));
        CHECK_FALSE(over.has_value());
        HUB_TRY_ASSIGN(auto const expired, store::expire_orders(db, made.employer, made.expires_at));
        CHECK(expired == 1);
        found.state = domain::PaymentState::Submitted;
        found.settled_at = store_noon;
        found.process_on = Date::from_parts(2026, 11, 24);
        found.brand = domain::CardBrand::AmericanExpress;
        found.items[0].booked = Money { 500 };
        HUB_TRY(store::update_payment(db, found));
        HUB_TRY_ASSIGN(auto const early, store::list_payments_to_book(db, made.employer, Date::from_parts(2026, 11, 23)));
        CHECK(early.empty());
        HUB_TRY_ASSIGN(auto const due, store::list_payments_to_book(db, made.employer, Date::from_parts(2026, 11, 24)));
        REQUIRE(due.size() == 1);
        CHECK(due[0].brand == domain::CardBrand::AmericanExpress);
        CHECK(due[0].items[0].booked == Money { 500 });
        return {};
    });
}

TEST_CASE("GEN-04: a payment, a letter and a delivery cannot point at another employer's", "[store][billing][isolation]") {
    SmallWorld world;
    auto const foreign = invoice(world, other, 1);
    world.write([&](store::Connection& db) { return store::insert_invoice(db, foreign); });
    CHECK(world.refused([&](store::Connection& db) { return store::insert_payment(db, payment(own, 1, { foreign })); })
        == ErrorCode::Conflict);
    auto by_other = payment(own, 2, {});
    by_other.by = SmallWorld::contact(other);
    CHECK(world.refused([&](store::Connection& db) { return store::insert_payment(db, by_other); }) == ErrorCode::Conflict);
    store::Letter const letter { .id = store_id<store::LetterId>(own, 1),
        .employer = SmallWorld::employer(own),
        .invoice = foreign.id,
        .kind = store::LetterKind::Rebill,
        .day = foreign.issued,
        .recipient = {},
        .queued_at = store_noon };
    CHECK(world.refused([&](store::Connection& db) { return store::queue_letter(db, letter); }) == ErrorCode::Conflict);
    domain::BillDelivery delivery;
    delivery.employer = SmallWorld::employer(own);
    delivery.location = SmallWorld::location(other);
    delivery.market = world.market;
    CHECK(world.refused([&](store::Connection& db) { return store::put_bill_delivery(db, delivery); }) == ErrorCode::Conflict);
    CHECK(world.refused([&](store::Connection& db) { return store::find_invoice(db, SmallWorld::employer(own), foreign.id); })
        == ErrorCode::NotFound);
    world.write([&](store::Connection& db) { return store::insert_payment(db, payment(other, 3, { foreign })); });
    auto const id = store_id<domain::PaymentId>(other, 3);
    CHECK(world.refused([&](store::Connection& db) { return store::find_payment(db, SmallWorld::employer(own), id); })
        == ErrorCode::NotFound);
    CHECK(world.refused([&](store::Connection& db) { return store::find_payment_of_any(db, id); }) == ErrorCode::Cancelled);
}

TEST_CASE("BILL-13: a place without a row is on paper, and listed for its contact and its invoices", "[store][billing]") {
    SmallWorld world;
    world.write([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY_ASSIGN(auto const none, store::list_bill_delivery(db, SmallWorld::employer(own)));
        CHECK(none.empty());
        HUB_TRY(store::insert_invoice(db, invoice(world, own, 1)));
        HUB_TRY_ASSIGN(auto const rows, store::list_bill_delivery(db, SmallWorld::employer(own)));
        REQUIRE(rows.size() == 1);
        CHECK(rows[0].method == domain::DeliveryMethod::Paper);
        CHECK(rows[0].version == 0);
        auto changed = rows[0];
        domain::change_delivery(changed, domain::DeliveryMethod::Online, Date::from_parts(2026, 11, 19), SmallWorld::contact(own));
        HUB_TRY(store::put_bill_delivery(db, changed));
        HUB_TRY_ASSIGN(auto const early, store::list_due_bill_delivery(db, SmallWorld::employer(own), Date::from_parts(2026, 11, 30)));
        CHECK(early.empty());
        HUB_TRY_ASSIGN(auto const due, store::list_due_bill_delivery(db, SmallWorld::employer(own), Date::from_parts(2026, 12, 1)));
        CHECK(due.size() == 1);
        HUB_TRY_ASSIGN(auto const foreign, store::list_due_bill_delivery(db, SmallWorld::employer(other), Date::from_parts(2026, 12, 1)));
        CHECK(foreign.empty());
        HUB_TRY_ASSIGN(auto const found, store::find_bill_delivery(db, SmallWorld::employer(own), changed.place()));
        CHECK(found.pending == domain::DeliveryMethod::Online);
        CHECK(found.changed_by == SmallWorld::contact(own));
        return {};
    });
}

TEST_CASE("BILL-09: the list has what was issued online, the latest first, page by page, with its words", "[store][billing]") {
    SmallWorld world;
    world.write([&](store::Connection& db) -> ErrorOr<void> {
        for (std::uint8_t number = 1; number <= 7; ++number) {
            auto one = invoice(world, own, number);
            one.online = number != 4;
            HUB_TRY(store::insert_invoice(db, one));
        }
        HUB_TRY_ASSIGN(auto const first, store::list_online_invoices(db, SmallWorld::employer(own), std::nullopt, 4));
        REQUIRE(first.size() == 4);
        CHECK(first.front().number == "4417-1");
        HUB_TRY_ASSIGN(auto const words, store::list_invoice_words(db, SmallWorld::employer(own), first));
        CHECK(words.front() == "Ana Silva\nAudiogram\nBo Chen");
        HUB_TRY_ASSIGN(auto const rest,
            store::list_online_invoices(db, SmallWorld::employer(own), store::InvoicePosition { first.back().issued, first.back().id }, 4));
        CHECK(rest.size() == 2);
        CHECK(std::ranges::none_of(rest, [](auto const& one) { return one.number == "4417-4"; }));
        HUB_TRY_ASSIGN(auto const counts, store::count_invoices(db, SmallWorld::employer(own)));
        REQUIRE(counts.size() == 1);
        CHECK(counts[0].online == 6);
        CHECK(counts[0].oldest == central_date(store_noon).plus_days(-7));
        return {};
    });
}

TEST_CASE("Billing: the revision of one employer grows with every change, another's stays", "[store][billing]") {
    SmallWorld world;
    auto const revision = [&](store::Connection& db, std::uint8_t owner) {
        return store::find_billing_settings(db, SmallWorld::employer(owner)).value().revision;
    };
    world.write([&](store::Connection& db) -> ErrorOr<void> {
        auto one = invoice(world, own, 1);
        auto last = revision(db, own);
        auto const grew = [&] {
            auto const now = revision(db, own);
            bool const has_grown = now > last;
            last = now;
            return has_grown;
        };
        HUB_TRY(store::insert_invoice(db, one));
        CHECK(grew());
        one.tag = "PO 7";
        HUB_TRY(store::update_invoice(db, one));
        CHECK(grew());
        HUB_TRY(store::insert_payment(db, payment(own, 1, { one })));
        CHECK(grew());
        HUB_TRY_ASSIGN(auto settings, store::find_billing_settings(db, SmallWorld::employer(own)));
        settings.online_payment = false;
        HUB_TRY(store::put_billing_settings(db, SmallWorld::employer(own), settings));
        CHECK(grew());
        CHECK_FALSE(store::find_billing_settings(db, SmallWorld::employer(own)).value().online_payment);
        CHECK(revision(db, other) == 0);
        return {};
    });
}

TEST_CASE("BILL-A2, BILL-21: history is kept in order, and a letter is queued once a day", "[store][billing]") {
    SmallWorld world;
    auto const one = invoice(world, own, 1);
    world.write([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY(store::insert_invoice(db, one));
        for (auto const event : { domain::InvoiceEvent::Issued, domain::InvoiceEvent::Rebilled }) {
            HUB_TRY(store::add_invoice_step(db, { .employer = one.employer, .invoice = one.id, .at = store_noon, .event = event }));
        }
        HUB_TRY_ASSIGN(auto const steps, store::list_invoice_steps(db, one.employer, one.id));
        REQUIRE(steps.size() == 2);
        CHECK(steps[0].event == domain::InvoiceEvent::Rebilled);
        for (std::uint8_t number = 1; number <= 2; ++number) {
            HUB_TRY(store::queue_letter(db,
                { .id = store_id<store::LetterId>(own, number),
                    .employer = one.employer,
                    .invoice = one.id,
                    .kind = store::LetterKind::Rebill,
                    .day = one.issued,
                    .recipient = "Dana Okafor",
                    .queued_at = store_noon }));
        }
        HUB_TRY_ASSIGN(auto const waiting, store::list_waiting_letters(db, 10));
        REQUIRE(waiting.size() == 1);
        CHECK(waiting[0].recipient == "Dana Okafor");
        HUB_TRY(store::set_letter_printed(db, waiting[0], "x.pdf", store_noon));
        HUB_TRY_ASSIGN(auto const done, store::list_waiting_letters(db, 10));
        CHECK(done.empty());
        return {};
    });
}
