// The life of accounts: second factor, links to choose a password, requests for an account, what each employer demands; and
// the mail that waits to be sent.
//
// Sessions are made anew: they get a name, how far their sign-in has come, and where they are used. Who was signed in
// signs in again.
#pragma once

#include <string_view>

namespace hub::store::migrations_sql {

inline constexpr std::string_view accounts = R"sql(
DROP TABLE sessions;
CREATE TABLE sessions (
    token_hash {{text}} NOT NULL PRIMARY KEY,
    id {{id}} NOT NULL UNIQUE,
    employer_id {{id}} NOT NULL,
    contact_id {{id}} NOT NULL,
    stage {{text}} NOT NULL CHECK (stage IN ('complete', 'second_factor', 'second_factor_setup')),
    created_at {{i64}} NOT NULL,
    active_at {{i64}} NOT NULL,
    stepped_up_at {{i64}} NOT NULL,
    former_sign_in_at {{i64}},
    address {{text}} NOT NULL,
    browser {{text}} NOT NULL,
    FOREIGN KEY (employer_id, contact_id) REFERENCES contacts (employer_id, id)
) {{clustered}};
CREATE INDEX sessions_of_contact ON sessions (employer_id, contact_id);
CREATE INDEX sessions_by_activity ON sessions (active_at);

ALTER TABLE accounts ADD COLUMN second_factor {{text}};
ALTER TABLE accounts ADD COLUMN second_factor_step {{i64}} NOT NULL DEFAULT 0;
ALTER TABLE accounts ADD COLUMN next_second_factor {{text}};

CREATE TABLE recovery_codes (
    employer_id {{id}} NOT NULL,
    contact_id {{id}} NOT NULL,
    code_hash {{text}} NOT NULL,
    PRIMARY KEY (employer_id, contact_id, code_hash),
    FOREIGN KEY (employer_id, contact_id) REFERENCES contacts (employer_id, id)
) {{clustered}};

CREATE TABLE password_links (
    token_hash {{text}} NOT NULL PRIMARY KEY,
    kind {{text}} NOT NULL CHECK (kind IN ('invitation', 'reset')),
    employer_id {{id}} NOT NULL,
    contact_id {{id}} NOT NULL,
    email_key {{text}} NOT NULL,
    created_at {{i64}} NOT NULL,
    expires_at {{i64}} NOT NULL,
    FOREIGN KEY (employer_id, contact_id) REFERENCES contacts (employer_id, id)
) {{clustered}};
CREATE INDEX password_links_of_contact ON password_links (employer_id, contact_id);
CREATE INDEX password_links_by_end ON password_links (expires_at);

CREATE INDEX contacts_by_address ON contacts (lower(email)) WHERE email <> '';

CREATE TABLE mail_queue (
    id {{id}} NOT NULL PRIMARY KEY,
    employer_id {{id}},
    contact_id {{id}},
    address {{text}} NOT NULL,
    name {{text}} NOT NULL,
    subject {{text}} NOT NULL,
    sealed_text {{text}} NOT NULL,
    queued_at {{i64}} NOT NULL,
    due_at {{i64}} NOT NULL,
    attempts {{i64}} NOT NULL,
    FOREIGN KEY (employer_id, contact_id) REFERENCES contacts (employer_id, id)
) {{clustered}};
CREATE INDEX mail_queue_by_time ON mail_queue (due_at);
CREATE INDEX mail_queue_of_contact ON mail_queue (employer_id, contact_id);

CREATE TABLE account_requests (
    year {{i64}} NOT NULL,
    serial {{i64}} NOT NULL,
    requested_at {{i64}} NOT NULL,
    first_name {{text}} NOT NULL,
    last_name {{text}} NOT NULL,
    email {{text}} NOT NULL,
    phone {{text}} NOT NULL,
    job_title {{text}} NOT NULL,
    company {{text}} NOT NULL,
    is_customer {{i64}} NOT NULL CHECK (is_customer IN (0, 1)),
    wants_user_administration {{i64}} NOT NULL CHECK (wants_user_administration IN (0, 1)),
    wants_invoices {{i64}} NOT NULL CHECK (wants_invoices IN (0, 1)),
    billing_places {{text}} NOT NULL,
    note {{text}} NOT NULL,
    PRIMARY KEY (year, serial)
) {{clustered}};

CREATE TABLE employer_settings (
    employer_id {{id}} NOT NULL PRIMARY KEY REFERENCES employers (id),
    version {{i64}} NOT NULL,
    second_factor {{text}} NOT NULL CHECK (second_factor IN ('off', 'user_admins', 'all')),
    idle_minutes {{i64}} NOT NULL CHECK (idle_minutes BETWEEN 5 AND 30)
) {{clustered}};
INSERT INTO employer_settings (employer_id, version, second_factor, idle_minutes)
    SELECT id, 1, CASE WHEN EXISTS (SELECT 1 FROM facts WHERE name = 'demo_seeded_on') THEN 'off' ELSE 'all' END, 15 FROM employers;
)sql";

}  // namespace hub::store::migrations_sql
