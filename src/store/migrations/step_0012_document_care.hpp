// What a contact does with a document beyond marking it: a note at the flag, when it was reviewed and saved, that it must not be
// seen any more; and tickets.
//
// `reviewed_at` stays empty for what was reviewed before this step: `changed_at` may be the time of a flag.
#pragma once

#include <string_view>

namespace hub::store::migrations_sql {

inline constexpr std::string_view document_care = R"sql(
ALTER TABLE document_marks ADD COLUMN note {{text}} NOT NULL DEFAULT '';
ALTER TABLE document_marks ADD COLUMN reviewed_at {{i64}};
ALTER TABLE document_marks ADD COLUMN first_saved_at {{i64}};
ALTER TABLE document_marks ADD COLUMN last_saved_at {{i64}};
ALTER TABLE document_marks ADD COLUMN hidden {{i64}} NOT NULL DEFAULT 0 CHECK (hidden IN (0, 1));
CREATE INDEX document_marks_hidden ON document_marks (employer_id, contact_id, document_id) WHERE hidden = 1;
CREATE INDEX document_marks_of_document ON document_marks (employer_id, document_id);

ALTER TABLE employers ADD COLUMN ticket_seq {{i64}} NOT NULL DEFAULT 0;

CREATE TABLE tickets (
    employer_id {{id}} NOT NULL,
    id {{id}} NOT NULL,
    number {{text}} NOT NULL,
    author_id {{id}} NOT NULL,
    kind {{text}} NOT NULL CHECK (kind IN ('treatment_result', 'privacy')),
    reason {{text}} NOT NULL CHECK (reason IN ('services_performed', 'result_missing', 'received_in_error')),
    document_id {{id}},
    ticket_text {{text}} NOT NULL,
    created_at {{i64}} NOT NULL,
    PRIMARY KEY (employer_id, id),
    UNIQUE (employer_id, number),
    FOREIGN KEY (employer_id, author_id) REFERENCES contacts (employer_id, id),
    FOREIGN KEY (employer_id, document_id) REFERENCES documents (employer_id, id)
) {{clustered}};
CREATE INDEX tickets_of_author ON tickets (employer_id, author_id, created_at);
)sql";

}  // namespace hub::store::migrations_sql
