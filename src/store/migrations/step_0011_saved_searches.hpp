// Saved searches of the results (RSLT-A4).
#pragma once

#include <string_view>

namespace hub::store::migrations_sql {

inline constexpr std::string_view saved_searches = R"sql(
CREATE TABLE saved_searches (
    employer_id {{id}} NOT NULL,
    contact_id {{id}} NOT NULL,
    id {{id}} NOT NULL,
    name {{text}} NOT NULL,
    name_key {{text}} NOT NULL,
    address {{text}} NOT NULL,
    saved_at {{i64}} NOT NULL,
    PRIMARY KEY (employer_id, contact_id, id),
    UNIQUE (employer_id, contact_id, name_key),
    FOREIGN KEY (employer_id, contact_id) REFERENCES contacts (employer_id, id)
) {{clustered}};
)sql";

}  // namespace hub::store::migrations_sql
