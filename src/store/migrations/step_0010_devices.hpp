// Work without a connection: whether an employer allows it, and the devices that do it. A row goes when the device may not be
// opened any more; there is nothing about it that would have to be remembered.
#pragma once

#include <string_view>

namespace hub::store::migrations_sql {

inline constexpr std::string_view devices = R"sql(
ALTER TABLE employer_settings ADD COLUMN offline_work {{i64}} NOT NULL DEFAULT 0 CHECK (offline_work IN (0, 1));

CREATE TABLE devices (
    employer_id {{id}} NOT NULL,
    id {{id}} NOT NULL,
    contact_id {{id}} NOT NULL,
    sealed_share {{text}} NOT NULL,
    browser {{text}} NOT NULL,
    enrolled_at {{i64}} NOT NULL,
    unlocked_at {{i64}} NOT NULL,
    PRIMARY KEY (employer_id, id),
    FOREIGN KEY (employer_id, contact_id) REFERENCES contacts (employer_id, id)
) {{clustered}};
CREATE INDEX devices_of_contact ON devices (employer_id, contact_id);
CREATE INDEX devices_by_time ON devices (unlocked_at);
)sql";

}  // namespace hub::store::migrations_sql
