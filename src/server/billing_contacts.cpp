#include "server/billing_contacts.hpp"

#include "store/contacts.hpp"
#include "store/reference.hpp"

#include <algorithm>
#include <utility>

namespace hub::server {

bool Recipient::hears_of(domain::LocationMarket const& place) const {
    return reach == domain::Reach::All || std::ranges::contains(contact.billing_for, place);
}

ErrorOr<std::vector<Recipient>> recipients_of(store::Connection& db, domain::EmployerId employer, domain::Action action) {
    HUB_TRY_ASSIGN(auto contacts, store::list_contacts(db, employer));
    std::vector<Recipient> found;
    for (auto& listed : contacts) {
        auto& contact = listed.contact;
        domain::Viewer const viewer { contact.id, contact.employer, contact.role, contact.grants, contact.billing_for };
        auto const reach = domain::ruling(action, viewer, contact.access).reach;
        if (reach != domain::Reach::None) { found.push_back({ std::move(contact), reach }); }
    }
    return found;
}

std::string PlaceNames::location(domain::LocationId id) const {
    auto const found = locations.find(id);
    return found == locations.end() ? std::string {} : found->second;
}

std::string PlaceNames::market(domain::MarketId id) const {
    auto const found = markets.find(id);
    return found == markets.end() ? std::string {} : found->second;
}

std::string PlaceNames::of(domain::LocationMarket const& place) const {
    return location(place.location) + ", " + market(place.market);
}

ErrorOr<PlaceNames> load_place_names(store::Connection& db, domain::EmployerId employer) {
    PlaceNames names;
    HUB_TRY_ASSIGN(auto const locations, store::list_locations(db, employer));
    HUB_TRY_ASSIGN(auto const markets, store::list_markets(db));
    for (auto const& location : locations) { names.locations.emplace(location.id, location.name); }
    for (auto const& market : markets) { names.markets.emplace(market.id, market.name); }
    return names;
}

}  // namespace hub::server
