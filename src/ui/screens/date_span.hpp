// The words of a filter by days and its chip (RSLT-A4); what a span means is in domain/date_span.hpp.
#pragma once

#include "base/date.hpp"
#include "domain/date_span.hpp"
#include "ui/screens/chip_row.hpp"

#include <string>
#include <string_view>

namespace hub::ui {

using domain::DateSpan;
using domain::DateSpanKind;

/// "Last 7 days", "Nov 1, 2026 to Nov 9, 2026", "From Nov 1, 2026"; empty where nothing is set.
[[nodiscard]] std::string date_span_words(DateSpan const& span);
/// `of` begins the chip's words while it is set, for two spans may stand side by side: "Posted last 7 days". The key and the labels must
/// outlive the frame, the span the chip.
[[nodiscard]] FilterChip date_span_chip(std::string_view key, std::string_view label, std::string_view of, DateSpan& span, Date today);

}  // namespace hub::ui
