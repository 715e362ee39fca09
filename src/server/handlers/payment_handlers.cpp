// Payments by card (row 41): orders, what came of them, and the payment site's own word.
#include "server/handlers/handlers.hpp"

#include "base/text.hpp"
#include "domain/payment.hpp"
#include "domain/permissions.hpp"
#include "server/audit.hpp"
#include "server/mail.hpp"
#include "server/payment_results.hpp"
#include "store/billing_settings.hpp"
#include "store/payments.hpp"
#include "store/reference.hpp"

#include <algorithm>
#include <utility>

namespace hub::server {

namespace {

constexpr int most_payments = 500;

/// The payment with its invoices, in the order of its items. NotFound unless the viewer may see all of them.
struct Seen {
    domain::Payment payment;
    std::vector<domain::Invoice> invoices;
};

ErrorOr<Seen> see(store::Connection& db, domain::Viewer const& viewer, domain::Payment payment) {
    Seen seen { std::move(payment), {} };
    for (auto const& item : seen.payment.items) {
        HUB_TRY_ASSIGN(auto invoice, find_visible_invoice(db, viewer, item.invoice));
        seen.invoices.push_back(std::move(invoice));
    }
    return seen;
}

ErrorOr<Seen> find_seen(store::Connection& db, domain::Viewer const& viewer, domain::PaymentId id) {
    HUB_TRY_ASSIGN(auto payment, store::find_payment(db, viewer.employer, id));
    return see(db, viewer, std::move(payment));
}

/// The address of the payment site with the signed order.
ErrorOr<std::string> order_address(HandlerContext const& context, store::Connection& db, Seen const& seen) {
    auto const& payment = seen.payment;
    HUB_TRY_ASSIGN(auto employer, store::find_employer(db, payment.employer));
    api::PaymentOrder order;
    order.id = payment.id;
    order.employer = std::move(employer.name);
    for (std::size_t i = 0; i < payment.items.size(); ++i) { order.items.push_back({ seen.invoices[i].number, payment.items[i].amount }); }
    order.total = payment.total();
    order.comment = payment.comment;
    order.return_address = page_address(context.config, "/billing/payment?id=" + payment.id.to_string());
    order.result_address = portal_address(context.config, "/api/v1/payment-site/results");
    order.expires_at = payment.expires_at;
    auto const& site = *context.services.payment_site;
    return site.address + "/pay?order=" + api::sign_order(order, site.key);
}

ErrorOr<api::Payment> answer_of(HandlerContext const& context, store::Connection& db, Seen const& seen, Instant now) {
    auto const& payment = seen.payment;
    api::Payment answer {
        .id = payment.id,
        .state = domain::state_at(payment, now),
        .items = {},
        .total = payment.total(),
        .comment = payment.comment,
        .by = payment.by_name,
        .ordered_at = payment.ordered_at,
        .expires_at = payment.expires_at,
        .settled_at = payment.settled_at,
        .brand = payment.brand,
        .last_digits = payment.last_digits,
        .confirmation = payment.confirmation,
        .address = {},
    };
    for (std::size_t i = 0; i < payment.items.size(); ++i) {
        auto const& item = payment.items[i];
        answer.items.push_back({ item.invoice, seen.invoices[i].number, item.amount, item.reason.has_value() });
    }
    bool const is_open = answer.state == domain::PaymentState::Ordered && context.services.payment_site != nullptr;
    if (is_open) { HUB_TRY_ASSIGN(answer.address, order_address(context, db, seen)); }
    return answer;
}

/// Why nothing can be paid here at all.
ErrorOr<void> check_can_pay_online(HandlerContext const& context, store::Connection& db, Call const& call) {
    if (context.services.payment_site == nullptr) {
        return fail(
            Error::conflict("Paying online is not set up here. Please call the Central Business Office at the number on the invoice."));
    }
    HUB_TRY_ASSIGN(auto const settings, store::find_billing_settings(db, call.who.employer()));
    if (settings.online_payment) { return {}; }
    return fail(Error::conflict("Paying online is switched off for your company. Invoices can be viewed and downloaded; to pay, call the "
                                "number on the invoice or send a check."));
}

std::unexpected<Error> refuse(Call& call, std::vector<Error> errors) {
    call.field_errors = std::move(errors);
    return fail(call.field_errors.front());
}

/// Conflict for an invoice that is submitted, paid, or part of an order that is still open.
ErrorOr<void> check_is_free(store::Connection& db, Call const& call, domain::Invoice const& invoice, std::size_t index) {
    auto const refuse_item = [&](Error error) {
        error.field = "items[" + std::to_string(index) + "].invoice";
        return fail(std::move(error));
    };
    if (auto const payable = domain::check_payable(invoice); !payable) { return refuse_item(payable.error()); }
    HUB_TRY_ASSIGN(auto const order, store::find_open_order(db, invoice.employer, invoice.id, call.now));
    if (!order) { return {}; }
    bool const is_own = order->by == call.who.contact.id;
    auto const until = central_time_text(order->expires_at);
    return refuse_item(Error::conflict(is_own
            ? "You have begun a payment for invoice " + invoice.number + ". Continue it or cancel it; at " + until + " it ends by itself."
            : order->by_name + " has begun a payment for invoice " + invoice.number
                + ". Unless it is completed, the invoice is free again at " + until + "."));
}

domain::PaymentForm form_of(api::StartPayment const& ask) {
    domain::PaymentForm form { {}, std::string { trim(ask.comment) }, ask.acknowledged };
    for (auto const& item : ask.items) { form.items.push_back({ item.invoice, item.amount, item.reason }); }
    return form;
}

ErrorOr<api::Payment> start_payment(HandlerContext const& context, Call& call, store::Connection& db, api::StartPayment const& ask) {
    auto form = form_of(ask);
    if (auto errors = domain::check_payment_form(form); !errors.empty()) { return refuse(call, std::move(errors)); }
    HUB_TRY(check_can_pay_online(context, db, call));
    domain::Payment payment;
    payment.employer = call.who.employer();
    payment.items = form.items;
    HUB_TRY_ASSIGN(auto seen, see(db, call.who.viewer(), std::move(payment)));
    for (std::size_t i = 0; i < seen.invoices.size(); ++i) { HUB_TRY(check_is_free(db, call, seen.invoices[i], i)); }
    if (auto errors = domain::check_payment(form, seen.invoices); !errors.empty()) { return refuse(call, std::move(errors)); }
    auto& made = seen.payment;
    made.id = domain::PaymentId::make(context.services.clock, context.services.random);
    made.comment = std::move(form.comment);
    made.by = call.who.contact.id;
    made.by_name = call.who.contact.full_name();
    made.ordered_at = call.now;
    made.expires_at = { call.now.ms + domain::payment_order_ms };
    HUB_TRY(store::insert_payment(db, made));
    HUB_TRY(audit(db, context.services, call,
        { .action = "payment.ordered",
            .object_type = "payment",
            .object_id = made.id.to_string(),
            .details = { { "invoices", std::to_string(made.items.size()) } } }));
    return answer_of(context, db, seen, call.now);
}

ErrorOr<api::Payment> cancel_payment(HandlerContext const& context, Call const& call, store::Connection& db, api::OnePayment const& ask) {
    HUB_TRY_ASSIGN(auto seen, find_seen(db, call.who.viewer(), ask.id));
    auto& payment = seen.payment;
    if (domain::state_at(payment, call.now) != domain::PaymentState::Ordered) { return answer_of(context, db, seen, call.now); }
    if (payment.by != call.who.contact.id && !domain::is_billing_admin(call.who.viewer())) {
        return fail(Error::forbidden("Only " + payment.by_name + ", who began this payment, or a Billing Admin can give it up."));
    }
    payment.state = domain::PaymentState::Cancelled;
    payment.settled_at = call.now;
    HUB_TRY(store::update_payment(db, payment));
    HUB_TRY(audit(
        db, context.services, call, { .action = "payment.cancelled", .object_type = "payment", .object_id = payment.id.to_string() }));
    return answer_of(context, db, seen, call.now);
}

ErrorOr<api::PaymentList> list_payments(HandlerContext const& context, Call const& call) {
    HUB_TRY_ASSIGN(auto list, read_with(context, [&](store::Connection& db) -> ErrorOr<api::PaymentList> {
        HUB_TRY_ASSIGN(auto payments, store::list_payments(db, call.who.employer(), most_payments));
        api::PaymentList all;
        for (auto& payment : payments) {
            auto const seen = see(db, call.who.viewer(), std::move(payment));
            if (!seen && seen.error().code == ErrorCode::NotFound) { continue; }
            if (!seen) { return fail(seen.error()); }
            HUB_TRY_ASSIGN(auto answer, answer_of(context, db, *seen, call.now));
            all.items.push_back(std::move(answer));
        }
        return all;
    }));
    HUB_TRY(audit_now(context.services, call,
        { .action = "payments.listed", .object_type = "payments", .details = { { "rows", std::to_string(list.items.size()) } } }));
    return list;
}

/// Repeating is harmless, so that it needs no idempotency key.
ErrorOr<api::Payment> report_payment(HandlerContext const& context, Call const& call, api::ReportPayment const& ask) {
    api::Payment answer;
    HUB_TRY(context.services.database.write([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY_ASSIGN(auto seen, find_seen(db, call.who.viewer(), ask.id));
        HUB_TRY_ASSIGN(auto const result, read_payment_result(context.services, ask.result));
        HUB_TRY_ASSIGN(seen.payment, take_payment_result(context, db, call, std::move(seen.payment), result));
        HUB_TRY_ASSIGN(answer, answer_of(context, db, seen, call.now));
        return {};
    }));
    return answer;
}

/// Who is refused here has no session, so that the router does not tell of it.
ErrorOr<void> tell_of_refusal(
    HandlerContext const& context, Call const& call, Error const& error, std::optional<domain::Payment> const& payment) {
    AuditEvent event { .action = "payment_result.refused", .object_type = "payment", .outcome = AuditOutcome::Refused };
    event.reason = std::string { to_string(error.code) };
    if (payment) {
        event.object_id = payment->id.to_string();
        event.employer = payment->employer;
    }
    return audit_now(context.services, call, event);
}

ErrorOr<api::Nothing> take_result(HandlerContext const& context, Call const& call, api::TakePaymentResult const& ask) {
    std::optional<domain::Payment> known;
    auto const done = [&]() -> ErrorOr<void> {
        HUB_TRY_ASSIGN(auto const result, read_payment_result(context.services, ask.result));
        return context.services.database.write([&](store::Connection& db) -> ErrorOr<void> {
            HUB_TRY_ASSIGN(auto payment, store::find_payment_of_any(db, result.id));
            known = payment;
            HUB_TRY(server::take_payment_result(context, db, call, std::move(payment), result));
            return {};
        });
    }();
    if (done) { return api::Nothing {}; }
    bool const is_refusal = done.error().code == ErrorCode::Forbidden || done.error().code == ErrorCode::NotFound;
    if (is_refusal) { HUB_TRY(tell_of_refusal(context, call, done.error(), known)); }
    return fail(done.error());
}

}  // namespace

void add_payment_routes(Router& router, HandlerContext const& context) {
    router.on_write(api::start_payment,
        [&context](Call& call, store::Connection& db, api::StartPayment const& ask) { return start_payment(context, call, db, ask); });
    router.on(api::list_payments, [&context](Call& call, api::Nothing const&) { return list_payments(context, call); });
    router.on(api::get_payment, [&context](Call& call, api::OnePayment const& ask) -> ErrorOr<api::Payment> {
        return read_with(context, [&](store::Connection& db) -> ErrorOr<api::Payment> {
            HUB_TRY_ASSIGN(auto const seen, find_seen(db, call.who.viewer(), ask.id));
            return answer_of(context, db, seen, call.now);
        });
    });
    router.on_write(api::cancel_payment,
        [&context](Call& call, store::Connection& db, api::OnePayment const& ask) { return cancel_payment(context, call, db, ask); });
    router.on(api::report_payment, [&context](Call& call, api::ReportPayment const& ask) { return report_payment(context, call, ask); });
    router.on(
        api::take_payment_result, [&context](Call& call, api::TakePaymentResult const& ask) { return take_result(context, call, ask); });
}

}  // namespace hub::server
