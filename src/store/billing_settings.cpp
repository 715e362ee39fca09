#include "store/billing_settings.hpp"

namespace hub::store {

ErrorOr<BillingSettings> find_billing_settings(Connection& db, domain::EmployerId employer) {
    BillingSettings found;
    HUB_TRY(db.each(
        "SELECT online_payment, bulk_allowed, central, revision, mailed_week FROM billing_settings WHERE employer_id = ?",
        [&](Row const& row) {
            found.online_payment = row.boolean(0);
            found.bulk_allowed = row.boolean(1);
            found.central = domain::enum_from<domain::CentralContact>(row.text(2)).value_or(domain::CentralContact::None);
            found.revision = row.integer(3);
            if (!row.is_null(4)) { found.mailed_week = row.date(4); }
        },
        employer));
    return found;
}

ErrorOr<void> put_billing_settings(Connection& db, domain::EmployerId employer, BillingSettings const& settings) {
    HUB_TRY(db.exec("INSERT INTO billing_settings (employer_id, online_payment, bulk_allowed, central, revision, mailed_week) "
                    "VALUES (?, ?, ?, ?, 1, ?) ON CONFLICT (employer_id) DO UPDATE SET online_payment = excluded.online_payment, "
                    "bulk_allowed = excluded.bulk_allowed, central = excluded.central, mailed_week = excluded.mailed_week, "
                    "revision = billing_settings.revision + 1",
        employer, settings.online_payment, settings.bulk_allowed, domain::enum_name(settings.central), settings.mailed_week));
    return {};
}

ErrorOr<void> touch_billing(Connection& db, domain::EmployerId employer) {
    HUB_TRY(db.exec("INSERT INTO billing_settings (employer_id, online_payment, bulk_allowed, central, revision) "
                    "VALUES (?, 1, 0, 'none', 1) ON CONFLICT (employer_id) DO UPDATE SET revision = billing_settings.revision + 1",
        employer));
    return {};
}

ErrorOr<std::optional<Date>> last_closed_cycle(Connection& db, domain::EmployerId employer) {
    std::optional<Date> last;
    HUB_TRY(db.each(
        "SELECT MAX(first_day) FROM billing_cycles WHERE employer_id = ?",
        [&](Row const& row) {
            if (!row.is_null(0)) { last = row.date(0); }
        },
        employer));
    return last;
}

ErrorOr<BillingCycle> sum_cycle(Connection& db, domain::EmployerId employer, Date first_day, Date next) {
    BillingCycle cycle { .first_day = first_day };
    HUB_TRY(db.each(
        "SELECT COUNT(*), COALESCE(SUM(total_cents), 0), COALESCE(SUM(paid_cents), 0) FROM invoices "
        "WHERE employer_id = ? AND issued_day >= ? AND issued_day < ?",
        [&](Row const& row) {
            cycle.invoices = row.integer(0);
            cycle.charged = row.money(1);
            cycle.paid = row.money(2);
        },
        employer, first_day, next));
    return cycle;
}

ErrorOr<void> close_cycle(Connection& db, domain::EmployerId employer, BillingCycle const& cycle, Instant at) {
    HUB_TRY(db.exec("INSERT INTO billing_cycles (employer_id, first_day, invoices, charged_cents, paid_cents, closed_at) "
                    "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (employer_id, first_day) DO NOTHING",
        employer, cycle.first_day, cycle.invoices, cycle.charged, cycle.paid, at));
    return {};
}

ErrorOr<std::optional<Date>> first_invoice_day(Connection& db, domain::EmployerId employer) {
    std::optional<Date> first;
    HUB_TRY(db.each(
        "SELECT MIN(issued_day) FROM invoices WHERE employer_id = ?",
        [&](Row const& row) {
            if (!row.is_null(0)) { first = row.date(0); }
        },
        employer));
    return first;
}

ErrorOr<std::vector<domain::EmployerId>> list_employer_ids(Connection& db) {
    std::vector<domain::EmployerId> ids;
    HUB_TRY(db.each("SELECT id FROM employers ORDER BY id", [&](Row const& row) { ids.push_back(row.id<domain::EmployerId>(0)); }));
    return ids;
}

}  // namespace hub::store
