// Jobs of the server and what the first of them notes, archived documents (RSLT-08); specimens of drug screens (RSLT-17) and
// who runs each employer's drug testing (RSLT-19).
//
// `archived_before`: every document of the employer that was posted earlier is archived or withdrawn, so that a run looks only
// at what has come since. An employer without a row of drug_programmes is tested end to end by the provider.
#pragma once

#include <string_view>

namespace hub::store::migrations_sql {

inline constexpr std::string_view jobs_and_specimens = R"sql(
ALTER TABLE documents ADD COLUMN archived_at {{i64}};
ALTER TABLE employers ADD COLUMN archived_before {{i64}} NOT NULL DEFAULT 0;

CREATE TABLE jobs (
    name {{text}} NOT NULL PRIMARY KEY,
    holder {{text}} NOT NULL,
    lease_until {{i64}} NOT NULL,
    last_run_at {{i64}}
) {{clustered}};

CREATE TABLE drug_programmes (
    employer_id {{id}} NOT NULL PRIMARY KEY REFERENCES employers (id),
    kind {{text}} NOT NULL CHECK (kind IN ('end_to_end', 'third_party')),
    administrator {{text}} NOT NULL,
    portal_url {{text}} NOT NULL,
    portal_link {{i64}} CHECK (portal_link IN (0, 1))
) {{clustered}};

CREATE TABLE specimens (
    employer_id {{id}} NOT NULL,
    id {{id}} NOT NULL,
    number {{text}} NOT NULL,
    injury {{i64}} NOT NULL CHECK (injury IN (0, 1)),
    employee_id {{id}} NOT NULL,
    location_id {{id}} NOT NULL,
    center_id {{id}} NOT NULL REFERENCES centers (id),
    service_day {{i64}},
    ordered_at {{i64}} NOT NULL,
    result {{text}} CHECK (result IN ('negative', 'negative_dilute', 'positive', 'refused', 'cancelled')),
    document_id {{id}},
    PRIMARY KEY (employer_id, id),
    FOREIGN KEY (employer_id, employee_id) REFERENCES employees (employer_id, id),
    FOREIGN KEY (employer_id, location_id) REFERENCES locations (employer_id, id),
    FOREIGN KEY (employer_id, document_id) REFERENCES documents (employer_id, id)
) {{clustered}};
CREATE INDEX specimens_of_visit ON specimens (employer_id, employee_id, service_day);
CREATE INDEX specimens_under_way ON specimens (employer_id, ordered_at) WHERE result IS NULL;
CREATE UNIQUE INDEX specimens_of_document ON specimens (employer_id, document_id) WHERE document_id IS NOT NULL;

CREATE TABLE specimen_steps (
    employer_id {{id}} NOT NULL,
    specimen_id {{id}} NOT NULL,
    stage {{i64}} NOT NULL CHECK (stage BETWEEN 0 AND 6),
    at {{i64}} NOT NULL,
    PRIMARY KEY (employer_id, specimen_id, stage),
    FOREIGN KEY (employer_id, specimen_id) REFERENCES specimens (employer_id, id)
) {{clustered}};
)sql";

}  // namespace hub::store::migrations_sql
