#include "server/payment_results.hpp"

#include "server/audit.hpp"
#include "store/invoice_history.hpp"
#include "store/invoices.hpp"
#include "store/payments.hpp"

#include <algorithm>
#include <utility>

namespace hub::server {

namespace {

constexpr std::size_t longest_confirmation = 40;

Error not_believed(std::string detail) {
    auto error = Error::forbidden("This result does not come from the payment site, or is not about this payment.");
    error.field = "result";
    error.detail = std::move(detail);
    return error;
}

/// Four digits, or nothing: whatever else it is, it is not kept.
std::string four_digits(std::string const& text) {
    bool const is_good = text.size() == 4 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    return is_good ? text : std::string {};
}

/// The amounts are on their way (BILL-26 Submitted).
ErrorOr<void> submit_items(store::Connection& db, domain::Payment const& payment, Instant at) {
    for (auto const& item : payment.items) {
        HUB_TRY_ASSIGN(auto invoice, store::find_invoice(db, payment.employer, item.invoice));
        domain::submit_payment(invoice, item.amount);
        HUB_TRY(store::update_invoice(db, invoice));
        HUB_TRY(store::add_invoice_step(db,
            { .employer = payment.employer,
                .invoice = item.invoice,
                .at = at,
                .event = domain::InvoiceEvent::PaymentSubmitted,
                .by = payment.by_name,
                .amount = item.amount,
                .payment = payment.id }));
    }
    return {};
}

std::string_view action_for(domain::PaymentState state) {
    if (state == domain::PaymentState::Submitted) { return "payment.submitted"; }
    return state == domain::PaymentState::Declined ? "payment.declined" : "payment.cancelled";
}

}  // namespace

ErrorOr<api::PaymentResult> read_payment_result(Services const& services, std::string_view token) {
    if (services.payment_site == nullptr) { return fail(not_believed("no payment site")); }
    auto result = api::read_result(token, services.payment_site->key);
    if (!result) { return fail(not_believed(result.error().detail)); }
    using enum domain::PaymentState;
    bool const is_known = result->state == Submitted || result->state == Cancelled || result->state == Declined;
    if (!is_known) { return fail(not_believed("no such outcome")); }
    return result;
}

ErrorOr<domain::Payment> take_payment_result(
    HandlerContext const& context, store::Connection& db, Call const& call, domain::Payment payment, api::PaymentResult const& result) {
    if (result.id != payment.id) { return fail(not_believed("another payment")); }
    if (result.total != payment.total()) { return fail(not_believed("another sum")); }
    auto const before = domain::state_at(payment, call.now);
    if (domain::outcome_of(before, result.state) != domain::ResultOutcome::Applied) { return payment; }
    payment.state = result.state;
    payment.settled_at = std::min(result.at, call.now);
    if (result.state == domain::PaymentState::Submitted) {
        payment.process_on = domain::processing_day(*payment.settled_at);
        payment.brand = result.brand;
        payment.last_digits = four_digits(result.last_digits);
        payment.confirmation = result.confirmation.substr(0, longest_confirmation);
        HUB_TRY(submit_items(db, payment, *payment.settled_at));
    }
    HUB_TRY(store::update_payment(db, payment));
    HUB_TRY(audit(db, context.services, call,
        { .action = action_for(result.state),
            .object_type = "payment",
            .object_id = payment.id.to_string(),
            .details = { { "invoices", std::to_string(payment.items.size()) }, { "before", std::string { domain::enum_name(before) } } },
            .employer = payment.employer }));
    return payment;
}

}  // namespace hub::server
