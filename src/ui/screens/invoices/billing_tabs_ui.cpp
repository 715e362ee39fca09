#include "ui/screens/invoices/billing_tabs_ui.hpp"

#include "base/text.hpp"
#include "ui/widgets/badge.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/tabs.hpp"
#include "ui/widgets/text.hpp"

#include <portal.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace hub::ui {

namespace {

struct TabInfo {
    std::string_view label;
    std::string_view route;
};
constexpr std::array tab_infos { TabInfo { "Open invoices", "/billing/open" }, TabInfo { "Paid invoices", "/billing/paid" },
    TabInfo { "Bill delivery", "/billing/delivery" }, TabInfo { "Charges", "/billing/charges" } };

std::string open_count(client::Data const& data) {
    if (!data.home.value || !data.home.value->billing) { return {}; }
    return with_thousands(data.home.value->billing->open);
}

void title_ui(Frame& frame, Rect row) {
    auto& ui = frame.ui;
    Rect inner = row.inset(ui.is_phone() ? space::s4 : space::s5, 0);
    auto const refreshed_at = frame.data.billing.invoices.refreshed_at();
    std::string const refreshed = refreshed_at ? "Status and amounts as of " + central_date_time_text(*refreshed_at) : std::string {};
    float const needed = ui.painter().text_width(refreshed, TextStyle::Small) + 24;
    if (!refreshed.empty() && inner.width > needed + 320) {
        Rect place = inner.cut_right(needed, space::s4);
        ui.painter().icon(place.cut_left(icon_px(IconSize::Normal), space::s2), icon::refresh_cw, IconSize::Normal, Color::TextMuted);
        widgets::text(ui, place, refreshed, { .style = TextStyle::Small, .ink = Color::TextMuted });
    }
    widgets::heading(ui, inner, "Billing and payments", { .level = 1, .style = ui.is_phone() ? TextStyle::Heading : TextStyle::Title });
}

}  // namespace

void billing_header_ui(Frame& frame, Rect& area, BillingTab present) {
    auto& ui = frame.ui;
    title_ui(frame, area.cut_top(ui.is_phone() ? 56 : ui.metrics().title_row()));
    auto const open = open_count(frame.data);
    std::vector<widgets::TabItem> items;
    for (auto const& info : tab_infos) {
        items.push_back({ .label = info.label, .count = items.empty() ? std::string_view { open } : std::string_view {} });
    }
    auto selected = static_cast<std::size_t>(present);
    float const edge = ui.is_phone() ? space::s4 : space::s5;
    if (widgets::tabs(ui, area.cut_top(ui.metrics().tabs()), selected,
            { .key = "billing", .label = "Billing and payments", .controls = "billing-panel", .edge = edge }, items)) {
        frame.go(tab_infos.at(selected).route);
    }
}

Ui::NodeScope billing_tab_panel(Frame& frame, Rect const& area, BillingTab present) {
    return widgets::tab_panel(frame.ui, area, "billing-panel", tab_infos.at(static_cast<std::size_t>(present)).label);
}

void no_billing_access_ui(Frame& frame, Rect area) {
    auto& ui = frame.ui;
    widgets::ScrollArea scroll { ui, area, { .key = "no-access", .label = "No access", .padding = space::s4 } };
    Flow flow { scroll.flow.rest().centered(std::min(520.0F, area.width - 2 * space::s4), area.height - 2 * space::s6) };
    widgets::icon_circle(ui, flow.next(48, space::s4), icon::lock, Tone::Warning, 48, IconSize::Huge);
    widgets::heading(ui, flow.next(28, space::s1), "You have no access to Billing and payments",
        { .level = 1, .style = TextStyle::Heading, .align = Align::Center, .max_lines = 2 });
    widgets::text(ui, flow.next(64, space::s3),
        "Non-injury billing contacts and Billing Admins see and pay invoices. Ask a User Admin of your company to make you one.",
        { .ink = Color::TextSecondary, .align = Align::Center, .max_lines = 3 });
    auto const& query = frame.data.billing.helpers;
    if (query.value && !query.value->user_admins.empty()) {
        widgets::heading(ui, flow.next(28), "User Admins", { .level = 2, .style = TextStyle::BodyStrong });
        auto const& admins = query.value->user_admins;
        auto const list = ui.group("admins",
            { .role = Role::List, .rect = flow.rest().with_height(56 * static_cast<float>(admins.size())), .name = "User Admins" });
        for (std::size_t i = 0; i < admins.size(); ++i) {
            auto const scope = ui.scope("admin-" + std::to_string(i));
            Rect row = flow.next(56);
            auto const item = ui.group("row", { .role = Role::ListItem, .rect = row, .name = {} });
            ui.painter().horizontal_line(row.x, row.right(), row.bottom() - 1, Color::BorderSubtle);
            Rect lines = row.middle(42);
            widgets::text(ui, lines.cut_top(20), admins[i].name, { .style = TextStyle::BodyStrong });
            std::string const mail = "mailto:" + admins[i].email;
            if (widgets::link(ui, lines, { .key = "mail", .label = admins[i].email, .href = mail, .style = TextStyle::Small })) {
                frame.send(client::OpenExternal { mail });
            }
        }
    } else {
        widgets::text(ui, flow.next(28), "Support knows who they are: " + std::string { portal::support_phone },
            { .style = TextStyle::Small, .ink = Color::TextMuted, .align = Align::Center });
    }
    scroll.flow.next(flow.used());
}

}  // namespace hub::ui
