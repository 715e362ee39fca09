#include "ui/screens/invoices/invoices_view.hpp"

#include "base/text.hpp"
#include "domain/invoice.hpp"
#include "domain/payment.hpp"

#include <algorithm>

namespace hub::ui {

namespace {

using domain::InvoiceStatus;

// Places of the filters in the list's view; a filter keeps what it has computed while it stays in its place.
enum Place : std::size_t { Search, Page, Statuses, Locations, Markets, Tags, Issued, Amount, Disputed, PlaceCount };

std::optional<std::int64_t> cents_of(std::optional<Money> const& amount) {
    return amount ? std::optional { amount->cents } : std::nullopt;
}

std::vector<table::Filter> filters_of(client::Data const& data, InvoicesFilters const& filters, InvoicesPage page) {
    auto const& columns = data.billing.invoices.columns();
    std::vector<table::Filter> list(PlaceCount, table::Search {});
    list[Search] = table::Search { { columns.number, columns.words, columns.location, columns.market, columns.tag }, filters.query };
    list[Page] = table::FlagIs { columns.open, page == InvoicesPage::Open ? table::Flag::Set : table::Flag::Clear };
    list[Statuses] = table::OneOf { columns.status, filters.statuses };
    list[Locations] = table::OneOf { columns.location, filters.locations };
    list[Markets] = table::OneOf { columns.market, filters.markets };
    list[Tags] = table::OneOf { columns.tag, filters.tags };
    auto const issued = days_of(filters.issued, data.today);
    list[Issued] = table::DateBetween { columns.issued, issued.first, issued.last };
    list[Amount] = table::NumberBetween { columns.total, cents_of(filters.least), cents_of(filters.most) };
    list[Disputed] = table::FlagIs { columns.disputed, filters.only_disputed ? std::optional { table::Flag::Set } : std::nullopt };
    return list;
}

std::vector<table::SortKey> keys_of(client::Data const& data, ListOrder const& order) {
    auto const& columns = data.billing.invoices.columns();
    using enum table::Direction;
    auto const direction = order.descending ? Descending : Ascending;
    table::SortKey const newest { columns.issued, Descending };
    auto const by = [&](table::ColumnId column) { return std::vector<table::SortKey> { { column, direction }, newest }; };
    if (order.column == "number") { return by(columns.number); }
    if (order.column == "location") { return by(columns.location); }
    if (order.column == "market") { return by(columns.market); }
    if (order.column == "status") { return by(columns.status); }
    if (order.column == "tag") { return by(columns.tag); }
    if (order.column == "amount") { return by(columns.total); }
    if (order.column == "paid") { return by(columns.paid); }
    if (order.column == "paid_on") { return by(columns.paid_on); }
    if (order.column == "balance") { return by(columns.balance); }
    // The older it is, the earlier it was issued.
    if (order.column == "age") { return { { columns.issued, order.descending ? Ascending : Descending }, { columns.number, Ascending } }; }
    return { { columns.issued, direction }, { columns.number, direction } };
}

InvoicesLooks& looks_of(client::Data const& data, InvoicesListState& list) {
    auto const& invoices = data.billing.invoices;
    if (!list.looks || list.generation != invoices.generation()) {
        list.looks = std::make_shared<InvoicesLooks>(invoices.rows());
        list.generation = invoices.generation();
    }
    return *list.looks;
}

std::string invoices_of(std::int64_t count) {
    return plural(count, "invoice", "invoices");
}

bool is_same_month(Date a, Date b) {
    return a.parts().year == b.parts().year && a.parts().month == b.parts().month;
}

void add_to(InvoiceSums::Sum& sum, Money amount) {
    ++sum.count;
    sum.amount += amount;
}

void add_row(InvoiceSums& sums, client::InvoicesTable::Invoice const& invoice) {
    if (invoice.status == InvoiceStatus::Paid) {
        add_to(sums.paid, invoice.total);
        if (invoice.paid_on && is_same_month(*invoice.paid_on, sums.today)) { add_to(sums.paid_this_month, invoice.total); }
        return;
    }
    add_to(sums.open, invoice.balance);
    if (invoice.status == InvoiceStatus::Overdue) { add_to(sums.overdue, invoice.balance); }
    if (invoice.status == InvoiceStatus::Submitted) { add_to(sums.submitted, invoice.in_process); }
    int const age = days_between(invoice.issued, sums.today);
    add_to(sums.ageing.at(domain::ageing_step(age)), invoice.balance);
}

std::vector<InvoicesView::Figure> figures_of(InvoiceSums const& sums, InvoicesPage page) {
    InvoicesView::Figure const paid { "Paid this month", sums.paid_this_month.amount.to_us(), invoices_of(sums.paid_this_month.count),
        false };
    if (page == InvoicesPage::Paid) { return { paid, { "Paid in all", sums.paid.amount.to_us(), invoices_of(sums.paid.count), false } }; }
    return {
        { "Open balance", sums.open.amount.to_us(), invoices_of(sums.open.count) + ", due upon receipt", false },
        { "Overdue", sums.overdue.amount.to_us(), invoices_of(sums.overdue.count) + ", older than 30 days", sums.overdue.count > 0 },
        { "Submitted", sums.submitted.amount.to_us(), invoices_of(sums.submitted.count) + ", processed within 3 business days", false },
        paid,
    };
}

table::DictionaryId column_of(client::InvoicesTable::Columns const& columns, InvoiceFacet facet) {
    switch (facet) {
    case InvoiceFacet::Status: return columns.status;
    case InvoiceFacet::Location: return columns.location;
    case InvoiceFacet::Market: return columns.market;
    case InvoiceFacet::Tag: break;
    }
    return columns.tag;
}

}  // namespace

InvoiceStatusLook look_of(InvoiceStatus status) {
    auto const word = domain::status_words(status);
    switch (status) {
    case InvoiceStatus::New: return { word, Tone::Info, no_icon, true, "Payment is due." };
    case InvoiceStatus::Submitted:
        return { word, Tone::Neutral, icon::hourglass, false, "A payment was sent and is being processed, within three business days." };
    case InvoiceStatus::PartiallyPaid: return { word, Tone::Warning, icon::circle_dot, false, "Less than the full amount was paid." };
    case InvoiceStatus::Overdue: return { word, Tone::Danger, icon::circle_alert, false, "Due for more than 30 days." };
    case InvoiceStatus::Paid: return { word, Tone::Success, icon::check, false, "Paid in full." };
    }
    return {};
}

std::string_view status_word(std::string_view wire_name) {
    auto const status = domain::enum_from<InvoiceStatus>(wire_name);
    return status ? domain::status_words(*status) : wire_name;
}

InvoiceSums const& invoice_sums(client::Data const& data, InvoicesState& state) {
    auto const& table = data.billing.invoices;
    auto& sums = state.sums;
    if (sums.revision == table.rows().revision() && sums.generation == table.generation() && sums.today == data.today) { return sums; }
    sums = {};
    sums.revision = table.rows().revision();
    sums.generation = table.generation();
    sums.today = data.today;
    table.rows().live().for_each([&](std::size_t row) { add_row(sums, table.invoice(static_cast<table::Row>(row))); });
    return sums;
}

InvoicesView invoices_view(client::Data const& data, InvoicesState& state, InvoicesPage page) {
    auto const& billing = data.billing;
    auto& list = state.list(page);
    auto& looks = looks_of(data, list);
    looks.list.set_filters(filters_of(data, list.filters, page));
    looks.list.set_order(keys_of(data, list.order));

    InvoicesView view;
    auto const& sums = invoice_sums(data, state);
    view.total = static_cast<std::size_t>(page == InvoicesPage::Open ? sums.open.count : sums.paid.count);
    view.visible = looks.list.visible_count();
    view.is_complete = billing.invoices_load.has_value() && static_cast<std::int64_t>(billing.invoices.size()) >= billing.invoices.total();
    view.selected = looks.selection.count();
    view.selected_visible = view.selected == 0 ? 0 : looks.selection.count_in(looks.list.visible());
    for (auto const& invoice : selected_invoices(data, list)) {
        view.selected_sum += page == InvoicesPage::Open ? invoice.balance : invoice.total;
    }
    auto const all = invoices_of(static_cast<std::int64_t>(view.total));
    view.count = view.visible == view.total ? all : with_thousands(static_cast<std::int64_t>(view.visible)) + " of " + all;
    view.figures = figures_of(sums, page);
    return view;
}

InvoiceRow invoice_row(client::Data const& data, InvoicesListState& list, std::size_t place) {
    auto const at = list.looks->list.row_at(place);
    InvoiceRow row;
    row.invoice = data.billing.invoices.invoice(at);
    row.age = days_between(row.invoice.issued, data.today);
    row.age_text = plural(row.age, "day", "days");
    row.issued = row.invoice.issued.to_us();
    if (row.invoice.paid_on) { row.paid_on = row.invoice.paid_on->to_us(); }
    row.amount = row.invoice.total.to_us();
    row.paid = row.invoice.paid.cents == 0 ? "–" : row.invoice.paid.to_us();
    row.balance = row.invoice.balance.to_us();
    row.selected = list.looks->selection.contains(at);
    return row;
}

std::vector<std::string>& chosen_values(InvoicesListState& list, InvoiceFacet facet) {
    switch (facet) {
    case InvoiceFacet::Status: return list.filters.statuses;
    case InvoiceFacet::Location: return list.filters.locations;
    case InvoiceFacet::Market: return list.filters.markets;
    case InvoiceFacet::Tag: break;
    }
    return list.filters.tags;
}

std::vector<FacetValue> facet_values(client::Data const& data, InvoicesListState& list, InvoiceFacet facet) {
    auto& looks = looks_of(data, list);
    auto const column = column_of(data.billing.invoices.columns(), facet);
    auto values =
        named_counts(data.billing.invoices.rows().dictionary(column), looks.list.facet_counts(column), chosen_values(list, facet));
    std::ranges::stable_sort(values, {}, [&](FacetValue const& value) {
        return facet == InvoiceFacet::Status ? std::string { status_word(value.value) } : fold(value.value);
    });
    return values;
}

std::string_view selection_refusal(client::Data const& data, InvoicesListState& list, std::size_t place) {
    auto const row = list.looks->list.row_at(place);
    if (list.looks->selection.contains(row)) { return {}; }
    auto const& invoices = data.billing.invoices;
    if (!invoices.online_payment()) { return {}; }
    if (invoices.rows().number(invoices.columns().in_process, row) > 0) { return "A payment of this invoice is being processed."; }
    if (list.looks->selection.count() >= domain::most_invoices_of_payment) { return "At most five invoices can be paid at once."; }
    return {};
}

std::vector<client::InvoicesTable::Invoice> selected_invoices(client::Data const& data, InvoicesListState& list) {
    auto& looks = looks_of(data, list);
    std::vector<client::InvoicesTable::Invoice> selected;
    for (auto const row : looks.selection.rows()) { selected.push_back(data.billing.invoices.invoice(row)); }
    return selected;
}

std::vector<domain::InvoiceId> invoices_to_print(client::Data const& data, InvoicesListState& list, std::size_t most) {
    auto& looks = looks_of(data, list);
    auto const& rows = data.billing.invoices.rows();
    std::vector<domain::InvoiceId> invoices;
    bool const some = looks.selection.count() > 0;
    std::size_t const visible = looks.list.visible_count();
    for (std::size_t place = 0; place < visible && invoices.size() < most; ++place) {
        auto const row = looks.list.row_at(place);
        if (!some || looks.selection.contains(row)) { invoices.push_back(domain::InvoiceId { rows.id(row) }); }
    }
    if (!some) { return invoices; }
    auto const& shown = looks.list.visible();
    for (auto const row : looks.selection.rows()) {
        if (invoices.size() < most && !shown.test(row)) { invoices.push_back(domain::InvoiceId { rows.id(row) }); }
    }
    return invoices;
}

std::vector<client::InvoicesTable::Invoice> invoices_to_pay(client::Data const& data, InvoicesListState& list) {
    std::vector<client::InvoicesTable::Invoice> invoices;
    if (looks_of(data, list).selection.count() == 0) { return invoices; }
    for (auto const& id : invoices_to_print(data, list, domain::most_invoices_of_payment)) {
        if (auto const row = data.billing.invoices.find(id)) { invoices.push_back(data.billing.invoices.invoice(*row)); }
    }
    return invoices;
}

std::string invoices_csv(client::Data const& data, InvoicesListState& list, InvoicesPage page) {
    auto& looks = looks_of(data, list);
    std::string csv =
        "Invoice,Location,Market,Invoice date,Age in days,Status,Amount,Paid,Balance,Paid on,Rebilled on,Reference,In dispute\r\n";
    std::size_t const count = std::min(looks.list.visible_count(), csv_invoice_limit);
    for (std::size_t place = 0; place < count; ++place) {
        auto const row = invoice_row(data, list, place);
        auto const& invoice = row.invoice;
        csv += csv_field(invoice.number) + "," + csv_field(invoice.location) + "," + csv_field(invoice.market) + ","
            + invoice.issued.to_iso() + "," + (page == InvoicesPage::Open ? std::to_string(row.age) : std::string {}) + ","
            + csv_field(look_of(invoice.status).word) + "," + csv_field(row.amount) + "," + csv_field(invoice.paid.to_us()) + ","
            + csv_field(row.balance) + "," + (invoice.paid_on ? invoice.paid_on->to_iso() : "") + ","
            + (invoice.rebilled_on ? invoice.rebilled_on->to_iso() : "") + "," + csv_field(invoice.tag) + ","
            + (invoice.disputed ? "yes" : "no") + "\r\n";
    }
    return csv;
}

}  // namespace hub::ui
