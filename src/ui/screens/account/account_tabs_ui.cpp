#include "ui/screens/account/account_tabs_ui.hpp"

#include "base/text.hpp"
#include "domain/permissions.hpp"
#include "ui/screens/contacts/contact_words.hpp"
#include "ui/widgets/badge.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/tabs.hpp"
#include "ui/widgets/text.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace hub::ui {

namespace {

struct TabInfo {
    std::string_view label;
    std::string_view route;
};
constexpr std::array tab_infos { TabInfo { "My contacts", "/contacts" }, TabInfo { "Recent changes", "/changes" },
    TabInfo { "Security", "/security" } };
constexpr std::string_view only_user_admins = "Only User Admins can open this.";

std::string unverified(client::Data const& data) {
    if (!data.changes.value) { return {}; }
    auto const count = std::ranges::count_if(data.changes.value->items, [](api::ChangeItem const& change) { return !change.verified_at; });
    return count == 0 ? std::string {} : with_thousands(count);
}

}  // namespace

void account_tabs_ui(Frame& frame, Rect row, AccountTab present) {
    bool const may = domain::is_user_admin(frame.data.viewer);
    auto const open_changes = unverified(frame.data);
    std::vector<widgets::TabItem> items;
    for (auto const& info : tab_infos) {
        bool const refused = !may && info.route != tab_infos[0].route;
        items.push_back({ .label = info.label,
            .count = info.route == "/changes" ? std::string_view { open_changes } : std::string_view {},
            .disabled = refused,
            .reason = only_user_admins });
    }
    auto selected = static_cast<std::size_t>(present);
    float const edge = frame.ui.is_phone() ? space::s4 : space::s5;
    if (widgets::tabs(frame.ui, row, selected,
            { .key = "account", .label = "Account information", .controls = "account-panel", .edge = edge }, items)) {
        frame.go(tab_infos.at(selected).route);
    }
}

Ui::NodeScope account_tab_panel(Frame& frame, Rect const& area, AccountTab present) {
    return widgets::tab_panel(frame.ui, area, "account-panel", tab_infos.at(static_cast<std::size_t>(present)).label);
}

void for_user_admins_only_ui(Frame& frame, Rect area, std::string_view what) {
    auto& ui = frame.ui;
    auto const names = user_admins_of(frame.data);
    std::string const title = std::string { what } + " is for User Admins";
    std::string const text = names.empty() ? "A User Admin of your company can look this up for you."
                                           : "Ask " + alternatives(names) + ": they can look this up for you, or make you a User Admin.";
    Flow flow { area.centered(std::min(480.0F, area.width - 2 * space::s4), 240) };
    widgets::icon_circle(ui, flow.next(48, space::s4), icon::lock, Tone::Warning, 48, IconSize::Huge);
    widgets::heading(ui, flow.next(28, space::s1), title, { .level = 1, .style = TextStyle::Heading, .align = Align::Center });
    widgets::text(ui, flow.next(60, space::s3), text, { .ink = Color::TextSecondary, .align = Align::Center, .max_lines = 3 });
    widgets::ButtonOptions const back {
        .key = "contacts", .label = "Go to my contacts", .style = widgets::ButtonStyle::Primary, .href = "/contacts"
    };
    if (widgets::button(ui, flow.next(ui.metrics().control()).centered(widgets::button_width(ui, back), ui.metrics().control()), back)) {
        frame.go("/contacts");
    }
}

}  // namespace hub::ui
