// What changes rarely: employers with their locations and packages, and the provider's markets, centers and services.
#pragma once

#include "domain/reference.hpp"
#include "store/database.hpp"

namespace hub::store {

[[nodiscard]] ErrorOr<void> insert_market(Connection& db, domain::Market const& market);
/// Services are listed in the order in which they were inserted.
[[nodiscard]] ErrorOr<void> insert_service(Connection& db, domain::Service const& service);
/// The market and the services must be there already.
[[nodiscard]] ErrorOr<void> insert_center(Connection& db, domain::Center const& center);

[[nodiscard]] ErrorOr<void> insert_employer(Connection& db, domain::Employer const& employer);
[[nodiscard]] ErrorOr<void> insert_location(Connection& db, domain::EmployerId employer, domain::Location const& location);
[[nodiscard]] ErrorOr<void> insert_package(Connection& db, domain::EmployerId employer, domain::Package const& package);

[[nodiscard]] ErrorOr<bool> has_employers(Connection& db);
/// NotFound for an employer that does not exist.
[[nodiscard]] ErrorOr<domain::Employer> find_employer(Connection& db, domain::EmployerId employer);
/// Locations and packages of this employer, and all markets, centers and services; each sorted by name, services in
/// their own order.
[[nodiscard]] ErrorOr<domain::Reference> load_reference(Connection& db, domain::EmployerId employer);

[[nodiscard]] ErrorOr<std::vector<domain::Location>> list_locations(Connection& db, domain::EmployerId employer);
[[nodiscard]] ErrorOr<std::vector<domain::Market>> list_markets(Connection& db);
/// Without the services they offer; load_reference has these.
[[nodiscard]] ErrorOr<std::vector<domain::Center>> list_centers(Connection& db);

}  // namespace hub::store
