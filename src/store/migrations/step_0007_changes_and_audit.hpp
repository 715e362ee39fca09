// What a contact's life adds: removal, result mails, one contact an e-mail address; Recent Changes (CHNG-01); and the
// audit log (security 4), which only grows: one chain an employer, whose head tells where it ends.
//
// The triggers are SQLite's; PostgreSQL will have its own and a role that may only insert.
#pragma once

#include <string_view>

namespace hub::store::migrations_sql {

inline constexpr std::string_view changes_and_audit = R"sql(
ALTER TABLE contacts ADD COLUMN result_mail {{text}} NOT NULL DEFAULT 'at_once' CHECK (result_mail IN ('off', 'at_once', 'daily'));
ALTER TABLE contacts ADD COLUMN removed_at {{i64}};
CREATE UNIQUE INDEX contacts_by_email ON contacts (employer_id, lower(email)) WHERE email <> '' AND removed_at IS NULL;

CREATE TABLE changes (
    employer_id {{id}} NOT NULL REFERENCES employers (id),
    changed_at {{i64}} NOT NULL,
    id {{id}} NOT NULL,
    kind {{text}} NOT NULL,
    by_contact_id {{id}},
    contact_id {{id}},
    verified_at {{i64}},
    verified_by_id {{id}},
    PRIMARY KEY (employer_id, changed_at, id),
    UNIQUE (employer_id, id),
    FOREIGN KEY (employer_id, by_contact_id) REFERENCES contacts (employer_id, id),
    FOREIGN KEY (employer_id, contact_id) REFERENCES contacts (employer_id, id),
    FOREIGN KEY (employer_id, verified_by_id) REFERENCES contacts (employer_id, id)
) {{clustered}};
CREATE INDEX changes_by_contact ON changes (employer_id, by_contact_id);
CREATE INDEX changes_of_contact ON changes (employer_id, contact_id);
CREATE INDEX changes_by_verifier ON changes (employer_id, verified_by_id);

CREATE TABLE change_fields (
    employer_id {{id}} NOT NULL,
    change_id {{id}} NOT NULL,
    place {{i64}} NOT NULL,
    field {{text}} NOT NULL,
    old_value {{text}} NOT NULL,
    new_value {{text}} NOT NULL,
    PRIMARY KEY (employer_id, change_id, place),
    FOREIGN KEY (employer_id, change_id) REFERENCES changes (employer_id, id)
) {{clustered}};

CREATE TABLE audit_heads (
    chain {{text}} NOT NULL PRIMARY KEY,
    seq {{i64}} NOT NULL,
    hash {{text}} NOT NULL
) {{clustered}};

CREATE TABLE audit_log (
    chain {{text}} NOT NULL REFERENCES audit_heads (chain),
    seq {{i64}} NOT NULL,
    at {{i64}} NOT NULL,
    actor {{text}} NOT NULL,
    actor_role {{text}} NOT NULL,
    session {{text}} NOT NULL,
    address {{text}} NOT NULL,
    agent {{text}} NOT NULL,
    action {{text}} NOT NULL,
    object_type {{text}} NOT NULL,
    object_id {{text}} NOT NULL,
    subject {{text}} NOT NULL,
    outcome {{text}} NOT NULL,
    reason {{text}} NOT NULL,
    request_id {{text}} NOT NULL,
    details {{text}} NOT NULL,
    prev {{text}} NOT NULL,
    hash {{text}} NOT NULL,
    PRIMARY KEY (chain, seq)
) {{clustered}};

CREATE TRIGGER audit_log_is_not_changed BEFORE UPDATE ON audit_log BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END;
CREATE TRIGGER audit_log_is_not_shortened BEFORE DELETE ON audit_log BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END;
CREATE TRIGGER audit_heads_stay BEFORE DELETE ON audit_heads BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END;
CREATE TRIGGER audit_heads_grow_by_one BEFORE UPDATE ON audit_heads WHEN NEW.chain <> OLD.chain OR NEW.seq <> OLD.seq + 1
BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END;
)sql";

}  // namespace hub::store::migrations_sql
