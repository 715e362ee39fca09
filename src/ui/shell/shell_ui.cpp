#include "ui/shell/shell_ui.hpp"

#include "ui/dialogs/bundle_ui.hpp"
#include "ui/screens/sign_in/entry_ui.hpp"
#include "ui/shell/message_page_ui.hpp"
#include "ui/shell/navigation_ui.hpp"
#include "ui/shell/notices_ui.hpp"
#include "ui/shell/sandbox_banner_ui.hpp"
#include "ui/shell/top_bar_ui.hpp"

#include <portal.hpp>

#include <string>

namespace hub::ui {

namespace {

constexpr float edge = 8;

void set_title(Frame& frame, ShellState& state, std::string_view screen_title) {
    frame.ui.set_page(std::string { screen_title } + " - " + std::string { portal::product }, "en");
    if (state.announced_route == frame.route_version) { return; }
    bool const is_first = state.announced_route == 0;
    state.announced_route = frame.route_version;
    if (!is_first) { frame.ui.announce(std::string { screen_title }); }
}

void screen_ui(Frame& frame, ShellState& state, ScreenStates& screens, ScreenInfo const* screen, Rect sheet) {
    auto const scope = frame.ui.group("main", { .role = Role::Main, .rect = sheet, .name = {} });
    if (screen == nullptr) {
        set_title(frame, state, "Page not found");
        message_page_ui(frame, sheet, MessagePage::NotFound, {});
        return;
    }
    set_title(frame, state, screen->title);
    if (frame.data.session_state == client::SessionState::Offline && !screen->works_offline) {
        message_page_ui(frame, sheet, MessagePage::NeedsConnection, {});
        return;
    }
    if (auto const decision = screen->allowed(frame.data.viewer); !decision) {
        if (screen->draw_refused != nullptr) { return screen->draw_refused(frame, sheet); }
        message_page_ui(frame, sheet, MessagePage::NotAllowed, decision.reason);
        return;
    }
    auto const keys = frame.ui.scope(screen->key);
    screen->draw(frame, sheet, screens);
}

/// Top bar, navigation and the sheet, by width.
void portal_ui(Frame& frame, ShellState& state, ScreenStates& screens, Rect area) {
    auto const* screen = find_screen(frame.route);
    Portlet const current = screen != nullptr ? screen->portlet : Portlet::Home;
    auto& painter = frame.ui.painter();
    if (frame.ui.is_phone()) {
        Rect const bar = area.cut_bottom(bottom_bar_height);
        painter.fill(area, Color::BgSurface);
        screen_ui(frame, state, screens, screen, area);
        bottom_bar_ui(frame, bar, current);
        return;
    }
    top_bar_ui(frame, area.cut_top(top_bar_height));
    if (frame.ui.breakpoint() == Breakpoint::Wide) {
        sidebar_ui(frame, area.cut_left(sidebar_width), current);
    } else {
        rail_ui(frame, area.cut_left(rail_width), current);
    }
    Rect const sheet = area.inset(0, 0, edge, edge);
    painter.frame(sheet, Color::BgSurface, Color::BorderDefault, radius::lg);
    screen_ui(frame, state, screens, screen, sheet.inset(1));
}

}  // namespace

void shell_ui(Frame& frame, ShellState& state, ScreenStates& screens) {
    auto& ui = frame.ui;
    Rect area = ui.viewport();
    ui.painter().fill(area, Color::BgPage);
    if (frame.data.sandbox) { sandbox_banner_ui(frame, area.cut_top(sandbox_banner_height(ui))); }
    auto const page = entry_page_of(frame.data, frame.route);
    bool const signed_in =
        frame.data.session_state == client::SessionState::SignedIn || frame.data.session_state == client::SessionState::Offline;
    // Of what was typed, passwords are not kept beyond the session.
    if (!signed_in) { screens.profile = {}; }
    if (page != EntryPage::None) {
        set_title(frame, state, title_of(page));
        entry_ui(frame, area, page, state.entry);
    } else if (!signed_in) {
        set_title(frame, state, "Loading");
    } else {
        if (has_offline_banner(frame.data)) { offline_banner_ui(frame, area.cut_top(offline_banner_height)); }
        portal_ui(frame, state, screens, area);
        bundle_dialog_ui(frame, screens.results.bundle);
    }
    step_up_dialog_ui(frame, state.step_up);
    idle_dialog_ui(frame, state.idle);
    device_dialogs_ui(frame, state.device);
    notices_ui(frame);
}

std::uint32_t needs_of(client::Route const& route, domain::Viewer const& viewer) {
    auto const* screen = find_screen(route);
    // The navigation shows counts on every screen.
    if (screen == nullptr) { return client::NeedHome; }
    return (screen->allowed(viewer) ? screen->needs : screen->refused_needs) | client::NeedHome;
}

}  // namespace hub::ui
