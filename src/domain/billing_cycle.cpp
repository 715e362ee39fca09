#include "domain/billing_cycle.hpp"

namespace hub::domain {

Date cycle_start(Date day) {
    auto const parts = day.parts();
    return Date::from_parts(parts.year, parts.month, 1);
}

Date next_cycle_start(Date day) {
    auto const parts = day.parts();
    return parts.month == 12 ? Date::from_parts(parts.year + 1, 1, 1) : Date::from_parts(parts.year, parts.month + 1, 1);
}

Date former_cycle_start(Date day) {
    return cycle_start(cycle_start(day).plus_days(-1));
}

Date monday_of(Date day) {
    return day.plus_days(-((day.weekday() + 6) % 7));
}

}  // namespace hub::domain
