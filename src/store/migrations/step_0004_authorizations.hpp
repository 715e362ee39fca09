// Authorizations. Deleted ones stay, marked (AUTH-14).
#pragma once

#include <string_view>

namespace hub::store::migrations_sql {

inline constexpr std::string_view authorizations = R"sql(
CREATE TABLE authorizations (
    employer_id {{id}} NOT NULL REFERENCES employers (id),
    id {{id}} NOT NULL,
    number {{text}} NOT NULL,
    first_name {{text}} NOT NULL,
    last_name {{text}} NOT NULL,
    birth_day {{i64}},
    employee_number {{text}} NOT NULL,
    phone {{text}} NOT NULL,
    email {{text}} NOT NULL,
    location_id {{id}} NOT NULL,
    visit_type {{text}} NOT NULL CHECK (visit_type IN ('injury', 'non_injury')),
    injury_day {{i64}},
    body_part {{text}} NOT NULL,
    claim_number {{text}} NOT NULL,
    place {{text}} NOT NULL CHECK (place IN ('center', 'telemedicine')),
    center_id {{id}} REFERENCES centers (id),
    service_codes {{text}} NOT NULL,
    reason {{text}},
    dot_agency {{text}},
    instructions {{text}} NOT NULL,
    recipients {{text}} NOT NULL,
    asked_expiry_day {{i64}},
    expires_day {{i64}} NOT NULL,
    created_by {{id}} NOT NULL,
    created_at {{i64}} NOT NULL,
    deleted {{i64}} NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
    version {{i64}} NOT NULL DEFAULT 1,
    PRIMARY KEY (employer_id, id),
    UNIQUE (employer_id, number),
    CHECK ((place = 'center') = (center_id IS NOT NULL)),
    FOREIGN KEY (employer_id, location_id) REFERENCES locations (employer_id, id),
    FOREIGN KEY (employer_id, created_by) REFERENCES contacts (employer_id, id)
) {{clustered}};
CREATE INDEX authorizations_by_creation ON authorizations (employer_id, created_at);
CREATE INDEX authorizations_by_expiry ON authorizations (employer_id, expires_day);
CREATE INDEX authorizations_of_creator ON authorizations (employer_id, created_by, created_at);
CREATE INDEX authorizations_of_location ON authorizations (employer_id, location_id);
CREATE INDEX authorizations_of_center ON authorizations (center_id);
)sql";

}  // namespace hub::store::migrations_sql
