// A date that can be typed ("11/19/2026", "Nov 19, 2026") or picked from a calendar.
#pragma once

#include "base/date.hpp"
#include "ui/widgets/field.hpp"

#include <optional>

namespace hub::ui::widgets {

struct DateFieldOptions {
    TextFieldOptions field;
    std::optional<Date> first;  ///< earlier days cannot be picked
    std::optional<Date> last;
    Date today;                ///< set in SemiBold; where an empty calendar opens
    bool starts_anew = false;  ///< of a calendar alone: shows the chosen day's month and focuses the day
    std::string_view unreadable = "Enter a date like 11/19/2026";  ///< the error for text that is no date
};
/// True when the date has changed: when the field is left, Enter is pressed, or a day is picked.
bool date_field(Ui& ui, Rect const& rect, std::optional<Date>& value, DateFieldOptions const& options);

/// The calendar alone, 212 px wide: a month with a day chosen by keyboard or pointer. Returns the day that was picked.
std::optional<Date> calendar(Ui& ui, Flow& flow, std::optional<Date> chosen, DateFieldOptions const& options);
inline constexpr float calendar_width = 212;
[[nodiscard]] float calendar_height(Ui& ui);

}  // namespace hub::ui::widgets
