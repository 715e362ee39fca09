// What the panel of one document asks for beyond marks and downloads, and what it reads. One alternative of Command, run by
// Hub::DocumentRunner.
#pragma once

#include "api/results.hpp"
#include "api/specimens.hpp"
#include "api/tickets.hpp"
#include "client/query.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

namespace hub::client {

/// This document is on the screen: what the list does not tell about it is loaded, and kept fresh while it is.
struct ShowDocument {
    std::optional<domain::DocumentId> document;
};
/// The drug screen that this document is about is on the screen, too: it is loaded, once more when it could not be, and kept fresh while
/// the document is shown.
struct ShowSpecimen {
    domain::DocumentId document;
};
/// RSLT-A3.
struct WriteFlagNote {
    domain::DocumentId document;
    std::string note;
    bool can_undo = true;  ///< false when it is itself the undoing
};
/// RSLT-22, RSLT-23, RSLT-A6, SUPP-A2.
struct OpenTicket {
    domain::TicketSubject about;
    domain::TicketReason reason = domain::TicketReason::ServicesPerformed;
    std::string text;
};
/// The dialog that showed the last refusal is closed.
struct ForgetTicketError {};

using DocumentCommand = std::variant<ShowDocument, ShowSpecimen, WriteFlagNote, OpenTicket, ForgetTicketError>;

/// The drug screen that the open document is about (RSLT-17).
struct ShownSpecimen {
    std::optional<domain::DocumentId> document;
    Query<api::DocumentSpecimen> query;
};

struct DocumentWork {
    std::optional<domain::DocumentId> shown;
    Query<api::DocumentMarks> marks;  ///< of the one that is shown
    ShownSpecimen specimen;
    Submission note;
    Submission ticket;
    std::optional<domain::TicketSubject> ticket_about;  ///< what was sent last, or is on its way
};

}  // namespace hub::client
