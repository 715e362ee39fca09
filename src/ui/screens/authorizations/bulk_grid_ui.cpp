#include "base/text.hpp"
#include "ui/screens/authorizations/bulk_ui.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/choice.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/table.hpp"
#include "ui/widgets/text.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace hub::ui {

namespace {

using domain::SheetColumn;
using widgets::Column;

constexpr std::array columns {
    Column { .key = "number", .label = "No.", .min_width = 48, .align = Align::Right },
    Column { .key = "first_name", .label = "First name", .min_width = 120, .flex = 1, .padding = 0 },
    Column { .key = "last_name", .label = "Last name", .min_width = 120, .flex = 1, .padding = 0 },
    Column { .key = "birth_date", .label = "Birth date", .min_width = 116, .flex = 0.4F, .padding = 0 },
    Column { .key = "email", .label = "E-mail (optional)", .min_width = 150, .flex = 1.4F, .priority = 2, .padding = 0 },
    Column { .key = "location", .label = "Location", .min_width = 130, .flex = 0.8F, .priority = 1, .padding = 0 },
    Column { .key = "services", .label = "Services", .min_width = 150, .flex = 1, .priority = 3, .padding = 0 },
    Column { .key = "check", .label = "Check", .min_width = 216, .flex = 1.4F },
    Column { .key = "actions", .label = "Actions", .min_width = 52, .hidden_label = true },
};
/// Where columns are left out for lack of room, each row has a button to a dialog with all its fields.
constexpr auto narrow_columns = [] {
    auto all = columns;
    all.back().min_width = 108;
    return all;
}();
constexpr std::array cell_keys { std::string_view { "first_name" }, std::string_view { "last_name" }, std::string_view { "birth_date" },
    std::string_view { "email" }, std::string_view { "location" }, std::string_view { "services" } };

/// What an empty cell stands for.
std::string placeholder_of(SheetColumn column, BulkState const& state, domain::Reference const& reference) {
    if (column == SheetColumn::Location) {
        auto const* location = reference.find_location(state.defaults.location);
        return location != nullptr ? location->name : std::string {};
    }
    if (column != SheetColumn::Services) { return {}; }
    return common_services_text(state, reference);
}

struct Look {
    Icon icon;
    Ink ink;
};
Look look_of(BulkCheck check) {
    switch (check) {
    case BulkCheck::Ready: return { icon::check, Color::SuccessText };
    case BulkCheck::Sent: return { icon::check_check, Color::SuccessText };
    case BulkCheck::Duplicate: return { icon::triangle_alert, Color::WarningText };
    case BulkCheck::Broken: return { icon::circle_alert, Color::DangerText };
    case BulkCheck::Empty: break;
    }
    return { no_icon, Color::TextMuted };
}

void paint_check(Ui& ui, Rect rect, BulkRowView const& row) {
    if (row.check == BulkCheck::Empty) { return; }
    auto const look = look_of(row.check);
    ui.painter().icon(rect.cut_left(icon_px(IconSize::Small), space::s2), look.icon, IconSize::Small, look.ink);
    widgets::text(ui, rect, row.text, { .style = TextStyle::Small, .ink = look.ink });
}

bool cell_ui(Frame& frame, Rect const& rect, BulkState& state, BulkRow& row, BulkRowView const& view, SheetColumn column,
    std::string_view placeholder, std::size_t number) {
    auto const key = cell_keys.at(static_cast<std::size_t>(column));
    std::string const label = std::string { column_label(column) } + ", row " + std::to_string(number);
    bool const wrong = view.check == BulkCheck::Broken && view.column == column;
    if (state.focuses && state.reveals == number - 1 && view.column.value_or(SheetColumn::FirstName) == column) {
        frame.ui.focus(key);
        state.focuses = false;
    }
    return widgets::text_field(frame.ui, rect, domain::cell(row.cells, column),
        { .key = key,
            .label = label,
            .hidden_label = true,
            .error = wrong ? std::string_view { view.problem } : std::string_view {},
            .placeholder = placeholder,
            .read_only = view.check == BulkCheck::Sent,
            .autocomplete = "off",
            .max_length = 254,
            .bare = true })
        .changed;
}

/// A duplicate that is meant is sent all the same.
void check_cell_ui(Frame& frame, Rect rect, BulkState& state, BulkRowView const& view, std::size_t index) {
    auto& ui = frame.ui;
    if (view.check == BulkCheck::Duplicate) {
        std::string const which = "Row " + std::to_string(index + 1);
        widgets::LinkOptions const allow { .key = "allow", .label = "Send anyway", .style = TextStyle::SmallStrong, .description = which };
        float const width = widgets::link_width(ui, allow);
        if (rect.width > width + 90 && widgets::link(ui, rect.cut_right(width, space::s2), allow)) {
            state.rows[index].refused.clear();
            state.rows[index].allow_duplicate = true;
        }
    }
    paint_check(ui, rect, view);
}

bool shows_all_fields(widgets::TableRow const& row) {
    return std::ranges::all_of(cell_keys, [&](std::string_view key) { return row.has(key); });
}

void actions_ui(Frame& frame, Rect rect, widgets::TableRow const& row, BulkState& state, BulkRowView const& checked,
    std::optional<std::size_t>& removed) {
    auto const index = row.index();
    if (index >= state.rows.size() || checked.check == BulkCheck::Sent) { return; }
    std::string const which = " row " + std::to_string(index + 1);
    std::string const remove = "Remove" + which;
    std::string const edit = "Edit" + which;
    Rect const right = rect.cut_right(frame.ui.metrics().control_small());
    if (!shows_all_fields(row)
        && widgets::icon_button(frame.ui, rect, { .key = "edit", .label = edit, .icon = icon::pencil, .ring_inside = true })) {
        state.edits = index;
    }
    if (widgets::icon_button(frame.ui, right, { .key = "remove", .label = remove, .icon = icon::trash_2, .ring_inside = true })) {
        removed = index;
    }
}

void row_ui(Frame& frame, widgets::TableRow& row, BulkState& state, BulkView const& view,
    std::array<std::string, domain::sheet_columns> const& placeholders, std::optional<std::size_t>& removed) {
    auto const index = row.index();
    BulkRowView const empty;
    auto const& checked = index < view.rows.size() ? view.rows[index] : empty;
    BulkRow blank;
    auto& shown = index < state.rows.size() ? state.rows[index] : blank;
    if (state.focuses && state.reveals == index && checked.column && !row.has(cell_keys.at(static_cast<std::size_t>(*checked.column)))) {
        state.edits = index;
        state.focuses = false;
    }
    row.text("number", std::to_string(index + 1), { .ink = Color::TextMuted });
    bool changed = false;
    for (std::size_t i = 0; i < domain::sheet_columns; ++i) {
        if (auto const cell = row.cell(cell_keys.at(i))) {
            changed =
                cell_ui(frame, cell.rect, state, shown, checked, static_cast<SheetColumn>(i), placeholders.at(i), index + 1) || changed;
        }
    }
    if (auto const cell = row.cell("check")) { check_cell_ui(frame, cell.rect, state, checked, index); }
    if (auto const cell = row.cell("actions")) { actions_ui(frame, cell.rect, row, state, checked, removed); }
    if (!changed) { return; }
    if (index >= state.rows.size()) { state.rows.push_back(std::move(blank)); }
    touch_row(frame, state, index);
}

void card_ui(Frame& frame, widgets::TableRow& row, BulkState& state, BulkView const& view) {
    auto& ui = frame.ui;
    auto const index = row.index();
    bool const is_new = index >= state.rows.size();
    std::string name = is_new ? std::string { "Add an employee" }
                              : std::string { trim(domain::cell(state.rows[index].cells, SheetColumn::FirstName) + " "
                                    + domain::cell(state.rows[index].cells, SheetColumn::LastName)) };
    if (name.empty()) { name = "Row " + std::to_string(index + 1); }
    if (row.cover({ .key = "edit", .label = name })) { state.edits = index; }
    Rect inner = row.rect().inset(space::s4, space::s3);
    widgets::text(ui, inner.cut_top(24), name, { .style = TextStyle::Subheading, .ink = is_new ? Color::AccentText : Color::TextPrimary });
    if (!is_new) { paint_check(ui, inner.cut_top(24), view.rows[index]); }
}

}  // namespace

void touch_row(Frame const& frame, BulkState& state, std::size_t row) {
    auto& changed = state.rows.at(row);
    changed.refused.clear();
    changed.allow_duplicate = false;
    // Who, when and the how-manieth: a name for the row that nobody else gives.
    if (changed.request.empty()) {
        changed.request = "row-" + frame.data.viewer.contact.to_string().substr(0, 23) + "-" + std::to_string(frame.data.now.ms) + "-"
            + std::to_string(++state.made_requests);
    }
}

void bulk_grid_ui(Frame& frame, Rect area, BulkState& state, BulkView const& view, domain::Reference const& reference) {
    std::array<std::string, domain::sheet_columns> placeholders;
    for (std::size_t i = 0; i < domain::sheet_columns; ++i) {
        placeholders.at(i) = placeholder_of(static_cast<SheetColumn>(i), state, reference);
    }
    std::optional<std::size_t> removed;
    bool const is_narrow = widgets::place_columns(columns, 0, area.width - space::s4).size() < columns.size();
    auto const most = static_cast<std::size_t>(domain::max_bulk);
    auto const draw = [&](widgets::TableRow& row) { row_ui(frame, row, state, view, placeholders, removed); };
    widgets::table(frame.ui, area,
        { .key = "rows",
            .label = "Employees",
            .columns = is_narrow ? std::span<Column const> { narrow_columns } : std::span<Column const> { columns },
            .row_count = std::min(most, state.rows.size() + 1),
            .row_key = [](std::size_t i) { return i + 1; },
            .draw_row = draw,
            .draw_card = [&](widgets::TableRow& row) { card_ui(frame, row, state, view); },
            .card_height = 76,
            .edge = 0,
            .rows_can_be_pressed = false,
            .reveal = state.reveals,
            .grid = true });
    if (removed) {
        state.rows.erase(state.rows.begin() + static_cast<std::ptrdiff_t>(*removed));
        frame.ui.announce("Row " + std::to_string(*removed + 1) + " was removed.");
    }
}

}  // namespace hub::ui
