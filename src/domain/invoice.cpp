#include "domain/invoice.hpp"

namespace hub::domain {

int age_days(Invoice const& invoice, Date today) {
    return days_between(invoice.issued, today);
}

InvoiceStatus status_of(Invoice const& invoice, Date today) {
    if (!is_open(invoice)) { return InvoiceStatus::Paid; }
    if (invoice.in_process > Money {}) { return InvoiceStatus::Submitted; }
    if (age_days(invoice, today) > overdue_after_days) { return InvoiceStatus::Overdue; }
    if (invoice.paid > Money {}) { return InvoiceStatus::PartiallyPaid; }
    return InvoiceStatus::New;
}

bool is_open(Invoice const& invoice) {
    return invoice.balance() > Money {};
}

}  // namespace hub::domain
