// What the provider's billing system tells: an invoice was issued, a check has come, an invoice was corrected. There is no endpoint for
// it; the demo data and whatever joins that system one day call these, each inside a transaction.
#pragma once

#include "domain/invoice.hpp"
#include "server/app.hpp"
#include "store/database.hpp"

#include <vector>

namespace hub::server {

/// Decides whether it is online (BILL-09); one that is not is printed (BILL-17).
[[nodiscard]] ErrorOr<void> issue_invoice(store::Connection& db, Services const& services, domain::Invoice invoice, Instant now);
/// BILL-29. `left_over` is what was more than was due.
[[nodiscard]] ErrorOr<domain::Applied> receive_check(
    store::Connection& db, domain::EmployerId employer, domain::InvoiceId invoice, Money amount, Instant now);
/// BILL-22: with new lines; printed, also for a location and market that is online. Ends a dispute.
[[nodiscard]] ErrorOr<domain::Applied> correct_invoice(store::Connection& db, Services const& services, domain::EmployerId employer,
    domain::InvoiceId invoice, std::vector<domain::InvoiceLine> lines, Instant now);
/// A dispute ends without a correction (BILL-A3).
[[nodiscard]] ErrorOr<void> settle_dispute(store::Connection& db, domain::EmployerId employer, domain::InvoiceId invoice, Instant now);

}  // namespace hub::server
