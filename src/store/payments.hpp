// Payments by card with their items (BILL-33 to BILL-44). Every change makes the employer's billing revision grow.
#pragma once

#include "domain/payment.hpp"
#include "store/database.hpp"

#include <optional>
#include <vector>

namespace hub::store {

[[nodiscard]] ErrorOr<void> insert_payment(Connection& db, domain::Payment const& payment);
/// Saves state, days, card and what was booked.
[[nodiscard]] ErrorOr<void> update_payment(Connection& db, domain::Payment const& payment);
/// NotFound for one that is missing or another employer's.
[[nodiscard]] ErrorOr<domain::Payment> find_payment(Connection& db, domain::EmployerId employer, domain::PaymentId id);
/// Of whichever employer: for the payment site, which knows the number of its order only.
[[nodiscard]] ErrorOr<domain::Payment> find_payment_of_any(Connection& db, domain::PaymentId id);
/// The latest first.
[[nodiscard]] ErrorOr<std::vector<domain::Payment>> list_payments(Connection& db, domain::EmployerId employer, int most);

/// The order, if any, that is still open at that moment and has the invoice among its items.
[[nodiscard]] ErrorOr<std::optional<domain::Payment>> find_open_order(
    Connection& db, domain::EmployerId employer, domain::InvoiceId invoice, Instant now);
/// Submitted ones that are booked on that day or earlier, the first submitted first.
[[nodiscard]] ErrorOr<std::vector<domain::Payment>> list_payments_to_book(Connection& db, domain::EmployerId employer, Date day);
/// Marks orders whose time is over. Returns how many.
[[nodiscard]] ErrorOr<std::int64_t> expire_orders(Connection& db, domain::EmployerId employer, Instant now);

}  // namespace hub::store
