#include "ui/shell/message_page_ui.hpp"

#include "ui/screens/waiting/waiting_view.hpp"
#include "ui/widgets/badge.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/list_state.hpp"
#include "ui/widgets/text.hpp"

#include <algorithm>

namespace hub::ui {

namespace {

void needs_connection_ui(Frame& frame, Rect area) {
    auto const pressed = widgets::empty_state(frame.ui, area,
        { .icon = icon::wifi_off,
            .tone = Tone::Warning,
            .title = "This needs a connection",
            .text = "Without one you can write authorizations and look at what waits on this device.",
            .buttons = { { .key = "waiting", .label = "What waits here", .href = "/waiting" },
                { .key = "new", .label = "New authorization", .style = widgets::ButtonStyle::Primary, .href = "/authorizations/new" } } });
    if (pressed) { frame.go(*pressed == 0 ? "/waiting" : "/authorizations/new"); }
}

}  // namespace

void message_page_ui(Frame& frame, Rect area, MessagePage page, std::string_view reason) {
    auto& ui = frame.ui;
    if (page == MessagePage::NeedsConnection) { return needs_connection_ui(frame, area); }
    bool const missing = page == MessagePage::NotFound;
    Flow flow { area.centered(std::min(440.0F, area.width - 2 * space::s4), 220) };
    widgets::icon_circle(
        ui, flow.next(48, space::s4), missing ? icon::search : icon::lock, missing ? Tone::Neutral : Tone::Warning, 48, IconSize::Huge);
    widgets::heading(ui, flow.next(24, space::s1), missing ? "This page does not exist" : "You have no access to this page",
        { .level = 1, .style = TextStyle::Heading, .align = Align::Center });
    std::string_view const words = missing ? "The address may be mistyped, or what it showed has been removed." : reason;
    widgets::text(ui, flow.next(60, space::s3), words, { .ink = Color::TextSecondary, .align = Align::Center, .max_lines = 3 });
    widgets::ButtonOptions const home {
        .key = "home", .label = "Go to the home page", .style = widgets::ButtonStyle::Primary, .href = "/"
    };
    if (widgets::button(ui, flow.next(ui.metrics().control()).centered(widgets::button_width(ui, home), ui.metrics().control()), home)) {
        frame.go("/");
    }
}

bool has_offline_banner(client::Data const& data) {
    bool const waits = data.device.is_mine && data.device.state.waiting > 0;
    return !data.online || data.session_state == client::SessionState::Offline || waits;
}

void offline_banner_ui(Frame& frame, Rect area) {
    auto& ui = frame.ui;
    auto const& device = frame.data.device;
    auto const region = ui.group("connection", { .role = Role::Region, .rect = area, .name = "Connection" });
    bool const online = frame.data.online && frame.data.session_state == client::SessionState::SignedIn;
    Tone const tone = online ? Tone::Info : Tone::Warning;
    auto const look = tone_colors(tone);
    ui.painter().fill(area, look.surface);
    ui.painter().horizontal_line(area.x, area.right(), area.bottom() - 1, look.border);
    Rect row = area.inset(space::s4, 0);
    ui.painter().icon(
        row.cut_left(icon_px(IconSize::Normal), space::s2), online ? icon::hourglass : icon::wifi_off, IconSize::Normal, look.text);
    if (device.is_mine && device.state.waiting > 0) {
        std::string const words = waiting_words(device.state.waiting);
        widgets::LinkOptions const link {
            .key = "connection-waiting", .label = words, .href = "/waiting", .style = TextStyle::SmallStrong, .ink = look.text
        };
        if (widgets::link(ui, row.cut_right(widgets::link_width(ui, link), space::s3), link)) { frame.go("/waiting"); }
    }
    bool const keeps = device.is_open();
    bool const locked = device.is_mine && device.state.phase == client::DevicePhase::Locked;
    std::string_view const words = online
        ? (locked ? "This device is locked. Unlock it to send what waits." : "Authorizations wait on this device.")
        : keeps ? (ui.is_phone() ? "No connection. Submits are kept here." : "No connection. What you submit is kept on this device.")
                : "No connection. What you see may be old; what you enter is kept.";
    widgets::status_text(ui, row, "offline", words, { .style = TextStyle::Small, .ink = look.text });
}

}  // namespace hub::ui
