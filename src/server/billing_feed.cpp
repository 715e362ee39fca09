#include "server/billing_feed.hpp"

#include "store/bill_delivery.hpp"
#include "store/contacts.hpp"
#include "store/invoice_history.hpp"
#include "store/invoices.hpp"
#include "store/print_queue.hpp"

#include <algorithm>
#include <utility>

namespace hub::server {

namespace {

ErrorOr<void> print(store::Connection& db, Services const& services, domain::Invoice const& invoice, store::LetterKind kind, Instant now) {
    HUB_TRY_ASSIGN(auto const contacts, store::list_billing_contacts(db, invoice.employer));
    std::string recipient;
    if (auto const found = std::ranges::find(contacts, invoice.place(), &store::BillingContact::place); found != contacts.end()) {
        HUB_TRY_ASSIGN(auto const contact, store::find_contact(db, invoice.employer, found->contact));
        recipient = contact.full_name();
    }
    return store::queue_letter(db,
        { .id = store::LetterId::make(services.clock, services.random),
            .employer = invoice.employer,
            .invoice = invoice.id,
            .kind = kind,
            .day = central_date(now),
            .recipient = std::move(recipient),
            .queued_at = now });
}

ErrorOr<void> note(store::Connection& db, domain::Invoice const& invoice, domain::InvoiceEvent event, Money amount, Instant at) {
    return store::add_invoice_step(db, { .employer = invoice.employer, .invoice = invoice.id, .at = at, .event = event, .amount = amount });
}

}  // namespace

ErrorOr<void> issue_invoice(store::Connection& db, Services const& services, domain::Invoice invoice, Instant now) {
    HUB_TRY_ASSIGN(auto const delivery, store::find_bill_delivery(db, invoice.employer, invoice.place()));
    invoice.online = domain::is_issued_online(delivery, invoice.issued);
    HUB_TRY(store::insert_invoice(db, invoice));
    HUB_TRY(note(db, invoice, domain::InvoiceEvent::Issued, invoice.total, now));
    return invoice.online ? ErrorOr<void> {} : print(db, services, invoice, store::LetterKind::Paper, now);
}

ErrorOr<domain::Applied> receive_check(
    store::Connection& db, domain::EmployerId employer, domain::InvoiceId id, Money amount, Instant now) {
    HUB_TRY_ASSIGN(auto invoice, store::find_invoice(db, employer, id));
    auto const applied = domain::receive_check(invoice, amount, central_date(now));
    HUB_TRY(store::update_invoice(db, invoice));
    HUB_TRY(note(db, invoice, domain::InvoiceEvent::CheckReceived, applied.applied, now));
    return applied;
}

ErrorOr<domain::Applied> correct_invoice(store::Connection& db, Services const& services, domain::EmployerId employer, domain::InvoiceId id,
    std::vector<domain::InvoiceLine> lines, Instant now) {
    HUB_TRY_ASSIGN(auto invoice, store::find_invoice(db, employer, id));
    bool const was_disputed = invoice.disputed_at.has_value();
    auto const applied = domain::correct_lines(invoice, std::move(lines), central_date(now));
    HUB_TRY(store::replace_invoice_lines(db, invoice));
    HUB_TRY(store::update_invoice(db, invoice));
    HUB_TRY(note(db, invoice, domain::InvoiceEvent::Corrected, invoice.total, now));
    if (was_disputed) {
        HUB_TRY(store::settle_disputes(db, employer, id, now));
        HUB_TRY(note(db, invoice, domain::InvoiceEvent::DisputeSettled, {}, now));
    }
    HUB_TRY(print(db, services, invoice, store::LetterKind::Corrected, now));
    return applied;
}

ErrorOr<void> settle_dispute(store::Connection& db, domain::EmployerId employer, domain::InvoiceId id, Instant now) {
    HUB_TRY_ASSIGN(auto invoice, store::find_invoice(db, employer, id));
    if (!invoice.disputed_at) { return {}; }
    invoice.disputed_at.reset();
    HUB_TRY(store::update_invoice(db, invoice));
    HUB_TRY(store::settle_disputes(db, employer, id, now));
    return note(db, invoice, domain::InvoiceEvent::DisputeSettled, {}, now);
}

}  // namespace hub::server
