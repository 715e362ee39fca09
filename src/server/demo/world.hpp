// The demo data before it is stored: two employers with all that belongs to them, the same for the same seed and day.
// Everything is invented; telephone numbers are 555 numbers and addresses end in .example.
#pragma once

#include "base/date.hpp"
#include "domain/authorization.hpp"
#include "domain/contact.hpp"
#include "domain/document.hpp"
#include "domain/invoice.hpp"
#include "domain/reference.hpp"
#include "domain/specimen.hpp"
#include "pdf/forms/result_form.hpp"
#include "store/documents.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace hub::server::demo {

struct PlannedContact {
    domain::Contact contact;
    std::vector<domain::LocationId> locations;
    std::optional<domain::ReportSettings> report_settings;
    std::optional<Instant> last_signed_in;
    bool is_demo_account = false;  ///< can sign in with the demo password
};

struct PlannedEmployee {
    store::Employee employee;
    std::size_t location = 0;  ///< into Company::locations
    std::string job_title;
};

struct PlannedDocument {
    domain::Document document;
    pdf::ResultOutcome outcome = pdf::ResultOutcome::Favourable;
    std::string job_title;
};

struct Company {
    domain::Employer employer;
    std::vector<domain::Location> locations;
    std::vector<std::size_t> markets;  ///< the market of each location, into World::markets
    std::vector<domain::Package> packages;
    std::vector<PlannedContact> contacts;
    std::vector<PlannedEmployee> employees;
    std::vector<PlannedDocument> documents;  ///< in the order of their posting
    domain::DrugProgramme programme;         ///< RSLT-19
    std::vector<domain::Specimen> specimens;
    std::size_t withdrawn = 0;  ///< the one that was received in error and taken back (RSLT-15)
    std::vector<domain::Authorization> authorizations;
    std::vector<domain::Invoice> invoices;
};

struct World {
    std::uint64_t seed = 0;
    Instant made_at;
    std::vector<domain::Market> markets;
    std::vector<domain::Center> centers;
    std::vector<domain::Service> services;
    std::vector<Company> companies;

    [[nodiscard]] domain::Center const& center(domain::CenterId id) const;
};

[[nodiscard]] World make_world(std::uint64_t seed, Instant now);

}  // namespace hub::server::demo
