#include "ui/shell/account_menu_ui.hpp"

#include "ui/screens/profile/profile_view.hpp"
#include "ui/shell/display_settings_ui.hpp"
#include "ui/widgets/badge.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/popover.hpp"
#include "ui/widgets/text.hpp"

#include <array>
#include <string>

namespace hub::ui {

namespace {

constexpr float menu_width = 320;

struct MenuState {
    bool open = false;
};

std::string initials_of(api::Session const& session) {
    auto const first = [](std::string const& name) {
        std::size_t end = name.empty() ? 0 : 1;
        while (end < name.size() && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U) { ++end; }
        return name.substr(0, end);
    };
    return first(session.first_name) + first(session.last_name);
}

void person_ui(Frame& frame, Flow& flow) {
    auto& ui = frame.ui;
    auto const& session = *frame.data.session;
    Rect row = flow.next(40, space::s3);
    widgets::avatar(ui, row.cut_left(40, space::s3), initials_of(session), widgets::AvatarSize::Normal);
    widgets::text(ui, row.cut_top(20), session.first_name + " " + session.last_name, { .style = TextStyle::BodyStrong });
    widgets::text(ui, row, session.email, { .style = TextStyle::Small, .ink = Color::TextMuted });
    widgets::text(ui, flow.next(20, space::s3), role_words(session) + " at " + session.employer_name,
        { .style = TextStyle::Small, .ink = Color::TextSecondary });
    widgets::separator(ui, flow.next(1, space::s3));
}

void sign_out_ui(Frame& frame, Flow& flow, widgets::Popover& popover) {
    widgets::separator(frame.ui, flow.next(1, space::s3));
    if (widgets::button(
            frame.ui, flow.next(frame.ui.metrics().control()), { .key = "sign-out", .label = "Sign out", .icon = icon::log_out })) {
        popover.close();
        frame.send(client::SignOut {});
    }
}

void more_links_ui(Frame& frame, Flow& flow, widgets::Popover& popover, std::vector<PortletInfo const*> const& more) {
    for (auto const* portlet : more) {
        widgets::ButtonOptions const link { .key = portlet->route, .label = portlet->name, .icon = portlet->icon, .href = portlet->route };
        if (widgets::button(frame.ui, flow.next(frame.ui.metrics().control(), space::s2), link)) {
            popover.close();
            frame.go(portlet->route);
        }
    }
    if (!more.empty()) { flow.gap(space::s2); }
}

void profile_link_ui(Frame& frame, Flow& flow, widgets::Popover& popover) {
    widgets::ButtonOptions const profile { .key = "profile", .label = "My profile", .icon = icon::user, .href = "/profile" };
    if (widgets::button(frame.ui, flow.next(frame.ui.metrics().control(), space::s4), profile)) {
        popover.close();
        frame.go(profile.href);
    }
}

void menu_content_ui(Frame& frame, widgets::Popover& popover, std::vector<PortletInfo const*> const& more) {
    person_ui(frame, popover.flow());
    profile_link_ui(frame, popover.flow(), popover);
    more_links_ui(frame, popover.flow(), popover, more);
    display_settings_ui(frame, popover.flow());
    sign_out_ui(frame, popover.flow(), popover);
}

/// A button whose look is the caller's, and the popover that it opens.
void opener_ui(Frame& frame, Rect area, std::string_view name, std::vector<PortletInfo const*> const& more, Align align,
    std::function<void(Interaction const&)> const& look) {
    auto& ui = frame.ui;
    auto const scope = ui.scope("account-menu");
    auto const id = ui.id("open");
    auto& state = ui.state<MenuState>(id);
    auto const interaction = ui.interact(id, area);
    look(interaction);
    ui.publish(id,
        { .role = Role::Button,
            .rect = area,
            .name = name,
            .flags = semantics::Focusable | semantics::HasPopup | semantics::HiddenLabel
                | (state.open ? semantics::Expanded : semantics::Collapsed) });
    if (interaction.activated) { state.open = !state.open; }
    if (auto popover = widgets::Popover(
            ui, state.open, { .key = "menu", .label = name, .anchor = area, .opener = id, .width = menu_width, .align = align })) {
        menu_content_ui(frame, popover, more);
    }
}

}  // namespace

void account_menu_ui(Frame& frame, Rect area) {
    auto const& session = *frame.data.session;
    auto const name = "Account of " + session.first_name + " " + session.last_name;
    float const side = std::max(32.0F, frame.ui.metrics().target());
    Rect const target = area.centered(side, side);
    opener_ui(frame, target, name, {}, Align::Right, [&](Interaction const& interaction) {
        widgets::avatar(frame.ui, target.centered(32, 32), initials_of(session), widgets::AvatarSize::Small);
        if (interaction.focus_ring) { frame.ui.painter().focus_ring(target.centered(32, 32), 16); }
    });
}

void more_menu_ui(
    Frame& frame, Rect area, std::vector<PortletInfo const*> const& more, std::function<void(Interaction const&)> const& look) {
    opener_ui(frame, area, "More", more, Align::Right, look);
}

}  // namespace hub::ui
