// Invoices with their lines (BILL-*). Which of them a user sees is for domain/permissions.hpp to say. Every change makes the employer's
// billing revision grow (billing_settings.hpp).
#pragma once

#include "domain/invoice.hpp"
#include "store/database.hpp"

#include <optional>
#include <string>
#include <vector>

namespace hub::store {

/// Conflict for a number that the employer has already.
[[nodiscard]] ErrorOr<void> insert_invoice(Connection& db, domain::Invoice const& invoice);
/// Saves what may change: amounts, days, dispute and tag. Not the lines.
[[nodiscard]] ErrorOr<void> update_invoice(Connection& db, domain::Invoice const& invoice);
[[nodiscard]] ErrorOr<void> replace_invoice_lines(Connection& db, domain::Invoice const& invoice);
/// With its lines. NotFound for one that is missing or another employer's.
[[nodiscard]] ErrorOr<domain::Invoice> find_invoice(Connection& db, domain::EmployerId employer, domain::InvoiceId id);

enum class WithLines : std::uint8_t { No, Yes };
/// Those that are not paid in full, oldest first.
[[nodiscard]] ErrorOr<std::vector<domain::Invoice>> list_open_invoices(Connection& db, domain::EmployerId employer, WithLines lines);

/// Where a page of the list begins: behind this one.
struct InvoicePosition {
    Date issued;
    domain::InvoiceId id;
};
/// At most `most` of those that were issued online, the latest first, without lines.
[[nodiscard]] ErrorOr<std::vector<domain::Invoice>> list_online_invoices(
    Connection& db, domain::EmployerId employer, std::optional<InvoicePosition> const& after, int most);
/// What to search in, for rows as list_online_invoices gave them: employees and services, each once, in the order of the rows.
[[nodiscard]] ErrorOr<std::vector<std::string>> list_invoice_words(
    Connection& db, domain::EmployerId employer, std::vector<domain::Invoice> const& rows);

struct InvoiceCount {
    domain::LocationMarket place;
    std::int64_t online = 0;     ///< issued online
    std::optional<Date> oldest;  ///< of these
};
/// For each location and market that has invoices of any kind.
[[nodiscard]] ErrorOr<std::vector<InvoiceCount>> count_invoices(Connection& db, domain::EmployerId employer);

/// At most `most` for which domain::is_rebill_due, the oldest first.
[[nodiscard]] ErrorOr<std::vector<domain::Invoice>> list_invoices_to_rebill(
    Connection& db, domain::EmployerId employer, Date today, int most);

/// When the balances were last brought up to date (BILL-25).
[[nodiscard]] ErrorOr<std::optional<Instant>> invoices_refreshed_at(Connection& db, domain::EmployerId employer);
[[nodiscard]] ErrorOr<void> set_invoices_refreshed_at(Connection& db, domain::EmployerId employer, Instant at);

}  // namespace hub::store
