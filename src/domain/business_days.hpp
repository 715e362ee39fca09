// Business days (BILL-28): Monday to Friday without the federal holidays of the United States (5 U.S.C. 6103) and the days on which they
// are observed: the Friday before one that falls on a Saturday, the Monday after one that falls on a Sunday.
#pragma once

#include "base/date.hpp"

namespace hub::domain {

/// The holiday itself or the day on which it is observed.
[[nodiscard]] bool is_federal_holiday(Date day);
[[nodiscard]] bool is_business_day(Date day);
/// The `count`-th business day after `day`; `day` itself for 0.
[[nodiscard]] Date plus_business_days(Date day, int count);

}  // namespace hub::domain
