// How far each contact was told of new results by mail (NOTE-04), and of new documents that match a saved search (RSLT-A4).
#pragma once

#include <string_view>

namespace hub::store::migrations_sql {

inline constexpr std::string_view result_mails = R"sql(
CREATE TABLE result_mails (
    employer_id {{id}} NOT NULL,
    contact_id {{id}} NOT NULL,
    told_seq {{i64}} NOT NULL,
    told_at {{i64}} NOT NULL,
    PRIMARY KEY (employer_id, contact_id),
    FOREIGN KEY (employer_id, contact_id) REFERENCES contacts (employer_id, id)
) {{clustered}};
ALTER TABLE saved_searches ADD COLUMN mail {{i64}} NOT NULL DEFAULT 0 CHECK (mail IN (0, 1));
ALTER TABLE saved_searches ADD COLUMN told_seq {{i64}} NOT NULL DEFAULT 0;
ALTER TABLE saved_searches ADD COLUMN told_at {{i64}} NOT NULL DEFAULT 0;
)sql";

}  // namespace hub::store::migrations_sql
