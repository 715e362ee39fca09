#include "store/invoices.hpp"

#include <unordered_map>

namespace hub::store {

namespace {

domain::Invoice invoice_from(Row const& row, domain::EmployerId employer) {
    return {
        .id = row.id<domain::InvoiceId>(0),
        .employer = employer,
        .number = row.string(1),
        .location = row.id<domain::LocationId>(2),
        .market = row.id<domain::MarketId>(3),
        .issued = row.date(4),
        .total = row.money(5),
        .paid = row.money(6),
        .in_process = row.money(7),
        .rebilled_on = row.is_null(8) ? std::nullopt : std::optional { row.date(8) },
        .office_phone = row.string(9),
        .remit_to = row.string(10),
        .lines = {},
    };
}

/// One query for all: the lines of the open invoices lie close together, and there are few paid ones among them.
ErrorOr<void> add_lines(Connection& db, domain::EmployerId employer, std::vector<domain::Invoice>& invoices) {
    std::unordered_map<domain::InvoiceId, domain::Invoice*> by_id;
    for (auto& invoice : invoices) { by_id.emplace(invoice.id, &invoice); }
    return db.each(
        "SELECT l.invoice_id, l.description, l.employee, l.service_day, l.amount_cents FROM invoice_lines l "
        "JOIN invoices i ON i.employer_id = l.employer_id AND i.id = l.invoice_id "
        "WHERE l.employer_id = ? AND i.paid_cents < i.total_cents ORDER BY l.invoice_id, l.place",
        [&](Row const& row) {
            auto const found = by_id.find(row.id<domain::InvoiceId>(0));
            if (found == by_id.end()) { return; }
            found->second->lines.push_back({ row.string(1), row.string(2), row.date(3), row.money(4) });
        },
        employer);
}

}  // namespace

ErrorOr<void> insert_invoice(Connection& db, domain::Invoice const& invoice) {
    HUB_TRY(db.exec("INSERT INTO invoices (employer_id, id, number, location_id, market_id, issued_day, total_cents, paid_cents, "
                    "in_process_cents, rebilled_day, office_phone, remit_to) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        invoice.employer, invoice.id, invoice.number, invoice.location, invoice.market, invoice.issued, invoice.total, invoice.paid,
        invoice.in_process, invoice.rebilled_on, invoice.office_phone, invoice.remit_to));
    int place = 0;
    for (auto const& line : invoice.lines) {
        HUB_TRY(db.exec("INSERT INTO invoice_lines (employer_id, invoice_id, place, description, employee, service_day, amount_cents) "
                        "VALUES (?, ?, ?, ?, ?, ?, ?)",
            invoice.employer, invoice.id, place++, line.description, line.employee, line.service_date, line.amount));
    }
    return {};
}

ErrorOr<std::vector<domain::Invoice>> list_open_invoices(Connection& db, domain::EmployerId employer, WithLines lines) {
    std::vector<domain::Invoice> invoices;
    HUB_TRY(db.each(
        "SELECT id, number, location_id, market_id, issued_day, total_cents, paid_cents, in_process_cents, rebilled_day, "
        "office_phone, remit_to FROM invoices WHERE employer_id = ? AND paid_cents < total_cents ORDER BY issued_day, number, id",
        [&](Row const& row) {
            auto invoice = invoice_from(row, employer);
            if (domain::is_open(invoice)) { invoices.push_back(std::move(invoice)); }
        },
        employer));
    if (lines == WithLines::Yes) { HUB_TRY(add_lines(db, employer, invoices)); }
    return invoices;
}

ErrorOr<std::optional<Instant>> invoices_refreshed_at(Connection& db, domain::EmployerId employer) {
    std::optional<Instant> at;
    HUB_TRY(db.each(
        "SELECT invoices_refreshed_at FROM employers WHERE id = ? AND invoices_refreshed_at IS NOT NULL",
        [&](Row const& row) { at = row.instant(0); }, employer));
    return at;
}

ErrorOr<void> set_invoices_refreshed_at(Connection& db, domain::EmployerId employer, Instant at) {
    HUB_TRY(db.exec("UPDATE employers SET invoices_refreshed_at = ? WHERE id = ?", at, employer));
    return {};
}

}  // namespace hub::store
