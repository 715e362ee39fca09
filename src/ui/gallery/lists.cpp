// Chips, badges, tabs, the table, and what opens above the page.

#include "ui/gallery/gallery_state.hpp"

#include <algorithm>

namespace hub::ui::gallery {

using namespace widgets;

void marks_ui(Ui& ui, Flow& flow, GalleryState& state) {
    part_title(ui, flow, "Chips and badges");
    Rect row = flow.next(ui.metrics().chip(), 12);
    ChipOptions const filter { .key = "center", .label = "Center", .expanded = state.filter_open };
    Rect const place = row.cut_left(chip_width(ui, filter), 8);
    if (chip(ui, place, filter) == ChipPress::Main) { state.filter_open = !state.filter_open; }
    if (auto popover =
            Popover(ui, state.filter_open, { .key = "centers", .label = "Center", .anchor = place, .opener = chip_id(ui, filter) })) {
        checkbox(ui, popover.flow().next(36), state.on, { .label = "Dallas Trinity" });
        checkbox(ui, popover.flow().next(36), state.off, { .label = "Irving North" });
    }
    for (auto const& options : { ChipOptions { .key = "state", .label = "Texas", .name = "State", .kind = ChipKind::Set },
             ChipOptions { .label = "Flagged", .kind = ChipKind::Toggle, .icon = icon::flag, .on = state.flagged } }) {
        auto const pressed = chip(ui, row.cut_left(chip_width(ui, options), 8), options);
        if (pressed == ChipPress::Main && options.kind == ChipKind::Toggle) { state.flagged = !state.flagged; }
        if (pressed == ChipPress::Clear) { state.last_action = "Cleared State"; }
    }
    Rect badges = flow.next(22, 12);
    for (auto const& options : { BadgeOptions { .label = "Active", .tone = Tone::Success, .dot = true },
             BadgeOptions { .label = "In 10 days", .tone = Tone::Warning, .icon = icon::clock },
             BadgeOptions { .label = "Overdue", .tone = Tone::Danger, .icon = icon::circle_alert },
             BadgeOptions { .label = "New", .tone = Tone::Info, .dot = true }, BadgeOptions { .label = "Expired" },
             BadgeOptions { .label = "New to you", .tone = Tone::Accent },
             BadgeOptions { .label = "Sandbox", .tone = Tone::Training, .icon = icon::flask_conical } }) {
        if (badges.width < badge_width(ui, options)) { badges = flow.next(22, 12); }
        badge(ui, badges.cut_left(badge_width(ui, options), 8), options);
    }
    badges = ui.is_phone() ? flow.next(22, 12) : badges;
    paint_count(ui, badges.cut_left(count_width(ui, "38"), 8), "38");
    mark(ui, badges.cut_left(20, 8), Mark::NonInjuryBilling, "Non-injury billing contact");
    mark(ui, badges.cut_left(20, 8), Mark::BillingAdmin, "Billing Admin");
    avatar(ui, badges.cut_left(32, 8).with_height(22), "DO");
    avatar(ui, badges.cut_left(32, 8).with_height(22), "BA", AvatarSize::Normal, true);
}

namespace {

struct Employee {
    std::string_view name;
    std::string_view posted;
    std::string_view balance;
};
constexpr std::array employees { Employee { "Łukasz Kowalski", "Nov 2, 2026", "$206.00" },
    Employee { "Siobhán O’Neil", "Nov 7, 2026", "$1,274.00" }, Employee { "Nguyễn Thị Mai", "Nov 9, 2026", "$712.00" } };
constexpr std::array columns {
    Column { .key = "employee", .label = "Employee", .min_width = 180, .flex = 1, .sortable = true },
    Column { .key = "posted",
        .label = "Posted",
        .min_width = 140,
        .priority = 1,
        .sortable = true,
        .first_direction = SortDirection::Descending },
    Column { .key = "balance", .label = "Balance", .min_width = 120, .align = Align::Right },
};

void draw_row(TableRow& row, GalleryState& state) {
    auto const& employee = employees[row.index()];
    if (row.link("employee", { .label = employee.name, .style = TextStyle::Body, .ink = Color::TextPrimary })) {
        state.open_row = row.index();
    }
    row.text("posted", employee.posted, { .ink = Color::TextSecondary });
    row.text("balance", employee.balance, { .style = TextStyle::BodyStrong });
}

}  // namespace

void table_ui(Ui& ui, Flow& flow, GalleryState& state) {
    part_title(ui, flow, "Tabs, table, pager, steps");
    tabs(ui, flow.next(ui.metrics().tabs(), 12), state.tab, { .label = "Invoices" },
        { { .label = "Open", .count = "12" }, { .label = "Paid" }, { .label = "Bill delivery" },
            { .label = "Disabled", .disabled = true } });
    Rect frame = flow.next(ui.metrics().table_header() + 3 * ui.metrics().row() + 48, 12);
    ui.painter().outline(frame, Color::BorderDefault, radius::md);
    Rect foot = frame.cut_bottom(48);
    TableOptions const options { .key = "employees",
        .label = "Employees",
        .columns = columns,
        .row_count = employees.size(),
        .row_key = [](std::size_t i) { return i; },
        .draw_row = [&](TableRow& row) { draw_row(row, state); },
        .edge = 8,
        .sort = state.sort,
        .selection = TableSelection { .is_selected = [&](std::size_t i) { return state.selected.contains(i); },
            .name = [](std::size_t i) { return std::string(employees[i].name); },
            .refusal = nullptr,
            .all = state.selected.empty()                   ? CheckState::Off
                : state.selected.size() == employees.size() ? CheckState::On
                                                            : CheckState::Mixed },
        .open_row = state.open_row };
    auto const result = table(ui, frame.inset(1, 1, 1, 0), options);
    if (result.sort) { state.sort = *result.sort; }
    if (result.pressed) { state.open_row = result.pressed; }
    if (result.toggled && state.selected.erase(*result.toggled) == 0) { state.selected.insert(*result.toggled); }
    if (result.toggled_all) {
        state.selected = state.selected.size() == employees.size() ? std::set<std::size_t> {} : std::set<std::size_t> { 0, 1, 2 };
    }
    pager(ui, foot.inset(16, 0), state.page, 26, "1 to 50 of 1,284");
    stepper(ui, flow.next(44, 12),
        { { .label = "Employee", .state = StepState::Done, .reachable = true },
            { .label = "Services and center", .state = StepState::Present }, { .label = "Recipients and review" } });
    stages(ui, flow.next(36, 12).at_most_wide(312), "Specimen",
        { { "Ordered", true }, { "Collected", true }, { "Sent", true }, { "At lab", true }, { "Screened", true }, { "Reviewed", false },
            { "Final", false } });
}

/// A dialog that shows work under way.
static void task_dialog_ui(Ui& ui, GalleryState& state) {
    auto dialog = Dialog(ui, state.task_open,
        { .key = "task",
            .title = "Putting 4 documents together",
            .width = DialogWidth::Progress,
            .minimize = "Keep working meanwhile",
            .barred_footer = true });
    if (!dialog) { return; }
    Rect line = dialog.body().next(20, 8);
    text(ui, line, "72%", { .style = TextStyle::BodyStrong, .align = Align::Right });
    text(ui, line, "Adding document 4 of 4", { .ink = Color::TextSecondary });
    progress_bar(ui, dialog.body().next(8, 8), { .label = "Putting documents together", .share = 0.72F, .value_text = "72%" });
    paragraph(ui, dialog.body(), "0.8 of about 1.1 MB, a few seconds left", { .style = TextStyle::Small, .ink = Color::TextMuted });
    dialog.body().gap(16);
    banner(ui, dialog.body().next(40, 16),
        { .tone = Tone::Warning, .text = "1 document is no longer available. The cover page will list the 3 that are." });
    Rect footer = dialog.footer();
    auto const pressed = button_row(ui, footer,
        { { .label = "Cancel" },
            { .label = "Download", .style = ButtonStyle::Primary, .disabled = true, .reason = "The file is not ready yet." } });
    text(ui, footer, "You can keep working meanwhile.", { .style = TextStyle::Small, .ink = Color::TextMuted });
    if (pressed || dialog.minimized()) { dialog.close(); }
}

void overlays_ui(Ui& ui, Flow& flow, GalleryState& state) {
    part_title(ui, flow, "Menu, select, combobox, date, dialogs");
    std::vector<MenuItem> const actions { { .label = "View", .hint = "Enter", .icon = icon::eye },
        { .label = "Copy as new…", .icon = icon::copy }, { .label = "E-mail a copy…", .icon = icon::mail },
        { .label = "Delete…", .icon = icon::trash_2, .destructive = true, .separator_before = true } };
    Rect row = flow.next(ui.metrics().control(), 12);
    if (auto const pressed = menu_button(ui, row.cut_left(120, 12), { .label = "Actions" }, actions)) {
        state.last_action = "Menu: " + std::string(actions[*pressed].label);
    }
    if (menu_icon_button(ui, row.cut_left(44, 12), { .label = "More", .icon = icon::ellipsis, .bordered = true }, actions)) {
        state.last_action = "More";
    }
    if (button(ui, row.cut_left(140, 12), { .label = "Ask…" })) { state.question_open = true; }
    if (button(ui, row.cut_left(140, 12), { .label = "Put together…" })) { state.task_open = true; }

    std::vector<ListItem> const packages { { .label = "Package: Warehouse hire" }, { .label = "Package: Driver, DOT" },
        { .label = "Physical, drug screen" } };
    std::vector<ListItem> const centers { { .label = "Dallas Trinity", .hint = "2.1 mi" },
        { .label = "Dallas Cedar Ridge", .hint = "6.8 mi" }, { .label = "Glendale West", .hint = "980 mi" } };
    Rect const fields = flow.next(text_field_height(ui, { .label = "x", .reserve_message = true }), 12);
    std::size_t const count = ui.is_phone() ? 2 : 4;
    select(ui, fields.column(0, count, 16), state.package, { .label = "Services for all rows" }, packages);
    combobox(ui, fields.column(1, count, 16), state.found_center,
        { .field = { .label = "Find a center", .placeholder = "City or center name" } }, centers);
    if (count > 2) {
        date_field(
            ui, fields.column(2, count, 16), state.visit, { .field = { .label = "Visit date" }, .today = Date::from_parts(2026, 11, 12) });
        date_field(ui, fields.column(3, count, 16), state.valid_until,
            { .field = { .label = "Valid until", .reserve_message = true },
                .first = Date::from_parts(2026, 11, 19),
                .today = Date::from_parts(2026, 11, 19) });
    }
    if (confirm(ui, state.question_open,
            { .key = "question",
                .title = "Delete this authorization?",
                .text = "Dallas Trinity is told that DeShawn Carter is not coming. You can undo this for 30 seconds.",
                .confirm = "Delete authorization",
                .cancel = "Keep it" })
        == Answer::Confirmed) {
        state.last_action = "Deleted";
    }
    task_dialog_ui(ui, state);
}

}  // namespace hub::ui::gallery
