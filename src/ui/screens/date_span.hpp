// A filter by days: a span that moves with today ("Last 7 days"), or one from a day to a day, either end open (RSLT-A4).
#pragma once

#include "base/date.hpp"
#include "ui/screens/chip_row.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hub::ui {

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
};
[[nodiscard]] Days days_of(DateSpan const& span, Date today);

/// "Last 7 days", "Nov 1, 2026 to Nov 9, 2026", "From Nov 1, 2026"; empty where nothing is set.
[[nodiscard]] std::string date_span_words(DateSpan const& span);
/// For an address: "last-7", "2026-11-01~2026-11-09", "2026-11-01~"; and back. What cannot be read is no filter.
[[nodiscard]] std::string date_span_text(DateSpan const& span);
[[nodiscard]] DateSpan date_span_of(std::string_view text);

/// `of` begins the chip's words while it is set, for two spans may stand side by side: "Posted last 7 days". The key and the labels must
/// outlive the frame, the span the chip.
[[nodiscard]] FilterChip date_span_chip(std::string_view key, std::string_view label, std::string_view of, DateSpan& span, Date today);

}  // namespace hub::ui
