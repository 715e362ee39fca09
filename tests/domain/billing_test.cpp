// Business days, billing cycles, bill delivery, payments and cards; and that money always adds up.
#include "domain/bill_delivery.hpp"
#include "domain/billing_cycle.hpp"
#include "domain/business_days.hpp"
#include "domain/card.hpp"
#include "domain/payment.hpp"
#include "domain/permissions.hpp"

#include "base/random.hpp"
#include "support/domain_builders.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <string>

using namespace hub;
using namespace hub::domain;
using hub::test::id;

namespace {

Date day(int year, int month, int number) {
    return Date::from_parts(year, month, number);
}

Invoice invoice(std::int64_t cents, std::uint8_t number = 1) {
    Invoice made;
    made.id = id<InvoiceId>(number);
    made.employer = id<EmployerId>(1);
    made.number = "4417-2000" + std::to_string(number);
    made.issued = day(2026, 11, 1);
    made.total = { cents };
    return made;
}

bool has(std::vector<Error> const& errors, std::string_view field) {
    return std::ranges::contains(errors, field, &Error::field);
}

PaymentForm form_for(std::initializer_list<PaymentItem> items) {
    return { items, "", true };
}

}  // namespace

TEST_CASE("BILL-28: federal holidays of 2026 and 2027 with the days on which they are observed", "[domain][billing]") {
    std::set<Date> const expected { day(2026, 1, 1), day(2026, 1, 19), day(2026, 2, 16), day(2026, 5, 25), day(2026, 6, 19),
        day(2026, 7, 3), day(2026, 7, 4), day(2026, 9, 7), day(2026, 10, 12), day(2026, 11, 11), day(2026, 11, 26), day(2026, 12, 25),
        day(2027, 1, 1), day(2027, 1, 18), day(2027, 2, 15), day(2027, 5, 31), day(2027, 6, 18), day(2027, 6, 19), day(2027, 7, 4),
        day(2027, 7, 5), day(2027, 9, 6), day(2027, 10, 11), day(2027, 11, 11), day(2027, 11, 25), day(2027, 12, 24), day(2027, 12, 25),
        day(2027, 12, 31) };  // New Year's Day of 2028 is a Saturday
    std::set<Date> found;
    for (auto date = day(2026, 1, 1); date < day(2028, 1, 1); date = date.plus_days(1)) {
        if (is_federal_holiday(date)) { found.insert(date); }
    }
    CHECK(found == expected);
    CHECK_FALSE(is_federal_holiday(day(2020, 6, 19)));
}

TEST_CASE("BILL-28: three business days go around weekends and holidays", "[domain][billing]") {
    CHECK(plus_business_days(day(2026, 11, 16), 3) == day(2026, 11, 19));  // Monday to Thursday
    CHECK(plus_business_days(day(2026, 11, 20), 3) == day(2026, 11, 25));  // over a weekend
    CHECK(plus_business_days(day(2026, 11, 24), 3) == day(2026, 11, 30));  // over Thanksgiving
    CHECK(plus_business_days(day(2026, 12, 24), 3) == day(2026, 12, 30));  // over Christmas
    CHECK(plus_business_days(day(2026, 11, 21), 1) == day(2026, 11, 23));
    CHECK(plus_business_days(day(2026, 11, 21), 0) == day(2026, 11, 21));
    // The evening counts for its day in Central Time, on both sides of the change of the clock.
    CHECK(processing_day({ start_of_central_day(day(2026, 11, 3)).ms - 1 }) == day(2026, 11, 5));
    CHECK(processing_day(start_of_central_day(day(2026, 11, 3))) == day(2026, 11, 6));
    CHECK(processing_day({ start_of_central_day(day(2027, 3, 15)).ms - 1 }) == day(2027, 3, 17));
}

TEST_CASE("BILL-15: a billing cycle is a calendar month", "[domain][billing]") {
    CHECK(cycle_start(day(2026, 11, 30)) == day(2026, 11, 1));
    CHECK(next_cycle_start(day(2026, 11, 1)) == day(2026, 12, 1));
    CHECK(next_cycle_start(day(2026, 12, 31)) == day(2027, 1, 1));
    CHECK(next_cycle_start(day(2028, 2, 29)) == day(2028, 3, 1));
    CHECK(former_cycle_start(day(2027, 1, 15)) == day(2026, 12, 1));
    CHECK(monday_of(day(2026, 11, 22)) == day(2026, 11, 16));
    CHECK(monday_of(day(2026, 11, 16)) == day(2026, 11, 16));
}

TEST_CASE("BILL-15, BILL-19: a change of delivery waits for the next cycle and can be taken back until then", "[domain][billing]") {
    BillDelivery delivery;
    auto const by = id<ContactId>(1);
    CHECK(change_delivery(delivery, DeliveryMethod::Paper, day(2026, 11, 10), by) == DeliveryChange::Nothing);
    CHECK(delivery.version == 0);
    CHECK(change_delivery(delivery, DeliveryMethod::Online, day(2026, 11, 10), by) == DeliveryChange::Asked);
    CHECK(delivery.method == DeliveryMethod::Paper);
    CHECK(delivery.pending_from == day(2026, 12, 1));
    CHECK(change_delivery(delivery, DeliveryMethod::Online, day(2026, 11, 11), by) == DeliveryChange::Nothing);
    CHECK(change_delivery(delivery, DeliveryMethod::Paper, day(2026, 11, 30), by) == DeliveryChange::TakenBack);  // edge case 14
    CHECK_FALSE(delivery.pending);
    CHECK_FALSE(delivery.pending_from);
    CHECK(change_delivery(delivery, DeliveryMethod::Online, day(2026, 11, 30), by) == DeliveryChange::Asked);
    CHECK(delivery.version == 3);
    CHECK(delivery_on(delivery, day(2026, 11, 30)).method == DeliveryMethod::Paper);
    CHECK(delivery_on(delivery, day(2026, 12, 1)).method == DeliveryMethod::Online);
    CHECK(delivery_on(delivery, day(2026, 12, 1)).since == day(2026, 12, 1));
    // Once it is so, the way back is a change of its own, also where no job has noted it.
    CHECK(change_delivery(delivery, DeliveryMethod::Paper, day(2026, 12, 5), by) == DeliveryChange::Asked);
    CHECK(delivery.method == DeliveryMethod::Online);
    CHECK(delivery.pending_from == day(2027, 1, 1));
}

TEST_CASE("BILL-09, edge case 15: an invoice of the day before is on paper, of the effective day online", "[domain][billing]") {
    BillDelivery delivery;
    change_delivery(delivery, DeliveryMethod::Online, day(2026, 11, 10), {});
    CHECK_FALSE(is_issued_online(delivery, day(2026, 11, 30)));
    CHECK(is_issued_online(delivery, day(2026, 12, 1)));
    delivery = delivery_on(delivery, day(2026, 12, 20));
    CHECK_FALSE(is_issued_online(delivery, day(2026, 11, 30)));
    CHECK(is_issued_online(delivery, day(2026, 12, 1)));
    change_delivery(delivery, DeliveryMethod::Paper, day(2026, 12, 20), {});
    CHECK(is_issued_online(delivery, day(2026, 12, 31)));
    CHECK_FALSE(is_issued_online(delivery, day(2027, 1, 1)));
}

TEST_CASE("BILL-33 to BILL-37, BILL-43, edge case 16: each rule of the payment form names its field", "[domain][billing]") {
    std::vector<Invoice> const invoices { invoice(10'000, 1), invoice(5'000, 2) };
    auto const one = invoices[0].id;
    auto const two = invoices[1].id;
    CHECK(check_payment(form_for({ { one, { 10'000 }, {} }, { two, { 4'999 }, PartialReason::BudgetLimit } }), invoices).empty());
    CHECK(has(check_payment(form_for({}), {}), "items"));
    CHECK(has(check_payment(form_for({ { one, { 10'000 }, {} }, { two, { 0 }, {} } }), invoices), "items[1].amount"));
    CHECK(has(check_payment(form_for({ { one, { -1 }, {} } }), invoices), "items[0].amount"));
    CHECK(has(check_payment(form_for({ { one, { 10'001 }, {} } }), invoices), "items[0].amount"));
    CHECK(has(check_payment(form_for({ { one, { 9'999 }, {} } }), invoices), "items[0].reason"));
    CHECK(has(check_payment(form_for({ { one, { 10'000 }, PartialReason::Other } }), invoices), "items[0].reason"));
    CHECK(has(check_payment_form(form_for({ { one, { 1 }, {} }, { one, { 1 }, {} } })), "items[1].invoice"));
    CHECK(has(check_payment_form({ std::vector<PaymentItem>(6), "", true }), "items"));
    CHECK(has(check_payment_form({ { { one, { 1 }, {} } }, "", false }), "acknowledged"));
    std::string comment;
    for (int i = 0; i < 64; ++i) { comment += "é"; }
    CHECK(check_payment_form({ { { one, { 1 }, {} } }, comment, true }).empty());
    CHECK(has(check_payment_form({ { { one, { 1 }, {} } }, comment + "x", true }), "comment"));
}

TEST_CASE("BILL-44: a submitted invoice is not paid a second time; a partially paid or overdue one can be", "[domain][billing]") {
    auto made = invoice(10'000);
    CHECK(check_payable(made));
    made.paid = { 4'000 };
    CHECK(check_payable(made));
    submit_payment(made, { 1 });
    CHECK(check_payable(made).error().code == ErrorCode::Conflict);
    made.in_process = {};
    made.paid = made.total;
    CHECK(check_payable(made).error().code == ErrorCode::Conflict);
}

TEST_CASE("BILL-28: money that was taken counts once, whatever was said before", "[domain][billing]") {
    using enum PaymentState;
    for (auto const present : { Ordered, Declined, Cancelled, Expired }) {
        CHECK(outcome_of(present, Submitted) == ResultOutcome::Applied);
    }
    CHECK(outcome_of(Submitted, Submitted) == ResultOutcome::Repeated);
    CHECK(outcome_of(Processed, Submitted) == ResultOutcome::Repeated);
    CHECK(outcome_of(Ordered, Cancelled) == ResultOutcome::Applied);
    CHECK(outcome_of(Cancelled, Cancelled) == ResultOutcome::Repeated);
    CHECK(outcome_of(Submitted, Cancelled) == ResultOutcome::Late);
    CHECK(outcome_of(Processed, Cancelled) == ResultOutcome::Late);
    CHECK(outcome_of(Expired, Cancelled) == ResultOutcome::Late);
}

TEST_CASE("BILL-21, BILL-23, BILL-30, edge case 17: rebilled on day 31 unless paid in full, partially paid ones too", "[domain][billing]") {
    auto made = invoice(10'000);
    CHECK_FALSE(is_rebill_due(made, made.issued.plus_days(30)));
    CHECK(is_rebill_due(made, made.issued.plus_days(31)));
    made.paid = { 9'999 };
    CHECK(is_rebill_due(made, made.issued.plus_days(31)));
    CHECK(status_of(made, made.issued.plus_days(31)) == InvoiceStatus::Overdue);
    submit_payment(made, { 1 });
    CHECK_FALSE(is_rebill_due(made, made.issued.plus_days(31)));
    made.in_process = {};
    made.rebilled_on = made.issued.plus_days(31);
    CHECK_FALSE(is_rebill_due(made, made.issued.plus_days(32)));
    made.rebilled_on.reset();
    made.paid = made.total;
    CHECK_FALSE(is_rebill_due(made, made.issued.plus_days(90)));
}

TEST_CASE("BILL-22: a correction never leaves more paid than the total", "[domain][billing]") {
    auto made = invoice(10'000);
    made.disputed_at = Instant { 1 };
    receive_check(made, { 6'000 }, day(2026, 11, 20));
    auto const lower = correct_lines(made, { { "DOT physical", "A B", made.issued, { 4'000 } } }, day(2026, 11, 25));
    CHECK(lower.left_over == Money { 2'000 });
    CHECK(made.total == Money { 4'000 });
    CHECK(made.paid == Money { 4'000 });
    CHECK(made.paid_on == day(2026, 11, 25));
    CHECK_FALSE(made.disputed_at);
    auto const higher = correct_lines(made, { { "DOT physical", "A B", made.issued, { 5'000 } } }, day(2026, 11, 26));
    CHECK(higher.left_over == Money {});
    CHECK_FALSE(made.paid_on);
    CHECK(made.balance() == Money { 1'000 });
}

TEST_CASE("BILL-26, BILL-28: under random events, payments, balances and statuses always add up", "[domain][billing]") {
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        SeededRandom random { seed };
        INFO("seed " << seed);
        auto const below = [&](std::int64_t bound) { return static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(bound))); };
        auto made = invoice(1 + below(50'000));
        auto today = made.issued;
        Money received;
        Money given_back;
        std::vector<Money> under_way;
        for (int step = 0; step < 60; ++step) {
            today = today.plus_days(static_cast<int>(below(4)));
            switch (below(6)) {
            case 0:
            case 1:  // an order of which the site says that it took the card; also one that had run out
                if (check_payable(made) || below(4) == 0) {
                    under_way.push_back({ 1 + below(std::max<std::int64_t>(1, made.balance().cents)) });
                    submit_payment(made, under_way.back());
                }
                break;
            case 2:
                if (!under_way.empty()) {
                    auto const amount = under_way.front();
                    under_way.erase(under_way.begin());
                    auto const [applied, left_over] = process_payment(made, amount, today);
                    CHECK(applied + left_over == amount);
                    received += amount;
                    given_back += left_over;
                }
                break;
            case 3: {
                Money const amount { 1 + below(20'000) };
                received += amount;
                given_back += receive_check(made, amount, today).left_over;
                break;
            }
            case 4:
                if (below(5) == 0) { given_back += correct_lines(made, { { "x", "y", made.issued, { below(60'000) } } }, today).left_over; }
                break;
            default:
                if (is_rebill_due(made, today)) { made.rebilled_on = today; }
            }
            Money in_process;
            for (auto const amount : under_way) { in_process += amount; }
            CHECK(made.in_process == in_process);
            CHECK(made.paid >= Money {});
            CHECK(made.paid <= made.total);
            CHECK(made.paid + given_back == received);
            CHECK(made.balance() == made.total - made.paid);
            CHECK(is_open(made) == !made.paid_on.has_value());
            auto const status = status_of(made, today);
            CHECK((status == InvoiceStatus::Paid) == (made.balance() == Money {}));
            if (status == InvoiceStatus::Submitted) { CHECK(made.in_process > Money {}); }
            if (status == InvoiceStatus::Overdue) { CHECK(age_days(made, today) > 30); }
            if (made.rebilled_on) { CHECK(age_days(made, *made.rebilled_on) > 30); }
        }
    }
}

TEST_CASE("BILL-40: Mastercard, VISA and American Express by number range and length, no other", "[domain][billing]") {
    CHECK(brand_of("4111111111111111") == CardBrand::Visa);
    CHECK(brand_of("4222222222222") == CardBrand::Visa);
    CHECK(brand_of("4111111111111111110") == CardBrand::Visa);
    CHECK_FALSE(brand_of("411111111111111"));
    CHECK(brand_of("5555555555554444") == CardBrand::Mastercard);
    CHECK(brand_of("2221000000000009") == CardBrand::Mastercard);
    CHECK(brand_of("2720990000000007") == CardBrand::Mastercard);
    CHECK_FALSE(brand_of("2220990000000000"));
    CHECK_FALSE(brand_of("2721000000000000"));
    CHECK_FALSE(brand_of("5011111111111111"));
    CHECK_FALSE(brand_of("5611111111111111"));
    CHECK(brand_of("378282246310005") == CardBrand::AmericanExpress);
    CHECK(brand_of("341111111111111") == CardBrand::AmericanExpress);
    CHECK_FALSE(brand_of("3782822463100050"));
    CHECK_FALSE(brand_of("6011111111111117"));  // Discover
    CHECK_FALSE(brand_of("3530111333300000"));  // JCB
    CHECK_FALSE(brand_of(""));
}

TEST_CASE("BILL-40: a wrong digit or two swapped ones are noticed", "[domain][billing]") {
    CHECK(passes_luhn("4111111111111111"));
    CHECK_FALSE(passes_luhn(""));
    CHECK_FALSE(passes_luhn("411111111111111a"));
    for (std::string const good : { "5555555555554444", "378282246310005", "4000000000000002" }) {
        for (std::size_t i = 0; i < good.size(); ++i) {
            auto wrong = good;
            wrong[i] = wrong[i] == '9' ? '0' : static_cast<char>(wrong[i] + 1);
            CHECK_FALSE(passes_luhn(wrong));
        }
    }
}

TEST_CASE("BILL-38: the card form says what is wrong beside each field", "[domain][billing]") {
    auto const today = day(2026, 11, 21);
    CardForm const good { "4111 1111 1111 1111", "11/26", "123", "Dana Okafor", true };
    CHECK(check_card(good, today).empty());
    CHECK(check_card(good, day(2026, 11, 30)).empty());
    CHECK(has(check_card(good, day(2026, 12, 1)), "expiry"));
    auto with = [&](auto change) {
        auto form = good;
        change(form);
        return check_card(form, today);
    };
    CHECK(has(with([](CardForm& f) { f.number = "4111 1111 1111 1112"; }), "number"));
    CHECK(has(with([](CardForm& f) { f.number = "6011 1111 1111 1117"; }), "number"));
    CHECK(has(with([](CardForm& f) { f.number = ""; }), "number"));
    CHECK(has(with([](CardForm& f) { f.number = "forty-one"; }), "number"));
    CHECK(has(with([](CardForm& f) { f.expiry = "13/28"; }), "expiry"));
    CHECK(has(with([](CardForm& f) { f.expiry = "soon"; }), "expiry"));
    CHECK(has(with([](CardForm& f) { f.code = "12"; }), "code"));
    CHECK(has(with([](CardForm& f) { f.code = "12a"; }), "code"));
    CHECK(has(with([](CardForm& f) { f.name = "  "; }), "name"));
    CHECK(has(with([](CardForm& f) { f.accepts_terms = false; }), "accepts_terms"));
    auto amex = good;
    amex.number = "3782-822463-10005";
    CHECK(has(check_card(amex, today), "code"));
    amex.code = "1234";
    amex.expiry = "01 / 2027";
    CHECK(check_card(amex, today).empty());
    CHECK(test_card("4000000000000002") == TestCard::Declined);
    CHECK(test_card("4242424242424242") == TestCard::Unknown);
}

TEST_CASE("BILL-02, BILL-09, edge case 11: market A's contact has nothing of market B of the same location", "[domain][billing]") {
    Viewer viewer;
    viewer.contact = id<ContactId>(1);
    viewer.employer = id<EmployerId>(1);
    viewer.billing_for = { { id<LocationId>(1), id<MarketId>(1) } };
    auto made = invoice(100);
    made.location = id<LocationId>(1);
    made.market = id<MarketId>(1);
    CHECK(can_view_invoice(viewer, made));
    CHECK(can_change_bill_delivery(viewer, made.place()));
    made.online = false;
    CHECK_FALSE(can_view_invoice(viewer, made));
    made.online = true;
    made.market = id<MarketId>(2);
    CHECK_FALSE(can_view_invoice(viewer, made));
    CHECK_FALSE(can_change_bill_delivery(viewer, made.place()));
    CHECK_FALSE(can_change_central_contact(viewer));
    viewer.role = Role::UserAdmin;
    viewer.billing_for.clear();
    CHECK_FALSE(can_view_invoice(viewer, made));
    viewer.grants.billing_admin = true;
    CHECK(can_view_invoice(viewer, made));
    CHECK(can_change_bill_delivery(viewer, made.place()));
    CHECK(can_change_central_contact(viewer));
    viewer.role = Role::Basic;  // edge case 13: demoted
    CHECK_FALSE(can_view_invoice(viewer, made));
}
