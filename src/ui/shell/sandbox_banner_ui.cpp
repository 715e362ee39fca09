#include "ui/shell/sandbox_banner_ui.hpp"

#include "ui/widgets/button.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/menu.hpp"
#include "ui/widgets/text.hpp"

#include <array>
#include <string>
#include <vector>

namespace hub::ui {

namespace {

constexpr float row_height = 52;

struct TrainingRole {
    std::string_view email;
    std::string_view name;
    std::string_view line;
};
constexpr std::array<TrainingRole, 5> roles { {
    { "billingadmin@acme.example", "User Admin and Billing Admin", "Everything, all invoices" },
    { "admin@acme.example", "User Admin", "No billing" },
    { "basic@acme.example", "Basic", "Own authorizations only" },
    { "billing@acme.example", "Basic, billing contact", "Invoices of some locations" },
    { "admin@globex.example", "User Admin of another employer", "Sees nothing of the first" },
} };

struct BannerState {
    bool asks_reset = false;
};

std::string_view role_of(Frame const& frame) {
    if (!frame.data.session) { return "Not signed in"; }
    for (auto const& role : roles) {
        if (role.email == frame.data.session->email) { return role.name; }
    }
    return frame.data.session->first_name;
}

void role_menu_ui(Frame& frame, Rect& row) {
    auto& ui = frame.ui;
    std::vector<widgets::MenuItem> items;
    for (auto const& role : roles) {
        items.push_back(
            { .label = role.name, .second_line = role.line, .checked = frame.data.session && frame.data.session->email == role.email });
    }
    items.front().section = "See the portal as";
    std::string_view const label = ui.is_phone() ? "Role" : role_of(frame);
    widgets::ButtonOptions const button {
        .key = "role", .label = label, .icon = icon::user_cog, .trailing_icon = icon::chevron_down, .description = "Training role"
    };
    if (auto const chosen = widgets::menu_button(ui, row.cut_right(widgets::button_width(ui, button), space::s3), button, items)) {
        frame.send(client::ChangeTrainingRole { std::string { roles.at(*chosen).email } });
    }
}

void clock_ui(Frame& frame, Rect& row) {
    auto& ui = frame.ui;
    struct Jump {
        std::string_view label;
        std::string_view name;
        std::int32_t days;
    };
    for (auto const& jump : { Jump { "+30 days", "Clock: 30 days on", 30 }, Jump { "+1 day", "Clock: one day on", 1 } }) {
        widgets::ButtonOptions const button { .key = jump.name, .label = jump.label, .description = jump.name };
        if (widgets::button(ui, row.cut_right(widgets::button_width(ui, button), space::s1), button)) {
            frame.send(client::MoveTrainingClock { jump.days });
        }
    }
    std::string const now = central_date_time_text(frame.data.now);
    row.cut_right(space::s2);
    widgets::text(ui, row.cut_right(ui.painter().text_width(now, TextStyle::SmallStrong) + 1, space::s4), now,
        { .style = TextStyle::SmallStrong, .ink = Color::TextPrimary });
}

void reset_ui(Frame& frame, Rect& row, BannerState& state) {
    auto& ui = frame.ui;
    widgets::ButtonOptions const button { .key = "reset", .label = ui.is_phone() ? "Reset" : "Reset data", .icon = icon::rotate_ccw };
    if (widgets::button(ui, row.cut_right(widgets::button_width(ui, button), space::s3), button)) { state.asks_reset = true; }
    auto const answer = widgets::confirm(ui, state.asks_reset,
        { .key = "confirm-reset",
            .title = "Reset the training data?",
            .text = "Everything that you have changed in the sandbox is thrown away, and you are signed out.",
            .confirm = "Reset data",
            .cancel = "Keep it",
            .destructive = true });
    if (answer == widgets::Answer::Confirmed) { frame.send(client::ResetSandbox {}); }
}

}  // namespace

float sandbox_banner_height(Ui& ui) {
    return ui.is_phone() ? 2 * row_height : row_height;
}

void sandbox_banner_ui(Frame& frame, Rect area) {
    auto& ui = frame.ui;
    auto const scope = ui.scope("sandbox");
    auto const group = ui.group("banner", { .role = Role::Region, .rect = area, .name = "Training sandbox" });
    auto& state = ui.state<BannerState>(ui.id("state"));
    ui.painter().fill(area, Color::TrainingSurface);
    ui.painter().horizontal_line(area.x, area.right(), area.bottom() - 1, Color::TrainingBorder);
    Rect const edges = area.inset(ui.is_phone() ? space::s4 : 20.0F, 0);
    Rect words = edges.with_height(row_height);
    Rect controls = ui.is_phone() ? Rect { edges.x, edges.y + row_height, edges.width, row_height } : words;
    reset_ui(frame, controls, state);
    role_menu_ui(frame, controls);
    if (ui.viewport().width >= 1180) { clock_ui(frame, controls); }
    if (!ui.is_phone()) { words = controls; }
    ui.painter().icon(words.cut_left(icon_px(IconSize::Large), space::s3), icon::flask_conical, IconSize::Large, Color::TrainingText);
    float const strong = ui.painter().text_width("Training sandbox", TextStyle::BodySemibold);
    widgets::text(ui, words.cut_left(strong + 1, space::s3), "Training sandbox", { .style = TextStyle::BodySemibold });
    widgets::text(ui, words, "Invented data. Nothing leaves this page.", { .ink = Color::TextSecondary });
}

}  // namespace hub::ui
