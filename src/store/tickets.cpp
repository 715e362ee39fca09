#include "store/tickets.hpp"

#include <format>

namespace hub::store {

ErrorOr<std::string> insert_ticket(Connection& db, StoredTicket const& ticket) {
    std::int64_t serial = 0;
    HUB_TRY(db.each(
        "UPDATE employers SET ticket_seq = ticket_seq + 1 WHERE id = ? RETURNING ticket_seq",
        [&](Row const& row) { serial = row.integer(0); }, ticket.employer));
    if (serial == 0) { return fail(Error::not_found()); }
    auto number = std::format("T-{:06}", serial);
    HUB_TRY(db.exec("INSERT INTO tickets (employer_id, id, number, author_id, kind, reason, document_id, specimen_id, ticket_text, "
                    "created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        ticket.employer, ticket.id, number, ticket.author, domain::enum_name(domain::kind_of(ticket.reason)),
        domain::enum_name(ticket.reason), ticket.document, ticket.specimen, ticket.text, ticket.created_at));
    return number;
}

}  // namespace hub::store
