// The tables behind make_companies: invented people and places.
#pragma once

#include "domain/enums.hpp"
#include "server/demo/provider.hpp"

#include <array>
#include <span>
#include <string_view>

namespace hub::server::demo {

struct LocationData {
    std::string_view name;
    std::string_view street;
    std::string_view city;
    std::string_view state;
    std::string_view zip;
    std::string_view area;
    MarketIndex market;
};

inline constexpr std::array<LocationData, 8> acme_locations { {
    { "Dallas Plant", "1900 Foundry Row", "Dallas", "TX", "75212", "Texas", DallasFortWorth },
    { "Fort Worth Depot", "4400 Mark IV Spur", "Fort Worth", "TX", "76106", "Texas", DallasFortWorth },
    { "Irving Office", "600 Las Colinas Arcade", "Irving", "TX", "75039", "Texas", DallasFortWorth },
    { "Houston Yard", "8150 Market Landing", "Houston", "TX", "77029", "Texas", Houston },
    { "Aurora Warehouse", "18500 Smith Crossing", "Aurora", "CO", "80011", "Mountain", Denver },
    { "Newark Terminal", "240 Doremus Quay", "Newark", "NJ", "07105", "Northeast", NorthernNewJersey },
    { "Atlanta Foundry", "3300 Fulton Spur", "Atlanta", "GA", "30336", "Southeast", Atlanta },
    { "Phoenix Components", "2710 Lower Buckeye Way", "Phoenix", "AZ", "85009", "Southwest", Phoenix },
} };

inline constexpr std::array<LocationData, 4> globex_locations { {
    { "Grapevine Hub", "1450 Airline Loop", "Grapevine", "TX", "76051", "Texas", DallasFortWorth },
    { "Commerce City Terminal", "7100 Dahlia Bend", "Commerce City", "CO", "80022", "Mountain", Denver },
    { "Elizabeth Cross-Dock", "1020 North Avenue Quay", "Elizabeth", "NJ", "07201", "Northeast", NorthernNewJersey },
    { "Chandler Depot", "505 Germann Path", "Chandler", "AZ", "85286", "Southwest", Phoenix },
} };

struct PackageData {
    std::string_view name;
    std::string_view codes;  ///< separated by blanks
};

inline constexpr std::array<PackageData, 4> acme_packages { {
    { "Driver, DOT", "dot_physical drug_screen_dot" },
    { "Foundry, annual", "periodic_physical audiogram spirometry blood_lead" },
    { "Hearing program", "audiogram" },
    { "Warehouse hire", "pre_placement_physical drug_screen_10" },
} };

inline constexpr std::array<PackageData, 3> globex_packages { {
    { "Dock worker hire", "pre_placement_physical drug_screen_5" },
    { "Driver hire, DOT", "dot_physical drug_screen_dot breath_alcohol_dot" },
    { "Flu season", "flu_vaccine" },
} };

/// What a contact is set up to receive.
enum class Receives : std::uint8_t { Nothing, Everything, MoreThanMinimum, Injuries, Tests, OwnLocations };

struct ContactData {
    std::string_view first_name;
    std::string_view last_name;
    std::string_view email;  ///< before the @; empty: no e-mail
    std::string_view job_title;
    domain::Role role;
    domain::HubAccess access;
    std::string_view grants;     ///< letters: P visit activity, R own report settings, B Billing Admin
    std::string_view locations;  ///< digits into the company's locations
    std::string_view bills;      ///< the same, for which the contact is the billing contact in the location's own market
    Receives receives;
};

using enum domain::Role;
using enum domain::HubAccess;

/// The first four are the demo accounts of Acme.
inline constexpr std::array<ContactData, 28> acme_contacts { {
    { "Dana", "Okafor", "admin", "HR director", UserAdmin, Active, "P", "0123", "", Receives::Everything },
    { "Luis", "Ferreira", "basic", "Plant safety lead", Basic, Active, "", "01", "", Receives::OwnLocations },
    { "Mei-Ling", "Chao", "billing", "Accounts payable", Basic, Active, "", "012", "012", Receives::Nothing },
    { "Chloé", "Martineau", "billingadmin", "Controller", UserAdmin, Active, "PB", "2", "", Receives::Everything },
    { "Peter", "Halvorsen", "peter.halvorsen", "Safety manager", UserAdmin, Active, "P", "0", "", Receives::MoreThanMinimum },
    { "Tanya", "Brooks", "tanya.brooks", "HR specialist", Basic, Active, "P", "4", "4", Receives::OwnLocations },
    { "Björn", "Aaltonen", "bjorn.aaltonen", "Fleet coordinator", Basic, Active, "PR", "1", "", Receives::Tests },
    { "Ewa", "Zielińska", "ewa.zielinska", "Recruiter", Basic, Granted, "", "5", "", Receives::Nothing },
    { "Ibrahim", "Haddad", "ibrahim.haddad", "Depot manager", Basic, None, "", "1", "", Receives::Nothing },
    { "Owen", "Castellane", "", "Shift supervisor", Basic, None, "", "0", "3", Receives::Nothing },
    { "Sofía", "Reyes-Cantú", "sofia.reyes", "Terminal manager", Basic, Granted, "", "5", "5", Receives::OwnLocations },
    { "Marguerite", "Lafleur", "marguerite.lafleur", "Occupational nurse", Basic, Active, "PR", "6", "", Receives::Injuries },
    { "Hassan", "Qureshi", "hassan.qureshi", "Plant manager", UserAdmin, Active, "P", "6", "6", Receives::OwnLocations },
    { "Linh", "Phạm", "linh.pham", "Payroll specialist", Basic, Revoked, "", "2", "", Receives::Nothing },
    { "George", "Abernathy", "george.abernathy", "Former HR manager", UserAdmin, Revoked, "", "0", "", Receives::Everything },
    { "Natasha", "Volkova", "natasha.volkova", "Components manager", Basic, Active, "", "7", "7", Receives::OwnLocations },
    { "Ángel", "Ibarra", "angel.ibarra", "Yard foreman", Basic, Active, "", "3", "", Receives::Injuries },
    { "Ruth", "Goldberg", "", "Union representative", Basic, None, "", "0", "", Receives::Nothing },
    { "Wendell", "Pryce", "wendell.pryce", "Night shift lead", Basic, Active, "R", "4", "", Receives::OwnLocations },
    { "Ingrid", "Sørensen", "ingrid.sorensen", "Benefits analyst", Basic, Active, "P", "2", "", Receives::Everything },
    { "Tomás", "Ocampo", "tomas.ocampo", "Training coordinator", Basic, Active, "", "7", "", Receives::Tests },
    { "Keisha", "Baptiste", "keisha.baptiste", "Recruiter", Basic, Active, "", "0", "", Receives::Tests },
    { "Harold", "Whitcombe", "", "Maintenance chief", Basic, None, "", "6", "", Receives::Nothing },
    { "Yuki", "Tanaka", "yuki.tanaka", "Quality engineer", Basic, None, "", "7", "", Receives::Nothing },
    { "Magdalena", "Nowak", "magdalena.nowak", "Warehouse lead", Basic, Active, "", "4", "", Receives::Injuries },
    { "Samuel", "Ortega", "samuel.ortega", "Claims coordinator", Basic, Active, "PR", "013", "", Receives::Injuries },
    { "Folasade", "Bankole", "folasade.bankole", "HR generalist", Basic, Revoked, "", "5", "", Receives::Nothing },
    { "Brigid", "Mulcahy", "brigid.mulcahy", "Compliance officer", UserAdmin, Granted, "PB", "2", "", Receives::Everything },
} };

/// The first is the demo account of Globex.
inline constexpr std::array<ContactData, 12> globex_contacts { {
    { "Amara", "Diallo", "admin", "HR manager", UserAdmin, Active, "P", "0123", "", Receives::Everything },
    { "Victor", "Petrenko", "victor.petrenko", "Terminal manager", Basic, Active, "P", "1", "1", Receives::OwnLocations },
    { "Camille", "Rousseau", "camille.rousseau", "Accountant", UserAdmin, Active, "PB", "0", "0", Receives::Nothing },
    { "Jamal", "Edwards", "jamal.edwards", "Driver supervisor", Basic, Active, "R", "0", "", Receives::Tests },
    { "Nadia", "Benali", "nadia.benali", "Dispatcher", Basic, Granted, "", "2", "", Receives::Nothing },
    { "Hiroshi", "Endo", "", "Dock foreman", Basic, None, "", "2", "2", Receives::Nothing },
    { "Patricia", "O'Rourke", "patricia.orourke", "Safety officer", Basic, Active, "P", "3", "3", Receives::Injuries },
    { "Marek", "Dvořák", "marek.dvorak", "Fleet mechanic", Basic, None, "", "1", "", Receives::Nothing },
    { "Esperanza", "Villarreal", "esperanza.villarreal", "Recruiter", Basic, Active, "", "0", "", Receives::Tests },
    { "Dwayne", "Hollis", "dwayne.hollis", "Former depot manager", Basic, Revoked, "", "3", "", Receives::Nothing },
    { "Thu", "Đặng", "thu.dang", "Payroll", Basic, None, "", "0", "", Receives::Nothing },
    { "Sarah", "Lindgren", "sarah.lindgren", "Claims analyst", Basic, Active, "P", "02", "", Receives::Injuries },
} };

struct EmployeeData {
    std::string_view first_name;
    std::string_view last_name;
    std::string_view birth_date;
    int location;
    std::string_view job_title;
};

[[nodiscard]] std::span<EmployeeData const> acme_employees();
[[nodiscard]] std::span<EmployeeData const> globex_employees();

}  // namespace hub::server::demo
