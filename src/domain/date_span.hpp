// A filter by days: a span that moves with today ("Last 7 days"), or one from a day to a day, either end open (RSLT-A4).
#pragma once

#include "base/date.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hub::domain {

enum class DateSpanKind : std::uint8_t { Custom, Today, Last7, Last30, Last60 };

struct DateSpan {
    DateSpanKind kind = DateSpanKind::Custom;
    std::optional<Date> first;  ///< of a Custom one
    std::optional<Date> last;
    bool operator==(DateSpan const&) const = default;

    [[nodiscard]] bool is_set() const { return kind != DateSpanKind::Custom || first || last; }
};

/// The days themselves, both included. Where the first is after the last, no day is meant.
struct Days {
    std::optional<Date> first;
    std::optional<Date> last;

    [[nodiscard]] bool contain(Date day) const { return (!first || *first <= day) && (!last || day <= *last); }
};
/// How many days a moving span has, today counted in; none for a Custom one.
[[nodiscard]] std::optional<int> moving_days(DateSpanKind kind);
[[nodiscard]] Days days_of(DateSpan const& span, Date today);

/// For an address: "last-7", "2026-11-01~2026-11-09", "2026-11-01~"; and back. What cannot be read is no filter.
[[nodiscard]] std::string date_span_text(DateSpan const& span);
[[nodiscard]] DateSpan date_span_of(std::string_view text);

}  // namespace hub::domain
