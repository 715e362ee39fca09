#include "ui/widgets/list_state.hpp"

#include "ui/widgets/badge.hpp"
#include "ui/widgets/internal.hpp"
#include "ui/widgets/progress.hpp"
#include "ui/widgets/text.hpp"

#include <algorithm>
#include <array>

namespace hub::ui::widgets {

namespace {

constexpr float circle_size = 48;
constexpr float widest_text = 400;

struct LoadingState {
    double since_ms = -1;
    double seen_ms = -1;
};

/// Whether it has been loading for long enough to say so. Starts anew when it was not drawn for a while.
bool has_waited(Ui& ui, WidgetId id) {
    auto& state = ui.state<LoadingState>(id);
    if (state.since_ms < 0 || ui.now_ms() - state.seen_ms > 1000) { state.since_ms = ui.now_ms(); }
    state.seen_ms = ui.now_ms();
    double const left = state.since_ms + static_cast<double>(motion::skeleton_delay) - ui.now_ms();
    if (left > 0) { ui.wake_after(left); }
    return left <= 0;
}

}  // namespace

std::optional<std::size_t> empty_state(Ui& ui, Rect const& rect, EmptyOptions const& options) {
    auto& painter = ui.painter();
    float const width = std::min(widest_text, rect.width - 2 * space::s4);
    float const text_height = painter.text_height(options.text, TextStyle::Body, width);
    float buttons_width = 0;
    for (auto const& button : options.buttons) { buttons_width += button_width(ui, button) + (buttons_width > 0 ? space::s2 : 0); }
    float const buttons_height = options.buttons.empty() ? 0 : ui.metrics().control() + 16;
    Flow flow(rect.centered(width, circle_size + 12 + 24 + 4 + text_height + buttons_height));
    icon_circle(ui, flow.next(circle_size, 12), options.icon, options.tone, circle_size, IconSize::Huge);
    Rect const title = flow.next(24, 4);
    painter.text(title, options.title, { .style = TextStyle::Subheading, .align = Align::Center });
    ui.publish(ui.id_of_text(options.title), { .role = Role::Heading, .rect = title, .name = options.title, .a = 2 });
    text(ui, flow.next(text_height, 16), options.text, { .ink = Color::TextMuted, .align = Align::Center, .max_lines = 0 });
    if (options.buttons.empty()) { return std::nullopt; }
    Rect row =
        Rect { rect.x, flow.y(), rect.width, ui.metrics().control() }.centered(std::min(buttons_width, rect.width), ui.metrics().control());
    return button_row(ui, row, options.buttons);
}

void skeleton_rows(Ui& ui, Rect const& rect, std::span<Column const> columns, bool selectable, std::string_view noun) {
    auto const words = "Loading " + std::string(noun);
    if (!has_waited(ui, ui.id("loading"))) {
        ui.publish(ui.id("loading"), { .role = Role::Status, .rect = rect.with_height(20), .name = words, .flags = semantics::Busy });
        return;
    }
    auto& painter = ui.painter();
    constexpr std::array shares { 0.68F, 0.55F, 0.8F, 0.6F, 0.72F };
    float const left = space::s4 + (selectable ? 40.0F : 0.0F);
    auto const places = place_columns(columns, left, rect.width - left - space::s4);
    Rect rest = rect;
    Rect const foot = rest.cut_bottom(56);
    float const height = ui.metrics().row();
    for (std::size_t line = 0; rest.height >= height; ++line) {
        Rect const row = rest.cut_top(height);
        if (selectable) { painter.fill(Rect { row.x + space::s4 + 8, row.y, 18, row.height }.middle(18), Color::BgSkeleton, radius::xs); }
        for (std::size_t i = 0; i < places.size(); ++i) {
            Rect const cell = Rect { row.x + places[i].x, row.y, places[i].width, row.height }.inset(8, 0);
            skeleton_bar(ui, cell, shares[(line + i * 2) % shares.size()]);
        }
        painter.horizontal_line(row.x, row.right(), row.bottom() - painter.line_width(), Color::BorderSubtle);
    }
    busy_text(ui, foot.inset(space::s5, 0), words);
}

ListPress list_state(Ui& ui, Rect const& rect, ListState const& state) {
    auto const scope = ui.scope("list state");
    switch (state.shown) {
    case ListShown::Full: return ListPress::None;
    case ListShown::Loading: skeleton_rows(ui, rect, state.columns, state.selectable, state.noun); return ListPress::None;
    case ListShown::Empty: {
        EmptyOptions options { .icon = state.icon, .title = state.empty_title, .text = state.empty_text };
        if (!state.empty_action.label.empty()) { options.buttons.push_back(state.empty_action); }
        return empty_state(ui, rect, options) ? ListPress::Action : ListPress::None;
    }
    case ListShown::NoMatch: {
        EmptyOptions const options { .icon = icon::list_filter,
            .tone = Tone::Neutral,
            .title = "No rows match",
            .text = state.no_match_text,
            .buttons = { { .label = "Clear filters", .icon = icon::x } } };
        return empty_state(ui, rect, options) ? ListPress::ClearFilters : ListPress::None;
    }
    case ListShown::Failed: {
        bool const offline = state.error == nullptr || state.error->code == ErrorCode::Unavailable;
        EmptyOptions const options { .icon = offline ? icon::wifi_off : icon::circle_alert,
            .tone = Tone::Danger,
            .title = "The list could not be loaded",
            .text = offline ? "There is no connection to the Hub. Nothing is lost, and what you enter is kept until you are back online."
                            : std::string_view(state.error->message),
            .buttons = { { .label = "Try again", .icon = icon::rotate_ccw, .style = ButtonStyle::Primary },
                { .label = "Copy details", .icon = icon::copy } } };
        auto const pressed = empty_state(ui, rect, options);
        return !pressed ? ListPress::None : *pressed == 0 ? ListPress::Retry : ListPress::CopyDetails;
    }
    }
    return ListPress::None;
}

}  // namespace hub::ui::widgets
