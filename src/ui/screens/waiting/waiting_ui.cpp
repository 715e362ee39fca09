#include "ui/screens/waiting/waiting_ui.hpp"

#include "ui/screens/screens.hpp"
#include "ui/screens/waiting/waiting_view.hpp"
#include "ui/widgets/badge.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/list_state.hpp"
#include "ui/widgets/text.hpp"

#include <string>

namespace hub::ui {

namespace {

constexpr float widest = 760;

void buttons_ui(Frame& frame, Rect row, WaitingScreenState& state, WaitingRow const& item) {
    auto& ui = frame.ui;
    auto const next = [&](widgets::ButtonOptions const& button) {
        return widgets::button(ui, row.cut_left(widgets::button_width(ui, button), space::s2), button);
    };
    auto const size = ui.is_phone() ? widgets::ButtonSize::Normal : widgets::ButtonSize::Small;
    if (item.can_edit && next({ .key = "edit", .label = "Edit", .icon = icon::pencil, .size = size, .description = item.employee })) {
        frame.send(client::HoldWaiting { item.key });
        frame.go(client::Route::parse("/authorizations/new").with("waiting", item.key));
    }
    if (item.can_retry && next({ .key = "retry", .label = item.retry, .size = size, .description = item.employee })) {
        frame.send(client::RetryWaiting { item.key });
    }
    widgets::ButtonOptions const discard {
        .key = "discard", .label = "Discard…", .style = widgets::ButtonStyle::DangerQuiet, .size = size, .description = item.employee
    };
    if (item.can_edit && next(discard)) {
        state.asks_discard = item.key;
        state.asks_discard_open = true;
    }
}

void item_ui(Frame& frame, Flow& flow, WaitingScreenState& state, WaitingRow const& item) {
    auto& ui = frame.ui;
    auto const keys = ui.scope(item.key);
    float const top = flow.y();
    auto const node = ui.group("item", { .role = Role::Region, .rect = flow.rest().with_height(140), .name = item.employee });
    flow.gap(space::s4);
    Rect title = flow.next(24, space::s1);
    widgets::badge(
        ui, title.cut_right(widgets::badge_width(ui, { .label = item.state }), space::s3), { .label = item.state, .tone = item.tone });
    widgets::heading(ui, title, item.employee, { .level = 2, .style = TextStyle::Subheading });
    widgets::paragraph(ui, flow, item.written, { .style = TextStyle::Small, .ink = Color::TextMuted });
    if (!item.problem.empty()) {
        flow.gap(space::s2);
        widgets::paragraph(ui, flow, item.problem, { .ink = item.tone == Tone::Danger ? Color::DangerText : Color::TextSecondary });
    }
    flow.gap(space::s3);
    buttons_ui(frame, flow.next(ui.metrics().control(), space::s4), state, item);
    Rect const whole = Rect { flow.x(), top, flow.width(), flow.y() - top };
    ui.painter().horizontal_line(whole.x, whole.right(), whole.bottom() - 1, Color::BorderSubtle);
}

void discard_ui(Frame& frame, WaitingScreenState& state, std::vector<WaitingRow> const& rows) {
    for (auto const& row : rows) {
        if (row.key != state.asks_discard) { continue; }
        auto const answer = widgets::confirm(frame.ui, state.asks_discard_open,
            { .key = "discard",
                .title = "Discard the authorization for " + row.employee + "?",
                .text = row.discard_warning,
                .confirm = "Discard",
                .cancel = "Keep it" });
        if (answer == widgets::Answer::Confirmed) { frame.send(client::DiscardWaiting { row.key }); }
    }
    if (!state.asks_discard_open) { state.asks_discard.clear(); }
}

void broken_ui(Frame& frame, Flow& flow) {
    auto& ui = frame.ui;
    if (frame.data.device.broken == 0) { return; }
    widgets::BannerOptions const banner { .key = "broken",
        .tone = Tone::Danger,
        .strong = "Something that was kept here cannot be read.",
        .text = "It is not as it was written, so it is not sent. Write it again.",
        .action = "Remove it",
        .assertive = true };
    if (widgets::banner(ui, flow.next(widgets::banner_height(ui, banner, flow.width()), space::s4), banner)
        == widgets::BannerPress::Action) {
        frame.send(client::DiscardBroken {});
    }
}

void list_ui(Frame& frame, Rect area, WaitingScreenState& state, std::vector<WaitingRow> const& rows) {
    auto& ui = frame.ui;
    widgets::ScrollArea scroll { ui, area,
        { .key = "list", .label = "Waiting authorizations", .padding = ui.is_phone() ? space::s4 : space::s5 } };
    Flow flow { scroll.flow.rest().at_most_wide(widest) };
    broken_ui(frame, flow);
    widgets::paragraph(ui, flow,
        "The server has not confirmed these yet, and no center knows of them. They are sent, the oldest first, as soon as there is a "
        "connection and this page is open. "
        "When they were submitted is decided by the server's clock.",
        { .ink = Color::TextSecondary });
    for (auto const& row : rows) { item_ui(frame, flow, state, row); }
    flow.gap(space::s4);
    widgets::paragraph(ui, flow,
        "This device keeps it until " + central_date_time_text(frame.data.device.state.lives_until)
            + ", or longer when it is unlocked with a connection before.",
        { .style = TextStyle::Small, .ink = Color::TextMuted });
    scroll.flow.next(flow.used());
}

void locked_ui(Frame& frame, Rect area) {
    auto const count = frame.data.device.state.waiting;
    std::string const title = count == 0 ? "This device is locked" : waiting_sentence(count);
    auto const pressed = widgets::empty_state(frame.ui, area,
        { .icon = icon::lock,
            .tone = Tone::Warning,
            .title = title,
            .text = "Enter your PIN to see and send what is kept here.",
            .buttons = { { .key = "unlock", .label = "Unlock", .style = widgets::ButtonStyle::Primary } } });
    if (pressed) { frame.send(client::AskForPin {}); }
}

void nothing_ui(Frame& frame, Rect area) {
    bool const is_on = frame.data.device.is_mine;
    auto const pressed = widgets::empty_state(frame.ui, area,
        { .icon = icon::inbox,
            .tone = Tone::Neutral,
            .title = "Nothing is waiting",
            .text = is_on ? "What you submit without a connection is kept here until it is sent."
                          : "This device does not keep what you submit without a connection. You can switch that on in your profile.",
            .buttons = { { .key = "go",
                .label = is_on ? "New authorization" : "My profile, Devices",
                .href = is_on ? "/authorizations/new" : "/profile?tab=devices" } } });
    if (pressed) { frame.go(is_on ? "/authorizations/new" : "/profile?tab=devices"); }
}

}  // namespace

void waiting_screen(Frame& frame, Rect area, ScreenStates& states) {
    auto& ui = frame.ui;
    auto const& device = frame.data.device;
    Rect title = area.cut_top(ui.metrics().title_row()).inset(ui.is_phone() ? space::s4 : space::s5, 0);
    widgets::ButtonOptions const lock { .key = "lock", .label = "Lock", .icon = icon::lock };
    if (device.is_open() && widgets::button(ui, title.cut_right(widgets::button_width(ui, lock), space::s3), lock)) {
        frame.send(client::LockDevice {});
    }
    widgets::heading(ui, title, "Waiting on this device", { .level = 1, .style = ui.is_phone() ? TextStyle::Heading : TextStyle::Title });
    if (device.is_mine && device.state.phase == client::DevicePhase::Locked) { return locked_ui(frame, area); }
    auto const rows = waiting_rows(device, frame.data.online && frame.data.session_state == client::SessionState::SignedIn);
    if (rows.empty() && device.broken == 0) { return nothing_ui(frame, area); }
    list_ui(frame, area, states.waiting, rows);
    discard_ui(frame, states.waiting, rows);
}

}  // namespace hub::ui
