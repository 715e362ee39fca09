// Tickets that are opened from a document (RSLT-22, RSLT-23, SUPP-A2).
#pragma once

#include "api/endpoint.hpp"
#include "domain/ticket.hpp"

#include <string>

namespace hub::api {

struct OpenDocumentTicket {
    domain::DocumentId id;  ///< of the document
    domain::TicketReason reason = domain::TicketReason::ServicesPerformed;
    std::string text;
};
template <class V>
void describe(V& v, OpenDocumentTicket& r) {
    v("id", r.id);
    v("reason", r.reason);
    v("text", r.text,
        Limits { .optional = true, .about = "10 to 2,000 characters; of what was received in error at most 500, or nothing" });
}

struct TicketReceipt {
    domain::TicketId id;
    std::string number;  ///< "T-000123", to quote on the telephone
};
template <class V>
void describe(V& v, TicketReceipt& r) {
    v("id", r.id);
    v("number", r.number);
}

/// With the reason received_in_error the document is gone for the caller at once, as a withdrawn one is; it does not come back.
inline constexpr Endpoint<OpenDocumentTicket, TicketReceipt> open_document_ticket {
    .id = "open_document_ticket",
    .method = Method::Post,
    .path = "/api/v1/documents/{id}/tickets",
    .access = Access::SignedIn,
    .summary = "Ask the medical center about a document, or report that it was received in error",
    .success = 201,
    .needs_idempotency_key = true,
};

}  // namespace hub::api
