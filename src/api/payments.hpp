// Payments by card (BILL-33 to BILL-45). The portal makes a signed order, the payment site (api/payment_site.hpp) takes the card and
// sends back a signed result; the portal never sees a card.
#pragma once

#include "api/endpoint.hpp"
#include "base/date.hpp"
#include "base/money.hpp"
#include "domain/enums.hpp"
#include "domain/ids.hpp"

#include <optional>
#include <string>
#include <vector>

namespace hub::api {

struct PaymentItem {
    domain::InvoiceId invoice;
    Money amount;
    std::optional<domain::PartialReason> reason;  ///< BILL-35: when it is less than the balance, and only then
};
template <class V>
void describe(V& v, PaymentItem& r) {
    v("invoice", r.invoice);
    v("amount", r.amount);
    v("reason", r.reason);
}

/// One to five invoices (BILL-33). Errors name the field, "items[1].amount". Conflict when one of them is submitted already (BILL-44) or
/// part of another order that is still open.
struct StartPayment {
    std::vector<PaymentItem> items;
    std::string comment;        ///< BILL-36
    bool acknowledged = false;  ///< that data is shared with the payment site (BILL-37)
};
template <class V>
void describe(V& v, StartPayment& r) {
    v("items", r.items, Limits { .max_items = 5 });
    v("comment", r.comment, Limits { .max_length = 64, .optional = true });
    v("acknowledged", r.acknowledged);
}

struct PaidItem {
    domain::InvoiceId invoice;
    std::string number;
    Money amount;
    bool partial = false;
};
template <class V>
void describe(V& v, PaidItem& r) {
    v("invoice", r.invoice);
    v("number", r.number);
    v("amount", r.amount);
    v("partial", r.partial);
}

struct Payment {
    domain::PaymentId id;
    domain::PaymentState state = domain::PaymentState::Ordered;
    std::vector<PaidItem> items;
    Money total;
    std::string comment;
    std::string by;  ///< who pays, by name
    Instant ordered_at;
    Instant expires_at;                      ///< of the order
    std::optional<Instant> settled_at;       ///< when the site told what came of it
    std::optional<domain::CardBrand> brand;  ///< once the site took the card
    std::string last_digits;                 ///< four of them
    std::string confirmation;                ///< the site's number, to quote
    std::string address;                     ///< of the payment site with the order, while it is Ordered
};
template <class V>
void describe(V& v, Payment& r) {
    v("id", r.id);
    v("state", r.state);
    v("items", r.items);
    v("total", r.total);
    v("comment", r.comment);
    v("by", r.by);
    v("ordered_at", r.ordered_at);
    v("expires_at", r.expires_at);
    v("settled_at", r.settled_at);
    v("brand", r.brand);
    v("last_digits", r.last_digits);
    v("confirmation", r.confirmation);
    v("address", r.address);
}
inline constexpr Endpoint<StartPayment, Payment> start_payment {
    .id = "start_payment",
    .method = Method::Post,
    .path = "/api/v1/payments",
    .access = Access::Billing,
    .summary = "Make a payment order for one to five invoices; its address leads to the payment site",
    .success = 201,
    .needs_idempotency_key = true,
};

struct OnePayment {
    domain::PaymentId id;
};
template <class V>
void describe(V& v, OnePayment& r) {
    v("id", r.id);
}
inline constexpr Endpoint<OnePayment, Payment> get_payment {
    .id = "get_payment",
    .method = Method::Get,
    .path = "/api/v1/payments/{id}",
    .access = Access::Billing,
    .summary = "What came of a payment",
};
/// Only while it is Ordered; a payment that the site has taken stays as it is, and is what comes back.
inline constexpr Endpoint<OnePayment, Payment> cancel_payment {
    .id = "cancel_payment",
    .method = Method::Post,
    .path = "/api/v1/payments/{id}/cancellation",
    .access = Access::Billing,
    .summary = "Give up a payment order",
    .needs_idempotency_key = true,
};

/// The latest first, at most 500.
struct PaymentList {
    std::vector<Payment> items;
};
template <class V>
void describe(V& v, PaymentList& r) {
    v("items", r.items);
}
inline constexpr Endpoint<Nothing, PaymentList> list_payments {
    .id = "list_payments",
    .method = Method::Get,
    .path = "/api/v1/payments",
    .access = Access::Billing,
    .summary = "Payments of the caller's invoices",
};

/// The signed result, as the payment site hands it to the browser. It may come before the site's own call, after it, or twice.
struct ReportPayment {
    domain::PaymentId id;
    std::string result;
};
template <class V>
void describe(V& v, ReportPayment& r) {
    v("id", r.id);
    v("result", r.result, Limits { .max_length = 2000 });
}
inline constexpr Endpoint<ReportPayment, Payment> report_payment {
    .id = "report_payment",
    .method = Method::Post,
    .path = "/api/v1/payments/{id}/result",
    .access = Access::Billing,
    .summary = "Hand in the payment site's signed result after the way back from it",
};

/// The same, by the payment site itself, without a session: the signature says who it is. Repeating is harmless.
struct TakePaymentResult {
    std::string result;
};
template <class V>
void describe(V& v, TakePaymentResult& r) {
    v("result", r.result, Limits { .max_length = 2000 });
}
inline constexpr Endpoint<TakePaymentResult, Nothing> take_payment_result {
    .id = "take_payment_result",
    .method = Method::Post,
    .path = "/api/v1/payment-site/results",
    .access = Access::PaymentSite,
    .summary = "The payment site tells what came of an order",
    .success = 204,
};

}  // namespace hub::api
