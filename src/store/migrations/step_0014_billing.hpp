// Billing and payments (BILL-*): what else is known of an invoice and what happened to it, payments by card, how bills are delivered,
// letters to be printed, and the employer's billing settings.
//
// `online` of an invoice is decided when it is issued and never changes (BILL-09). Those from before this step were all shown, so their
// location-markets count as online. `revision` grows with everything that may change somebody's list of invoices.
#pragma once

#include <string_view>

namespace hub::store::migrations_sql {

inline constexpr std::string_view billing = R"sql(
ALTER TABLE invoices ADD COLUMN online {{i64}} NOT NULL DEFAULT 1 CHECK (online IN (0, 1));
ALTER TABLE invoices ADD COLUMN paid_day {{i64}};
ALTER TABLE invoices ADD COLUMN corrected_day {{i64}};
ALTER TABLE invoices ADD COLUMN disputed_at {{i64}};
ALTER TABLE invoices ADD COLUMN tag {{text}} NOT NULL DEFAULT '';

CREATE TABLE invoice_events (
    employer_id {{id}} NOT NULL,
    invoice_id {{id}} NOT NULL,
    place {{i64}} NOT NULL,
    at {{i64}} NOT NULL,
    event {{text}} NOT NULL,
    by_name {{text}} NOT NULL,
    amount_cents {{i64}} NOT NULL,
    payment_id {{id}},
    PRIMARY KEY (employer_id, invoice_id, place),
    FOREIGN KEY (employer_id, invoice_id) REFERENCES invoices (employer_id, id)
) {{clustered}};

CREATE TABLE invoice_disputes (
    employer_id {{id}} NOT NULL,
    invoice_id {{id}} NOT NULL,
    opened_at {{i64}} NOT NULL,
    contact_id {{id}} NOT NULL,
    text {{text}} NOT NULL,
    settled_at {{i64}},
    PRIMARY KEY (employer_id, invoice_id, opened_at),
    FOREIGN KEY (employer_id, invoice_id) REFERENCES invoices (employer_id, id),
    FOREIGN KEY (employer_id, contact_id) REFERENCES contacts (employer_id, id)
) {{clustered}};

CREATE TABLE payments (
    employer_id {{id}} NOT NULL,
    id {{id}} NOT NULL,
    state {{text}} NOT NULL CHECK (state IN ('ordered', 'submitted', 'processed', 'declined', 'cancelled', 'expired')),
    comment {{text}} NOT NULL,
    contact_id {{id}} NOT NULL,
    contact_name {{text}} NOT NULL,
    ordered_at {{i64}} NOT NULL,
    expires_at {{i64}} NOT NULL,
    settled_at {{i64}},
    process_day {{i64}},
    brand {{text}},
    last_digits {{text}} NOT NULL,
    confirmation {{text}} NOT NULL,
    PRIMARY KEY (employer_id, id),
    UNIQUE (id),
    FOREIGN KEY (employer_id, contact_id) REFERENCES contacts (employer_id, id)
) {{clustered}};
CREATE INDEX payments_by_state ON payments (employer_id, state, process_day);

CREATE TABLE payment_items (
    employer_id {{id}} NOT NULL,
    payment_id {{id}} NOT NULL,
    place {{i64}} NOT NULL,
    invoice_id {{id}} NOT NULL,
    amount_cents {{i64}} NOT NULL CHECK (amount_cents > 0),
    reason {{text}},
    booked_cents {{i64}} NOT NULL,
    left_over_cents {{i64}} NOT NULL,
    PRIMARY KEY (employer_id, payment_id, place),
    UNIQUE (employer_id, payment_id, invoice_id),
    FOREIGN KEY (employer_id, payment_id) REFERENCES payments (employer_id, id),
    FOREIGN KEY (employer_id, invoice_id) REFERENCES invoices (employer_id, id)
) {{clustered}};
CREATE INDEX payments_of_invoice ON payment_items (employer_id, invoice_id);

CREATE TABLE bill_delivery (
    employer_id {{id}} NOT NULL,
    location_id {{id}} NOT NULL,
    market_id {{id}} NOT NULL REFERENCES markets (id),
    method {{text}} NOT NULL CHECK (method IN ('paper', 'online')),
    since_day {{i64}},
    pending {{text}} CHECK (pending IN ('paper', 'online') AND pending <> method),
    pending_day {{i64}},
    changed_by {{id}},
    version {{i64}} NOT NULL,
    PRIMARY KEY (employer_id, location_id, market_id),
    CHECK ((pending IS NULL) = (pending_day IS NULL)),
    FOREIGN KEY (employer_id, location_id) REFERENCES locations (employer_id, id),
    FOREIGN KEY (employer_id, changed_by) REFERENCES contacts (employer_id, id)
) {{clustered}};
INSERT INTO bill_delivery (employer_id, location_id, market_id, method, version)
    SELECT DISTINCT employer_id, location_id, market_id, 'online', 0 FROM invoices;

CREATE TABLE print_queue (
    employer_id {{id}} NOT NULL,
    id {{id}} NOT NULL,
    invoice_id {{id}} NOT NULL,
    kind {{text}} NOT NULL CHECK (kind IN ('rebill', 'corrected', 'paper')),
    day {{i64}} NOT NULL,
    recipient {{text}} NOT NULL,
    queued_at {{i64}} NOT NULL,
    printed_at {{i64}},
    file_name {{text}} NOT NULL,
    PRIMARY KEY (employer_id, id),
    UNIQUE (employer_id, invoice_id, kind, day),
    FOREIGN KEY (employer_id, invoice_id) REFERENCES invoices (employer_id, id)
) {{clustered}};
CREATE INDEX print_queue_waiting ON print_queue (printed_at, queued_at);

CREATE TABLE billing_settings (
    employer_id {{id}} NOT NULL PRIMARY KEY REFERENCES employers (id),
    online_payment {{i64}} NOT NULL CHECK (online_payment IN (0, 1)),
    bulk_allowed {{i64}} NOT NULL CHECK (bulk_allowed IN (0, 1)),
    central {{text}} NOT NULL CHECK (central IN ('none', 'same_person', 'billing_admin')),
    revision {{i64}} NOT NULL,
    mailed_week {{i64}}
) {{clustered}};

CREATE TABLE billing_cycles (
    employer_id {{id}} NOT NULL REFERENCES employers (id),
    first_day {{i64}} NOT NULL,
    invoices {{i64}} NOT NULL,
    charged_cents {{i64}} NOT NULL,
    paid_cents {{i64}} NOT NULL,
    closed_at {{i64}} NOT NULL,
    PRIMARY KEY (employer_id, first_day)
) {{clustered}};
)sql";

}  // namespace hub::store::migrations_sql
