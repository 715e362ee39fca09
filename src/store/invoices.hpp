// Invoices with their lines (BILL-*). Which of them a user sees is for domain/permissions.hpp to say.
#pragma once

#include "domain/invoice.hpp"
#include "store/database.hpp"

#include <optional>
#include <vector>

namespace hub::store {

[[nodiscard]] ErrorOr<void> insert_invoice(Connection& db, domain::Invoice const& invoice);

enum class WithLines : std::uint8_t { No, Yes };
/// Those that are not paid in full, oldest first.
[[nodiscard]] ErrorOr<std::vector<domain::Invoice>> list_open_invoices(Connection& db, domain::EmployerId employer, WithLines lines);

/// When the balances were last brought up to date (BILL-25).
[[nodiscard]] ErrorOr<std::optional<Instant>> invoices_refreshed_at(Connection& db, domain::EmployerId employer);
[[nodiscard]] ErrorOr<void> set_invoices_refreshed_at(Connection& db, domain::EmployerId employer, Instant at);

}  // namespace hub::store
