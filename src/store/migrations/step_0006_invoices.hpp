// Invoices for non-injury services, with their lines.
#pragma once

#include <string_view>

namespace hub::store::migrations_sql {

inline constexpr std::string_view invoices = R"sql(
CREATE TABLE invoices (
    employer_id {{id}} NOT NULL REFERENCES employers (id),
    id {{id}} NOT NULL,
    number {{text}} NOT NULL,
    location_id {{id}} NOT NULL,
    market_id {{id}} NOT NULL REFERENCES markets (id),
    issued_day {{i64}} NOT NULL,
    total_cents {{i64}} NOT NULL,
    paid_cents {{i64}} NOT NULL,
    in_process_cents {{i64}} NOT NULL,
    rebilled_day {{i64}},
    office_phone {{text}} NOT NULL,
    remit_to {{text}} NOT NULL,
    PRIMARY KEY (employer_id, id),
    UNIQUE (employer_id, number),
    CHECK (paid_cents >= 0 AND paid_cents <= total_cents),
    FOREIGN KEY (employer_id, location_id) REFERENCES locations (employer_id, id)
) {{clustered}};
CREATE INDEX invoices_by_issue ON invoices (employer_id, issued_day);
CREATE INDEX invoices_of_location ON invoices (employer_id, location_id);

CREATE TABLE invoice_lines (
    employer_id {{id}} NOT NULL,
    invoice_id {{id}} NOT NULL,
    place {{i64}} NOT NULL,
    description {{text}} NOT NULL,
    employee {{text}} NOT NULL,
    service_day {{i64}} NOT NULL,
    amount_cents {{i64}} NOT NULL,
    PRIMARY KEY (employer_id, invoice_id, place),
    FOREIGN KEY (employer_id, invoice_id) REFERENCES invoices (employer_id, id)
) {{clustered}};
)sql";

}  // namespace hub::store::migrations_sql
