#include "base/text.hpp"
#include "domain/payment.hpp"
#include "ui/screens/invoices/invoices_parts.hpp"
#include "ui/screens/screen_parts.hpp"
#include "ui/widgets/badge.hpp"
#include "ui/widgets/button.hpp"
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

constexpr Column number_column { .key = "number", .label = "Invoice", .min_width = 116, .sortable = true };
constexpr Column location_column { .key = "location", .label = "Location", .min_width = 140, .flex = 1, .priority = 1, .sortable = true };
constexpr Column market_column { .key = "market", .label = "Market", .min_width = 140, .flex = 1, .priority = 4, .sortable = true };
constexpr Column issued_column { .key = "issued",
    .label = "Invoice date",
    .min_width = 116,
    .priority = 3,
    .sortable = true,
    .first_direction = SortDirection::Descending };
constexpr Column amount_column { .key = "amount",
    .label = "Amount",
    .min_width = 100,
    .align = Align::Right,
    .priority = 2,
    .sortable = true,
    .first_direction = SortDirection::Descending };

constexpr std::array open_columns {
    number_column,
    location_column,
    market_column,
    issued_column,
    Column { .key = "age",
        .label = "Age",
        .min_width = 84,
        .align = Align::Right,
        .sortable = true,
        .first_direction = SortDirection::Descending },
    Column { .key = "status", .label = "Status", .min_width = 130, .sortable = true },
    amount_column,
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
constexpr std::array paid_columns {
    number_column,
    location_column,
    market_column,
    issued_column,
    Column { .key = "paid_on", .label = "Paid on", .min_width = 116, .sortable = true, .first_direction = SortDirection::Descending },
    Column { .key = "tag", .label = "Reference", .min_width = 110, .priority = 5, .sortable = true },
    amount_column,
};

std::span<Column const> columns_of(InvoicesPage page) {
    return page == InvoicesPage::Open ? std::span<Column const> { open_columns } : std::span<Column const> { paid_columns };
}

void open_invoice(Frame& frame, InvoicesListState& list, InvoicesPage page, domain::InvoiceId id) {
    list.open = id;
    // It covers the list on small screens, so that "back" must lead to the list.
    if (frame.ui.viewport().width < 1024) { frame.go(write_route(list, page)); }
}

std::string route_of(InvoicesListState const& list, InvoicesPage page, domain::InvoiceId id) {
    return write_route(list, page).with("open", id.to_string()).to_string();
}

widgets::BadgeOptions badge_of(InvoiceRow const& row, bool tinted) {
    auto const look = look_of(row.invoice.status);
    return { .label = look.word, .tone = look.tone, .icon = look.icon, .dot = look.dot, .on_selected = tinted };
}

void status_ui(Ui& ui, Rect place, InvoiceRow const& row, bool tinted) {
    auto const badge = badge_of(row, tinted);
    widgets::badge(ui, place.cut_left(widgets::badge_width(ui, badge), space::s1), badge);
    if (!row.invoice.disputed) { return; }
    Rect const mark = place.cut_left(icon_px(IconSize::Normal));
    ui.painter().icon(mark, icon::message_square, IconSize::Normal, Color::WarningText);
    ui.publish(ui.id("disputed"), { .role = Role::Image, .rect = mark.middle(20), .name = "In dispute" });
}

void row_ui(Frame& frame, InvoicesListState& list, InvoicesPage page, widgets::TableRow& row) {
    auto const shown = invoice_row(frame.data, list, row.index());
    auto const& invoice = shown.invoice;
    bool const is_overdue = invoice.status == domain::InvoiceStatus::Overdue;
    if (row.link("number", { .key = "open", .label = invoice.number, .href = route_of(list, page, invoice.id) })) {
        open_invoice(frame, list, page, invoice.id);
    }
    row.text("location", invoice.location);
    row.text("market", invoice.market, { .ink = Color::TextSecondary });
    row.text("issued", shown.issued, { .ink = Color::TextSecondary });
    if (page == InvoicesPage::Paid) {
        row.text("paid_on", shown.paid_on);
        row.text("tag", invoice.tag, { .ink = Color::TextSecondary });
        row.text("amount", shown.amount, { .style = TextStyle::BodyStrong });
        return;
    }
    row.text("age", shown.age_text,
        { .style = is_overdue ? TextStyle::BodyStrong : TextStyle::Body, .ink = is_overdue ? Color::DangerText : Color::TextSecondary });
    if (auto const cell = row.cell("status")) { status_ui(frame.ui, cell.rect, shown, row.is_tinted()); }
    row.text("amount", shown.amount, { .ink = Color::TextSecondary });
    row.text("paid", shown.paid, { .ink = Color::TextSecondary });
    row.text("balance", shown.balance, { .style = TextStyle::BodyStrong });
}

void card_ui(Frame& frame, InvoicesListState& list, InvoicesPage page, widgets::TableRow& row) {
    auto& ui = frame.ui;
    auto const shown = invoice_row(frame.data, list, row.index());
    auto const& invoice = shown.invoice;
    if (row.cover({ .key = "open", .label = "Invoice " + invoice.number, .href = route_of(list, page, invoice.id) })) {
        open_invoice(frame, list, page, invoice.id);
    }
    Rect inner = row.rect().inset(space::s4, space::s3, space::s4, space::s2);
    row.selection_box(inner.cut_left(ui.metrics().target(), space::s1).with_height(ui.metrics().target()));
    Rect first = inner.cut_top(24);
    bool const is_open = page == InvoicesPage::Open;
    widgets::text(
        ui, first.cut_right(110), is_open ? shown.balance : shown.amount, { .style = TextStyle::Subheading, .align = Align::Right });
    widgets::text(ui, first, invoice.number, { .style = TextStyle::Subheading });
    widgets::text(
        ui, inner.cut_top(20, 6), invoice.location + ", " + invoice.market, { .style = TextStyle::Small, .ink = Color::TextMuted });
    Rect last = inner.cut_top(24);
    auto const badge = badge_of(shown, row.is_tinted());
    widgets::badge(ui, last.cut_left(widgets::badge_width(ui, badge), space::s3), badge);
    bool const is_overdue = invoice.status == domain::InvoiceStatus::Overdue;
    widgets::text(ui, last, is_open ? shown.age_text + " old" : shown.paid_on,
        { .style = TextStyle::Small, .ink = is_overdue ? Color::DangerText : Color::TextMuted });
}

widgets::TableSelection selection_of(Frame& frame, InvoicesListState& list, InvoicesPage page, InvoicesView const& view) {
    auto const all = view.selected_visible == 0 ? widgets::CheckState::Off
        : view.selected_visible == view.visible ? widgets::CheckState::On
                                                : widgets::CheckState::Mixed;
    widgets::TableSelection selection {
        .is_selected = [&list](std::size_t place) { return list.looks->selection.contains(list.looks->list.row_at(place)); },
        .name =
            [&frame, &list](std::size_t place) {
                auto const& invoices = frame.data.billing.invoices;
                return "invoice " + std::string { invoices.rows().text(invoices.columns().number, list.looks->list.row_at(place)) };
            },
        .refusal = nullptr,
        .all = all,
        // BILL-33: at most five of the open ones.
        .can_select_all = page == InvoicesPage::Paid || view.visible <= domain::most_invoices_of_payment,
    };
    if (page == InvoicesPage::Open) {
        selection.refusal = [&frame, &list](std::size_t place) { return selection_refusal(frame.data, list, place); };
    }
    return selection;
}

void toggle_all(Frame& frame, InvoicesListState& list, InvoicesPage page, InvoicesView const& view) {
    auto& looks = *list.looks;
    if (view.selected_visible == view.visible || page == InvoicesPage::Paid) {
        looks.selection.set_all(looks.list.visible(), view.selected_visible == view.visible ? table::Flag::Clear : table::Flag::Set);
        return;
    }
    for (std::size_t place = 0; place < view.visible; ++place) {
        if (selection_refusal(frame.data, list, place).empty()) { looks.selection.set(looks.list.row_at(place), table::Flag::Set); }
    }
}

void take_selection(
    Frame& frame, InvoicesListState& list, InvoicesPage page, InvoicesView const& view, widgets::TableResult const& result) {
    auto& looks = *list.looks;
    if (result.toggled_all) { toggle_all(frame, list, page, view); }
    if (!result.toggled) { return; }
    auto const row = looks.list.row_at(*result.toggled);
    looks.selection.toggle(row);
    if (!result.range) { return; }
    auto const flag = looks.selection.contains(row) ? table::Flag::Set : table::Flag::Clear;
    for (auto place = result.range->first; place <= result.range->second; ++place) {
        bool const may = page == InvoicesPage::Paid || flag == table::Flag::Clear || selection_refusal(frame.data, list, place).empty();
        if (may) { looks.selection.set(looks.list.row_at(place), flag); }
    }
}

std::string empty_text(Frame const& frame, InvoicesPage page) {
    if (page == InvoicesPage::Paid) { return "An invoice moves here when it is paid in full."; }
    auto const since = frame.data.billing.invoices.online_since();
    if (since) { return "Only invoices issued after " + since->plus_days(-1).to_us() + " appear here; earlier ones came on paper."; }
    return "Only invoices issued after the switch to online delivery appear here. Switch under Bill delivery.";
}

/// Loading, empty, failed. False when the list is there to be drawn.
bool state_page_ui(Frame& frame, Rect area, InvoicesListState& list, InvoicesPage page, InvoicesView const& view) {
    auto const& load = frame.data.billing.invoices_load;
    bool const is_loaded = load.has_value();
    auto const shown = !is_loaded ? (load.error && !load.loading ? widgets::ListShown::Failed : widgets::ListShown::Loading)
        : view.visible > 0        ? widgets::ListShown::Full
        : view.total > 0          ? widgets::ListShown::NoMatch
                                  : widgets::ListShown::Empty;
    if (shown == widgets::ListShown::Full) { return false; }
    std::string const hidden = "Your filters hide all " + plural(static_cast<std::int64_t>(view.total), "invoice", "invoices") + ".";
    std::string const empty = empty_text(frame, page);
    auto const press = widgets::list_state(frame.ui, area,
        { .shown = shown,
            .noun = "invoices",
            .columns = columns_of(page),
            .selectable = true,
            .icon = icon::receipt,
            .empty_title = page == InvoicesPage::Open ? "No open invoices" : "No paid invoices yet",
            .empty_text = empty,
            .no_match_text = hidden,
            .error = load.error ? &*load.error : nullptr });
    if (press == widgets::ListPress::ClearFilters) { list.filters = {}; }
    if (press == widgets::ListPress::Retry) { frame.send(client::Reload {}); }
    if (press == widgets::ListPress::CopyDetails && load.error) { frame.send(client::CopyText { load.error->message }); }
    return true;
}

/// BILL-33: how many of the five are taken, as a picture beside the words.
void meter_ui(Ui& ui, Rect& bar, std::size_t taken) {
    constexpr float segment = 20;
    for (std::size_t i = 0; i < domain::most_invoices_of_payment; ++i) {
        Rect const place = bar.cut_left(segment, space::s1).middle(8);
        ui.painter().fill(place, i < taken ? Ink { Color::AccentFill } : Ink { Color::BorderDefault }, 4);
    }
    bar.cut_left(space::s2);
}

void selected_ui(Frame& frame, Rect& bar, InvoicesListState& list, InvoicesPage page, InvoicesView const& view) {
    auto& ui = frame.ui;
    bool const pays = page == InvoicesPage::Open && frame.data.billing.invoices.online_payment();
    if (pays && bar.width > 520) { meter_ui(ui, bar, view.selected); }
    std::string const selected = with_thousands(static_cast<std::int64_t>(view.selected))
        + (pays ? " of " + std::to_string(domain::most_invoices_of_payment) : std::string {}) + " selected, " + view.selected_sum.to_us();
    float const width = ui.painter().text_width(selected, TextStyle::BodySemibold);
    widgets::status_text(ui, bar.cut_left(width + 1, space::s2), "selected", selected, { .style = TextStyle::BodySemibold });
    widgets::LinkOptions const clear { .key = "clear", .label = "Clear", .description = "The selection" };
    if (widgets::link(ui, bar.cut_left(widgets::link_width(ui, clear), space::s4), clear)) { list.looks->selection.clear(); }
    std::string_view const words = "Payment opens in a new window. Cards: Mastercard, Visa, American Express.";
    if (pays && bar.width > ui.painter().text_width(words, TextStyle::Small)) {
        widgets::text(ui, bar, words, { .style = TextStyle::Small, .ink = Color::TextMuted });
    }
}

}  // namespace

void invoices_table_ui(Frame& frame, Rect area, InvoicesState& state, InvoicesPage page, InvoicesView const& view) {
    auto& list = state.list(page);
    if (state_page_ui(frame, area, list, page, view)) { return; }
    std::optional<std::uint64_t> open_row;
    if (list.open) { open_row = widgets::row_key(list.open->value.bytes); }
    auto const& rows = frame.data.billing.invoices.rows();
    auto const result = widgets::table(frame.ui, area,
        { .key = page == InvoicesPage::Open ? "open" : "paid",
            .label = page == InvoicesPage::Open ? "Open invoices" : "Paid invoices",
            .columns = columns_of(page),
            .row_count = view.visible,
            .row_key = [&](std::size_t place) { return widgets::row_key(rows.id(list.looks->list.row_at(place)).bytes); },
            .draw_row = [&](widgets::TableRow& row) { row_ui(frame, list, page, row); },
            .draw_card = [&](widgets::TableRow& row) { card_ui(frame, list, page, row); },
            .card_height = 104,
            .edge = space::s4,
            .sort = sort_of(list.order),
            .selection = selection_of(frame, list, page, view),
            .open_row = open_row });
    take_selection(frame, list, page, view, result);
    if (result.sort) { list.order = order_of(*result.sort); }
    if (result.pressed) { open_invoice(frame, list, page, domain::InvoiceId { rows.id(list.looks->list.row_at(*result.pressed)) }); }
}

void invoices_bar_ui(Frame& frame, Rect area, InvoicesState& state, InvoicesPage page, InvoicesView const& view) {
    auto& ui = frame.ui;
    auto& list = state.list(page);
    Rect bar = widgets::action_bar(ui, area);
    if (view.selected == 0) {
        auto const& load = frame.data.billing.invoices_load;
        std::string const words = view.is_complete || !load.loading ? view.count : "Loading " + view.count;
        widgets::status_text(ui, bar.cut_left(220), "count", words, { .style = TextStyle::Small, .ink = Color::TextSecondary });
        if (page == InvoicesPage::Open && bar.width > 420) {
            widgets::text(ui, bar, "Select up to five invoices to pay. For questions call the number on the invoice.",
                { .style = TextStyle::Small, .ink = Color::TextMuted, .align = Align::Right });
        }
        return;
    }
    ui.publish(ui.id("count"), { .role = Role::Status, .rect = bar.with_width(1), .name = view.count });
    bool const pays = page == InvoicesPage::Open && frame.data.billing.invoices.online_payment();
    widgets::ButtonOptions const pay { .key = "pay",
        .label = "Pay now",
        .icon = icon::credit_card,
        .trailing_icon = ui.is_phone() ? no_icon : icon::external_link,
        .style = widgets::ButtonStyle::Primary,
        .description = "Opens in a new window" };
    if (pays && widgets::button(ui, bar.cut_right(widgets::button_width(ui, pay), space::s2), pay)) {
        open_payment_dialog(state, invoices_to_pay(frame.data, list));
    }
    widgets::ButtonOptions const download { .key = "download", .label = "Download", .icon = icon::download };
    float const download_width = widgets::button_width(ui, download);
    if (bar.width > download_width + 230 && widgets::button(ui, bar.cut_right(download_width, space::s3), download)) {
        start_print(frame, state, invoices_to_print(frame.data, list, most_invoices_to_print));
    }
    selected_ui(frame, bar, list, page, view);
}

}  // namespace hub::ui
