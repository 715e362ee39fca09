// Invoices (BILL-*).
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

struct InvoiceItem {
    domain::InvoiceId id;
    std::string number;
    domain::LocationId location;
    domain::MarketId market;
    std::string location_name;
    std::string market_name;
    Date issued;
    Money total;
    Money paid;
    Money balance;
    domain::InvoiceStatus status = domain::InvoiceStatus::New;
    std::optional<Date> rebilled_on;
    std::string office_phone;
    std::string remit_to;
    std::vector<domain::InvoiceLine> lines;
};
template <class V>
void describe(V& v, InvoiceItem& r) {
    v("id", r.id);
    v("number", r.number);
    v("location", r.location);
    v("market", r.market);
    v("location_name", r.location_name);
    v("market_name", r.market_name);
    v("issued", r.issued);
    v("total", r.total);
    v("paid", r.paid);
    v("balance", r.balance);
    v("status", r.status);
    v("rebilled_on", r.rebilled_on);
    v("office_phone", r.office_phone);
    v("remit_to", r.remit_to);
    v("lines", r.lines);
}

struct InvoiceList {
    std::vector<InvoiceItem> items;       ///< open invoices of the caller's location-markets, oldest first
    std::optional<Instant> refreshed_at;  ///< BILL-25
};
template <class V>
void describe(V& v, InvoiceList& r) {
    v("items", r.items);
    v("refreshed_at", r.refreshed_at);
}

inline constexpr Endpoint<Nothing, InvoiceList> list_open_invoices {
    .id = "list_open_invoices",
    .method = Method::Get,
    .path = "/api/v1/invoices/open",
    .access = Access::Billing,
    .summary = "Open invoices of the caller's own location-markets, all of the employer for Billing Admins",
};

}  // namespace hub::api
