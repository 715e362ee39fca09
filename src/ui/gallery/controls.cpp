// Buttons, fields and choices.

#include "ui/gallery/gallery_state.hpp"

#include <algorithm>

namespace hub::ui::gallery {

using namespace widgets;

namespace {

struct Example {
    std::string_view key;
    std::string_view label;
    std::string_view busy;
    Icon icon;
    ButtonStyle style;
};

constexpr std::array examples {
    Example { "primary", "Submit", "Sending", icon::send, ButtonStyle::Primary },
    Example { "quiet", "Export", "Sending", icon::download, ButtonStyle::Quiet },
    Example { "tertiary", "Clear", "Sending", no_icon, ButtonStyle::Tertiary },
    Example { "danger", "Delete", "Deleting", icon::trash_2, ButtonStyle::Danger },
    Example { "danger quiet", "Remove access…", "Removing", no_icon, ButtonStyle::DangerQuiet },
};

}  // namespace

void buttons_ui(Ui& ui, Flow& flow, GalleryState& state) {
    part_title(ui, flow, "Buttons, 36 high, 44 on touch");
    std::size_t const across = ui.is_phone() ? 2 : 4;
    if (!ui.is_phone()) {
        Rect const head = flow.next(16, 12);
        std::size_t column = 0;
        for (auto const title : { "Default", "Small", "Disabled", "Busy" }) {
            ui.painter().text(head.column(column++, across, 12), title, { .style = TextStyle::Caption, .ink = Color::TextMuted });
        }
    }
    for (auto const& example : examples) {
        auto const scope = ui.scope(example.key);
        std::array const variants {
            ButtonOptions { .key = "default", .label = example.label, .icon = example.icon, .style = example.style },
            ButtonOptions {
                .key = "small", .label = example.label, .icon = example.icon, .style = example.style, .size = ButtonSize::Small },
            ButtonOptions { .key = "disabled",
                .label = example.label,
                .icon = example.icon,
                .style = example.style,
                .disabled = true,
                .reason = "Only a User Admin can do this." },
            ButtonOptions { .key = "busy",
                .label = example.label,
                .icon = example.icon,
                .style = example.style,
                .busy = true,
                .busy_label = example.busy },
        };
        for (std::size_t i = 0; i < variants.size(); ++i) {
            Rect const row = i % across == 0
                ? flow.next(ui.metrics().control(), 12)
                : Rect { flow.x(), flow.y() - ui.metrics().control() - 12, flow.width(), ui.metrics().control() };
            Rect const place = row.column(i % across, across, 12);
            if (button(ui, place.with_width(std::min(place.width, button_width(ui, variants[i]))), variants[i])) {
                state.last_action = "Pressed " + std::string(example.label);
            }
        }
    }
    Rect row = flow.next(ui.metrics().control(), 12);
    float const side = icon_button_width(ui);
    icon_button(ui, row.cut_left(side, 8), { .label = "Help", .icon = icon::circle_question_mark });
    icon_button(ui, row.cut_left(side, 8), { .label = "Notices", .icon = icon::bell, .dot = true, .description = "2 new" });
    icon_button(ui, row.cut_left(side, 8), { .label = "Download", .icon = icon::download, .bordered = true });
    if (icon_button(ui, row.cut_left(side, 8),
            { .label = "Flag",
                .icon = icon::flag,
                .ink = state.flagged ? Color::WarningSolid : Color::BorderControl,
                .pressed = state.flagged,
                .filled_flag = state.flagged })) {
        state.flagged = !state.flagged;
    }
    icon_button(ui, row.cut_left(side, 8), { .label = "Lock", .icon = icon::lock, .disabled = true, .reason = "Set by Support" });
    row.cut_left(16);
    if (link(ui, row.cut_left(160, 8), { .label = "Forgot password?", .href = "/reset" })) { state.last_action = "Link"; }
    link(ui, row, { .label = "Medical centers", .href = "https://centers.example/", .trailing_icon = icon::external_link });
}

void fields_ui(Ui& ui, Flow& flow, GalleryState& state) {
    part_title(ui, flow, "Fields");
    float const height = text_field_height(ui, { .label = "x", .help = "x" });
    std::size_t const columns = ui.is_phone() ? 1 : 2;
    std::array<std::pair<std::string*, TextFieldOptions>, 6> const fields { {
        { &state.name, { .label = "Default", .help = "As on the ID card" } },
        { &state.focus_me,
            { .label = "Placeholder", .optional = true, .help = "40 characters at most", .placeholder = "Sent to every center" } },
        { &state.email, { .label = "Error", .error = "Enter a full e-mail address", .autocomplete = "email", .input_mode = "email" } },
        { &state.role, { .label = "Disabled", .help = "Set by Support", .disabled = true } },
        { &state.password, { .label = "Password", .help = "12 characters or more", .password = true, .autocomplete = "current-password" } },
        { &state.typed_center, { .label = "With an icon", .help = "City or ZIP code", .placeholder = "75207", .icon = icon::map_pin } },
    } };
    for (std::size_t i = 0; i < fields.size(); i += columns) {
        Rect const row = flow.next(height, 12);
        for (std::size_t j = 0; j < columns; ++j) {
            text_field(ui, row.column(j, columns, 16), *fields[i + j].first, fields[i + j].second);
        }
    }
    Rect const row = flow.next(ui.metrics().control(), 12);
    search_field(
        ui, row.column(0, 2, 16), state.search, { .label = "Search employees", .placeholder = "Search employees", .shortcut = "Ctrl K" });
    TextAreaOptions const area { .field = { .label = "Instructions for the center",
                                     .optional = true,
                                     .help = "Do not write health details here.",
                                     .side_text = "87 of 500" } };
    text_area(ui, flow.next(text_area_height(ui, area), 12), state.instructions, area);
}

void choices_ui(Ui& ui, Flow& flow, GalleryState& state) {
    part_title(ui, flow, "Choices");
    Rect row = flow.next(std::max(24.0F, ui.metrics().target()), 12);
    checkbox(ui, row.cut_left(60, 12), state.off, { .key = "off", .label = "Off" });
    checkbox(ui, row.cut_left(60, 12), state.on, { .key = "on", .label = "On" });
    checkbox(ui, row.cut_left(70, 12), CheckState::Mixed, { .key = "some", .label = "Some" });
    checkbox(ui, row.cut_left(90, 12), state.disabled,
        { .key = "disabled", .label = "Disabled", .disabled = true, .reason = "Paid invoices cannot be chosen." });
    radio_group(ui, row, state.order, { .label = "Order" },
        { { .label = "Employee" }, { .label = "Visit date" }, { .label = "My order", .disabled = true } }, true);
    row = flow.next(ui.metrics().control(), 12);
    auto const scope = ui.scope("switches");
    toggle(ui, row.cut_left(80, 20), state.off, { .key = "off", .label = "Off" });
    toggle(ui, row.cut_left(80, 20), state.on, { .key = "on", .label = "On" });
    toggle(ui, row.cut_left(120, 20), state.disabled,
        { .key = "disabled", .label = "Disabled", .disabled = true, .reason = "Only a User Admin can be a Billing Admin." });
    std::vector<Choice> const views { { .label = "List" }, { .label = "Cards" }, { .label = "Map" } };
    segmented(ui, row.cut_right(segmented_width(ui, { .label = "View" }, views)), state.view, { .label = "View" }, views);

    Rect const cards = flow.next(check_card_height, 12);
    std::array const services { Choice { .label = "Pre-placement physical", .second_line = "Package: Warehouse hire" },
        Choice { .label = "Audiogram", .second_line = "Baseline" },
        Choice {
            .label = "Respirator fit test", .second_line = "After clearance", .disabled = true, .reason = "Needs a clearance first" } };
    for (std::size_t i = 0; i < services.size(); ++i) {
        check_card(ui, cards.column(i, services.size(), 8), state.services[i], services[i]);
    }
    radio_list(ui, flow, state.center, { .label = "Center" },
        { { .label = "Dallas Trinity",
              .second_line = "410 Riverfront Way, Dallas, TX 75207",
              .side_text = "2.1 miles",
              .side_second = "Open until 6:00 p.m.",
              .side_tone = Tone::Success },
            { .label = "Irving North",
                .second_line = "1180 Beltline Court, Irving, TX 75038",
                .side_text = "9.4 miles",
                .side_second = "Open until 5:00 p.m.",
                .side_tone = Tone::Success },
            { .label = "Fort Worth Alliance",
                .second_line = "25 Heritage Loop, Fort Worth, TX 76177",
                .side_text = "28 miles",
                .side_second = "No respirator clearance",
                .side_tone = Tone::Warning,
                .disabled = true,
                .reason = "It does not offer every service you chose." } },
        12);
}

}  // namespace hub::ui::gallery
