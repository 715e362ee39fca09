// The life of an authorization after it was made: its history, messages to medical centers, deletion with undo, reminders;
// and what makes the form quick: drafts and templates.
//
// `created_day` is the day in Central Time; older rows get it from the winter's offset, which differs at most in the first
// hour of a summer's day. `visits` has a row for each day on which an employee was seen: an authorization is followed by it
// without looking through the documents.
#pragma once

#include <string_view>

namespace hub::store::migrations_sql {

inline constexpr std::string_view authorization_life = R"sql(
ALTER TABLE authorizations ADD COLUMN request_key {{text}};
ALTER TABLE authorizations ADD COLUMN created_day {{i64}} NOT NULL DEFAULT 0;
ALTER TABLE authorizations ADD COLUMN transmission {{text}} NOT NULL DEFAULT 'none'
    CHECK (transmission IN ('none', 'waiting', 'delivered', 'failed'));
ALTER TABLE authorizations ADD COLUMN received_at {{i64}};
ALTER TABLE authorizations ADD COLUMN reminded_day {{i64}};
ALTER TABLE authorizations ADD COLUMN deleted_at {{i64}};
ALTER TABLE authorizations ADD COLUMN deleted_by {{id}};
ALTER TABLE authorizations ADD COLUMN delete_reason {{text}} NOT NULL DEFAULT '';
UPDATE authorizations SET created_day = (created_at - 21600000) / 86400000;
CREATE UNIQUE INDEX authorizations_by_request ON authorizations (employer_id, created_by, request_key) WHERE request_key IS NOT NULL;
CREATE INDEX authorizations_by_birth ON authorizations (employer_id, birth_day) WHERE deleted = 0;
CREATE INDEX authorizations_to_remind ON authorizations (expires_day) WHERE deleted = 0;

CREATE TABLE authorization_events (
    employer_id {{id}} NOT NULL,
    authorization_id {{id}} NOT NULL,
    seq {{i64}} NOT NULL,
    at {{i64}} NOT NULL,
    event {{text}} NOT NULL CHECK (event IN ('created', 'edited', 'extended', 'emailed', 'transmitted', 'transmission_failed',
        'reminded', 'deleted', 'restored')),
    contact_id {{id}},
    what {{text}} NOT NULL,
    PRIMARY KEY (employer_id, authorization_id, seq),
    FOREIGN KEY (employer_id, authorization_id) REFERENCES authorizations (employer_id, id),
    FOREIGN KEY (employer_id, contact_id) REFERENCES contacts (employer_id, id)
) {{clustered}};

CREATE TABLE center_messages (
    employer_id {{id}} NOT NULL,
    authorization_id {{id}} NOT NULL,
    seq {{i64}} NOT NULL,
    id {{id}} NOT NULL UNIQUE,
    center_id {{id}} NOT NULL REFERENCES centers (id),
    kind {{text}} NOT NULL CHECK (kind IN ('create', 'update', 'cancel')),
    state {{text}} NOT NULL CHECK (state IN ('waiting', 'delivered', 'failed')),
    queued_at {{i64}} NOT NULL,
    due_at {{i64}} NOT NULL,
    attempts {{i64}} NOT NULL,
    last_error {{text}} NOT NULL,
    PRIMARY KEY (employer_id, authorization_id, seq),
    FOREIGN KEY (employer_id, authorization_id) REFERENCES authorizations (employer_id, id)
) {{clustered}};
CREATE INDEX center_messages_by_time ON center_messages (due_at) WHERE state = 'waiting';

CREATE TABLE authorization_drafts (
    employer_id {{id}} NOT NULL,
    contact_id {{id}} NOT NULL,
    id {{id}} NOT NULL,
    draft {{text}} NOT NULL,
    saved_at {{i64}} NOT NULL,
    PRIMARY KEY (employer_id, contact_id, id),
    FOREIGN KEY (employer_id, contact_id) REFERENCES contacts (employer_id, id)
) {{clustered}};
CREATE INDEX authorization_drafts_by_time ON authorization_drafts (employer_id, contact_id, saved_at);

CREATE TABLE authorization_templates (
    employer_id {{id}} NOT NULL,
    id {{id}} NOT NULL,
    name {{text}} NOT NULL,
    name_key {{text}} NOT NULL,
    draft {{text}} NOT NULL,
    created_by {{id}} NOT NULL,
    PRIMARY KEY (employer_id, id),
    UNIQUE (employer_id, name_key),
    FOREIGN KEY (employer_id, created_by) REFERENCES contacts (employer_id, id)
) {{clustered}};

CREATE TABLE visits (
    employer_id {{id}} NOT NULL,
    employee_id {{id}} NOT NULL,
    service_day {{i64}} NOT NULL,
    documents {{i64}} NOT NULL,
    PRIMARY KEY (employer_id, employee_id, service_day),
    FOREIGN KEY (employer_id, employee_id) REFERENCES employees (employer_id, id)
) {{clustered}};
INSERT INTO visits (employer_id, employee_id, service_day, documents)
    SELECT employer_id, employee_id, service_day, SUM(1 - withdrawn) FROM documents GROUP BY employer_id, employee_id, service_day;
CREATE INDEX employees_by_birth ON employees (employer_id, birth_day);

ALTER TABLE mail_queue ADD COLUMN authorization_id {{id}};
)sql";

}  // namespace hub::store::migrations_sql
