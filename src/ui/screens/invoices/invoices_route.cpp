// The lists of invoices in the address.
#include "ui/screens/invoices/invoices_view.hpp"

namespace hub::ui {

namespace {

/// The oldest of the open ones first, the latest payment of the others.
std::string_view usual_order(InvoicesPage page) {
    return page == InvoicesPage::Open ? "-age" : "-paid_on";
}

std::string amount_text(std::optional<Money> const& amount) {
    return amount ? std::to_string(amount->cents) : std::string {};
}

std::optional<Money> amount_of(std::string_view text) {
    std::int64_t cents = 0;
    if (text.empty() || text.size() > 12) { return std::nullopt; }
    for (char const digit : text) {
        if (digit < '0' || digit > '9') { return std::nullopt; }
        cents = cents * 10 + (digit - '0');
    }
    return Money { cents };
}

}  // namespace

void read_route(client::Route const& route, InvoicesListState& list, InvoicesPage page) {
    auto& filters = list.filters;
    filters.query = route.get("q");
    filters.statuses = facet_values_of(route.get("status"));
    filters.locations = facet_values_of(route.get("location"));
    filters.markets = facet_values_of(route.get("market"));
    filters.tags = facet_values_of(route.get("reference"));
    filters.issued = domain::date_span_of(route.get("issued"));
    filters.least = amount_of(route.get("least"));
    filters.most = amount_of(route.get("most"));
    filters.only_disputed = route.get("disputed") == "yes";
    list.order = ListOrder::parse(route.get("sort"), usual_order(page));
    auto const open = domain::InvoiceId::parse(route.get("open"));
    list.open = open ? std::optional { *open } : std::nullopt;
}

client::Route write_route(InvoicesListState const& list, InvoicesPage page) {
    client::Route route { .path = page == InvoicesPage::Open ? "/billing/open" : "/billing/paid", .query = {} };
    auto const& filters = list.filters;
    route.query["q"] = filters.query;
    route.query["status"] = facet_text(filters.statuses);
    route.query["location"] = facet_text(filters.locations);
    route.query["market"] = facet_text(filters.markets);
    route.query["reference"] = facet_text(filters.tags);
    route.query["issued"] = date_span_text(filters.issued);
    route.query["least"] = amount_text(filters.least);
    route.query["most"] = amount_text(filters.most);
    if (filters.only_disputed) { route.query["disputed"] = "yes"; }
    if (list.order.to_string() != usual_order(page)) { route.query["sort"] = list.order.to_string(); }
    if (list.open) { route.query["open"] = list.open->to_string(); }
    std::erase_if(route.query, [](auto const& entry) { return entry.second.empty(); });
    return route;
}

}  // namespace hub::ui
