#include "ui/screens/date_span.hpp"

#include "base/text.hpp"
#include "ui/widgets/choice.hpp"
#include "ui/widgets/date_field.hpp"
#include "ui/widgets/text.hpp"

#include <array>
#include <cstddef>
#include <vector>

namespace hub::ui {

namespace {

struct MovingSpan {
    DateSpanKind kind;
    std::string_view words;
};
constexpr std::array moving_spans {
    MovingSpan { DateSpanKind::Today, "Today" },
    MovingSpan { DateSpanKind::Last7, "Last 7 days" },
    MovingSpan { DateSpanKind::Last30, "Last 30 days" },
    MovingSpan { DateSpanKind::Last60, "Last 60 days" },
};

MovingSpan const* moving(DateSpanKind kind) {
    for (auto const& one : moving_spans) {
        if (one.kind == kind) { return &one; }
    }
    return nullptr;
}

/// "Any day", the moving spans, and, while days of one's own are entered, those.
void kinds_ui(Ui& ui, Flow& flow, DateSpan& span) {
    std::vector<widgets::Choice> choices { { .label = "Any day" } };
    for (auto const& one : moving_spans) { choices.push_back({ .label = one.words }); }
    auto const* const now = moving(span.kind);
    if (now == nullptr && span.is_set()) { choices.push_back({ .label = "The days below" }); }
    std::size_t selected = now != nullptr ? static_cast<std::size_t>(now - moving_spans.data()) + 1
        : span.is_set()                   ? choices.size() - 1
                                          : 0;
    Rect const place = flow.next(widgets::radio_group_height(ui, choices.size()), space::s3);
    if (widgets::radio_group(ui, place, selected, { .key = "span", .label = "Days" }, choices)) {
        bool const is_moving = selected > 0 && selected <= moving_spans.size();
        span = { .kind = is_moving ? moving_spans.at(selected - 1).kind : DateSpanKind::Custom, .first = {}, .last = {} };
    }
}

void span_ui(Ui& ui, Flow& flow, DateSpan& span, Date today) {
    kinds_ui(ui, flow, span);
    // A moving span fills the fields, so that one sees which days it means and can go on from there.
    auto const days = domain::days_of(span, today);
    auto first = days.first;
    auto last = days.last;
    bool const reversed = first && last && *last < *first;
    widgets::DateFieldOptions const from { .field = { .key = "from", .label = "From", .reserve_message = true, .autocomplete = "off" },
        .first = {},
        .last = today,
        .today = today };
    widgets::DateFieldOptions const to { .field = { .key = "to",
                                             .label = "To",
                                             .error = reversed ? "This is before the first day." : std::string_view {},
                                             .reserve_message = true,
                                             .autocomplete = "off" },
        .first = {},
        .last = today,
        .today = today };
    bool const first_changed = widgets::date_field(ui, flow.next(widgets::text_field_height(ui, from.field)), first, from);
    bool const last_changed = widgets::date_field(ui, flow.next(widgets::text_field_height(ui, to.field)), last, to);
    if (first_changed || last_changed) { span = { .kind = DateSpanKind::Custom, .first = first, .last = last }; }
}

}  // namespace

std::string date_span_words(DateSpan const& span) {
    if (auto const* one = moving(span.kind)) { return std::string { one->words }; }
    if (span.first && span.last) {
        return span.first == span.last ? span.first->to_us() : span.first->to_us() + " to " + span.last->to_us();
    }
    if (span.first) { return "From " + span.first->to_us(); }
    if (span.last) { return "Until " + span.last->to_us(); }
    return {};
}

FilterChip date_span_chip(std::string_view key, std::string_view label, std::string_view of, DateSpan& span, Date today) {
    auto words = date_span_words(span);
    bool const begins_with_month = span.kind == DateSpanKind::Custom && span.first && span.last;
    if (!words.empty() && !begins_with_month) { words = ascii_lower(words.substr(0, 1)) + words.substr(1); }
    return { .key = key,
        .label = label,
        .chosen = words.empty() ? std::string {} : std::string { of } + " " + words,
        .clear = [&span] { span = {}; },
        .content = [&span, today](Ui& ui, Flow& flow) { span_ui(ui, flow, span, today); },
        .width = 280 };
}

}  // namespace hub::ui
