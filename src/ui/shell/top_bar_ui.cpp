#include "ui/shell/top_bar_ui.hpp"

#include "ui/shell/account_menu_ui.hpp"
#include "ui/shell/navigation_ui.hpp"
#include "ui/widgets/text.hpp"

#include <portal.hpp>

namespace hub::ui {

void logo_ui(Ui& ui, Rect const& rect, float side) {
    auto& painter = ui.painter();
    Rect const box = rect.centered(side, side);
    float const unit = side / 28;
    painter.fill(box, Color::AccentFill, radius::md * unit);
    float const bar = 4 * unit;
    painter.fill({ box.x + 7 * unit, box.y + 6 * unit, bar, 16 * unit }, Color::AccentOn, 2 * unit);
    painter.fill({ box.x + 17 * unit, box.y + 6 * unit, bar, 16 * unit }, Color::AccentOn, 2 * unit);
    painter.fill({ box.x + 9 * unit, box.y + 12 * unit, 10 * unit, bar }, Color::AccentOn);
}

void top_bar_ui(Frame& frame, Rect area) {
    auto& ui = frame.ui;
    auto const scope = ui.group("top-bar", { .role = Role::Banner, .rect = area, .name = {} });
    bool const wide = ui.breakpoint() == Breakpoint::Wide;
    Rect logo = area.cut_left(wide ? 48 : rail_width);
    logo_ui(ui, wide ? logo.inset(20, 0, 0, 0) : logo);
    Rect const account = area.cut_right(56);
    Rect brand =
        area.cut_left(wide ? sidebar_width - 48 : ui.painter().text_width(portal::product, TextStyle::Brand), wide ? 0 : space::s5);
    if (wide) { brand.cut_left(space::s3); }
    widgets::text(ui, brand, portal::product, { .style = TextStyle::Brand });
    if (frame.data.session) {
        ui.painter().icon(area.cut_left(icon_px(IconSize::Normal), space::s2), icon::building_2, IconSize::Normal, Color::TextMuted);
        widgets::text(ui, area, frame.data.session->employer_name, { .style = TextStyle::BodyStrong, .ink = Color::TextSecondary });
        account_menu_ui(frame, account);
    }
}

}  // namespace hub::ui
