#include "ui/screens/sign_in/sign_in_panel_ui.hpp"

#include "ui/widgets/badge.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/text.hpp"

#include <portal.hpp>

#include <algorithm>
#include <string>

namespace hub::ui {

namespace {

// The panel is a picture with colours of its own, the same in every theme; its text keeps 4.5:1 on both ends of the gradient.
constexpr Rgba panel_top { 0x0B, 0x5A, 0x70 };
constexpr Rgba panel_bottom { 0x08, 0x3C, 0x4C };
constexpr Rgba white { 0xFF, 0xFF, 0xFF };
constexpr Rgba pale { 0xD3, 0xE6, 0xEC };
constexpr Rgba halo { 0xFF, 0xFF, 0xFF, 9 };

struct Card {
    Icon icon;
    std::string_view title;
    std::string_view line;
    std::string_view badge;
    Tone tone;
};

void card_ui(Ui& ui, Rect rect, Card const& card) {
    auto& painter = ui.painter();
    painter.shadow(rect, Elevation::Dialog, radius::lg);
    painter.fill(rect, Color::BgRaised, radius::lg);
    Rect inner = rect.inset(20, 0);
    Rect const round = inner.cut_left(40, space::s4);
    painter.circle(round.center_x(), round.center_y(), 20, Color::AccentSurface);
    painter.icon(round, card.icon, IconSize::Large, Color::AccentText);
    widgets::BadgeOptions const badge { .label = card.badge, .tone = card.tone, .silent = true };
    widgets::badge(ui, inner.cut_right(widgets::badge_width(ui, badge), space::s4), badge);
    Rect lines = inner.middle(40);
    painter.text(lines.cut_top(20), card.title, { .style = TextStyle::BodyStrong });
    painter.text(lines, card.line, { .style = TextStyle::Small, .ink = Color::TextMuted });
}

}  // namespace

void sign_in_panel_ui(Frame& frame, Rect area) {
    auto& ui = frame.ui;
    auto& painter = ui.painter();
    auto const scope = ui.group("about", { .role = Role::Region, .rect = area, .name = "About the portal" });
    painter.push_clip(area);
    painter.gradient(area, panel_top, panel_bottom);
    for (float const size : { 360.0F, 250.0F, 140.0F }) { painter.circle(area.right() - 140, area.y + 150, size, halo); }
    Rect inner = area.inset(std::min(96.0F, area.width * 0.1F), 0);
    widgets::text(ui, Rect { inner.x, area.y + std::min(128.0F, area.height * 0.14F), std::min(620.0F, inner.width), 92 },
        portal::sign_in_headline, { .style = TextStyle::Hero, .ink = white, .max_lines = 3 });
    constexpr Card cards[] { { icon::file_check, "Respirator clearance posted", "Yesterday, 4:52 p.m. CT, Dallas Trinity center", "New",
                                 Tone::Accent },
        { icon::clipboard_list, "Authorization received by the center", "Pre-placement physical, Fort Worth Alliance", "Received",
            Tone::Success },
        { icon::receipt, "Invoice 4417-20881 paid in full", "Processed Nov 17, 2026", "$586.50", Tone::Neutral } };
    float const card_width = std::min(520.0F, inner.width - 2 * space::s6);
    float y = area.y + area.height * 0.38F;
    float x = inner.x;
    for (auto const& card : cards) {
        if (y + 80 > area.bottom() - 96) { break; }
        card_ui(ui, { x, y, card_width, 80 }, card);
        y += 104;
        x += std::min(64.0F, (inner.width - card_width) / 2);
    }
    std::string const words = "Privacy concern, or a document that is not yours? Call the HIPAA hotline at once:";
    float const needed = painter.text_width(words, TextStyle::Small) + 1;
    bool const fits = needed + 110 <= inner.width;
    Rect foot { inner.x, area.bottom() - 76, inner.width, 20 };
    // Where the line is too long the number stands below it.
    widgets::text(ui, fits ? foot.cut_left(needed, space::s2) : Rect { foot.x, foot.y - 20, foot.width, 40 }, words,
        { .style = TextStyle::Small, .ink = pale, .max_lines = 2 });
    if (!fits) { foot.y += painter.text_height(words, TextStyle::Small, foot.width, 2) - 20; }
    widgets::LinkOptions const phone {
        .label = portal::hipaa_hotline, .href = "tel:+18008195571", .style = TextStyle::SmallStrong, .ink = white
    };
    if (widgets::link(ui, foot, phone)) { frame.send(client::OpenExternal { std::string { phone.href } }); }
    painter.pop_clip();
}

}  // namespace hub::ui
