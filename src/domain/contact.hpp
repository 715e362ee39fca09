// Contacts, their role and grants, and the person who is signed in (ROLE-*, CONT-*).
#pragma once

#include "domain/enums.hpp"
#include "domain/ids.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace hub::domain {

/// One company location x one market: the unit of billing contacts (LOCN-04).
struct LocationMarket {
    LocationId location;
    MarketId market;
    auto operator<=>(LocationMarket const&) const = default;
};

/// What a person may do on top of the role (ROLE-06).
struct Grants {
    bool visit_activity = false;       ///< PVA; User Admins have it by default (ROLE-08)
    bool own_report_settings = false;  ///< ORS
    bool billing_admin = false;        ///< User Admins only (ROLE-09)
    bool operator==(Grants const&) const = default;
};

struct Contact {
    ContactId id;
    EmployerId employer;
    std::string first_name;
    std::string last_name;
    std::string email;  ///< may be empty: then there can be no HUB access (ROLE-07)
    std::string phone;
    std::string job_title;
    Role role = Role::Basic;
    HubAccess access = HubAccess::None;
    Grants grants;
    std::vector<LocationMarket> billing_for;  ///< the "$" mark (CONT-03)
    ResultMail result_mail = ResultMail::AtOnce;
    std::int64_t version = 1;  ///< grows with every change; what was read under an older one is not saved over it

    [[nodiscard]] std::string full_name() const { return first_name + " " + last_name; }
    [[nodiscard]] bool is_billing_contact() const { return !billing_for.empty(); }
};

/// Who asks: made by the server from the session for each request, and by the client from the session's answer. Both
/// sides decide with the same functions of domain/permissions.hpp; only the server's answer counts.
struct Viewer {
    ContactId contact;
    EmployerId employer;
    Role role = Role::Basic;
    Grants grants;
    std::vector<LocationMarket> billing_for;
};

}  // namespace hub::domain
