// Tickets that are opened from a document (RSLT-22, RSLT-23, SUPP-A2).
#include "base/text.hpp"
#include "domain/permissions.hpp"
#include "server/audit.hpp"
#include "server/delivered_documents.hpp"
#include "server/handlers/handlers.hpp"
#include "store/document_marks.hpp"
#include "store/tickets.hpp"

#include <utility>

namespace hub::server {

namespace {

/// What was received in error is hidden in the same transaction: a report without that would be half a report.
ErrorOr<api::TicketReceipt> open_ticket(
    HandlerContext const& context, Call const& call, store::Connection& db, api::OpenDocumentTicket const& ask) {
    if (auto const decision = domain::may(domain::Action::CreateResultTicket, call.who.viewer()); !decision) {
        return fail(Error::forbidden(std::string { decision.reason }));
    }
    HUB_TRY_ASSIGN(auto const document, find_delivered(db, call, ask.id));
    HUB_TRY(domain::check_ticket_text(ask.reason, ask.text));
    store::StoredTicket const ticket { .id = domain::TicketId::make(context.services.clock, context.services.random),
        .employer = call.who.employer(),
        .author = call.who.contact.id,
        .reason = ask.reason,
        .document = ask.id,
        .text = std::string { trim(ask.text) },
        .created_at = call.now };
    HUB_TRY_ASSIGN(auto number, store::insert_ticket(db, ticket));
    AuditEvent event { .action = "ticket.opened",
        .object_type = "ticket",
        .object_id = ticket.id.to_string(),
        .subject = document.employee.to_string(),
        .details = { { "reason", std::string { domain::enum_name(ask.reason) } }, { "document", ask.id.to_string() } } };
    HUB_TRY(audit(db, context.services, call, event));
    if (domain::hides_document(ask.reason)) {
        HUB_TRY(store::hide_document(db, owner_of(call), ask.id, call.now));
        event.action = "document.hidden";
        event.object_type = "document";
        event.object_id = ask.id.to_string();
        event.details = { { "ticket", number } };
        HUB_TRY(audit(db, context.services, call, event));
    }
    return api::TicketReceipt { ticket.id, std::move(number) };
}

}  // namespace

void add_ticket_routes(Router& router, HandlerContext const& context) {
    router.on_write(api::open_document_ticket,
        [&context](Call& call, store::Connection& db, api::OpenDocumentTicket const& ask) { return open_ticket(context, call, db, ask); });
}

}  // namespace hub::server
