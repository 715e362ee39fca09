#include "ui/screens/invoices/invoices_view.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace hub::ui {

InvoiceStatusLook look_of(domain::InvoiceStatus status) {
    switch (status) {
    case domain::InvoiceStatus::New: return { "New", Tone::Info, no_icon, true, "Payment is due." };
    case domain::InvoiceStatus::Submitted:
        return { "Submitted", Tone::Neutral, icon::hourglass, false,
            "A payment was sent and is being processed, within three business days." };
    case domain::InvoiceStatus::PartiallyPaid:
        return { "Partially paid", Tone::Warning, icon::circle_dot, false, "Less than the full amount was paid." };
    case domain::InvoiceStatus::Overdue: return { "Overdue", Tone::Danger, icon::circle_alert, false, "Due for more than 30 days." };
    case domain::InvoiceStatus::Paid: return { "Paid", Tone::Success, icon::check, false, "Paid in full." };
    }
    return {};
}

namespace {

bool passes(api::InvoiceItem const& item, InvoicesState const& state, std::vector<std::string> const& tokens) {
    if (state.status && item.status != *state.status) { return false; }
    if (!state.location.empty() && item.location_name != state.location) { return false; }
    if (!state.market.empty() && item.market_name != state.market) { return false; }
    if (tokens.empty()) { return true; }
    std::string words = item.number + " " + item.location_name + " " + item.market_name;
    for (auto const& line : item.lines) { words += " " + line.employee + " " + line.description; }
    auto const haystack = fold(words);
    return std::ranges::all_of(tokens, [&](std::string const& token) { return haystack.find(token) != std::string::npos; });
}

InvoiceRow row_of(api::InvoiceItem const& item, Date today) {
    int const age = days_between(item.issued, today);
    return {
        .item = &item,
        .age = age,
        .age_text = plural(age, "day", "days"),
        .is_overdue = item.status == domain::InvoiceStatus::Overdue,
        .issued = item.issued.to_us(),
        .amount = item.total.to_us(),
        .paid = item.paid.cents == 0 ? "–" : item.paid.to_us(),
        .balance = item.balance.to_us(),
    };
}

void sort(std::vector<InvoiceRow>& rows, ListOrder const& order) {
    auto const by = [&](auto const& key) { sort_rows(rows, order.descending, key); };
    if (order.column == "number") {
        by([](InvoiceRow const& row) { return row.item->number; });
    } else if (order.column == "location") {
        by([](InvoiceRow const& row) { return fold(row.item->location_name); });
    } else if (order.column == "market") {
        by([](InvoiceRow const& row) { return fold(row.item->market_name); });
    } else if (order.column == "issued") {
        by([](InvoiceRow const& row) { return row.item->issued; });
    } else if (order.column == "status") {
        by([](InvoiceRow const& row) { return row.item->status; });
    } else if (order.column == "amount") {
        by([](InvoiceRow const& row) { return row.item->total; });
    } else if (order.column == "paid") {
        by([](InvoiceRow const& row) { return row.item->paid; });
    } else if (order.column == "balance") {
        by([](InvoiceRow const& row) { return row.item->balance; });
    } else {
        by([](InvoiceRow const& row) { return row.age; });
    }
}

struct Sum {
    Money balance;
    std::int64_t count = 0;
    void add(api::InvoiceItem const& item) {
        balance += item.balance;
        ++count;
    }
};

std::vector<InvoicesView::Figure> figures_of(std::vector<api::InvoiceItem> const& items) {
    Sum open;
    Sum overdue;
    Sum submitted;
    Sum partial;
    for (auto const& item : items) {
        open.add(item);
        if (item.status == domain::InvoiceStatus::Overdue) { overdue.add(item); }
        if (item.status == domain::InvoiceStatus::Submitted) { submitted.add(item); }
        if (item.status == domain::InvoiceStatus::PartiallyPaid) { partial.add(item); }
    }
    auto const invoices = [](Sum const& sum) { return plural(sum.count, "invoice", "invoices"); };
    return {
        { "Open balance", open.balance.to_us(), invoices(open) + ", due upon receipt", false },
        { "Overdue", overdue.balance.to_us(), invoices(overdue) + ", older than 30 days", overdue.count > 0 },
        { "Submitted", submitted.balance.to_us(), invoices(submitted) + ", processed within 3 business days", false },
        { "Partially paid", partial.balance.to_us(), invoices(partial) + ", with a rest to pay", false },
    };
}

std::vector<std::string> distinct(std::vector<std::string> names) {
    std::ranges::sort(names);
    auto const rest = std::ranges::unique(names);
    names.erase(rest.begin(), rest.end());
    return names;
}

}  // namespace

InvoicesView invoices_view(api::InvoiceList const& list, InvoicesState const& state, Date today) {
    InvoicesView view;
    view.total = list.items.size();
    auto const tokens = search_tokens(state.query);
    std::vector<std::string> locations;
    std::vector<std::string> markets;
    for (auto const& item : list.items) {
        locations.push_back(item.location_name);
        markets.push_back(item.market_name);
        if (passes(item, state, tokens)) { view.rows.push_back(row_of(item, today)); }
    }
    view.locations = distinct(std::move(locations));
    view.markets = distinct(std::move(markets));
    sort(view.rows, state.order);
    view.figures = figures_of(list.items);
    auto const total = plural(static_cast<std::int64_t>(view.total), "invoice", "invoices");
    view.count = view.rows.size() == view.total ? total : with_thousands(static_cast<std::int64_t>(view.rows.size())) + " of " + total;
    if (list.refreshed_at) { view.refreshed = "Status and amounts as of " + central_date_time_text(*list.refreshed_at); }
    return view;
}

std::string invoices_csv(InvoicesView const& view) {
    std::string csv = "Invoice,Location,Market,Invoice date,Age in days,Status,Amount,Paid,Balance\r\n";
    for (auto const& row : view.rows) {
        auto const& item = *row.item;
        csv += csv_field(item.number) + "," + csv_field(item.location_name) + "," + csv_field(item.market_name) + "," + item.issued.to_iso()
            + "," + std::to_string(row.age) + "," + csv_field(look_of(item.status).word) + "," + csv_field(row.amount) + ","
            + csv_field(item.paid.to_us()) + "," + csv_field(row.balance) + "\r\n";
    }
    return csv;
}

void read_route(client::Route const& route, InvoicesState& state) {
    state.query = route.get("q");
    state.status = domain::enum_from<domain::InvoiceStatus>(route.get("status"));
    state.location = route.get("location");
    state.market = route.get("market");
    state.order = ListOrder::parse(route.get("sort"), "-age");
    auto const open = domain::InvoiceId::parse(route.get("open"));
    state.open = open ? std::optional { *open } : std::nullopt;
}

client::Route write_route(InvoicesState const& state) {
    client::Route route { .path = "/billing/open", .query = {} };
    route.query["q"] = state.query;
    if (state.status) { route.query["status"] = domain::enum_name(*state.status); }
    route.query["location"] = state.location;
    route.query["market"] = state.market;
    if (state.order.to_string() != "-age") { route.query["sort"] = state.order.to_string(); }
    if (state.open) { route.query["open"] = state.open->to_string(); }
    std::erase_if(route.query, [](auto const& entry) { return entry.second.empty(); });
    return route;
}

}  // namespace hub::ui
