// Words for contacts, wherever they are shown: roles, access, marks, who can help. Pure.
#pragma once

#include "api/contacts.hpp"
#include "client/data.hpp"
#include "domain/actions.hpp"
#include "ui/theme/color.hpp"

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hub::ui {

inline constexpr std::string_view billing_contact_words = "Non-injury billing contact";
inline constexpr std::string_view billing_admin_words = "Billing Admin";

[[nodiscard]] std::string_view role_word(domain::Role role);
[[nodiscard]] std::string full_name(api::ContactItem const& contact);
/// The first letters of both names.
[[nodiscard]] std::string initials_of(api::ContactItem const& contact);

/// How far somebody's way into the portal has come; what the list filters by.
enum class AccessState : std::uint8_t { Active, Invited, InvitationExpired, None, Removed };
[[nodiscard]] AccessState access_state(api::ContactItem const& contact, Instant now);
struct AccessLook {
    std::string_view word;
    std::string_view name;  ///< in the address
    Tone tone = Tone::Neutral;
    bool hollow = false;
};
[[nodiscard]] AccessLook look_of(AccessState state);
/// As look_of, but "No e-mail" where that is what is missing (ROLE-07).
[[nodiscard]] AccessLook access_look(api::ContactItem const& contact, Instant now);

/// "Dana Okafor, Peter Halvorsen or Chloé Martineau": who can help (ROLE-A2). At most four names.
[[nodiscard]] std::string alternatives(std::vector<std::string> const& names);
/// The User Admins who can sign in, by name; of the list of contacts, as far as it is loaded.
[[nodiscard]] std::vector<std::string> user_admins_of(client::Data const& data);
/// Why the user may not, and whom to ask; empty when it is allowed. The server decides with the same rule.
[[nodiscard]] std::string refusal_of(client::Data const& data, domain::Action action);

[[nodiscard]] std::string_view category_word(domain::ReportCategory category);
struct ResultMailLook {
    domain::ResultMail value;
    std::string_view word;
    std::string_view meaning;
};
[[nodiscard]] std::span<ResultMailLook const> result_mails();
[[nodiscard]] std::string_view result_mail_word(domain::ResultMail mail);

/// "a, b and c"
[[nodiscard]] std::string listed(std::vector<std::string> const& words, std::string_view last = "and");

}  // namespace hub::ui
