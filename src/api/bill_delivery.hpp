// Bill Delivery Management (BILL-11 to BILL-19): paper or online for each location-market.
#pragma once

#include "api/endpoint.hpp"
#include "base/date.hpp"
#include "domain/enums.hpp"
#include "domain/ids.hpp"

#include <optional>
#include <string>
#include <vector>

namespace hub::api {

struct BillDeliveryRow {
    domain::LocationId location;
    domain::MarketId market;
    std::string location_name;
    std::string market_name;
    std::string contact_name;  ///< the non-injury billing contact; empty: none is named
    domain::DeliveryMethod method = domain::DeliveryMethod::Paper;
    std::optional<Date> since;  ///< first day of the cycle from which it is so; absent: from the beginning
    std::optional<domain::DeliveryMethod> pending;
    std::optional<Date> pending_from;  ///< first day of the next billing cycle (BILL-15)
    std::string changed_by;            ///< of the pending change, by name
    std::int64_t version = 0;
};
template <class V>
void describe(V& v, BillDeliveryRow& r) {
    v("location", r.location);
    v("market", r.market);
    v("location_name", r.location_name);
    v("market_name", r.market_name);
    v("contact_name", r.contact_name);
    v("method", r.method);
    v("since", r.since);
    v("pending", r.pending);
    v("pending_from", r.pending_from);
    v("changed_by", r.changed_by);
    v("version", r.version);
}
struct BillDelivery {
    std::vector<BillDeliveryRow> rows;  ///< those that the caller may change (BILL-12)
    bool bulk_allowed = false;          ///< BILL-14: the provider has switched it on for this employer
    domain::CentralContact central = domain::CentralContact::None;
    std::string central_name;  ///< of the person of option 1
    Date next_cycle;           ///< its first day
};
template <class V>
void describe(V& v, BillDelivery& r) {
    v("rows", r.rows);
    v("bulk_allowed", r.bulk_allowed);
    v("central", r.central);
    v("central_name", r.central_name);
    v("next_cycle", r.next_cycle);
}
inline constexpr Endpoint<Nothing, BillDelivery> get_bill_delivery {
    .id = "get_bill_delivery",
    .method = Method::Get,
    .path = "/api/v1/bill-delivery",
    .access = Access::Billing,
    .summary = "How the invoices of each location and market are delivered",
};

/// From the next billing cycle on. The present method takes a pending change back (BILL-19). Outdated (412) when `version` is not the
/// present one.
struct ChangeBillDelivery {
    domain::LocationId location;
    domain::MarketId market;
    domain::DeliveryMethod method = domain::DeliveryMethod::Paper;
    std::int64_t version = 0;
};
template <class V>
void describe(V& v, ChangeBillDelivery& r) {
    v("location", r.location);
    v("market", r.market);
    v("method", r.method);
    v("version", r.version);
}
inline constexpr Endpoint<ChangeBillDelivery, BillDelivery> change_bill_delivery {
    .id = "change_bill_delivery",
    .method = Method::Put,
    .path = "/api/v1/bill-delivery/{location}/{market}",
    .access = Access::Billing,
    .summary = "Switch one location and market between paper and online",
    .needs_idempotency_key = true,
};

/// All rows that the caller may change, where the employer's setting allows it (BILL-14, BILL-A5).
struct ChangeAllBillDelivery {
    domain::DeliveryMethod method = domain::DeliveryMethod::Online;
    bool dry_run = true;  ///< only what would become of the rows
};
template <class V>
void describe(V& v, ChangeAllBillDelivery& r) {
    v("method", r.method);
    v("dry_run", r.dry_run);
}
inline constexpr Endpoint<ChangeAllBillDelivery, BillDelivery> change_all_bill_delivery {
    .id = "change_all_bill_delivery",
    .method = Method::Post,
    .path = "/api/v1/bill-delivery/all",
    .access = Access::Billing,
    .summary = "Switch all locations and markets of the caller at once",
    .needs_idempotency_key = true,
};

/// BILL-04: who pays for all locations. Billing Admins only. Option 1 itself is set up by Support, because billing contacts are (row 24).
struct ChangeCentralContact {
    domain::CentralContact central = domain::CentralContact::None;
};
template <class V>
void describe(V& v, ChangeCentralContact& r) {
    v("central", r.central);
}
inline constexpr Endpoint<ChangeCentralContact, BillDelivery> change_central_contact {
    .id = "change_central_contact",
    .method = Method::Put,
    .path = "/api/v1/bill-delivery/central",
    .access = Access::Billing,
    .summary = "Say whether a Billing Admin pays for all locations",
    .needs_idempotency_key = true,
};

}  // namespace hub::api
