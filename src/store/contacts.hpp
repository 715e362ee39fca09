// Contacts of an employer, with their company locations and billing roles (CONT-*, ROLE-06, LOCN-04).
#pragma once

#include "base/date.hpp"
#include "domain/contact.hpp"
#include "store/database.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hub::store {

/// A contact as it stands in the list.
struct ListedContact {
    domain::Contact contact;
    std::vector<domain::LocationId> locations;  ///< by name
    std::vector<std::string> location_names;
    std::optional<Instant> last_signed_in;
    std::optional<Instant> invited;  ///< when the invitation that still stands, or has run out, was sent
    std::optional<Instant> invitation_expires;
};

/// With `contact.billing_for`; Conflict when such a location-market has a billing contact already (LOCN-04), or another
/// contact of the employer the e-mail address.
[[nodiscard]] ErrorOr<void> insert_contact(
    Connection& db, domain::Contact const& contact, std::vector<domain::LocationId> const& locations);
/// Saves name, address, role, access, grants and result mails under the next version; not the billing roles, which only
/// Support changes (row 24). Outdated when `contact.version` is not the present one.
[[nodiscard]] ErrorOr<void> update_contact(Connection& db, domain::Contact const& contact);
/// Replaces the company locations that a contact stands for. Conflict for a location of another employer.
[[nodiscard]] ErrorOr<void> set_contact_locations(
    Connection& db, domain::EmployerId employer, domain::ContactId contact, std::vector<domain::LocationId> const& locations);
/// The contact is no billing contact any more (CONT-06, CONT-10).
[[nodiscard]] ErrorOr<void> clear_billing_roles(Connection& db, domain::EmployerId employer, domain::ContactId contact);
/// Takes a contact off every list; what it created keeps its name. Outdated when `contact.version` is not the present one.
[[nodiscard]] ErrorOr<void> remove_contact(Connection& db, domain::Contact const& contact, Instant at);

/// NotFound for a contact that is missing, removed or another employer's: these answer alike.
[[nodiscard]] ErrorOr<domain::Contact> find_contact(Connection& db, domain::EmployerId employer, domain::ContactId contact);
/// The same as it stands in the list.
[[nodiscard]] ErrorOr<ListedContact> find_listed_contact(Connection& db, domain::EmployerId employer, domain::ContactId contact);
/// All contacts, by last and first name.
[[nodiscard]] ErrorOr<std::vector<ListedContact>> list_contacts(Connection& db, domain::EmployerId employer);
/// User Admins who can sign in (ROLE-03), by name.
[[nodiscard]] ErrorOr<std::vector<domain::Contact>> list_user_admins(Connection& db, domain::EmployerId employer);
/// "Dallas Plant, North Texas": where a contact is the billing contact, in words.
[[nodiscard]] ErrorOr<std::vector<std::string>> list_billing_places(Connection& db, domain::EmployerId employer, domain::ContactId contact);
/// Whether a contact of the employer, other than `except`, has the e-mail address.
[[nodiscard]] ErrorOr<bool> has_email(Connection& db, domain::EmployerId employer, std::string_view email, domain::ContactId except);
/// Whether the e-mail address is, or was promised to be, the user name of anybody else, also at another employer.
[[nodiscard]] ErrorOr<bool> is_user_name_taken(Connection& db, domain::Contact const& contact);
[[nodiscard]] ErrorOr<void> set_last_signed_in(Connection& db, domain::EmployerId employer, domain::ContactId contact, Instant at);

}  // namespace hub::store
