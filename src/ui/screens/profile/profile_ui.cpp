#include "ui/screens/profile/profile_ui.hpp"

#include "ui/screens/profile/profile_parts.hpp"
#include "ui/screens/profile/profile_view.hpp"
#include "ui/screens/screens.hpp"
#include "ui/shell/display_settings_ui.hpp"
#include "ui/widgets/badge.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/list_state.hpp"
#include "ui/widgets/tabs.hpp"
#include "ui/widgets/text.hpp"

#include <array>
#include <string>

namespace hub::ui {

namespace {

constexpr float widest = 720;

struct TabInfo {
    std::string_view name;  ///< in the address
    std::string_view label;
};
constexpr std::array tabs { TabInfo { "data", "My data" }, TabInfo { "password", "Password" }, TabInfo { "second-step", "Second step" },
    TabInfo { "devices", "Devices" }, TabInfo { "notifications", "Notifications" }, TabInfo { "display", "Display" } };

void read_route(client::Route const& route, ProfileState& state) {
    state.tab = ProfileTab::Data;
    for (std::size_t i = 0; i < tabs.size(); ++i) {
        if (route.get("tab") == tabs.at(i).name) { state.tab = static_cast<ProfileTab>(i); }
    }
}

client::Route route_of(ProfileState const& state) {
    client::Route route { .path = "/profile", .query = {} };
    auto const tab = static_cast<std::size_t>(state.tab);
    return tab == 0 ? route : route.with("tab", tabs.at(tab).name);
}

void title_ui(Frame& frame, Rect row) {
    auto& ui = frame.ui;
    auto const& session = *frame.data.session;
    row = row.inset(ui.is_phone() ? space::s4 : space::s5, 0);
    Rect lines = row.middle(52);
    widgets::heading(ui, lines.cut_top(32), "My profile", { .level = 1, .style = ui.is_phone() ? TextStyle::Heading : TextStyle::Title });
    widgets::text(ui, lines, session.first_name + " " + session.last_name + ", " + role_words(session),
        { .style = TextStyle::Small, .ink = Color::TextSecondary });
}

void tabs_ui(Frame& frame, Rect row, ProfileState& state) {
    std::vector<widgets::TabItem> items;
    for (auto const& tab : tabs) { items.push_back({ .key = tab.name, .label = tab.label }); }
    auto selected = static_cast<std::size_t>(state.tab);
    float const edge = frame.ui.is_phone() ? space::s4 : space::s5;
    if (widgets::tabs(frame.ui, row, selected, { .key = "tabs", .label = "My profile", .controls = "panel", .edge = edge }, items)) {
        state.tab = static_cast<ProfileTab>(selected);
    }
}

/// The tabs that need the profile of the server.
void loaded_ui(Frame& frame, Flow& flow, ProfileState& state) {
    auto const& query = frame.data.account.profile;
    if (!query.value) {
        auto const press = widgets::list_state(frame.ui, flow.next(320),
            { .shown = widgets::list_state_of(query, false), .noun = "profile", .error = query.error ? &*query.error : nullptr });
        if (press == widgets::ListPress::Retry) { frame.send(client::Reload {}); }
        return;
    }
    switch (state.tab) {
    case ProfileTab::Data: return profile_data_ui(frame, flow, *query.value);
    case ProfileTab::Password: return profile_password_ui(frame, flow, state, *query.value);
    case ProfileTab::SecondFactor: return profile_second_factor_ui(frame, flow, state, *query.value);
    case ProfileTab::Notifications: return profile_notifications_ui(frame, flow, *query.value);
    case ProfileTab::Devices:
    case ProfileTab::Display: break;
    }
}

void content_ui(Frame& frame, Flow& flow, ProfileState& state) {
    if (state.tab == ProfileTab::Devices) {
        profile_devices_ui(frame, flow, state);
        return profile_offline_ui(frame, flow, state.offline);
    }
    if (state.tab != ProfileTab::Display) { return loaded_ui(frame, flow, state); }
    widgets::heading(frame.ui, flow.next(24, space::s1), "Display", { .level = 2, .style = TextStyle::Subheading });
    widgets::paragraph(frame.ui, flow, "For this device only.", { .style = TextStyle::Small, .ink = Color::TextMuted });
    flow.gap(space::s3);
    display_settings_ui(frame, flow);
}

}  // namespace

void profile_screen(Frame& frame, Rect area, ScreenStates& states) {
    auto& ui = frame.ui;
    auto& state = states.profile;
    if (state.seen_route != frame.route_version) {
        state.seen_route = frame.route_version;
        read_route(frame.route, state);
    }
    title_ui(frame, area.cut_top(76));
    tabs_ui(frame, area.cut_top(ui.metrics().tabs()), state);
    auto const panel = widgets::tab_panel(ui, area, "panel", tabs.at(static_cast<std::size_t>(state.tab)).label);
    {
        auto const keys = ui.scope(tabs.at(static_cast<std::size_t>(state.tab)).name);
        widgets::ScrollArea scroll { ui, area, { .key = "page", .label = "My profile", .padding = ui.is_phone() ? space::s4 : space::s5 } };
        Flow flow { scroll.flow.rest().at_most_wide(widest) };
        content_ui(frame, flow, state);
        scroll.flow.next(flow.used());
    }
    frame.note(route_of(state));
}

}  // namespace hub::ui
