// Employers with their locations and packages; the provider's markets, centers and services.
#pragma once

#include <string_view>

namespace hub::store::migrations_sql {

inline constexpr std::string_view reference = R"sql(
CREATE TABLE facts (
    name {{text}} NOT NULL PRIMARY KEY,
    value {{text}} NOT NULL
) {{table}};

CREATE TABLE employers (
    id {{id}} NOT NULL PRIMARY KEY,
    name {{text}} NOT NULL,
    change_seq {{i64}} NOT NULL DEFAULT 0,
    authorization_seq {{i64}} NOT NULL DEFAULT 0,
    invoices_refreshed_at {{i64}}
) {{table}};

CREATE TABLE markets (
    id {{id}} NOT NULL PRIMARY KEY,
    name {{text}} NOT NULL UNIQUE
) {{table}};

CREATE TABLE services (
    code {{text}} NOT NULL PRIMARY KEY,
    place {{i64}} NOT NULL,
    name {{text}} NOT NULL,
    note {{text}} NOT NULL,
    injury {{i64}} NOT NULL CHECK (injury IN (0, 1)),
    non_injury {{i64}} NOT NULL CHECK (non_injury IN (0, 1)),
    telemedicine {{i64}} NOT NULL CHECK (telemedicine IN (0, 1)),
    drug_or_alcohol {{i64}} NOT NULL CHECK (drug_or_alcohol IN (0, 1)),
    dot {{i64}} NOT NULL CHECK (dot IN (0, 1)),
    enabled {{i64}} NOT NULL CHECK (enabled IN (0, 1))
) {{table}};

CREATE TABLE centers (
    id {{id}} NOT NULL PRIMARY KEY,
    market_id {{id}} NOT NULL REFERENCES markets (id),
    name {{text}} NOT NULL,
    street {{text}} NOT NULL,
    city {{text}} NOT NULL,
    state {{text}} NOT NULL,
    zip {{text}} NOT NULL,
    phone {{text}} NOT NULL,
    opens_minutes {{i64}} NOT NULL,
    closes_minutes {{i64}} NOT NULL,
    latitude {{real}} NOT NULL,
    longitude {{real}} NOT NULL
) {{table}};
CREATE INDEX centers_of_market ON centers (market_id);

CREATE TABLE center_services (
    center_id {{id}} NOT NULL REFERENCES centers (id),
    service_code {{text}} NOT NULL REFERENCES services (code),
    PRIMARY KEY (center_id, service_code)
) {{clustered}};
CREATE INDEX centers_of_service ON center_services (service_code);

CREATE TABLE locations (
    employer_id {{id}} NOT NULL REFERENCES employers (id),
    id {{id}} NOT NULL,
    name {{text}} NOT NULL,
    street {{text}} NOT NULL,
    city {{text}} NOT NULL,
    state {{text}} NOT NULL,
    zip {{text}} NOT NULL,
    area {{text}} NOT NULL,
    PRIMARY KEY (employer_id, id)
) {{clustered}};

CREATE TABLE packages (
    employer_id {{id}} NOT NULL REFERENCES employers (id),
    id {{id}} NOT NULL,
    name {{text}} NOT NULL,
    PRIMARY KEY (employer_id, id),
    UNIQUE (employer_id, name)
) {{clustered}};

CREATE TABLE package_services (
    employer_id {{id}} NOT NULL,
    package_id {{id}} NOT NULL,
    place {{i64}} NOT NULL,
    service_code {{text}} NOT NULL REFERENCES services (code),
    PRIMARY KEY (employer_id, package_id, place),
    FOREIGN KEY (employer_id, package_id) REFERENCES packages (employer_id, id)
) {{clustered}};
CREATE INDEX packages_of_service ON package_services (service_code);
)sql";

}  // namespace hub::store::migrations_sql
