#include "store/reference.hpp"

#include <unordered_map>
#include <utility>

namespace hub::store {

namespace {

domain::Address address_from(Row const& row, int first) {
    return { row.string(first), row.string(first + 1), row.string(first + 2), row.string(first + 3) };
}

ErrorOr<std::vector<domain::Service>> list_services(Connection& db) {
    std::vector<domain::Service> services;
    HUB_TRY(db.each("SELECT code, name, note, injury, non_injury, telemedicine, drug_or_alcohol, dot, enabled FROM services ORDER BY place",
        [&](Row const& row) {
            services.push_back({ row.string(0), row.string(1), row.string(2), row.boolean(3), row.boolean(4), row.boolean(5),
                row.boolean(6), row.boolean(7), row.boolean(8) });
        }));
    return services;
}

ErrorOr<void> add_services(Connection& db, std::vector<domain::Center>& centers) {
    std::unordered_map<std::string, domain::Center*> by_id;
    for (auto& center : centers) { by_id.emplace(center.id.to_string(), &center); }
    return db.each("SELECT o.center_id, o.service_code FROM center_services o JOIN services s ON s.code = o.service_code "
                   "ORDER BY o.center_id, s.place",
        [&](Row const& row) { by_id.at(row.string(0))->service_codes.push_back(row.string(1)); });
}

ErrorOr<std::vector<domain::Package>> list_packages(Connection& db, domain::EmployerId employer) {
    std::vector<domain::Package> packages;
    HUB_TRY(db.each(
        "SELECT p.id, p.name, s.service_code FROM packages p "
        "JOIN package_services s ON s.employer_id = p.employer_id AND s.package_id = p.id "
        "WHERE p.employer_id = ? ORDER BY p.name, p.id, s.place",
        [&](Row const& row) {
            auto const id = row.id<domain::PackageId>(0);
            if (packages.empty() || packages.back().id != id) { packages.push_back({ id, row.string(1), {} }); }
            packages.back().service_codes.push_back(row.string(2));
        },
        employer));
    return packages;
}

}  // namespace

ErrorOr<void> insert_market(Connection& db, domain::Market const& market) {
    HUB_TRY(db.exec("INSERT INTO markets (id, name) VALUES (?, ?)", market.id, market.name));
    return {};
}

ErrorOr<void> insert_service(Connection& db, domain::Service const& service) {
    HUB_TRY(db.exec("INSERT INTO services (code, place, name, note, injury, non_injury, telemedicine, drug_or_alcohol, dot, enabled) "
                    "SELECT ?, COUNT(*), ?, ?, ?, ?, ?, ?, ?, ? FROM services",
        service.code, service.name, service.note, service.injury, service.non_injury, service.telemedicine, service.drug_or_alcohol,
        service.dot, service.enabled));
    return {};
}

ErrorOr<void> insert_center(Connection& db, domain::Center const& center) {
    HUB_TRY(db.exec("INSERT INTO centers (id, market_id, name, street, city, state, zip, phone, opens_minutes, closes_minutes, latitude, "
                    "longitude) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        center.id, center.market, center.name, center.address.street, center.address.city, center.address.state, center.address.zip,
        center.phone, center.opens_minutes, center.closes_minutes, center.latitude, center.longitude));
    for (auto const& code : center.service_codes) {
        HUB_TRY(db.exec("INSERT INTO center_services (center_id, service_code) VALUES (?, ?)", center.id, code));
    }
    return {};
}

ErrorOr<void> insert_employer(Connection& db, domain::Employer const& employer) {
    HUB_TRY(db.exec("INSERT INTO employers (id, name) VALUES (?, ?)", employer.id, employer.name));
    return {};
}

ErrorOr<void> insert_location(Connection& db, domain::EmployerId employer, domain::Location const& location) {
    HUB_TRY(db.exec("INSERT INTO locations (employer_id, id, name, street, city, state, zip, area) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        employer, location.id, location.name, location.address.street, location.address.city, location.address.state, location.address.zip,
        location.area));
    return {};
}

ErrorOr<void> insert_package(Connection& db, domain::EmployerId employer, domain::Package const& package) {
    HUB_TRY(db.exec("INSERT INTO packages (employer_id, id, name) VALUES (?, ?, ?)", employer, package.id, package.name));
    int place = 0;
    for (auto const& code : package.service_codes) {
        HUB_TRY(db.exec("INSERT INTO package_services (employer_id, package_id, place, service_code) VALUES (?, ?, ?, ?)", employer,
            package.id, place++, code));
    }
    return {};
}

ErrorOr<bool> has_employers(Connection& db) {
    bool found = false;
    HUB_TRY(db.each("SELECT 1 FROM employers LIMIT 1", [&](Row const&) { found = true; }));
    return found;
}

ErrorOr<domain::Employer> find_employer(Connection& db, domain::EmployerId employer) {
    domain::Employer found;
    HUB_TRY(db.each(
        "SELECT id, name FROM employers WHERE id = ?", [&](Row const& row) { found = { row.id<domain::EmployerId>(0), row.string(1) }; },
        employer));
    if (found.id.is_nil()) { return fail(Error::not_found()); }
    return found;
}

ErrorOr<std::vector<domain::Location>> list_locations(Connection& db, domain::EmployerId employer) {
    std::vector<domain::Location> locations;
    HUB_TRY(db.each(
        "SELECT id, name, street, city, state, zip, area FROM locations WHERE employer_id = ? ORDER BY name, id",
        [&](Row const& row) { locations.push_back({ row.id<domain::LocationId>(0), row.string(1), address_from(row, 2), row.string(6) }); },
        employer));
    return locations;
}

ErrorOr<std::vector<domain::Market>> list_markets(Connection& db) {
    std::vector<domain::Market> markets;
    HUB_TRY(db.each("SELECT id, name FROM markets ORDER BY name, id",
        [&](Row const& row) { markets.push_back({ row.id<domain::MarketId>(0), row.string(1) }); }));
    return markets;
}

ErrorOr<std::vector<domain::Center>> list_centers(Connection& db) {
    std::vector<domain::Center> centers;
    HUB_TRY(db.each("SELECT id, market_id, name, street, city, state, zip, phone, opens_minutes, closes_minutes, latitude, longitude "
                    "FROM centers ORDER BY name, id",
        [&](Row const& row) {
            centers.push_back({ row.id<domain::CenterId>(0), row.id<domain::MarketId>(1), row.string(2), address_from(row, 3),
                row.string(7), static_cast<int>(row.integer(8)), static_cast<int>(row.integer(9)), row.real(10), row.real(11), {} });
        }));
    return centers;
}

ErrorOr<domain::Reference> load_reference(Connection& db, domain::EmployerId employer) {
    domain::Reference reference;
    HUB_TRY_ASSIGN(reference.employer, find_employer(db, employer));
    HUB_TRY_ASSIGN(reference.locations, list_locations(db, employer));
    HUB_TRY_ASSIGN(reference.markets, list_markets(db));
    HUB_TRY_ASSIGN(reference.centers, list_centers(db));
    HUB_TRY(add_services(db, reference.centers));
    HUB_TRY_ASSIGN(reference.services, list_services(db));
    HUB_TRY_ASSIGN(reference.packages, list_packages(db, employer));
    return reference;
}

}  // namespace hub::store
