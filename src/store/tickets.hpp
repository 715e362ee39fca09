// Tickets as they are opened (SUPP-03, SUPP-A2). What happens to them afterwards has no table yet.
#pragma once

#include "base/date.hpp"
#include "domain/ticket.hpp"
#include "store/database.hpp"

#include <optional>
#include <string>

namespace hub::store {

struct StoredTicket {
    domain::TicketId id;
    domain::EmployerId employer;
    domain::ContactId author;
    domain::TicketReason reason = domain::TicketReason::ServicesPerformed;
    std::optional<domain::DocumentId> document;
    std::optional<domain::SpecimenId> specimen;  ///< at most one of the two
    std::string text;
    Instant created_at;
};

/// Gives it the employer's next number, "T-000123". Conflict when what it is about, or the author, is another employer's.
[[nodiscard]] ErrorOr<std::string> insert_ticket(Connection& db, StoredTicket const& ticket);

}  // namespace hub::store
