#include "ui/widgets/date_field.hpp"

#include "ui/widgets/button.hpp"
#include "ui/widgets/internal.hpp"

#include <algorithm>
#include <array>

namespace hub::ui::widgets {

namespace {

constexpr std::array month_names { "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December" };
constexpr std::array weekday_names { "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday" };
constexpr int days_shown = 42;

struct CalendarState {
    Date day;  ///< under the keyboard; its month is shown
    bool is_started = false;
    bool wants_focus = false;
};

Date first_of_month(Date date) {
    auto parts = date.parts();
    return Date::from_parts(parts.year, parts.month, 1);
}

/// The same day `months` later, or the month's last where it has no such day.
Date moved_by_months(Date date, int months) {
    auto const parts = date.parts();
    int const index = parts.year * 12 + (parts.month - 1) + months;
    auto const first = Date::from_parts(index / 12, index % 12 + 1, 1);
    auto const next = Date::from_parts((index + 1) / 12, (index + 1) % 12 + 1, 1);
    return first.plus_days(std::min(parts.day, days_between(first, next)) - 1);
}

Date stepped(Date day, semantics::Key key) {
    using semantics::Key;
    switch (key) {
    case Key::Left: return day.plus_days(-1);
    case Key::Right: return day.plus_days(1);
    case Key::Up: return day.plus_days(-7);
    case Key::Down: return day.plus_days(7);
    case Key::Home: return day.plus_days(-day.weekday());
    case Key::End: return day.plus_days(6 - day.weekday());
    case Key::PageUp: return moved_by_months(day, -1);
    case Key::PageDown: return moved_by_months(day, 1);
    default: return day;
    }
}

bool can_pick(Date day, DateFieldOptions const& options) {
    return (!options.first || day >= *options.first) && (!options.last || day <= *options.last);
}

Date clamped(Date day, DateFieldOptions const& options) {
    if (options.first && day < *options.first) { return *options.first; }
    return options.last && day > *options.last ? *options.last : day;
}

float day_height(Ui& ui) {
    return ui.metrics().touch ? 40 : 26;
}

WidgetId day_id(Ui& ui, Date day) {
    return Ui::id(ui.id("day"), static_cast<std::uint64_t>(static_cast<std::uint32_t>(day.days)));
}

void header_ui(Ui& ui, Rect row, CalendarState& state) {
    auto const parts = state.day.parts();
    float const side = ui.metrics().control_small();
    Rect const next = row.cut_right(side);
    Rect const previous = row.cut_right(side);
    auto const title = std::string(month_names[static_cast<std::size_t>(parts.month - 1)]) + " " + std::to_string(parts.year);
    ui.painter().text(row.inset(6, 0, 0, 0), title, { .style = TextStyle::BodyStrong });
    ui.publish(ui.id("month"), { .role = Role::Status, .rect = row, .name = title });
    if (icon_button(ui, previous,
            { .label = "Previous month", .icon = icon::chevron_left, .size = ButtonSize::Small, .ink = Color::TextPrimary })) {
        state.day = moved_by_months(state.day, -1);
    }
    if (icon_button(
            ui, next, { .label = "Next month", .icon = icon::chevron_right, .size = ButtonSize::Small, .ink = Color::TextPrimary })) {
        state.day = moved_by_months(state.day, 1);
    }
}

void weekdays_ui(Ui& ui, Rect const& row) {
    auto const group = ui.group(ui.id("weekdays"), { .role = Role::Row, .rect = row, .a = 1 });
    for (std::size_t i = 0; i < weekday_names.size(); ++i) {
        Rect const place = row.column(i, weekday_names.size());
        ui.painter().text(place, std::string_view(weekday_names[i]).substr(0, 1),
            { .style = TextStyle::Caption, .ink = Color::TextMuted, .align = Align::Center });
        ui.publish(Ui::id(ui.id("weekday"), i),
            { .role = Role::ColumnHeader, .rect = place, .name = weekday_names[i], .b = static_cast<int>(i) + 1 });
    }
}

/// One day; true when it was picked.
bool day_ui(Ui& ui, Rect const& place, Date day, std::optional<Date> chosen, CalendarState& state, DateFieldOptions const& options) {
    auto const id = day_id(ui, day);
    bool const possible = can_pick(day, options);
    auto const interaction = ui.interact(id, place);
    auto& painter = ui.painter();
    bool const is_chosen = chosen == day;
    float const side = day_height(ui);
    Rect const circle = place.centered(side, side);
    if (is_chosen) {
        painter.fill(circle, Color::AccentFill, radius::pill);
    } else if (interaction.hovered && possible) {
        painter.fill(circle, Color::BgHover, radius::pill);
    }
    if (interaction.focused) {
        painter.outline(is_chosen ? circle.grown(3) : circle, is_chosen ? Color::FocusRing : Color::AccentFill, radius::pill,
            interaction.focus_ring ? 2.0F : 1.0F);
    }
    Ink const ink = is_chosen ? Color::AccentOn : possible ? Color::TextPrimary : Color::TextDisabled;
    painter.text(place, std::to_string(day.parts().day),
        { .style = is_chosen || day == options.today ? TextStyle::SmallStrong : TextStyle::Small, .ink = ink, .align = Align::Center });

    std::uint32_t flags = semantics::ArrowKeys | semantics::HiddenLabel;
    flags |= possible ? semantics::Focusable : semantics::Disabled;
    if (state.day != day) { flags &= ~std::uint32_t { semantics::Focusable }; }
    if (day == options.today) { flags |= semantics::Current; }
    // Every day can be clicked, one takes part in the Tab order: as buttons in cells.
    auto const cell = ui.group(Ui::id(id, "cell"), { .role = Role::Cell, .rect = place, .b = day.weekday() + 1 });
    ui.publish(id,
        { .role = Role::Button,
            .rect = place,
            .name = day.to_us_long(),
            .flags = flags | (is_chosen ? std::uint32_t { semantics::Pressed } : 0U) });
    return interaction.activated && possible;
}

void follow_keys(Ui& ui, CalendarState& state, DateFieldOptions const& options) {
    using semantics::Key;
    auto const id = day_id(ui, state.day);
    for (auto key = ui.tree().take_key(id); key != Key::None; key = ui.tree().take_key(id)) {
        auto const next = clamped(stepped(state.day, key), options);
        if (next == state.day) { continue; }
        state.day = next;
        state.wants_focus = true;
    }
}

}  // namespace

float calendar_height(Ui& ui) {
    return ui.metrics().control_small() + 16 + 4 + 6 * day_height(ui);
}

std::optional<Date> calendar(Ui& ui, Flow& flow, std::optional<Date> chosen, DateFieldOptions const& options) {
    auto& state = ui.state<CalendarState>(ui.id("calendar"));
    if (options.starts_anew || !state.is_started) {
        state = { .day = clamped(chosen.value_or(options.today), options), .is_started = true, .wants_focus = options.starts_anew };
    }
    follow_keys(ui, state, options);
    header_ui(ui, flow.next(ui.metrics().control_small()), state);
    float const height = day_height(ui);
    Rect const grid { flow.x(), flow.y(), flow.width(), 20 + 6 * height };
    auto const table = ui.group(ui.id("grid"), { .role = Role::Table, .rect = grid, .name = "Days", .a = 7, .b = 7 });
    weekdays_ui(ui, flow.next(16, 4));
    auto const first = first_of_month(state.day);
    auto const start = first.plus_days(-first.weekday());
    std::optional<Date> picked;
    for (int week = 0; week < days_shown / 7; ++week) {
        Rect const row = flow.next(height);
        if (first_of_month(start.plus_days(week * 7)) > first) { continue; }
        auto const line =
            ui.group(Ui::id(ui.id("week"), static_cast<std::uint64_t>(week)), { .role = Role::Row, .rect = row, .a = week + 2 });
        for (int i = 0; i < 7; ++i) {
            auto const day = start.plus_days(week * 7 + i);
            if (first_of_month(day) != first) { continue; }
            if (day_ui(ui, row.column(static_cast<std::size_t>(i), 7), day, chosen, state, options)) { picked = day; }
        }
    }
    if (std::exchange(state.wants_focus, false)) { ui.request_focus(day_id(ui, state.day)); }
    if (picked) { state.day = *picked; }
    return picked;
}

}  // namespace hub::ui::widgets
