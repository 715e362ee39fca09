// Tickets about a document (RSLT-22, RSLT-23, SUPP-A2) or a drug screen (RSLT-A6).
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

struct OpenSpecimenTicket {
    domain::SpecimenId id;  ///< of the drug screen
    domain::TicketReason reason = domain::TicketReason::ResultMissing;
    std::string text;
};
template <class V>
void describe(V& v, OpenSpecimenTicket& r) {
    v("id", r.id);
    v("reason", r.reason, Limits { .about = "services_performed or result_missing: only a document can be received in error" });
    v("text", r.text, Limits { .about = "10 to 2,000 characters" });
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

/// TooMany after 20 questions of the caller in an hour, together with those about drug screens, or after 60 reports.
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
/// For whoever would get its result. NotFound also when that was withdrawn, hidden or archived, and with a third party's programme.
/// TooMany as above.
inline constexpr Endpoint<OpenSpecimenTicket, TicketReceipt> open_specimen_ticket {
    .id = "open_specimen_ticket",
    .method = Method::Post,
    .path = "/api/v1/specimens/{id}/tickets",
    .access = Access::SignedIn,
    .summary = "Ask the medical center about a drug screen, such as one whose result is late",
    .success = 201,
    .needs_idempotency_key = true,
};

}  // namespace hub::api
