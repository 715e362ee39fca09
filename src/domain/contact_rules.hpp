// What may be done to a contact, for the form that warns and the server that refuses (CONT-*, ROLE-04 to ROLE-15). Each
// check is given the facts that it cannot know: the client has them from ContactDetail, the server counts them.
#pragma once

#include "base/error.hpp"
#include "domain/actions.hpp"
#include "domain/contact.hpp"

#include <optional>
#include <string>
#include <vector>

namespace hub::domain {

/// What is typed about a contact (CONT-05).
struct ContactFields {
    std::string first_name;
    std::string last_name;
    std::string email;
    std::string phone;
    std::string job_title;
    bool operator==(ContactFields const&) const = default;
};
[[nodiscard]] ContactFields fields_of(Contact const& contact);
/// Without blanks around the texts.
[[nodiscard]] ContactFields cleaned(ContactFields fields);
/// Every broken field, in the order of the form (SIGN-A4). E-mail and phone may be empty; their names are the fields'.
[[nodiscard]] std::vector<Error> validate(ContactFields const& fields);
/// As above for a contact that is there: with HUB access the e-mail address is the user name, which changes by ticket only
/// (SIGN-16).
[[nodiscard]] std::vector<Error> validate_edit(Contact const& target, ContactFields const& fields);

/// What is so about a contact at this moment.
struct ContactFacts {
    int active_user_admins = 0;                        ///< User Admins of the employer who can sign in, the contact included
    std::vector<std::string> only_billing_contact_of;  ///< "Dallas Plant, North Texas" (CONT-10)
};
/// ROLE-04: nobody else could let anyone in any more.
[[nodiscard]] bool is_last_user_admin(Contact const& target, ContactFacts const& facts);
/// Invited or signed in before, and not revoked.
[[nodiscard]] bool has_access(Contact const& contact);

struct ContactCheck {
    std::optional<Error> refusal;       ///< then nothing is done
    std::vector<std::string> warnings;  ///< whole sentences, told before it is done
    bool needs_confirmation = false;    ///< of a second kind: it takes one's own rights away (ROLE-A4)

    [[nodiscard]] bool allowed() const { return !refusal; }
};
/// What the server answers: the refusal, or that the second confirmation is missing.
[[nodiscard]] ErrorOr<void> settle(ContactCheck const& check, bool confirmed);

/// Row 9. Granting needs an e-mail address (M02) and reminds of ROLE-14; revoking spares the last User Admin (M01), takes
/// Billing Admin along (ROLE-10) and reminds of ROLE-15.
[[nodiscard]] ContactCheck check_access_change(Contact const& target, bool granted, Viewer const& viewer, ContactFacts const& facts);
/// Rows 10 to 13: role and grants as they shall be. A demotion spares the last User Admin (M01) and takes Billing Admin
/// along (M03); Billing Admin for a Basic user is refused (ROLE-09).
[[nodiscard]] ContactCheck check_permission_change(Contact const& target, Role role, Grants const& grants, Viewer const& viewer,
    ContactFacts const& facts, MatrixSettings const& settings = {});
/// Row 8, CONT-06: what moves and what does not; CONT-10 for a billing contact.
[[nodiscard]] ContactCheck check_replacement(
    Contact const& target, Contact const& successor, bool remove_access, Viewer const& viewer, ContactFacts const& facts);
/// Row 8.
[[nodiscard]] ContactCheck check_removal(Contact const& target, Viewer const& viewer, ContactFacts const& facts);

}  // namespace hub::domain
