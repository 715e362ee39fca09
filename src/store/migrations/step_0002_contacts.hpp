// Contacts with their grants, locations, billing roles and report settings.
#pragma once

#include <string_view>

namespace hub::store::migrations_sql {

inline constexpr std::string_view contacts = R"sql(
CREATE TABLE contacts (
    employer_id {{id}} NOT NULL REFERENCES employers (id),
    id {{id}} NOT NULL,
    first_name {{text}} NOT NULL,
    last_name {{text}} NOT NULL,
    email {{text}} NOT NULL,
    phone {{text}} NOT NULL,
    job_title {{text}} NOT NULL,
    role {{text}} NOT NULL CHECK (role IN ('basic', 'user_admin')),
    access {{text}} NOT NULL CHECK (access IN ('none', 'granted', 'active', 'revoked')),
    visit_activity {{i64}} NOT NULL CHECK (visit_activity IN (0, 1)),
    own_report_settings {{i64}} NOT NULL CHECK (own_report_settings IN (0, 1)),
    billing_admin {{i64}} NOT NULL CHECK (billing_admin IN (0, 1)),
    last_signed_in_at {{i64}},
    version {{i64}} NOT NULL DEFAULT 1,
    PRIMARY KEY (employer_id, id),
    CHECK (email <> '' OR access = 'none'),
    CHECK (billing_admin = 0 OR role = 'user_admin')
) {{clustered}};

CREATE TABLE contact_locations (
    employer_id {{id}} NOT NULL,
    contact_id {{id}} NOT NULL,
    location_id {{id}} NOT NULL,
    PRIMARY KEY (employer_id, contact_id, location_id),
    FOREIGN KEY (employer_id, contact_id) REFERENCES contacts (employer_id, id),
    FOREIGN KEY (employer_id, location_id) REFERENCES locations (employer_id, id)
) {{clustered}};
CREATE INDEX contacts_of_location ON contact_locations (employer_id, location_id);

CREATE TABLE billing_contacts (
    employer_id {{id}} NOT NULL,
    location_id {{id}} NOT NULL,
    market_id {{id}} NOT NULL REFERENCES markets (id),
    contact_id {{id}} NOT NULL,
    PRIMARY KEY (employer_id, location_id, market_id),
    FOREIGN KEY (employer_id, location_id) REFERENCES locations (employer_id, id),
    FOREIGN KEY (employer_id, contact_id) REFERENCES contacts (employer_id, id)
) {{clustered}};
CREATE INDEX billing_of_contact ON billing_contacts (employer_id, contact_id);

CREATE TABLE report_settings (
    employer_id {{id}} NOT NULL,
    contact_id {{id}} NOT NULL,
    version {{i64}} NOT NULL,
    all_categories {{i64}} NOT NULL CHECK (all_categories IN (0, 1)),
    categories {{text}} NOT NULL,
    locations {{text}} NOT NULL,
    more_than_minimum {{i64}} NOT NULL CHECK (more_than_minimum IN (0, 1)),
    changed_at {{i64}} NOT NULL,
    PRIMARY KEY (employer_id, contact_id, version),
    FOREIGN KEY (employer_id, contact_id) REFERENCES contacts (employer_id, id)
) {{clustered}};
)sql";

}  // namespace hub::store::migrations_sql
