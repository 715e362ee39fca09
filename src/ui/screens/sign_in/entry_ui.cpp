#include "ui/screens/sign_in/entry_ui.hpp"

#include "ui/screens/sign_in/forgot_password_ui.hpp"
#include "ui/screens/sign_in/no_connection_ui.hpp"
#include "ui/screens/sign_in/password_page_ui.hpp"
#include "ui/screens/sign_in/request_account_ui.hpp"
#include "ui/screens/sign_in/second_factor_ui.hpp"
#include "ui/screens/sign_in/sign_in_panel_ui.hpp"
#include "ui/screens/sign_in/sign_in_ui.hpp"
#include "ui/shell/top_bar_ui.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/text.hpp"

#include <portal.hpp>

#include <algorithm>
#include <string>

namespace hub::ui {

namespace {

constexpr float form_width = 360;
constexpr float ring_room = 5;

void foot_ui(Frame& frame, Rect area) {
    auto& ui = frame.ui;
    bool const stacked = area.height > 30;
    Rect row = stacked ? area.cut_top(20) : area;
    Rect const dot = row.cut_left(8, space::s2);
    ui.painter().circle(dot.center_x(), dot.center_y(), 4, Color::SuccessSolid);
    widgets::text(ui, row.cut_left(ui.painter().text_width("Support", TextStyle::Small), space::s1), "Support",
        { .style = TextStyle::Small, .ink = Color::TextMuted });
    widgets::LinkOptions const phone {
        .label = portal::support_phone, .href = "tel:+18443058868", .style = TextStyle::SmallStrong, .ink = Color::TextSecondary
    };
    if (widgets::link(ui, row.cut_left(widgets::link_width(ui, phone), space::s4), phone)) {
        frame.send(client::OpenExternal { std::string { phone.href } });
    }
    widgets::text(ui, stacked ? area : row, portal::support_hours,
        { .style = TextStyle::Small, .ink = Color::TextMuted, .align = stacked ? Align::Left : Align::Right });
}

void content_ui(Frame& frame, Flow& flow, EntryPage page, EntryState& state, bool is_new) {
    switch (page) {
    case EntryPage::ForgotPassword: return forgot_password_ui(frame, flow, state.forgot, is_new);
    case EntryPage::NewPassword: return password_page_ui(frame, flow, state.password, is_new);
    case EntryPage::RequestAccount: return request_account_ui(frame, flow, state.request, is_new);
    case EntryPage::NoConnection: return no_connection_ui(frame, flow, state.no_connection);
    case EntryPage::SecondFactor: return second_factor_ui(frame, flow, state.second_factor, is_new);
    case EntryPage::SignIn:
    case EntryPage::None: break;
    }
    sign_in_ui(frame, flow, state.sign_in);
}

/// Begins at the top, because it may not fit anyway.
bool is_long(Frame const& frame, EntryPage page) {
    if (page == EntryPage::RequestAccount || page == EntryPage::NewPassword) { return true; }
    return page == EntryPage::SecondFactor && (frame.data.account.setup || frame.data.account.recovery_codes);
}

std::string_view key_of(EntryPage page) {
    switch (page) {
    case EntryPage::ForgotPassword: return "forgot-password";
    case EntryPage::NewPassword: return "new-password";
    case EntryPage::RequestAccount: return "request-account";
    case EntryPage::NoConnection: return "no-connection";
    case EntryPage::SecondFactor: return "second-factor";
    case EntryPage::SignIn:
    case EntryPage::None: break;
    }
    return "sign-in";
}

/// The server did not answer, or, with a device that could go on without it, the network is gone.
bool has_no_connection(client::Data const& data) {
    if (data.start_error && data.start_error->code == ErrorCode::Unavailable) { return true; }
    return !data.online && data.device.state.opens_alone(data.now);
}

}  // namespace

EntryPage entry_page_of(client::Data const& data, client::Route const& route) {
    using client::SessionState;
    if (data.session_state == SessionState::Unknown) { return EntryPage::None; }
    if (route.path == "/password") { return EntryPage::NewPassword; }
    if (data.session_state == SessionState::SignedIn || data.session_state == SessionState::Offline) { return EntryPage::None; }
    if (data.session_state == SessionState::Halfway) { return EntryPage::SecondFactor; }
    if (has_no_connection(data)) { return EntryPage::NoConnection; }
    if (route.path == "/forgot-password") { return EntryPage::ForgotPassword; }
    if (route.path == "/request-account" && portal::switches_request_account_form) { return EntryPage::RequestAccount; }
    return EntryPage::SignIn;
}

std::string_view title_of(EntryPage page) {
    switch (page) {
    case EntryPage::ForgotPassword: return "Forgot password";
    case EntryPage::NewPassword: return "Choose a password";
    case EntryPage::RequestAccount: return "Request an account";
    case EntryPage::NoConnection: return "No connection";
    case EntryPage::SecondFactor: return "Second step";
    case EntryPage::SignIn:
    case EntryPage::None: break;
    }
    return "Sign in";
}

void entry_ui(Frame& frame, Rect area, EntryPage page, EntryState& state) {
    auto& ui = frame.ui;
    std::uint64_t const seen = frame.route_version * 8 + static_cast<std::uint64_t>(page);
    // The page as it was loaded keeps the focus where the person put it.
    bool const is_new = state.seen_page != seen && state.seen_page != 0;
    state.seen_page = seen;
    // No code and no password stays behind.
    if (page != EntryPage::SecondFactor) { state.second_factor = {}; }
    if (page != EntryPage::NoConnection) { state.no_connection = {}; }
    if (page != EntryPage::NewPassword) { state.password = {}; }
    auto const scope = ui.scope(key_of(page));
    auto const main = ui.group("main", { .role = Role::Main, .rect = area, .name = {} });
    ui.painter().fill(area, Color::BgSurface);
    if (area.width >= 1024) { sign_in_panel_ui(frame, area.cut_right(area.width * 0.6F)); }
    float const edge = ui.is_phone() ? space::s4 : space::s7;
    Rect inner = area.inset(edge, ui.is_phone() ? space::s4 : 40.0F);
    Rect brand = inner.cut_top(28, space::s5);
    logo_ui(ui, brand.cut_left(28, space::s3));
    widgets::text(ui, brand, portal::product, { .style = TextStyle::Subheading });
    Rect const foot = inner.cut_bottom(inner.width < 440 ? 40.0F : 20.0F, space::s4);
    Rect const column = inner.centered(std::min(form_width, inner.width), inner.height);
    {
        widgets::ScrollArea scroll { ui, inner.inset(-ring_room, 0), { .key = "page", .label = title_of(page) } };
        Flow flow { Rect { column.x, scroll.flow.y(), column.width, column.height } };
        if (!is_long(frame, page)) { flow.gap(std::clamp((inner.height - 440) * 0.36F, 0.0F, 140.0F)); }
        content_ui(frame, flow, page, state, is_new);
        scroll.flow.next(flow.used());
    }
    foot_ui(frame, foot);
}

void back_to_sign_in_ui(Frame& frame, Flow& flow) {
    auto& ui = frame.ui;
    widgets::LinkOptions const back { .key = "back", .label = "Back to sign in", .href = "/", .icon = icon::arrow_left };
    if (widgets::link(ui, flow.next(24, space::s4).with_width(widgets::link_width(ui, back)), back)) { frame.go("/"); }
}

void support_text_ui(Frame& frame, Flow& flow, std::string_view before) {
    std::string const words = std::string { before } + " Call Support at " + std::string { portal::support_phone } + ", "
        + std::string { portal::support_hours } + ".";
    widgets::paragraph(frame.ui, flow, words, { .style = TextStyle::Small, .ink = Color::TextMuted });
    flow.gap(space::s4);
}

void failure_ui(Frame& frame, Flow& flow, std::string_view message) {
    if (message.empty()) { return; }
    widgets::BannerOptions const banner { .key = "failure", .tone = Tone::Danger, .text = message, .assertive = true };
    widgets::banner(frame.ui, flow.next(widgets::banner_height(frame.ui, banner, flow.width()), space::s4), banner);
}

}  // namespace hub::ui
