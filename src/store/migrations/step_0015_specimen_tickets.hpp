// Tickets about a drug screen (RSLT-A6). The table is made anew, since a column that refers to another table by two columns cannot
// be added to one that is there.
#pragma once

#include <string_view>

namespace hub::store::migrations_sql {

inline constexpr std::string_view specimen_tickets = R"sql(
CREATE TABLE tickets_anew (
    employer_id {{id}} NOT NULL,
    id {{id}} NOT NULL,
    number {{text}} NOT NULL,
    author_id {{id}} NOT NULL,
    kind {{text}} NOT NULL CHECK (kind IN ('treatment_result', 'privacy')),
    reason {{text}} NOT NULL CHECK (reason IN ('services_performed', 'result_missing', 'received_in_error')),
    document_id {{id}},
    specimen_id {{id}},
    ticket_text {{text}} NOT NULL,
    created_at {{i64}} NOT NULL,
    PRIMARY KEY (employer_id, id),
    UNIQUE (employer_id, number),
    CHECK (document_id IS NULL OR specimen_id IS NULL),
    FOREIGN KEY (employer_id, author_id) REFERENCES contacts (employer_id, id),
    FOREIGN KEY (employer_id, document_id) REFERENCES documents (employer_id, id),
    FOREIGN KEY (employer_id, specimen_id) REFERENCES specimens (employer_id, id)
) {{clustered}};
INSERT INTO tickets_anew (employer_id, id, number, author_id, kind, reason, document_id, ticket_text, created_at)
    SELECT employer_id, id, number, author_id, kind, reason, document_id, ticket_text, created_at FROM tickets;
DROP TABLE tickets;
ALTER TABLE tickets_anew RENAME TO tickets;
CREATE INDEX tickets_of_author ON tickets (employer_id, author_id, created_at);
)sql";

}  // namespace hub::store::migrations_sql
