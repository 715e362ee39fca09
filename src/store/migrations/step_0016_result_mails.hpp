// How far each contact was told of new results by mail (NOTE-04).
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
)sql";

}  // namespace hub::store::migrations_sql
