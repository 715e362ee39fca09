// What changes rarely and is loaded once: the employer's locations and packages, the provider's markets, centers and
// service catalogue (GEN-05, SVCL-*, AUTH-20).
#pragma once

#include "domain/enums.hpp"
#include "domain/ids.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hub::domain {

struct Address {
    std::string street;
    std::string city;
    std::string state;  ///< two letters
    std::string zip;
    [[nodiscard]] std::string one_line() const { return street + ", " + city + ", " + state + " " + zip; }
};

struct Employer {
    EmployerId id;
    std::string name;
};

struct Location {
    LocationId id;
    std::string name;
    Address address;
    std::string area;  ///< geographic area of LOCN-01
};

struct Market {
    MarketId id;
    std::string name;
};

/// One service of the catalogue. `code` is stable and short ("dot_physical").
struct Service {
    std::string code;
    std::string name;
    std::string note;        ///< the second line of the list, "Non-DOT, pre-placement"
    bool injury = false;     ///< offered for injury visits
    bool non_injury = true;  ///< offered for non-injury visits
    bool telemedicine = false;
    bool drug_or_alcohol = false;  ///< needs a reason for test (AUTH-A2)
    bool dot = false;              ///< needs a DOT agency (AUTH-A2)
    bool enabled = true;           ///< AUTH-03: entries can be present and off
};

struct Package {
    PackageId id;
    std::string name;
    std::vector<std::string> service_codes;
};

struct Center {
    CenterId id;
    MarketId market;
    std::string name;
    Address address;
    std::string phone;
    int opens_minutes = 7 * 60;  ///< local time, Monday to Friday
    int closes_minutes = 18 * 60;
    double latitude = 0;
    double longitude = 0;
    std::vector<std::string> service_codes;  ///< what it offers (SVCL-02)
};

struct Reference {
    Employer employer;
    std::vector<Location> locations;
    std::vector<Market> markets;
    std::vector<Center> centers;
    std::vector<Service> services;
    std::vector<Package> packages;

    [[nodiscard]] Location const* find_location(LocationId id) const;
    [[nodiscard]] Center const* find_center(CenterId id) const;
    [[nodiscard]] Market const* find_market(MarketId id) const;
    [[nodiscard]] Service const* find_service(std::string_view code) const;
};

}  // namespace hub::domain
