#include "domain/business_days.hpp"

namespace hub::domain {

namespace {

enum Weekday : int { Sunday, Monday, Tuesday, Wednesday, Thursday, Friday, Saturday };

constexpr int juneteenth_since = 2021;

/// "The third Monday of the month".
bool is_nth(Date day, Weekday weekday, int nth) {
    return day.weekday() == weekday && (day.parts().day - 1) / 7 + 1 == nth;
}

bool is_last(Date day, Weekday weekday) {
    return day.weekday() == weekday && day.plus_days(7).parts().month != day.parts().month;
}

bool is_fixed_holiday(Date day) {
    auto const [year, month, number] = day.parts();
    return (month == 1 && number == 1) || (month == 6 && number == 19 && year >= juneteenth_since) || (month == 7 && number == 4)
        || (month == 11 && number == 11) || (month == 12 && number == 25);
}

bool is_moving_holiday(Date day) {
    switch (day.parts().month) {
    case 1:
    case 2: return is_nth(day, Monday, 3);   // Martin Luther King; Washington
    case 5: return is_last(day, Monday);     // Memorial Day
    case 9: return is_nth(day, Monday, 1);   // Labor Day
    case 10: return is_nth(day, Monday, 2);  // Columbus Day
    case 11: return is_nth(day, Thursday, 4);
    default: return false;
    }
}

}  // namespace

bool is_federal_holiday(Date day) {
    if (is_fixed_holiday(day) || is_moving_holiday(day)) { return true; }
    if (day.weekday() == Friday) { return is_fixed_holiday(day.plus_days(1)); }
    return day.weekday() == Monday && is_fixed_holiday(day.plus_days(-1));
}

bool is_business_day(Date day) {
    return day.weekday() != Saturday && day.weekday() != Sunday && !is_federal_holiday(day);
}

Date plus_business_days(Date day, int count) {
    while (count > 0) {
        day = day.plus_days(1);
        if (is_business_day(day)) { --count; }
    }
    return day;
}

}  // namespace hub::domain
