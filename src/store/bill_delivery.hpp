// How the invoices of each location and market are delivered (BILL-11 to BILL-19). One without a row is on paper (BILL-13). Every change
// makes the employer's billing revision grow.
#pragma once

#include "domain/bill_delivery.hpp"
#include "store/database.hpp"

#include <string>
#include <vector>

namespace hub::store {

[[nodiscard]] ErrorOr<domain::BillDelivery> find_bill_delivery(
    Connection& db, domain::EmployerId employer, domain::LocationMarket const& place);
/// Of each location and market that has a row, a billing contact or an invoice, by id.
[[nodiscard]] ErrorOr<std::vector<domain::BillDelivery>> list_bill_delivery(Connection& db, domain::EmployerId employer);
[[nodiscard]] ErrorOr<void> put_bill_delivery(Connection& db, domain::BillDelivery const& delivery);
/// Those whose pending change begins on that day or earlier.
[[nodiscard]] ErrorOr<std::vector<domain::BillDelivery>> list_due_bill_delivery(Connection& db, domain::EmployerId employer, Date day);

struct BillingContact {
    domain::LocationMarket place;
    domain::ContactId contact;
};
/// The non-injury billing contacts of the employer (LOCN-04).
[[nodiscard]] ErrorOr<std::vector<BillingContact>> list_billing_contacts(Connection& db, domain::EmployerId employer);

}  // namespace hub::store
