// Accounts, sessions, what holds back guessing, and the answers to requests that may come twice.
#pragma once

#include <string_view>

namespace hub::store::migrations_sql {

inline constexpr std::string_view sessions = R"sql(
CREATE TABLE accounts (
    email_key {{text}} NOT NULL PRIMARY KEY,
    employer_id {{id}} NOT NULL,
    contact_id {{id}} NOT NULL,
    password_hash {{text}} NOT NULL,
    changed_at {{i64}} NOT NULL,
    UNIQUE (employer_id, contact_id),
    FOREIGN KEY (employer_id, contact_id) REFERENCES contacts (employer_id, id)
) {{table}};

CREATE TABLE sessions (
    token_hash {{text}} NOT NULL PRIMARY KEY,
    employer_id {{id}} NOT NULL,
    contact_id {{id}} NOT NULL,
    created_at {{i64}} NOT NULL,
    active_at {{i64}} NOT NULL,
    FOREIGN KEY (employer_id, contact_id) REFERENCES contacts (employer_id, id)
) {{clustered}};
CREATE INDEX sessions_of_contact ON sessions (employer_id, contact_id);
CREATE INDEX sessions_by_activity ON sessions (active_at);

CREATE TABLE sign_in_failures (
    account_key {{text}} NOT NULL PRIMARY KEY,
    failures {{i64}} NOT NULL,
    blocked_until {{i64}} NOT NULL
) {{clustered}};

CREATE TABLE rate_limits (
    name {{text}} NOT NULL PRIMARY KEY,
    amount {{i64}} NOT NULL,
    since {{i64}} NOT NULL
) {{clustered}};
CREATE INDEX rate_limits_by_age ON rate_limits (since);

CREATE TABLE idempotency_keys (
    employer_id {{id}} NOT NULL,
    contact_id {{id}} NOT NULL,
    route {{text}} NOT NULL,
    key {{text}} NOT NULL,
    fingerprint {{text}} NOT NULL,
    status {{i64}} NOT NULL,
    body {{text}} NOT NULL,
    created_at {{i64}} NOT NULL,
    PRIMARY KEY (employer_id, contact_id, route, key),
    FOREIGN KEY (employer_id, contact_id) REFERENCES contacts (employer_id, id)
) {{clustered}};
CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at);
)sql";

}  // namespace hub::store::migrations_sql
