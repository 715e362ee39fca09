// The printed authorization that an employee can bring to the front desk (AUTH-18). Bringing it is not required when the
// center was chosen, and the form says so.
#pragma once

#include "base/date.hpp"
#include "pdf/document_form.hpp"

#include <string>
#include <vector>

namespace hub::pdf {

struct AuthorizationFacts {
    std::string number;
    Instant created;
    Date issued;
    Date expires;
    bool is_injury = false;
    bool is_telemedicine = false;
    std::string employee;
    Date birth_date;
    std::string job_title;
    std::string employer;
    std::string company_location;
    std::string claim_number;
    Date injury_date;  ///< printed for injuries only
    std::vector<std::string> services;
    std::string reason_for_test;  ///< "Pre-placement", "Random", …; may be empty
    std::string instructions;     ///< free text for the center; may be empty
    std::string authorized_by;    ///< name and role
    std::string authorized_by_phone;
    Letterhead letterhead;  ///< the chosen center, or only the provider for telemedicine
    std::string telemedicine_address;
    std::string support_phone;
};

[[nodiscard]] DocumentForm authorization_form(AuthorizationFacts const& facts);

}  // namespace hub::pdf
