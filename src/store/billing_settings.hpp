// An employer's billing settings, the revision of its billing, and what the billing jobs have done for it. An employer without a row pays
// online, has no bulk switch and no central contact (BILL-07, BILL-14, BILL-04).
#pragma once

#include "base/date.hpp"
#include "base/money.hpp"
#include "domain/enums.hpp"
#include "domain/ids.hpp"
#include "store/database.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace hub::store {

struct BillingSettings {
    bool online_payment = true;  ///< BILL-07
    bool bulk_allowed = false;   ///< BILL-14
    domain::CentralContact central = domain::CentralContact::None;
    std::int64_t revision = 0;
    std::optional<Date> mailed_week = {};  ///< the Monday of the last weekly summary (BILL-46)
};
[[nodiscard]] ErrorOr<BillingSettings> find_billing_settings(Connection& db, domain::EmployerId employer);
/// Everything but the revision, which grows.
[[nodiscard]] ErrorOr<void> put_billing_settings(Connection& db, domain::EmployerId employer, BillingSettings const& settings);
/// Something that somebody's list of invoices shows has changed: the revision grows.
[[nodiscard]] ErrorOr<void> touch_billing(Connection& db, domain::EmployerId employer);

/// Sums of a billing cycle that is over.
struct BillingCycle {
    Date first_day;
    std::int64_t invoices = 0;  ///< issued in it
    Money charged;
    Money paid;  ///< of these, so far
};
/// NotFound is no error here: none when no cycle was closed yet.
[[nodiscard]] ErrorOr<std::optional<Date>> last_closed_cycle(Connection& db, domain::EmployerId employer);
/// The sums of the invoices that were issued from `first_day` to the day before `next`.
[[nodiscard]] ErrorOr<BillingCycle> sum_cycle(Connection& db, domain::EmployerId employer, Date first_day, Date next);
[[nodiscard]] ErrorOr<void> close_cycle(Connection& db, domain::EmployerId employer, BillingCycle const& cycle, Instant at);
/// The day of the employer's first invoice.
[[nodiscard]] ErrorOr<std::optional<Date>> first_invoice_day(Connection& db, domain::EmployerId employer);

[[nodiscard]] ErrorOr<std::vector<domain::EmployerId>> list_employer_ids(Connection& db);

}  // namespace hub::store
