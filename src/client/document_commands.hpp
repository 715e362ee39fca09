// What the panel of one document asks for beyond marks and downloads, and what it reads. One alternative of Command, run by
// Hub::DocumentRunner.
#pragma once

#include "api/results.hpp"
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
/// RSLT-A3.
struct WriteFlagNote {
    domain::DocumentId document;
    std::string note;
    bool can_undo = true;  ///< false when it is itself the undoing
};
/// RSLT-22, RSLT-23, SUPP-A2.
struct OpenTicket {
    domain::DocumentId document;
    domain::TicketReason reason = domain::TicketReason::ServicesPerformed;
    std::string text;
};
/// The dialog that showed the last refusal is closed.
struct ForgetTicketError {};

using DocumentCommand = std::variant<ShowDocument, WriteFlagNote, OpenTicket, ForgetTicketError>;

struct DocumentWork {
    std::optional<domain::DocumentId> shown;
    Query<api::DocumentMarks> marks;  ///< of the one that is shown
    Submission note;
    Submission ticket;
};

}  // namespace hub::client
