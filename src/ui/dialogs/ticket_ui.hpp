// The thin form of a ticket: a question for the medical center about a document (RSLT-22, RSLT-23) or a drug screen (RSLT-A6), or
// that a document was received in error (RSLT-15, SUPP-10, SUPP-A2). The draft is the screen's, and stays until it is sent.
#pragma once

#include "ui/dialogs/ticket_state.hpp"
#include "ui/frame.hpp"

#include <string>

namespace hub::ui {

struct TicketQuestion {
    domain::TicketSubject about;
    domain::TicketReason reason = domain::TicketReason::ServicesPerformed;  ///< chosen at first
    std::string subject;
    std::string center;
    std::string center_phone;  ///< may be empty
};
/// What was written about the same thing and not sent is still there.
void open_ticket(Frame& frame, TicketDraft& draft, TicketQuestion question);
/// Call it once a frame, also when what it is about has gone.
void ticket_ui(Frame& frame, TicketDraft& draft);

}  // namespace hub::ui
