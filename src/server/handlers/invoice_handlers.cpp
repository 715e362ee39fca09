#include "server/handlers/handlers.hpp"

#include "domain/permissions.hpp"
#include "server/audit.hpp"
#include "store/invoices.hpp"
#include "store/reference.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace hub::server {

namespace {

template <class Id, class Things>
std::unordered_map<Id, std::string> names_of(Things const& things) {
    std::unordered_map<Id, std::string> names;
    for (auto const& thing : things) { names.emplace(thing.id, thing.name); }
    return names;
}

struct Names {
    std::unordered_map<domain::LocationId, std::string> locations;
    std::unordered_map<domain::MarketId, std::string> markets;
};

ErrorOr<Names> load_names(store::Connection& db, domain::EmployerId employer) {
    HUB_TRY_ASSIGN(auto const locations, store::list_locations(db, employer));
    HUB_TRY_ASSIGN(auto const markets, store::list_markets(db));
    return Names { names_of<domain::LocationId>(locations), names_of<domain::MarketId>(markets) };
}

api::InvoiceItem item_of(domain::Invoice invoice, Names& names, Date today) {
    auto const status = domain::status_of(invoice, today);
    return {
        .id = invoice.id,
        .number = std::move(invoice.number),
        .location = invoice.location,
        .market = invoice.market,
        .location_name = names.locations[invoice.location],
        .market_name = names.markets[invoice.market],
        .issued = invoice.issued,
        .total = invoice.total,
        .paid = invoice.paid,
        .balance = invoice.balance(),
        .status = status,
        .rebilled_on = invoice.rebilled_on,
        .office_phone = std::move(invoice.office_phone),
        .remit_to = std::move(invoice.remit_to),
        .lines = std::move(invoice.lines),
    };
}

ErrorOr<api::InvoiceList> list_open_invoices(HandlerContext const& context, Call const& call) {
    auto const viewer = call.who.viewer();
    HUB_TRY_ASSIGN(auto answer, read_with(context, [&](store::Connection& db) -> ErrorOr<api::InvoiceList> {
        api::InvoiceList list;
        HUB_TRY_ASSIGN(auto names, load_names(db, viewer.employer));
        HUB_TRY_ASSIGN(auto invoices, visible_invoices(db, viewer, store::WithLines::Yes));
        for (auto& invoice : invoices) { list.items.push_back(item_of(std::move(invoice), names, call.today)); }
        HUB_TRY_ASSIGN(list.refreshed_at, store::invoices_refreshed_at(db, viewer.employer));
        return list;
    }));
    HUB_TRY(audit_now(context.services, call,
        { .action = "invoices.listed", .object_type = "invoices", .details = { { "rows", std::to_string(answer.items.size()) } } }));
    return answer;
}

}  // namespace

ErrorOr<std::vector<domain::Invoice>> visible_invoices(store::Connection& db, domain::Viewer const& viewer, store::WithLines lines) {
    HUB_TRY_ASSIGN(auto invoices, store::list_open_invoices(db, viewer.employer, lines));
    std::erase_if(invoices, [&](domain::Invoice const& invoice) { return !domain::can_view_invoice(viewer, invoice); });
    return invoices;
}

void add_invoice_routes(Router& router, HandlerContext const& context) {
    router.on(api::list_open_invoices, [&context](Call& call, api::Nothing const&) { return list_open_invoices(context, call); });
}

}  // namespace hub::server
