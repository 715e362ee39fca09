// What happened to an invoice (BILL-A2), and the disputes about it (BILL-A3). Only added to.
#pragma once

#include "base/date.hpp"
#include "domain/enums.hpp"
#include "domain/ids.hpp"
#include "store/database.hpp"

#include <optional>
#include <string>
#include <vector>

namespace hub::store {

struct InvoiceStep {
    domain::EmployerId employer;
    domain::InvoiceId invoice;
    Instant at;
    domain::InvoiceEvent event = domain::InvoiceEvent::Issued;
    std::string by = {};  ///< by name; empty: the provider
    Money amount = {};
    std::optional<domain::PaymentId> payment = {};
};
[[nodiscard]] ErrorOr<void> add_invoice_step(Connection& db, InvoiceStep const& step);
/// The latest first.
[[nodiscard]] ErrorOr<std::vector<InvoiceStep>> list_invoice_steps(Connection& db, domain::EmployerId employer, domain::InvoiceId invoice);

struct InvoiceDispute {
    domain::EmployerId employer;
    domain::InvoiceId invoice;
    Instant opened_at;
    domain::ContactId by;
    std::string text;
};
[[nodiscard]] ErrorOr<void> insert_dispute(Connection& db, InvoiceDispute const& dispute);
/// Those of the invoice that are open.
[[nodiscard]] ErrorOr<void> settle_disputes(Connection& db, domain::EmployerId employer, domain::InvoiceId invoice, Instant at);

}  // namespace hub::store
