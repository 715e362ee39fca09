#include "domain/payment.hpp"

#include "base/text.hpp"
#include "domain/business_days.hpp"

#include <algorithm>
#include <set>

namespace hub::domain {

namespace {

std::string field_of(std::size_t index, std::string_view field) {
    return "items[" + std::to_string(index) + "]." + std::string { field };
}

void check_item(PaymentItem const& item, Invoice const& invoice, std::size_t index, std::vector<Error>& errors) {
    auto const balance = invoice.balance();
    if (item.amount <= Money {}) {
        errors.push_back(Error::invalid(field_of(index, "amount"), "Enter an amount above $0.00."));
        return;
    }
    if (item.amount > balance) {
        errors.push_back(
            Error::invalid(field_of(index, "amount"), "Enter at most the amount due, " + balance.to_us() + ". More cannot be paid."));
        return;
    }
    bool const is_partial = item.amount < balance;
    if (is_partial && !item.reason) {
        errors.push_back(Error::invalid(field_of(index, "reason"), "Choose why less than the amount due is paid."));
    }
    if (!is_partial && item.reason) {
        errors.push_back(Error::invalid(field_of(index, "reason"), "A reason belongs to a partial payment only."));
    }
}

}  // namespace

Money Payment::total() const {
    Money sum;
    for (auto const& item : items) { sum += item.amount; }
    return sum;
}

std::vector<Error> check_payment_form(PaymentForm const& form) {
    std::vector<Error> errors;
    if (form.items.empty()) { errors.push_back(Error::invalid("items", "Choose at least one invoice.")); }
    if (form.items.size() > most_invoices_of_payment) {
        errors.push_back(Error::invalid("items", "Choose at most five invoices for one payment."));
    }
    std::set<InvoiceId> seen;
    for (std::size_t i = 0; i < form.items.size(); ++i) {
        if (seen.insert(form.items[i].invoice).second) { continue; }
        errors.push_back(Error::invalid(field_of(i, "invoice"), "This invoice is in the payment already."));
    }
    if (code_point_count(trim(form.comment)) > longest_payment_comment) {
        errors.push_back(Error::invalid("comment", "A comment has at most 64 characters."));
    }
    if (!form.acknowledged) {
        errors.push_back(Error::invalid("acknowledged", "Confirm that the data of this payment is shared with the payment site."));
    }
    return errors;
}

std::vector<Error> check_payment(PaymentForm const& form, std::span<Invoice const> invoices) {
    auto errors = check_payment_form(form);
    for (std::size_t i = 0; i < std::min(form.items.size(), invoices.size()); ++i) { check_item(form.items[i], invoices[i], i, errors); }
    return errors;
}

ErrorOr<void> check_payable(Invoice const& invoice) {
    if (!is_open(invoice)) { return fail(Error::conflict("Invoice " + invoice.number + " is paid already.")); }
    if (invoice.in_process == Money {}) { return {}; }
    return fail(Error::conflict(
        "A payment for invoice " + invoice.number + " has been sent and is being processed. It cannot be paid a second time until then."));
}

PaymentState state_at(Payment const& payment, Instant now) {
    bool const is_over = payment.state == PaymentState::Ordered && payment.expires_at <= now;
    return is_over ? PaymentState::Expired : payment.state;
}

Date processing_day(Instant received) {
    return plus_business_days(central_date(received), processing_business_days);
}

ResultOutcome outcome_of(PaymentState present, PaymentState told) {
    bool const is_taken = present == PaymentState::Submitted || present == PaymentState::Processed;
    if (told == PaymentState::Submitted) { return is_taken ? ResultOutcome::Repeated : ResultOutcome::Applied; }
    if (present == told) { return ResultOutcome::Repeated; }
    return present == PaymentState::Ordered ? ResultOutcome::Applied : ResultOutcome::Late;
}

}  // namespace hub::domain
