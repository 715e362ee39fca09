// What the forms for a contact say: what is broken, who is like the new one, what giving access means. The rules
// themselves are domain's. Pure.
#pragma once

#include "api/contacts.hpp"
#include "base/error.hpp"
#include "client/query.hpp"
#include "ui/screens/contacts/contacts_state.hpp"

#include <string>
#include <vector>

namespace hub::ui {

/// ROLE-14, wherever access is given.
inline constexpr std::string_view access_duty = "Access should be active only for people who need to see employee health information.";

/// Without blanks at the ends.
[[nodiscard]] api::CreateContact cleaned(api::CreateContact draft);
[[nodiscard]] api::EditContact cleaned(api::EditContact draft);

/// Ours, then the server's, in the order of the fields.
[[nodiscard]] std::vector<Error> contact_errors(api::CreateContact const& draft, std::vector<Error> const& server_errors);
[[nodiscard]] std::vector<Error> contact_errors(
    api::ContactItem const& before, api::EditContact const& draft, std::vector<Error> const& server_errors);

/// What the server said of single fields.
[[nodiscard]] std::vector<Error> field_errors_of(client::Submission const& submission);

/// Somebody is in the list already with this name or this address (ACCT-A2); empty when nobody is.
[[nodiscard]] std::string duplicate_warning(api::CreateContact const& draft, std::vector<api::ContactItem> const* known);

}  // namespace hub::ui
