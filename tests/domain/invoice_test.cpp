#include "domain/invoice.hpp"

#include "support/domain_builders.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace hub;
using namespace hub::domain;
using hub::test::today;

namespace {

Invoice invoice(int age, Money paid = {}, Money in_process = {}) {
    Invoice made;
    made.issued = today.plus_days(-age);
    made.total = { 10'000 };
    made.paid = paid;
    made.in_process = in_process;
    return made;
}

}  // namespace

TEST_CASE("BILL-30: an invoice is overdue on day 31, not on day 30", "[domain][invoices]") {
    CHECK(age_days(invoice(30), today) == 30);
    CHECK(status_of(invoice(0), today) == InvoiceStatus::New);
    CHECK(status_of(invoice(30), today) == InvoiceStatus::New);
    CHECK(status_of(invoice(31), today) == InvoiceStatus::Overdue);
}

TEST_CASE("BILL-48: Submitted comes before Overdue, Overdue before Partially paid, that before New", "[domain][invoices]") {
    CHECK(status_of(invoice(5, { 4'000 }), today) == InvoiceStatus::PartiallyPaid);
    CHECK(status_of(invoice(31, { 4'000 }), today) == InvoiceStatus::Overdue);
    CHECK(status_of(invoice(31, { 4'000 }, { 6'000 }), today) == InvoiceStatus::Submitted);
    CHECK(status_of(invoice(5, {}, { 1 }), today) == InvoiceStatus::Submitted);
}

TEST_CASE("BILL-27: paid in full is Paid and no longer open, a cent less is open", "[domain][invoices]") {
    CHECK(status_of(invoice(40, { 10'000 }), today) == InvoiceStatus::Paid);
    CHECK_FALSE(is_open(invoice(40, { 10'000 })));
    CHECK(is_open(invoice(40, { 9'999 })));
    CHECK(status_of(invoice(40, { 9'999 }), today) == InvoiceStatus::Overdue);
    CHECK(invoice(0, { 9'999 }).balance() == Money { 1 });
}

TEST_CASE("BILL-23: a partial payment does not stop an invoice from becoming overdue", "[domain][invoices]") {
    CHECK(status_of(invoice(30, { 9'999 }), today) == InvoiceStatus::PartiallyPaid);
    CHECK(status_of(invoice(31, { 9'999 }), today) == InvoiceStatus::Overdue);
}
