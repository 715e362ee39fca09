#include "store/invoice_history.hpp"

#include <utility>

namespace hub::store {

ErrorOr<void> add_invoice_step(Connection& db, InvoiceStep const& step) {
    HUB_TRY(db.exec("INSERT INTO invoice_events (employer_id, invoice_id, place, at, event, by_name, amount_cents, payment_id) "
                    "SELECT ?, ?, COALESCE(MAX(place), 0) + 1, ?, ?, ?, ?, ? FROM invoice_events WHERE employer_id = ? AND invoice_id = ?",
        step.employer, step.invoice, step.at, domain::enum_name(step.event), step.by, step.amount, step.payment, step.employer,
        step.invoice));
    return {};
}

ErrorOr<std::vector<InvoiceStep>> list_invoice_steps(Connection& db, domain::EmployerId employer, domain::InvoiceId invoice) {
    std::vector<InvoiceStep> steps;
    HUB_TRY(db.each(
        "SELECT at, event, by_name, amount_cents, payment_id FROM invoice_events WHERE employer_id = ? AND invoice_id = ? "
        "ORDER BY at DESC, place DESC",
        [&](Row const& row) {
            steps.push_back({
                .employer = employer,
                .invoice = invoice,
                .at = row.instant(0),
                .event = domain::enum_from<domain::InvoiceEvent>(row.text(1)).value_or(domain::InvoiceEvent::Issued),
                .by = row.string(2),
                .amount = row.money(3),
                .payment = row.is_null(4) ? std::nullopt : std::optional { row.id<domain::PaymentId>(4) },
            });
        },
        employer, invoice));
    return steps;
}

ErrorOr<void> insert_dispute(Connection& db, InvoiceDispute const& dispute) {
    HUB_TRY(db.exec("INSERT INTO invoice_disputes (employer_id, invoice_id, opened_at, contact_id, text) VALUES (?, ?, ?, ?, ?)",
        dispute.employer, dispute.invoice, dispute.opened_at, dispute.by, dispute.text));
    return {};
}

ErrorOr<void> settle_disputes(Connection& db, domain::EmployerId employer, domain::InvoiceId invoice, Instant at) {
    HUB_TRY(db.exec("UPDATE invoice_disputes SET settled_at = ? WHERE employer_id = ? AND invoice_id = ? AND settled_at IS NULL", at,
        employer, invoice));
    return {};
}

}  // namespace hub::store
