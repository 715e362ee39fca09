// Employees, their documents, each contact's marks on them, and the tally from which totals are counted.
//
// The documents lie in the order in which they are listed, so that a page of the list is read from neighbouring pages of
// the file. `changed_seq` is the employer's change_seq at the row's last change: the deltas of the list follow it.
#pragma once

#include <string_view>

namespace hub::store::migrations_sql {

inline constexpr std::string_view documents = R"sql(
CREATE TABLE employees (
    employer_id {{id}} NOT NULL REFERENCES employers (id),
    id {{id}} NOT NULL,
    first_name {{text}} NOT NULL,
    last_name {{text}} NOT NULL,
    birth_day {{i64}} NOT NULL,
    PRIMARY KEY (employer_id, id)
) {{clustered}};

CREATE TABLE documents (
    employer_id {{id}} NOT NULL,
    posted_at {{i64}} NOT NULL,
    id {{id}} NOT NULL,
    changed_seq {{i64}} NOT NULL,
    kind {{i64}} NOT NULL CHECK (kind BETWEEN 1 AND 26),
    injury {{i64}} NOT NULL CHECK (injury IN (0, 1)),
    withdrawn {{i64}} NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)),
    location_id {{id}} NOT NULL,
    employee_id {{id}} NOT NULL,
    center_id {{id}} NOT NULL REFERENCES centers (id),
    name {{text}} NOT NULL,
    state {{text}} NOT NULL,
    claim_number {{text}} NOT NULL,
    service_day {{i64}} NOT NULL,
    file_id {{id}} NOT NULL,
    pages {{i64}} NOT NULL,
    bytes {{i64}} NOT NULL,
    PRIMARY KEY (employer_id, posted_at, id),
    UNIQUE (employer_id, id),
    FOREIGN KEY (employer_id, location_id) REFERENCES locations (employer_id, id),
    FOREIGN KEY (employer_id, employee_id) REFERENCES employees (employer_id, id)
) {{clustered}};
CREATE UNIQUE INDEX documents_by_change ON documents (employer_id, changed_seq);

CREATE TABLE document_marks (
    employer_id {{id}} NOT NULL,
    contact_id {{id}} NOT NULL,
    document_id {{id}} NOT NULL,
    flagged {{i64}} NOT NULL CHECK (flagged IN (0, 1)),
    reviewed {{i64}} NOT NULL CHECK (reviewed IN (0, 1)),
    changed_seq {{i64}} NOT NULL,
    changed_at {{i64}} NOT NULL,
    PRIMARY KEY (employer_id, contact_id, document_id),
    FOREIGN KEY (employer_id, contact_id) REFERENCES contacts (employer_id, id),
    FOREIGN KEY (employer_id, document_id) REFERENCES documents (employer_id, id)
) {{clustered}};
CREATE UNIQUE INDEX document_marks_by_change ON document_marks (employer_id, contact_id, changed_seq);

CREATE TABLE document_tally (
    employer_id {{id}} NOT NULL REFERENCES employers (id),
    posted_day {{i64}} NOT NULL,
    kind {{i64}} NOT NULL,
    location_id {{id}} NOT NULL,
    injury {{i64}} NOT NULL,
    documents {{i64}} NOT NULL,
    PRIMARY KEY (employer_id, posted_day, kind, location_id, injury)
) {{clustered}};
)sql";

}  // namespace hub::store::migrations_sql
