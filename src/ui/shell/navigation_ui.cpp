#include "ui/shell/navigation_ui.hpp"

#include "base/text.hpp"
#include "ui/shell/account_menu_ui.hpp"
#include "ui/widgets/text.hpp"

#include <portal.hpp>

#include <string>
#include <vector>

namespace hub::ui {

namespace {

constexpr std::size_t bottom_bar_portlets = 4;

std::vector<PortletInfo const*> offered(Frame const& frame) {
    std::vector<PortletInfo const*> list;
    for (auto const& portlet : portlets()) {
        if (portlet.allowed(frame.data.viewer)) { list.push_back(&portlet); }
    }
    return list;
}

struct NavigationLink {
    WidgetId id;
    Interaction interaction;
    PortletInfo::Badge badge;
};

/// The node, the pointer and the click of one entry; what it looks like is the caller's.
NavigationLink link_of(Frame& frame, PortletInfo const& portlet, Rect const& rect, bool is_current) {
    NavigationLink link { .id = frame.ui.id(portlet.route), .interaction = {}, .badge = {} };
    link.interaction = frame.ui.interact(link.id, rect);
    if (portlet.badge != nullptr) { link.badge = portlet.badge(frame.data); }
    NodeSpec node { .role = Role::Link,
        .rect = rect,
        .name = portlet.name,
        .flags = semantics::Focusable | semantics::HiddenLabel | (is_current ? semantics::Current : 0U),
        .texts = { { Attribute::Href, std::string { portlet.route } } } };
    if (link.badge.count > 0) { node.texts.push_back({ Attribute::Description, link.badge.words }); }
    frame.ui.publish(link.id, node);
    if (link.interaction.activated) { frame.go(portlet.route); }
    return link;
}

void paint_ground(Ui& ui, NavigationLink const& link, Rect const& rect, bool is_current, float radius) {
    float const hover = ui.animated(link.id, link.interaction.hovered ? 1 : 0, motion::color, Curve::Linear);
    if (is_current) {
        ui.painter().fill(rect, Color::AccentSurface, radius);
    } else if (hover > 0) {
        ui.painter().fill(rect, ui.painter().mixed(Color::BgPage, Color::BgPressed, hover), radius);
    }
    if (link.interaction.focus_ring) { ui.painter().focus_ring_inside(rect, radius); }
}

void sidebar_entry_ui(Frame& frame, PortletInfo const& portlet, Rect rect, bool is_current) {
    auto& painter = frame.ui.painter();
    auto const link = link_of(frame, portlet, rect, is_current);
    paint_ground(frame.ui, link, rect, is_current, radius::md);
    Rect content = rect.inset(10, 0);
    painter.icon(
        content.cut_left(icon_px(IconSize::Normal), 10), portlet.icon, IconSize::Normal, is_current ? Color::AccentText : Color::TextMuted);
    if (link.badge.count > 0) {
        auto const count = with_thousands(link.badge.count);
        painter.text(content.cut_right(painter.text_width(count, TextStyle::CaptionStrong), 2), count,
            { .style = TextStyle::CaptionStrong, .ink = is_current ? Color::AccentText : Color::TextMuted });
    }
    painter.text(content, portlet.name, { .style = TextStyle::BodyStrong, .ink = is_current ? Color::AccentText : Color::TextSecondary });
}

bool is_support_open(Frame const& frame) {
    int const weekday = frame.data.today.weekday();
    int const minutes = central_minutes(frame.data.now);
    return weekday >= 1 && weekday <= 5 && minutes >= portal::support_opens_minute && minutes < portal::support_closes_minute;
}

void support_box_ui(Frame& frame, Rect area) {
    auto& ui = frame.ui;
    ui.painter().horizontal_line(area.x, area.right(), area.y, Color::BorderDefault);
    area.cut_top(space::s3);
    bool const open = is_support_open(frame);
    Rect first = area.cut_top(20).inset(10, 0);
    Rect const dot = first.cut_left(space::s2, space::s2);
    ui.painter().circle(dot.center_x(), dot.center_y(), 4, open ? Color::SuccessSolid : Color::TextMuted);
    widgets::text(
        ui, first, open ? "Support is open" : "Support is closed", { .style = TextStyle::SmallStrong, .ink = Color::TextSecondary });
    TextOptions const small { .style = TextStyle::Caption, .ink = Color::TextMuted };
    widgets::text(ui, area.cut_top(18).inset(10, 0), portal::support_phone, small);
    auto const hours = open ? "Until " + std::string { portal::support_closes } + " CT today"
                            : "Opens " + std::string { portal::support_opens } + " CT, Mon to Fri";
    widgets::text(ui, area.cut_top(18).inset(10, 0), hours, small);
}

void rail_entry_ui(Frame& frame, PortletInfo const& portlet, Rect rect, bool is_current) {
    auto& painter = frame.ui.painter();
    auto const link = link_of(frame, portlet, rect, is_current);
    paint_ground(frame.ui, link, rect, is_current, radius::md);
    Rect content = rect.middle(40);
    Ink const ink = is_current ? Color::AccentText : Color::TextSecondary;
    Rect const icon = content.cut_top(20, space::s1);
    painter.icon(icon, portlet.icon, IconSize::Large, ink);
    if (link.badge.count > 0) { painter.circle(icon.center_x() + 11, icon.y + 1, 4, Color::AccentFill); }
    painter.text(content, portlet.short_name, { .style = TextStyle::CaptionStrong, .ink = ink, .align = Align::Center });
}

void bottom_bar_look(Ui& ui, Rect rect, Icon icon, std::string_view name, bool is_current, Interaction const& interaction) {
    auto& painter = ui.painter();
    Ink const ink = is_current ? Color::AccentText : Color::TextMuted;
    Rect content = rect.middle(48);
    Rect const pill = content.cut_top(28, space::s1).centered(56, 28);
    if (is_current) { painter.fill(pill, Color::AccentSurface, radius::pill); }
    painter.icon(pill, icon, IconSize::Large, ink);
    painter.text(content, name, { .style = TextStyle::CaptionStrong, .ink = ink, .align = Align::Center });
    if (interaction.focus_ring) { painter.focus_ring_inside(rect.inset(2), radius::md); }
}

}  // namespace

void sidebar_ui(Frame& frame, Rect area, Portlet current) {
    auto const scope = frame.ui.group("sidebar", { .role = Role::Navigation, .rect = area, .name = "Portal" });
    Rect inner = area.inset(space::s3, space::s2, space::s3, space::s3);
    Rect const support = inner.cut_bottom(70);
    for (auto const* portlet : offered(frame)) {
        sidebar_entry_ui(frame, *portlet, inner.cut_top(frame.ui.metrics().control(), 2), portlet->portlet == current);
    }
    if (inner.height > 0) { support_box_ui(frame, support); }
}

void rail_ui(Frame& frame, Rect area, Portlet current) {
    auto const scope = frame.ui.group("rail", { .role = Role::Navigation, .rect = area, .name = "Portal" });
    Rect inner = area.inset(space::s1, space::s1);
    for (auto const* portlet : offered(frame)) {
        rail_entry_ui(frame, *portlet, inner.cut_top(60, space::s1), portlet->portlet == current);
    }
}

void bottom_bar_ui(Frame& frame, Rect area, Portlet current) {
    auto& ui = frame.ui;
    auto const scope = ui.group("bottom-bar", { .role = Role::Navigation, .rect = area, .name = "Portal" });
    ui.painter().fill(area, Color::BgSurface);
    ui.painter().horizontal_line(area.x, area.right(), area.y, Color::BorderDefault);
    auto const list = offered(frame);
    std::size_t const shown = std::min(bottom_bar_portlets, list.size());
    bool current_is_shown = false;
    for (std::size_t i = 0; i < shown; ++i) {
        bool const is_current = list[i]->portlet == current;
        current_is_shown = current_is_shown || is_current;
        Rect const rect = area.column(i, shown + 1);
        auto const link = link_of(frame, *list[i], rect, is_current);
        bottom_bar_look(ui, rect, list[i]->icon, list[i]->short_name, is_current, link.interaction);
    }
    Rect const more = area.column(shown, shown + 1);
    more_menu_ui(frame, more, { list.begin() + static_cast<std::ptrdiff_t>(shown), list.end() },
        [&](Interaction const& interaction) { bottom_bar_look(ui, more, icon::menu, "More", !current_is_shown, interaction); });
}

}  // namespace hub::ui
