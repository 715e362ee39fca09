#include "server/demo/companies.hpp"

#include "base/text.hpp"
#include "server/demo/company_data.hpp"

#include <utility>

namespace hub::server::demo {

namespace {

using domain::ReportCategory;

struct CompanyData {
    std::string_view name;
    std::string_view mail_domain;
    std::string_view area_code;
    std::span<LocationData const> locations;
    std::span<PackageData const> packages;
    std::span<ContactData const> contacts;
    std::span<EmployeeData const> employees;
    std::size_t demo_accounts;  ///< the first so many contacts
};

void add_locations(Company& company, CompanyData const& data, Maker& maker) {
    for (auto const& location : data.locations) {
        company.locations.push_back({ maker.id<domain::LocationId>(), std::string { location.name },
            { std::string { location.street }, std::string { location.city }, std::string { location.state },
                std::string { location.zip } },
            std::string { location.area } });
        company.markets.push_back(location.market);
    }
}

void add_packages(Company& company, CompanyData const& data, Maker& maker) {
    for (auto const& package : data.packages) {
        domain::Package made { maker.id<domain::PackageId>(), std::string { package.name }, {} };
        for (auto const code : split(package.codes, ' ')) { made.service_codes.emplace_back(code); }
        company.packages.push_back(std::move(made));
    }
}

std::vector<domain::LocationId> locations_at(Company const& company, std::string_view digits) {
    std::vector<domain::LocationId> found;
    for (char const digit : digits) { found.push_back(company.locations[static_cast<std::size_t>(digit - '0')].id); }
    return found;
}

std::vector<domain::LocationMarket> billing_at(World const& world, Company const& company, std::string_view digits) {
    std::vector<domain::LocationMarket> found;
    for (char const digit : digits) {
        auto const index = static_cast<std::size_t>(digit - '0');
        found.push_back({ company.locations[index].id, world.markets[company.markets[index]].id });
    }
    return found;
}

std::optional<domain::ReportSettings> settings_for(Company const& company, ContactData const& data) {
    domain::ReportSettings settings;
    settings.all_categories = true;
    switch (data.receives) {
    case Receives::Nothing: return std::nullopt;
    case Receives::Everything: break;
    case Receives::MoreThanMinimum: settings.more_than_minimum = true; break;
    case Receives::OwnLocations: settings.locations = locations_at(company, data.locations); break;
    case Receives::Injuries:
        settings.all_categories = false;
        settings.categories = { ReportCategory::InjuryStatus, ReportCategory::InjuryLetters, ReportCategory::InjuryReferrals,
            ReportCategory::StateReports };
        break;
    case Receives::Tests:
        settings.all_categories = false;
        settings.categories = { ReportCategory::DrugAndAlcohol, ReportCategory::Dot, ReportCategory::Tests, ReportCategory::Physicals };
        break;
    }
    return settings;
}

PlannedContact make_contact(World const& world, Company const& company, CompanyData const& data, ContactData const& person, Maker& maker) {
    auto const has = [&](char letter) { return person.grants.contains(letter); };
    PlannedContact planned {
        .contact = {
            .id = maker.id<domain::ContactId>(),
            .employer = company.employer.id,
            .first_name = std::string { person.first_name },
            .last_name = std::string { person.last_name },
            .email = person.email.empty() ? std::string {} : std::string { person.email } + "@" + std::string { data.mail_domain },
            .phone = "(" + std::string { data.area_code } + ") 555-01" + std::to_string(maker.between(10, 99)),
            .job_title = std::string { person.job_title },
            .role = person.role,
            .access = person.access,
            .grants = { .visit_activity = has('P'), .own_report_settings = has('R'), .billing_admin = has('B') },
            .billing_for = billing_at(world, company, person.bills),
        },
        .locations = locations_at(company, person.locations),
        .report_settings = settings_for(company, person),
        .last_signed_in = std::nullopt,
        .is_demo_account = company.contacts.size() < data.demo_accounts,
    };
    if (person.access == domain::HubAccess::Active) {
        planned.last_signed_in = maker.moment(maker.today().plus_days(-maker.between(1, 30)), 420, 1080);
    }
    if (person.access == domain::HubAccess::Revoked) {
        planned.last_signed_in = maker.moment(maker.today().plus_days(-maker.between(60, 200)), 420, 1080);
    }
    return planned;
}

void add_employees(Company& company, CompanyData const& data, Maker& maker) {
    for (auto const& person : data.employees) {
        company.employees.push_back({
            .employee = { maker.id<domain::EmployeeId>(), std::string { person.first_name }, std::string { person.last_name },
                Date::parse_iso(person.birth_date).value_or(Date {}) },
            .location = static_cast<std::size_t>(person.location),
            .job_title = std::string { person.job_title },
        });
    }
}

Company make_company(World const& world, CompanyData const& data, Maker& maker) {
    Company company;
    company.employer = { maker.id<domain::EmployerId>(), std::string { data.name } };
    add_locations(company, data, maker);
    add_packages(company, data, maker);
    for (auto const& person : data.contacts) { company.contacts.push_back(make_contact(world, company, data, person, maker)); }
    add_employees(company, data, maker);
    return company;
}

}  // namespace

void add_companies(World& world, Maker& maker) {
    CompanyData const acme { "Acme Manufacturing", "acme.example", "214", acme_locations, acme_packages, acme_contacts, acme_employees(),
        4 };
    CompanyData const globex { "Globex Logistics", "globex.example", "817", globex_locations, globex_packages, globex_contacts,
        globex_employees(), 1 };
    world.companies.push_back(make_company(world, acme, maker));
    world.companies.push_back(make_company(world, globex, maker));
    // RSLT-19: the first is tested by the provider end to end, the second by a company of its own choice.
    world.companies.back().programme = { .kind = domain::DrugProgrammeKind::ThirdParty,
        .administrator = "CMCA",
        .portal_url = "https://results.cmca.example/",
        .portal_link = std::nullopt };
}

}  // namespace hub::server::demo
