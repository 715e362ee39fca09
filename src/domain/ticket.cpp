#include "domain/ticket.hpp"

#include "base/text.hpp"

#include <string>

namespace hub::domain {

TicketKind kind_of(TicketReason reason) {
    return reason == TicketReason::ReceivedInError ? TicketKind::Privacy : TicketKind::TreatmentResult;
}

bool hides_document(TicketReason reason) {
    return reason == TicketReason::ReceivedInError;
}

ErrorOr<void> check_ticket_reason(TicketSubject const& about, TicketReason reason) {
    if (std::holds_alternative<DocumentId>(about) || !hides_document(reason)) { return {}; }
    return fail(Error::invalid("reason", "Only a document can be reported as received in error. Please call the privacy hotline."));
}

int most_tickets_an_hour(TicketKind kind) {
    return kind == TicketKind::Privacy ? 60 : 20;
}

TextBounds ticket_text_bounds(TicketReason reason) {
    // A report of somebody else's data is worth more than its words, so that nobody is held up by them.
    return reason == TicketReason::ReceivedInError ? TextBounds { 0, 500 } : TextBounds { 10, 2000 };
}

ErrorOr<void> check_ticket_text(TicketReason reason, std::string_view text) {
    auto const bounds = ticket_text_bounds(reason);
    auto const length = code_point_count(trim(text));
    if (length < bounds.shortest) {
        return fail(
            Error::invalid("text", "Write at least " + std::to_string(bounds.shortest) + " characters, so that the center can help."));
    }
    if (length > bounds.longest) {
        return fail(Error::invalid("text", "Use at most " + with_thousands(static_cast<std::int64_t>(bounds.longest)) + " characters."));
    }
    return {};
}

}  // namespace hub::domain
