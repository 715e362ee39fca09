#include "ui/screens/invoices/invoices_ui.hpp"

#include "base/text.hpp"
#include "ui/screens/invoices/invoice_panel_ui.hpp"
#include "ui/screens/invoices/invoices_view.hpp"
#include "ui/screens/screen_parts.hpp"
#include "ui/screens/screens.hpp"
#include "ui/widgets/badge.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/chart.hpp"
#include "ui/widgets/chip.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/list_state.hpp"
#include "ui/widgets/menu.hpp"
#include "ui/widgets/table.hpp"
#include "ui/widgets/text.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace hub::ui {

namespace {

using widgets::Column;
using widgets::SortDirection;

constexpr float panel_width = 360;
constexpr float least_list_width = 640;

constexpr std::array columns {
    Column { .key = "number", .label = "Invoice", .min_width = 116, .sortable = true },
    Column { .key = "location", .label = "Location", .min_width = 150, .flex = 1, .priority = 1, .sortable = true },
    Column { .key = "market", .label = "Market", .min_width = 150, .flex = 1, .priority = 4, .sortable = true },
    Column { .key = "issued",
        .label = "Invoice date",
        .min_width = 116,
        .priority = 3,
        .sortable = true,
        .first_direction = SortDirection::Descending },
    Column { .key = "age",
        .label = "Age",
        .min_width = 84,
        .align = Align::Right,
        .sortable = true,
        .first_direction = SortDirection::Descending },
    Column { .key = "status", .label = "Status", .min_width = 130, .sortable = true },
    Column { .key = "amount",
        .label = "Amount",
        .min_width = 100,
        .align = Align::Right,
        .priority = 2,
        .sortable = true,
        .first_direction = SortDirection::Descending },
    Column { .key = "paid",
        .label = "Paid",
        .min_width = 90,
        .align = Align::Right,
        .priority = 5,
        .sortable = true,
        .first_direction = SortDirection::Descending },
    Column { .key = "balance",
        .label = "Balance",
        .min_width = 104,
        .align = Align::Right,
        .sortable = true,
        .first_direction = SortDirection::Descending },
};

void open_invoice(Frame& frame, InvoicesState& state, domain::InvoiceId id) {
    state.open = id;
    // It covers the list on small screens, so that "back" must lead to the list.
    if (frame.ui.viewport().width < 1024) { frame.go(write_route(state)); }
}

widgets::BadgeOptions badge_of(InvoiceRow const& row, bool tinted) {
    auto const look = look_of(row.item->status);
    return { .label = look.word, .tone = look.tone, .icon = look.icon, .dot = look.dot, .on_selected = tinted };
}

void row_ui(Frame& frame, InvoicesState& state, InvoiceRow const& invoice, widgets::TableRow& row) {
    auto const route = write_route(state).with("open", invoice.item->id.to_string()).to_string();
    if (row.link("number", { .key = "open", .label = invoice.item->number, .href = route })) {
        open_invoice(frame, state, invoice.item->id);
    }
    row.text("location", invoice.item->location_name);
    row.text("market", invoice.item->market_name, { .ink = Color::TextSecondary });
    row.text("issued", invoice.issued, { .ink = Color::TextSecondary });
    row.text("age", invoice.age_text,
        { .style = invoice.is_overdue ? TextStyle::BodyStrong : TextStyle::Body,
            .ink = invoice.is_overdue ? Color::DangerText : Color::TextSecondary });
    if (auto const cell = row.cell("status")) { widgets::badge(frame.ui, cell.rect, badge_of(invoice, row.is_tinted())); }
    row.text("amount", invoice.amount, { .ink = Color::TextSecondary });
    row.text("paid", invoice.paid, { .ink = Color::TextSecondary });
    row.text("balance", invoice.balance, { .style = TextStyle::BodyStrong });
}

void card_ui(Frame& frame, InvoicesState& state, InvoiceRow const& invoice, widgets::TableRow& row) {
    auto& ui = frame.ui;
    auto const route = write_route(state).with("open", invoice.item->id.to_string()).to_string();
    if (row.cover({ .key = "open", .label = "Invoice " + invoice.item->number, .href = route })) {
        open_invoice(frame, state, invoice.item->id);
    }
    Rect inner = row.rect().inset(space::s4, space::s3);
    Rect first = inner.cut_top(24);
    widgets::text(ui, first.cut_right(110), invoice.balance, { .style = TextStyle::Subheading, .align = Align::Right });
    widgets::text(ui, first, invoice.item->number, { .style = TextStyle::Subheading });
    widgets::text(ui, inner.cut_top(20, 6), invoice.item->location_name + ", " + invoice.item->market_name,
        { .style = TextStyle::Small, .ink = Color::TextMuted });
    Rect last = inner.cut_top(24);
    auto const badge = badge_of(invoice, row.is_tinted());
    widgets::badge(ui, last.cut_left(widgets::badge_width(ui, badge), space::s3), badge);
    widgets::text(ui, last, invoice.age_text + " old",
        { .style = TextStyle::Small, .ink = invoice.is_overdue ? Color::DangerText : Color::TextMuted });
}

void title_ui(Frame& frame, Rect row, InvoicesView const& view) {
    auto& ui = frame.ui;
    Rect inner = row.inset(ui.is_phone() ? space::s4 : space::s5, 0);
    widgets::ButtonOptions const csv {
        .key = "csv", .label = "Export CSV", .icon = icon::download, .disabled = view.rows.empty(), .reason = "There are no rows to export."
    };
    if (!ui.is_phone() && widgets::button(ui, inner.cut_right(widgets::button_width(ui, csv), space::s4), csv)) {
        frame.send(client::SaveText { "Open invoices " + frame.data.today.to_iso() + ".csv", "text/csv", invoices_csv(view) });
    }
    float const needed = ui.painter().text_width(view.refreshed, TextStyle::Small) + 24;
    if (inner.width > needed + 260) {
        Rect refreshed = inner.cut_right(needed, space::s4);
        ui.painter().icon(refreshed.cut_left(icon_px(IconSize::Normal), space::s2), icon::refresh_cw, IconSize::Normal, Color::TextMuted);
        widgets::text(ui, refreshed, view.refreshed, { .style = TextStyle::Small, .ink = Color::TextMuted });
    }
    widgets::heading(ui, inner, "Open invoices", { .level = 1, .style = ui.is_phone() ? TextStyle::Heading : TextStyle::Title });
}

void figures_ui(Frame& frame, Rect& area, InvoicesView const& view) {
    auto& ui = frame.ui;
    std::vector<widgets::StatTile> tiles;
    for (auto const& figure : view.figures) {
        tiles.push_back({ .label = figure.label,
            .figure = figure.amount,
            .note = figure.note,
            .figure_ink = figure.is_alarming ? Color::DangerText : Color::TextPrimary,
            .money = true });
    }
    if (ui.is_phone() && tiles.size() > 2) { tiles.resize(2); }
    float const edge = ui.is_phone() ? space::s4 : space::s5;
    float const height = widgets::stat_tiles_height(ui, area.width - 2 * edge, tiles);
    static_cast<void>(widgets::stat_tiles(ui, area.cut_top(height, ui.is_phone() ? space::s3 : space::s1).inset(edge, 0), tiles));
}

/// A chip that opens a menu of values, "All" first. Returns the place of the chosen value behind "All", 0 for "All".
std::optional<std::size_t> menu_chip_ui(
    Ui& ui, Rect& row, std::string_view name, std::string_view chosen, std::vector<std::string_view> const& values) {
    struct MenuState {
        bool open = false;
    };
    auto const scope = ui.scope(name);
    auto& state = ui.state<MenuState>(ui.id("menu"));
    bool const set = !chosen.empty();
    widgets::ChipOptions const chip { .key = "chip",
        .label = set ? chosen : name,
        .name = set ? name : std::string_view {},
        .kind = set ? widgets::ChipKind::Set : widgets::ChipKind::Menu,
        .expanded = state.open };
    float const width = widgets::chip_width(ui, chip);
    if (width > row.width) { return std::nullopt; }
    Rect const place = row.cut_left(width, space::s2);
    auto const press = widgets::chip(ui, place, chip);
    if (press == widgets::ChipPress::Clear) { return 0; }
    if (press == widgets::ChipPress::Main) { state.open = !state.open; }
    std::vector<widgets::MenuItem> items { { .key = "all", .label = "All", .checked = !set } };
    for (auto const value : values) { items.push_back({ .label = value, .checked = value == chosen }); }
    return widgets::menu(ui, state.open, { .key = "list", .label = name, .anchor = place, .opener = widgets::chip_id(ui, chip) }, items);
}

void status_chip_ui(Ui& ui, Rect& row, InvoicesState& state) {
    constexpr std::array statuses { domain::InvoiceStatus::Overdue, domain::InvoiceStatus::PartiallyPaid, domain::InvoiceStatus::New,
        domain::InvoiceStatus::Submitted };
    std::vector<std::string_view> words;
    for (auto const status : statuses) { words.push_back(look_of(status).word); }
    std::string_view const chosen = state.status ? look_of(*state.status).word : std::string_view {};
    if (auto const picked = menu_chip_ui(ui, row, "Status", chosen, words)) {
        state.status = *picked == 0 ? std::nullopt : std::optional { statuses.at(*picked - 1) };
    }
}

void name_chip_ui(Ui& ui, Rect& row, std::string_view name, std::string& chosen, std::vector<std::string> const& names) {
    std::vector<std::string_view> const values { names.begin(), names.end() };
    if (auto const picked = menu_chip_ui(ui, row, name, chosen, values)) { chosen = *picked == 0 ? std::string {} : names.at(*picked - 1); }
}

void filters_ui(Frame& frame, Rect row, InvoicesState& state, InvoicesView const& view) {
    auto& ui = frame.ui;
    Rect inner = row.inset(ui.is_phone() ? space::s4 : space::s5, 0);
    auto const group = ui.group("search", { .role = Role::Search, .rect = row, .name = "Invoices" });
    Rect field = ui.is_phone() ? inner.cut_top(ui.metrics().control(), space::s2)
                               : inner.cut_left(std::clamp(inner.width * 0.26F, 200.0F, 280.0F), space::s2);
    widgets::search_field(ui, field, state.query,
        { .key = "query", .label = "Search invoices", .hidden_label = true, .placeholder = "Invoice, employee or service" });
    status_chip_ui(ui, inner, state);
    name_chip_ui(ui, inner, "Location", state.location, view.locations);
    name_chip_ui(ui, inner, "Market", state.market, view.markets);
    widgets::LinkOptions const clear { .key = "clear", .label = "Clear", .description = "All filters" };
    if (state.is_filtered() && inner.width > 60 && widgets::link(ui, inner.cut_left(widgets::link_width(ui, clear)), clear)) {
        state.clear_filters();
    }
}

void list_ui(Frame& frame, Rect area, InvoicesState& state, InvoicesView const& view) {
    auto& ui = frame.ui;
    auto const& query = frame.data.open_invoices;
    auto const shown = widgets::list_state_of(query, view.rows.empty(), state.is_filtered());
    if (shown != widgets::ListShown::Full) {
        std::string const hidden = "Your filters hide all " + plural(static_cast<std::int64_t>(view.total), "invoice", "invoices") + ".";
        auto const press = widgets::list_state(ui, area,
            { .shown = shown,
                .noun = "invoices",
                .columns = columns,
                .icon = icon::receipt,
                .empty_title = "No open invoices",
                .empty_text = "Only invoices issued after the switch to online delivery appear here.",
                .no_match_text = hidden,
                .error = query.error ? &*query.error : nullptr });
        if (press == widgets::ListPress::ClearFilters) { state.clear_filters(); }
        if (press == widgets::ListPress::Retry) { frame.send(client::Reload {}); }
        return;
    }
    std::optional<std::uint64_t> open_row;
    if (state.open) { open_row = widgets::row_key(state.open->value.bytes); }
    auto const result = widgets::table(ui, area,
        { .key = "invoices",
            .label = "Open invoices",
            .columns = columns,
            .row_count = view.rows.size(),
            .row_key = [&](std::size_t i) { return widgets::row_key(view.rows[i].item->id.value.bytes); },
            .draw_row = [&](widgets::TableRow& row) { row_ui(frame, state, view.rows[row.index()], row); },
            .draw_card = [&](widgets::TableRow& row) { card_ui(frame, state, view.rows[row.index()], row); },
            .card_height = 100,
            .edge = space::s4,
            .sort = sort_of(state.order),
            .open_row = open_row });
    if (result.sort) { state.order = order_of(*result.sort); }
    if (result.pressed) { open_invoice(frame, state, view.rows[*result.pressed].item->id); }
}

void page_ui(Frame& frame, Rect area, InvoicesState& state, InvoicesView const& view) {
    auto& ui = frame.ui;
    title_ui(frame, area.cut_top(ui.metrics().title_row()), view);
    if (frame.data.open_invoices.value) { figures_ui(frame, area, view); }
    filters_ui(frame, area.cut_top(ui.is_phone() ? 108 : 60), state, view);
    Rect bar = widgets::action_bar(ui, area.cut_bottom(ui.is_phone() ? 44 : ui.metrics().action_bar()));
    widgets::status_text(ui, bar.cut_left(180), "count", view.count, { .style = TextStyle::Small, .ink = Color::TextSecondary });
    if (bar.width > 420) {
        widgets::text(ui, bar, "Balances are refreshed every night. For disputes call the number on the invoice.",
            { .style = TextStyle::Small, .ink = Color::TextMuted, .align = Align::Right });
    }
    list_ui(frame, area, state, view);
}

}  // namespace

void invoices_screen(Frame& frame, Rect area, ScreenStates& states) {
    auto& state = states.invoices;
    if (state.seen_route != frame.route_version) {
        state.seen_route = frame.route_version;
        read_route(frame.route, state);
    }
    auto const& query = frame.data.open_invoices;
    auto const view = query.value ? invoices_view(*query.value, state, frame.data.today) : InvoicesView {};
    api::InvoiceItem const* open = nullptr;
    if (state.open && query.value) {
        auto const found = std::ranges::find(query.value->items, *state.open, &api::InvoiceItem::id);
        if (found != query.value->items.end()) { open = &*found; }
    }
    if (open != nullptr && area.width < least_list_width + panel_width) {
        invoice_panel_ui(frame, area, state, *open);
    } else if (open != nullptr) {
        Rect const panel = area.cut_right(panel_width);
        page_ui(frame, area, state, view);
        frame.ui.painter().vertical_line(panel.x, panel.y, panel.bottom(), Color::BorderDefault);
        invoice_panel_ui(frame, panel, state, *open);
    } else {
        page_ui(frame, area, state, view);
    }
    frame.note(write_route(state));
}

}  // namespace hub::ui
