#include "ui/widgets/table.hpp"

#include "ui/widgets/internal.hpp"
#include "ui/widgets/table_state.hpp"

#include <algorithm>
#include <cmath>

namespace hub::ui::widgets {

namespace {

constexpr float checkbox_column = 40;
constexpr float cards_below = 640;
constexpr std::size_t overscan = 2;

struct Body {
    Ui& ui;
    TableOptions const& options;
    TableState& state;
    TableResult& result;
    WidgetId id;
    Rect rect;
    float row_height = 44;
    bool cards = false;
    std::vector<ColumnPlace> places;
};

float row_height_of(Ui& ui, TableOptions const& options, bool cards) {
    if (cards) { return options.card_height; }
    if (options.row_height > 0) { return options.row_height; }
    return options.two_lines ? ui.metrics().row_two_lines() : ui.metrics().row();
}

void header_cell_ui(Ui& ui, Rect const& place, Column const& column, int number, TableOptions const& options, TableResult& result) {
    auto& painter = ui.painter();
    auto const id = ui.id(column.key);
    auto const interaction = ui.interact(id, place);
    bool const is_sorted = options.sort && options.sort->column == column.key;
    bool const descending = is_sorted && options.sort->direction == SortDirection::Descending;
    std::uint32_t flags = is_sorted ? (descending ? semantics::SortedDown : semantics::SortedUp) : 0U;
    if (column.sortable) { flags |= semantics::Focusable; }
    if (column.hidden_label) { flags |= semantics::HiddenLabel; }
    // A column without padding holds fields, and those have their own.
    Rect inside = place.inset(column.padding > 0 ? column.padding : 8, 0);
    Icon const arrow = is_sorted                                          ? (descending ? icon::arrow_down : icon::arrow_up)
        : column.sortable && (interaction.hovered || interaction.focused) ? icon::chevrons_up_down
                                                                          : no_icon;
    Ink const ink = is_sorted || (column.sortable && interaction.hovered) ? Color::TextPrimary : Color::TextMuted;
    if (!column.hidden_label) {
        float const words = std::min(inside.width, painter.text_width(column.label, TextStyle::CaptionStrong));
        float const at = column.align == Align::Right ? inside.right() - words - 16 : inside.x + words + 4;
        if (arrow != no_icon) { painter.icon({ at, inside.y, 12, inside.height }, arrow, IconSize::Tiny, ink); }
        painter.text(inside, column.label, { .style = TextStyle::CaptionStrong, .ink = ink, .align = column.align });
    }
    if (interaction.focus_ring) { painter.focus_ring_inside(place, radius::xs); }
    ui.publish(id, { .role = Role::ColumnHeader, .rect = place, .name = column.label, .flags = flags, .b = number });
    if (!interaction.activated || !column.sortable) { return; }
    auto const flipped = descending ? SortDirection::Ascending : SortDirection::Descending;
    result.sort = TableSort { column.key, is_sorted ? flipped : column.first_direction };
}

void header_ui(Body const& body, Rect const& rect) {
    auto& ui = body.ui;
    ui.painter().fill(rect, Color::BgSunken);
    ui.painter().horizontal_line(rect.x, rect.right(), rect.bottom() - ui.painter().line_width(), Color::BorderDefault);
    auto const scope = ui.scope("header");
    auto const row = ui.group(ui.id("row"), { .role = Role::Row, .rect = rect, .a = 1 });
    int number = 1;
    if (auto const& selection = body.options.selection) {
        Rect const place { rect.x + body.options.edge, rect.y, checkbox_column, rect.height };
        auto const cell = ui.group(ui.id("select"),
            { .role = Role::ColumnHeader, .rect = place, .name = selection->can_select_all ? "" : "Selection", .b = number++ });
        if (selection->can_select_all
            && checkbox(ui, place.inset(8, 0, 0, 0).with_width(ui.metrics().box()), selection->all,
                { .key = "all", .label = "Select all", .hidden_label = true, .disabled = body.options.row_count == 0 })) {
            body.result.toggled_all = true;
        }
    }
    for (auto const& place : body.places) {
        Rect const cell { rect.x + place.x, rect.y, place.width, rect.height };
        header_cell_ui(ui, cell, body.options.columns[place.column], number++, body.options, body.result);
    }
}

void paint_row(Ui& ui, TableRow::Place const& place, TableOptions const& options) {
    auto& painter = ui.painter();
    auto const& rect = place.rect;
    if (place.selected || place.open) {
        painter.fill(rect, Color::BgSelected);
    } else if (place.hovered && options.rows_can_be_pressed) {
        painter.fill(rect, Color::BgHover);
    }
    painter.horizontal_line(rect.x, rect.right(), rect.bottom() - painter.line_width(), Color::BorderSubtle);
    if (place.open) { painter.fill({ rect.x, rect.y, 3, rect.height }, Color::AccentFill); }
}

/// One row or card, with everything in it.
void row_ui(Body& body, std::size_t index) {
    auto& ui = body.ui;
    auto const& options = body.options;
    auto const key = options.row_key(index);
    auto const id = Ui::id(body.id, key);
    double const top = static_cast<double>(index) * static_cast<double>(body.row_height) - body.state.scroll.content_y();
    Rect const rect { body.rect.x, body.rect.y + static_cast<float>(top), body.rect.width, body.row_height };
    auto const interaction = ui.interact(id, rect);
    TableRow::Place const place { .index = index,
        .rect = rect,
        .id = id,
        .selected = options.selection && options.selection->is_selected(index),
        .open = options.open_row == key,
        .hovered = interaction.hovered,
        .first_column = options.selection ? 2 : 1 };
    if (interaction.activated && options.rows_can_be_pressed) { body.result.pressed = index; }
    paint_row(ui, place, options);

    auto const scope = ui.scope(id);
    std::uint32_t flags = place.selected ? std::uint32_t { semantics::Selected } : 0U;
    if (place.open) { flags |= semantics::Current; }
    auto const group =
        ui.group(id, { .role = body.cards ? Role::ListItem : Role::Row, .rect = rect, .flags = flags, .a = static_cast<int>(index) + 2 });
    auto const first_node = ui.tree().nodes().size();
    TableRow row(ui, options, body.places, place, body.result);
    if (body.cards) {
        options.draw_card(row);
        return;
    }
    if (options.selection) {
        Rect const box { rect.x + options.edge, rect.y, checkbox_column, rect.height };
        auto const cell = ui.group(Ui::id(id, "select"), { .role = Role::Cell, .rect = box, .b = 1 });
        row.selection_box(box.inset(8, 0, 0, 0).with_width(ui.metrics().box()));
    }
    options.draw_row(row);
    if (options.grid) {
        for (std::size_t i = 1; i < body.places.size(); ++i) {
            ui.painter().vertical_line(rect.x + body.places[i].x, rect.y, rect.bottom(), Color::BorderSubtle);
        }
    }
    body.state.note_controls(ui,
        { .index = index,
            .key = key,
            .first_node = first_node,
            .row = id,
            .can_be_pressed = options.rows_can_be_pressed,
            .is_visible = rect.overlaps(body.rect) },
        !options.grid);
}

void rows_ui(Body& body) {
    auto& state = body.state;
    auto const count = body.options.row_count;
    if (count == 0) { return; }
    auto const at = [&](double y) {
        return static_cast<std::size_t>(std::clamp(y / static_cast<double>(body.row_height), 0.0, static_cast<double>(count - 1)));
    };
    auto const first = at(state.scroll.content_y());
    auto const last = at(state.scroll.content_y() + static_cast<double>(body.rect.height) - 0.5) + 1;
    body.result.first_visible = first;
    body.result.last_visible = last;
    state.begin_rows();
    auto const from = first - std::min(first, overscan);
    auto const to = std::min(count, last + overscan);
    auto const kept = state.kept_row(body.ui, from, to, count);
    if (kept && *kept < from) { row_ui(body, *kept); }
    for (std::size_t i = from; i < to; ++i) { row_ui(body, i); }
    if (kept && *kept >= to) { row_ui(body, *kept); }
    if (state.end_rows()) { body.ui.wake_after(0); }
}

/// Scrolls as the page, the keyboard or the caller wants it.
void scroll_ui(Body& body, WidgetId scroller) {
    auto& ui = body.ui;
    auto& state = body.state;
    double const height = static_cast<double>(body.options.row_count) * static_cast<double>(body.row_height);
    state.scroll.resize(height, body.rect.height);
    bool follow = false;
    if (auto const moved = ui.tree().take_scroll(scroller)) { follow = state.scroll.page_moved(moved->y); }
    auto const reveal = [&](std::size_t row) {
        double const top = static_cast<double>(row) * static_cast<double>(body.row_height);
        double const least = top + static_cast<double>(body.row_height) - static_cast<double>(body.rect.height);
        auto const wanted = std::clamp(state.scroll.content_y(), std::min(least, top), top);
        if (wanted != state.scroll.content_y()) { follow = state.scroll.go_to(wanted) || follow; }
    };
    auto const rows_in_view = static_cast<std::size_t>(std::max(1.0F, body.rect.height / body.row_height - 1));
    if (auto const target = state.follow_keys(ui, rows_in_view, body.options, body.result)) { reveal(*target); }
    if (body.options.reveal && body.options.reveal != state.revealed && *body.options.reveal < body.options.row_count) {
        reveal(*body.options.reveal);
    }
    state.revealed = body.options.reveal;
    if (follow) { ui.tree().scroll_to(scroller, 0, state.scroll.page_y()); }
}

}  // namespace

bool draws_cards(TableOptions const& options, Rect const& rect) {
    return options.draw_card != nullptr && rect.width < cards_below;
}

void TableRow::selection_box(Rect const& rect) {
    if (!m_options.selection) { return; }
    auto const& selection = *m_options.selection;
    auto const reason = selection.refusal ? selection.refusal(index()) : std::string_view {};
    auto const name = "Select " + selection.name(index());
    if (checkbox(m_ui, rect, is_selected() ? CheckState::On : CheckState::Off,
            { .key = "selected", .label = name, .hidden_label = true, .disabled = !reason.empty(), .reason = reason })) {
        m_result.toggled = index();
    }
}

namespace {

/// With Shift, the rows from the one toggled before to this one go along.
void extend_selection(Ui& ui, TableState& state, TableResult& result) {
    if (!result.toggled) { return; }
    if (ui.activated_with_shift() && state.anchor) { result.range = std::minmax(*state.anchor, *result.toggled); }
    state.anchor = result.toggled;
}

}  // namespace

TableResult table(Ui& ui, Rect const& rect, TableOptions const& options) {
    TableResult result;
    bool const cards = draws_cards(options, rect);
    auto const id = ui.id(options.key);
    Body body { ui, options, ui.state<TableState>(id), result, id, rect, row_height_of(ui, options, cards), cards, {} };
    float const left = options.edge + (options.selection ? checkbox_column : 0);
    if (!cards) { body.places = place_columns(options.columns, left, rect.width - left - options.edge); }
    auto const scope = ui.scope(id);
    auto const columns = static_cast<int>(body.places.size()) + (options.selection ? 1 : 0);
    std::uint32_t const flags = options.grid ? std::uint32_t { semantics::ArrowKeys } : 0U;
    auto const group = cards ? ui.group(id, { .role = Role::Group, .rect = rect })
                             : ui.group(id,
                                   { .role = Role::Table,
                                       .rect = rect,
                                       .name = options.label,
                                       .flags = flags,
                                       .a = static_cast<int>(options.row_count) + 1,
                                       .b = columns });
    if (!cards) { header_ui(body, body.rect.cut_top(options.header_height > 0 ? options.header_height : ui.metrics().table_header())); }

    auto const scroller = ui.id("rows");
    scroll_ui(body, scroller);
    float const content = std::max(body.rect.height, body.state.scroll.page_height());
    ui.publish(scroller,
        { .role = Role::Scroller,
            .rect = body.rect,
            .name = cards ? options.label : std::string_view {},
            .flags = semantics::HiddenLabel,
            .a = static_cast<int>(rect.width),
            .b = static_cast<int>(content) });
    ui.tree().push_at(scroller, body.rect.x, body.rect.y - body.state.scroll.page_y());
    ui.push_clip(body.rect, node_reach);
    if (cards) {
        Rect const all { body.rect.x, body.rect.y - body.state.scroll.page_y(), rect.width, content };
        auto const list = ui.group(ui.id("list"), { .role = Role::List, .rect = all, .name = options.label });
        rows_ui(body);
    } else {
        rows_ui(body);
    }
    ui.pop_clip();
    ui.tree().pop();
    if (options.grid && !cards) {
        float const bottom = std::min(rect.bottom(), body.rect.y + static_cast<float>(options.row_count) * body.row_height);
        ui.painter().outline({ rect.x, rect.y, rect.width, bottom - rect.y }, Color::BorderDefault, radius::sm);
    }
    extend_selection(ui, body.state, result);
    return result;
}

}  // namespace hub::ui::widgets
