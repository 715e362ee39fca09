// What billing does by the clock. Each job looks at the database and not at what it did last time: it catches up after days without a
// server, and a second run changes nothing.
//
//   billing-refresh       nightly after 2 a.m.: books payments whose third business day has come (BILL-28), lets due changes of delivery
//                         take effect (BILL-15), ends orders whose time is over, and notes when it was (BILL-25)
//   billing-rebill        prints a rebill of each invoice that is not paid in full on day 31 (BILL-21, BILL-23)
//   billing-cycle         on the first day of a month: lets changes of delivery take effect and closes the cycles that are over
//   billing-weekly-mail   on Mondays from 7 a.m.: what is due and overdue (BILL-46, NOTE-06)
#pragma once

#include "server/handlers/handlers.hpp"
#include "server/jobs.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace hub::server {

inline constexpr std::array<std::string_view, 4> billing_job_names { "billing-refresh", "billing-rebill", "billing-cycle",
    "billing-weekly-mail" };

/// To how many things it was done; nothing when it was not due or another server is at it. Invalid for another name.
[[nodiscard]] ErrorOr<std::optional<std::int64_t>> run_billing_job(
    HandlerContext const& context, std::string_view name, Instant as_of, JobStart start);

/// Runs each when its time of the day has come; at the first beat at once, so that what fell into a time without a server is caught up.
class BillingPulse {
public:
    void beat(HandlerContext const& context, Instant now);

private:
    std::array<JobStart, billing_job_names.size()> m_starts { JobStart::AtOnce, JobStart::AtOnce, JobStart::AtOnce, JobStart::AtOnce };
};

}  // namespace hub::server
