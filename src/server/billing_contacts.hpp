// Who hears of an employer's bills (rows 44 and 45): the non-injury billing contact for the own locations and markets, Billing Admins for
// all of them.
#pragma once

#include "domain/actions.hpp"
#include "domain/contact.hpp"
#include "store/database.hpp"

#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace hub::server {

struct Recipient {
    domain::Contact contact;
    domain::Reach reach = domain::Reach::None;  ///< All, or OwnLocationMarkets

    [[nodiscard]] bool hears_of(domain::LocationMarket const& place) const;
};

/// Those whom the row of the matrix reaches, by name. Nobody without HUB access is among them (NOTE-09).
[[nodiscard]] ErrorOr<std::vector<Recipient>> recipients_of(store::Connection& db, domain::EmployerId employer, domain::Action action);

/// Names of an employer's locations and of all markets.
struct PlaceNames {
    std::unordered_map<domain::LocationId, std::string> locations;
    std::unordered_map<domain::MarketId, std::string> markets;

    [[nodiscard]] std::string location(domain::LocationId id) const;
    [[nodiscard]] std::string market(domain::MarketId id) const;
    /// "Dallas Plant, North Texas"
    [[nodiscard]] std::string of(domain::LocationMarket const& place) const;
};
[[nodiscard]] ErrorOr<PlaceNames> load_place_names(store::Connection& db, domain::EmployerId employer);

}  // namespace hub::server
