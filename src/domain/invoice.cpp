#include "domain/invoice.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <utility>

namespace hub::domain {

namespace {

Applied add_paid(Invoice& invoice, Money amount, Date day) {
    auto const applied = std::clamp(amount, Money {}, std::max(invoice.balance(), Money {}));
    invoice.paid += applied;
    if (!is_open(invoice) && !invoice.paid_on) { invoice.paid_on = day; }
    return { applied, amount - applied };
}

}  // namespace

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

std::size_t ageing_step(int age_days) {
    if (age_days <= overdue_after_days) { return 0; }
    if (age_days <= 60) { return 1; }
    return age_days <= 90 ? 2 : 3;
}

std::string_view status_words(InvoiceStatus status) {
    switch (status) {
    case InvoiceStatus::New: return "New";
    case InvoiceStatus::Submitted: return "Submitted";
    case InvoiceStatus::PartiallyPaid: return "Partially paid";
    case InvoiceStatus::Overdue: return "Overdue";
    case InvoiceStatus::Paid: return "Paid";
    }
    return {};
}

bool is_rebill_due(Invoice const& invoice, Date today) {
    bool const is_left_over = invoice.balance() > invoice.in_process;
    return is_left_over && !invoice.rebilled_on && age_days(invoice, today) > overdue_after_days;
}

void submit_payment(Invoice& invoice, Money amount) {
    invoice.in_process += amount;
}

Applied process_payment(Invoice& invoice, Money amount, Date day) {
    invoice.in_process -= std::min(amount, invoice.in_process);
    return add_paid(invoice, amount, day);
}

Applied receive_check(Invoice& invoice, Money amount, Date day) {
    return add_paid(invoice, amount, day);
}

Applied correct_lines(Invoice& invoice, std::vector<InvoiceLine> lines, Date day) {
    invoice.lines = std::move(lines);
    invoice.total = {};
    for (auto const& line : invoice.lines) { invoice.total += line.amount; }
    invoice.corrected_on = day;
    invoice.disputed_at.reset();
    auto const kept = std::min(invoice.paid, invoice.total);
    Applied const applied { kept, invoice.paid - kept };
    invoice.paid = kept;
    // A higher total opens it again; one that is met by what was paid closes it.
    if (is_open(invoice)) {
        invoice.paid_on.reset();
    } else if (!invoice.paid_on) {
        invoice.paid_on = day;
    }
    return applied;
}

ErrorOr<void> check_invoice_tag(std::string_view tag) {
    if (code_point_count(trim(tag)) <= longest_invoice_tag) { return {}; }
    return fail(Error::invalid("tag", "A PO number or cost center has at most 40 characters."));
}

ErrorOr<void> check_dispute_text(std::string_view text) {
    auto const length = code_point_count(trim(text));
    if (length < shortest_dispute) { return fail(Error::invalid("text", "Say in at least 10 characters what is not right.")); }
    if (length > longest_dispute) { return fail(Error::invalid("text", "Say it in at most 2,000 characters.")); }
    return {};
}

}  // namespace hub::domain
