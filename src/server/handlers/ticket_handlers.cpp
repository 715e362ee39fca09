// Tickets about a document (RSLT-22, RSLT-23, SUPP-A2) or a drug screen (RSLT-A6).
#include "base/text.hpp"
#include "domain/permissions.hpp"
#include "server/audit.hpp"
#include "server/delivered_documents.hpp"
#include "server/delivered_specimens.hpp"
#include "server/handlers/handlers.hpp"
#include "server/hourly_limit.hpp"
#include "store/document_marks.hpp"
#include "store/tickets.hpp"

#include <string>
#include <utility>

namespace hub::server {

namespace {

/// A ticket as it is asked for, about something that the caller may see.
struct Asked {
    domain::TicketSubject about;
    domain::EmployeeId employee;
    domain::TicketReason reason = domain::TicketReason::ServicesPerformed;
    std::string_view text;
};

template <class Subject>
std::optional<Subject> subject_if(domain::TicketSubject const& about) {
    auto const* const found = std::get_if<Subject>(&about);
    return found != nullptr ? std::optional { *found } : std::nullopt;
}

ErrorOr<void> require_right(Call const& call) {
    auto const decision = domain::may(domain::Action::CreateResultTicket, call.who.viewer());
    return decision ? ErrorOr<void> {} : fail(Error::forbidden(std::string { decision.reason }));
}

/// Security L1. Only what becomes a ticket counts: a refused one rolls its count back.
ErrorOr<void> count_ticket(store::Connection& db, Call& call, domain::TicketKind kind) {
    int const most = domain::most_tickets_an_hour(kind);
    int retry_after_seconds = 0;
    auto const name = "tickets " + std::string { domain::enum_name(kind) } + " " + call.who.contact.id.to_string();
    HUB_TRY_ASSIGN(bool const is_counted, count_in_hour(db, name, most, call.now, retry_after_seconds));
    if (is_counted) { return {}; }
    call.answer_headers.emplace_back("retry-after", std::to_string(retry_after_seconds));
    std::string const wait = plural((retry_after_seconds + 59) / 60, "minute", "minutes");
    std::string const message = kind == domain::TicketKind::Privacy ? "You have sent " + std::to_string(most)
            + " reports within an hour. Please call the privacy hotline now, and send this one in " + wait + "."
                                                                    : "You have sent " + std::to_string(most)
            + " questions within an hour. Please send this one in " + wait + ", or call the medical center.";
    return fail(Error { ErrorCode::TooMany, message, {}, {} });
}

ErrorOr<api::TicketReceipt> open_ticket(HandlerContext const& context, Call& call, store::Connection& db, Asked const& asked) {
    HUB_TRY(domain::check_ticket_reason(asked.about, asked.reason));
    HUB_TRY(domain::check_ticket_text(asked.reason, asked.text));
    HUB_TRY(count_ticket(db, call, domain::kind_of(asked.reason)));
    store::StoredTicket const ticket { .id = domain::TicketId::make(context.services.clock, context.services.random),
        .employer = call.who.employer(),
        .author = call.who.contact.id,
        .reason = asked.reason,
        .document = subject_if<domain::DocumentId>(asked.about),
        .specimen = subject_if<domain::SpecimenId>(asked.about),
        .text = std::string { trim(asked.text) },
        .created_at = call.now };
    HUB_TRY_ASSIGN(auto number, store::insert_ticket(db, ticket));
    AuditEvent event { .action = "ticket.opened",
        .object_type = "ticket",
        .object_id = ticket.id.to_string(),
        .subject = asked.employee.to_string(),
        .details = { { "reason", std::string { domain::enum_name(asked.reason) } } } };
    if (ticket.document) { event.details.emplace_back("document", ticket.document->to_string()); }
    if (ticket.specimen) { event.details.emplace_back("specimen", ticket.specimen->to_string()); }
    HUB_TRY(audit(db, context.services, call, event));
    return api::TicketReceipt { ticket.id, std::move(number) };
}

/// What was received in error is hidden in the same transaction: a report without that would be half a report.
ErrorOr<api::TicketReceipt> ask_about_document(
    HandlerContext const& context, Call& call, store::Connection& db, api::OpenDocumentTicket const& ask) {
    HUB_TRY(require_right(call));
    HUB_TRY_ASSIGN(auto const document, find_delivered(db, call, ask.id));
    HUB_TRY_ASSIGN(auto receipt, open_ticket(context, call, db, { ask.id, document.employee, ask.reason, ask.text }));
    if (!domain::hides_document(ask.reason)) { return receipt; }
    HUB_TRY(store::hide_document(db, owner_of(call), ask.id, call.now));
    HUB_TRY(audit(db, context.services, call,
        { .action = "document.hidden",
            .object_type = "document",
            .object_id = ask.id.to_string(),
            .subject = document.employee.to_string(),
            .details = { { "ticket", receipt.number } } }));
    return receipt;
}

ErrorOr<api::TicketReceipt> ask_about_specimen(
    HandlerContext const& context, Call& call, store::Connection& db, api::OpenSpecimenTicket const& ask) {
    HUB_TRY(require_right(call));
    HUB_TRY_ASSIGN(auto const specimen, find_delivered_specimen(db, call, ask.id));
    return open_ticket(context, call, db, { ask.id, specimen.employee, ask.reason, ask.text });
}

}  // namespace

void add_ticket_routes(Router& router, HandlerContext const& context) {
    router.on_write(api::open_document_ticket, [&context](Call& call, store::Connection& db, api::OpenDocumentTicket const& ask) {
        return ask_about_document(context, call, db, ask);
    });
    router.on_write(api::open_specimen_ticket, [&context](Call& call, store::Connection& db, api::OpenSpecimenTicket const& ask) {
        return ask_about_specimen(context, call, db, ask);
    });
}

}  // namespace hub::server
