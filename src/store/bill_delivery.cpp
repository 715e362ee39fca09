#include "store/bill_delivery.hpp"

#include "store/billing_settings.hpp"

#include <algorithm>
#include <utility>

namespace hub::store {

namespace {

constexpr std::string_view delivery_columns =
    "SELECT location_id, market_id, method, since_day, pending, pending_day, changed_by, version FROM bill_delivery WHERE employer_id = ?";

domain::BillDelivery delivery_from(Row const& row, domain::EmployerId employer) {
    using domain::DeliveryMethod;
    domain::BillDelivery delivery;
    delivery.employer = employer;
    delivery.location = row.id<domain::LocationId>(0);
    delivery.market = row.id<domain::MarketId>(1);
    delivery.method = domain::enum_from<DeliveryMethod>(row.text(2)).value_or(DeliveryMethod::Paper);
    if (!row.is_null(3)) { delivery.since = row.date(3); }
    if (!row.is_null(4)) { delivery.pending = domain::enum_from<DeliveryMethod>(row.text(4)); }
    if (!row.is_null(5)) { delivery.pending_from = row.date(5); }
    if (!row.is_null(6)) { delivery.changed_by = row.id<domain::ContactId>(6); }
    delivery.version = row.integer(7);
    return delivery;
}

domain::BillDelivery on_paper(domain::EmployerId employer, domain::LocationMarket const& place) {
    domain::BillDelivery delivery;
    delivery.employer = employer;
    delivery.location = place.location;
    delivery.market = place.market;
    return delivery;
}

}  // namespace

ErrorOr<domain::BillDelivery> find_bill_delivery(Connection& db, domain::EmployerId employer, domain::LocationMarket const& place) {
    auto found = on_paper(employer, place);
    HUB_TRY(db.each(
        std::string { delivery_columns } + " AND location_id = ? AND market_id = ?",
        [&](Row const& row) { found = delivery_from(row, employer); }, employer, place.location, place.market));
    return found;
}

ErrorOr<std::vector<domain::BillDelivery>> list_bill_delivery(Connection& db, domain::EmployerId employer) {
    std::vector<domain::BillDelivery> all;
    HUB_TRY(db.each(
        std::string { delivery_columns } + " ORDER BY location_id, market_id",
        [&](Row const& row) { all.push_back(delivery_from(row, employer)); }, employer));
    auto const stored = all.size();
    HUB_TRY(db.each(
        "SELECT location_id, market_id FROM billing_contacts WHERE employer_id = ? "
        "UNION SELECT location_id, market_id FROM invoices WHERE employer_id = ?",
        [&](Row const& row) {
            domain::LocationMarket const place { row.id<domain::LocationId>(0), row.id<domain::MarketId>(1) };
            bool const is_stored = std::any_of(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(stored),
                [&](domain::BillDelivery const& delivery) { return delivery.place() == place; });
            if (!is_stored) { all.push_back(on_paper(employer, place)); }
        },
        employer, employer));
    std::ranges::sort(all, {}, &domain::BillDelivery::place);
    return all;
}

ErrorOr<void> put_bill_delivery(Connection& db, domain::BillDelivery const& delivery) {
    auto const pending = delivery.pending ? std::optional { std::string { domain::enum_name(*delivery.pending) } } : std::nullopt;
    HUB_TRY(db.exec("INSERT INTO bill_delivery (employer_id, location_id, market_id, method, since_day, pending, pending_day, changed_by, "
                    "version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (employer_id, location_id, market_id) DO UPDATE SET "
                    "method = excluded.method, since_day = excluded.since_day, pending = excluded.pending, "
                    "pending_day = excluded.pending_day, changed_by = excluded.changed_by, version = excluded.version",
        delivery.employer, delivery.location, delivery.market, domain::enum_name(delivery.method), delivery.since, pending,
        delivery.pending_from, delivery.changed_by, delivery.version));
    return touch_billing(db, delivery.employer);
}

ErrorOr<std::vector<domain::BillDelivery>> list_due_bill_delivery(Connection& db, domain::EmployerId employer, Date day) {
    std::vector<domain::BillDelivery> due;
    HUB_TRY(db.each(
        std::string { delivery_columns } + " AND pending_day <= ? ORDER BY location_id, market_id",
        [&](Row const& row) { due.push_back(delivery_from(row, employer)); }, employer, day));
    return due;
}

ErrorOr<std::vector<BillingContact>> list_billing_contacts(Connection& db, domain::EmployerId employer) {
    std::vector<BillingContact> contacts;
    HUB_TRY(db.each(
        "SELECT location_id, market_id, contact_id FROM billing_contacts WHERE employer_id = ? ORDER BY location_id, market_id",
        [&](Row const& row) {
            contacts.push_back({ { row.id<domain::LocationId>(0), row.id<domain::MarketId>(1) }, row.id<domain::ContactId>(2) });
        },
        employer));
    return contacts;
}

}  // namespace hub::store
