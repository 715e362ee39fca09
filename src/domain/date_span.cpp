#include "domain/date_span.hpp"

#include <array>

namespace hub::domain {

namespace {

struct MovingSpan {
    DateSpanKind kind;
    std::string_view code;
    int days;
};
constexpr std::array moving_spans {
    MovingSpan { DateSpanKind::Today, "today", 1 },
    MovingSpan { DateSpanKind::Last7, "last-7", 7 },
    MovingSpan { DateSpanKind::Last30, "last-30", 30 },
    MovingSpan { DateSpanKind::Last60, "last-60", 60 },
};
constexpr char separator = '~';

MovingSpan const* moving(DateSpanKind kind) {
    for (auto const& one : moving_spans) {
        if (one.kind == kind) { return &one; }
    }
    return nullptr;
}

std::optional<Date> date_of(std::string_view text) {
    auto const date = Date::parse_iso(text);
    return date ? std::optional { *date } : std::nullopt;
}

}  // namespace

std::optional<int> moving_days(DateSpanKind kind) {
    auto const* const one = moving(kind);
    return one != nullptr ? std::optional { one->days } : std::nullopt;
}

Days days_of(DateSpan const& span, Date today) {
    if (auto const days = moving_days(span.kind)) { return { today.plus_days(1 - *days), today }; }
    return { span.first, span.last };
}

std::string date_span_text(DateSpan const& span) {
    if (auto const* one = moving(span.kind)) { return std::string { one->code }; }
    if (!span.is_set()) { return {}; }
    return (span.first ? span.first->to_iso() : "") + separator + (span.last ? span.last->to_iso() : "");
}

DateSpan date_span_of(std::string_view text) {
    for (auto const& one : moving_spans) {
        if (one.code == text) { return { .kind = one.kind, .first = {}, .last = {} }; }
    }
    auto const middle = text.find(separator);
    if (middle == std::string_view::npos) { return {}; }
    return { .kind = DateSpanKind::Custom, .first = date_of(text.substr(0, middle)), .last = date_of(text.substr(middle + 1)) };
}

}  // namespace hub::domain
