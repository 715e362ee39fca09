// The billing cycle (BILL-15, BILL-18): a calendar month in Central Time. And the weeks of the weekly summary (BILL-46).
#pragma once

#include "base/date.hpp"

namespace hub::domain {

/// The first day of the cycle to which `day` belongs.
[[nodiscard]] Date cycle_start(Date day);
/// The first day of the next one.
[[nodiscard]] Date next_cycle_start(Date day);
/// The first day of the one before.
[[nodiscard]] Date former_cycle_start(Date day);
/// The Monday of the week of `day`.
[[nodiscard]] Date monday_of(Date day);

}  // namespace hub::domain
