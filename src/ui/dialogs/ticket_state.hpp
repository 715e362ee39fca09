// What is written in a dialog that opens a ticket.
#pragma once

#include "domain/ticket.hpp"

#include <cstdint>
#include <string>

namespace hub::ui {

struct TicketDraft {
    bool is_open = false;
    domain::TicketSubject about;
    domain::TicketReason reason = domain::TicketReason::ServicesPerformed;
    std::string subject;  ///< "Audiogram result of Siobhán O'Neil"
    std::string center;
    std::string center_phone;  ///< empty: it is not known
    std::string text;
    std::string error;
    std::uint64_t seen_success = 0;
    bool was_busy = false;
};

}  // namespace hub::ui
