// Invoices (BILL-*): the list in columns, one invoice with its lines and payments, and what may be done with it besides paying.
// Amounts are in cents. Only invoices that were issued online for the caller's location-markets exist here (BILL-01, BILL-08, BILL-09);
// all others answer 404 alike.
#pragma once

#include "api/endpoint.hpp"
#include "domain/invoice.hpp"

#include <optional>
#include <string>
#include <vector>

namespace hub::domain {
template <class V>
void describe(V& v, InvoiceLine& r) {
    v("description", r.description);
    v("employee", r.employee);
    v("service_date", r.service_date);
    v("amount", r.amount);
}
}  // namespace hub::domain

namespace hub::api {

/// Open and paid ones, the latest issued first, page by page. Asked with the `revision` of a list that is complete, nothing comes back
/// but `unchanged` while it still holds; else the list is loaded anew from the first page.
struct ListInvoices {
    std::string cursor;  ///< empty: from the start
    std::int32_t limit = 10'000;
    std::string revision;  ///< with an empty cursor only
};
template <class V>
void describe(V& v, ListInvoices& r) {
    v("cursor", r.cursor, Limits { .max_length = 200, .optional = true, .about = "`cursor` of the last answer" });
    v("limit", r.limit, Limits { .minimum = 1, .maximum = 20'000, .optional = true, .about = "Rows at most" });
    v("revision", r.revision, Limits { .max_length = 80, .optional = true, .about = "`revision` of the list that the caller has" });
}

/// Columns of equal length. `…_index` columns point into the dictionaries of the same page; days count since 1970-01-01, -1: none.
struct InvoicePage {
    std::vector<domain::InvoiceId> id;
    std::vector<std::string> number;
    std::vector<std::int32_t> location_index;
    std::vector<std::int32_t> market_index;
    std::vector<std::int32_t> issued_day;
    std::vector<std::int64_t> total;
    std::vector<std::int64_t> paid;
    std::vector<std::int64_t> in_process;
    std::vector<std::int32_t> rebilled_day;   ///< BILL-49
    std::vector<std::int32_t> corrected_day;  ///< BILL-22
    std::vector<std::int32_t> paid_day;       ///< when it was paid in full
    std::vector<std::int32_t> disputed;       ///< 1: in dispute (BILL-A3)
    std::vector<std::string> tag;             ///< PO number or cost center (BILL-A6)
    std::vector<std::string> words;           ///< its employees and services, each once, to search in (BILL-A1)

    std::vector<std::string> locations;
    std::vector<std::string> markets;

    std::string cursor;
    bool more = false;       ///< ask again at once with `cursor`
    std::int64_t count = 0;  ///< rows of the whole list, for progress
    std::string revision;
    bool unchanged = false;
    std::optional<Instant> refreshed_at;  ///< BILL-25
    bool online_payment = true;           ///< BILL-07
    std::optional<Date> online_since;     ///< the first day of which invoices are here (BILL-09, M19); absent: all are on paper
};
template <class V>
void describe(V& v, InvoicePage& r) {
    constexpr Limits rows { .max_items = 20'000 };
    v("id", r.id, rows);
    v("number", r.number, rows);
    v("location_index", r.location_index, rows);
    v("market_index", r.market_index, rows);
    v("issued_day", r.issued_day, rows);
    v("total", r.total, rows);
    v("paid", r.paid, rows);
    v("in_process", r.in_process, rows);
    v("rebilled_day", r.rebilled_day, rows);
    v("corrected_day", r.corrected_day, rows);
    v("paid_day", r.paid_day, rows);
    v("disputed", r.disputed, rows);
    v("tag", r.tag, rows);
    v("words", r.words, rows);
    v("locations", r.locations, rows);
    v("markets", r.markets, rows);
    v("cursor", r.cursor);
    v("more", r.more);
    v("count", r.count);
    v("revision", r.revision);
    v("unchanged", r.unchanged);
    v("refreshed_at", r.refreshed_at);
    v("online_payment", r.online_payment);
    v("online_since", r.online_since);
}
inline constexpr Endpoint<ListInvoices, InvoicePage> list_invoices {
    .id = "list_invoices",
    .method = Method::Get,
    .path = "/api/v1/invoices",
    .access = Access::Billing,
    .summary = "Open and paid invoices of the caller's own location-markets, all of the employer for Billing Admins, in columns",
};

struct OneInvoice {
    domain::InvoiceId id;
};
template <class V>
void describe(V& v, OneInvoice& r) {
    v("id", r.id);
}

struct InvoiceStep {
    domain::InvoiceEvent event = domain::InvoiceEvent::Issued;
    Instant at;
    std::string by;  ///< the contact's name; empty: the provider
    Money amount;    ///< of a payment; of a correction the new total; else 0
    std::optional<domain::PaymentId> payment;
};
template <class V>
void describe(V& v, InvoiceStep& r) {
    v("event", r.event);
    v("at", r.at);
    v("by", r.by);
    v("amount", r.amount);
    v("payment", r.payment);
}

struct InvoiceDetail {
    domain::InvoiceId id;
    std::string number;
    std::string location_name;
    std::string market_name;
    Date issued;
    Money total;
    Money paid;
    Money in_process;
    Money balance;
    domain::InvoiceStatus status = domain::InvoiceStatus::New;
    std::optional<Date> rebilled_on;
    std::optional<Date> corrected_on;
    std::optional<Date> paid_on;
    std::optional<Instant> disputed_at;
    std::string tag;
    std::string office_phone;  ///< of the Central Business Office (BILL-32)
    std::string remit_to;      ///< lines of an address
    std::vector<domain::InvoiceLine> lines;
    std::vector<InvoiceStep> history;  ///< the latest first
};
template <class V>
void describe(V& v, InvoiceDetail& r) {
    v("id", r.id);
    v("number", r.number);
    v("location_name", r.location_name);
    v("market_name", r.market_name);
    v("issued", r.issued);
    v("total", r.total);
    v("paid", r.paid);
    v("in_process", r.in_process);
    v("balance", r.balance);
    v("status", r.status);
    v("rebilled_on", r.rebilled_on);
    v("corrected_on", r.corrected_on);
    v("paid_on", r.paid_on);
    v("disputed_at", r.disputed_at);
    v("tag", r.tag);
    v("office_phone", r.office_phone);
    v("remit_to", r.remit_to);
    v("lines", r.lines);
    v("history", r.history);
}
inline constexpr Endpoint<OneInvoice, InvoiceDetail> get_invoice {
    .id = "get_invoice",
    .method = Method::Get,
    .path = "/api/v1/invoices/{id}",
    .access = Access::Billing,
    .summary = "One invoice with its lines, payments and history",
};
inline constexpr Endpoint<OneInvoice, Nothing> invoice_file {
    .id = "invoice_file",
    .method = Method::Get,
    .path = "/api/v1/invoices/{id}/file",
    .access = Access::Billing,
    .summary = "The invoice as a PDF",
    .answers = Answers::Bytes,
};

/// An empty tag takes it away (BILL-A6).
struct TagInvoice {
    domain::InvoiceId id;
    std::string tag;
};
template <class V>
void describe(V& v, TagInvoice& r) {
    v("id", r.id);
    v("tag", r.tag, Limits { .about = "At most 40 characters" });
}
inline constexpr Endpoint<TagInvoice, InvoiceDetail> tag_invoice {
    .id = "tag_invoice",
    .method = Method::Put,
    .path = "/api/v1/invoices/{id}/tag",
    .access = Access::Billing,
    .summary = "Write the employer's own PO number or cost center on an invoice",
    .needs_idempotency_key = true,
};

/// BILL-A3: for the Central Business Office, beside the telephone path. Conflict while the invoice is in dispute already.
struct DisputeInvoice {
    domain::InvoiceId id;
    std::string text;
};
template <class V>
void describe(V& v, DisputeInvoice& r) {
    v("id", r.id);
    v("text", r.text, Limits { .about = "10 to 2,000 characters" });
}
inline constexpr Endpoint<DisputeInvoice, InvoiceDetail> dispute_invoice {
    .id = "dispute_invoice",
    .method = Method::Post,
    .path = "/api/v1/invoices/{id}/dispute",
    .access = Access::Billing,
    .summary = "Tell the Central Business Office that an invoice is not right",
    .needs_idempotency_key = true,
};

struct BillingHelper {
    std::string name;
    std::string email;
    std::string phone;
};
template <class V>
void describe(V& v, BillingHelper& r) {
    v("name", r.name);
    v("email", r.email);
    v("phone", r.phone);
}
/// BILL-05, M21: whom to ask for access. Only for those who have none is it of use, but everybody may ask.
struct BillingHelpers {
    std::vector<BillingHelper> user_admins;
};
template <class V>
void describe(V& v, BillingHelpers& r) {
    v("user_admins", r.user_admins);
}
inline constexpr Endpoint<Nothing, BillingHelpers> list_billing_helpers {
    .id = "list_billing_helpers",
    .method = Method::Get,
    .path = "/api/v1/billing/user-admins",
    .access = Access::SignedIn,
    .summary = "The employer's User Admins, who help those without access to Billing and Payments",
};

}  // namespace hub::api
