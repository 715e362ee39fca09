// One contact in words: what may be changed and why not, what has been changed, what somebody else saved meanwhile, and
// what all of it permits (ROLE-A1). Pure.
#pragma once

#include "client/contact_commands.hpp"
#include "client/data.hpp"
#include "domain/contact_rules.hpp"
#include "domain/reference.hpp"
#include "ui/screens/contacts/contacts_state.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace hub::ui {

/// What is sent when nothing has been changed.
[[nodiscard]] api::EditContact edit_of(api::ContactDetail const& detail);
[[nodiscard]] api::ChangePermissions permissions_of(api::ContactDetail const& detail);

struct FieldDiff {
    std::string label;
    std::string before;  ///< "None" where there was nothing
    std::string after;
};
/// `reference` names the locations; null while it loads.
[[nodiscard]] std::vector<FieldDiff> changes_of(
    api::EditContact const& from, api::EditContact const& to, domain::Reference const* reference);
[[nodiscard]] std::vector<FieldDiff> changes_of(api::ChangePermissions const& from, api::ChangePermissions const& to);

/// Where the user's wish and what is saved now differ: `before` is theirs, `after` is yours. Empty when there is nothing to
/// decide any more. What the user did not touch is not asked.
[[nodiscard]] std::vector<FieldDiff> conflict_fields(client::ContactConflict const& conflict, domain::Reference const* reference);
/// The user's own changes on top of what is saved now.
[[nodiscard]] client::ChangeContact kept_mine(client::ContactConflict const& conflict);

struct SwitchView {
    bool on = false;
    bool disabled = false;
    std::string reason;  ///< why it cannot be changed (ROLE-A2)
};

/// The tab "Access and permissions", with what has been chosen but not saved.
struct AccessView {
    std::string refusal;  ///< of the whole tab: the user may not change it, and whom to ask; empty for a User Admin
    SwitchView role;      ///< `on` is User Admin
    SwitchView access;
    SwitchView visit_activity;
    SwitchView own_report_settings;
    SwitchView billing_admin;
    std::string invitation;  ///< "Invited Nov 18, 2026. The link works until …", or empty
    bool can_send_again = false;
    std::string billing_places;         ///< "Dallas Plant, Dallas/Fort Worth", or empty
    std::vector<std::string> warnings;  ///< of what has been chosen (M03)
    std::vector<FieldDiff> changes;     ///< not saved yet
    std::string broken;                 ///< what has been chosen cannot be saved, and why
    bool asks_twice = false;            ///< it takes one's own rights away (ROLE-A4)
};
[[nodiscard]] AccessView access_view(client::Data const& data, api::ContactDetail const& detail, api::ChangePermissions const& wanted);
/// Billing Admin goes with the role (ROLE-09, ROLE-10).
[[nodiscard]] api::ChangePermissions with_role(api::ChangePermissions wanted, domain::Role role);

/// The rules of domain/contact_rules.hpp, asked with what the server told of this contact: what is refused and why, what
/// has to be said before, and whether it needs a second confirmation.
[[nodiscard]] domain::ContactCheck access_check(client::Data const& data, api::ContactDetail const& detail, bool granted);
[[nodiscard]] domain::ContactCheck permission_check(
    client::Data const& data, api::ContactDetail const& detail, api::ChangePermissions const& wanted);
[[nodiscard]] domain::ContactCheck replacement_check(
    client::Data const& data, api::ContactDetail const& detail, api::ContactItem const& successor, bool remove_access);
[[nodiscard]] domain::ContactCheck removal_check(client::Data const& data, api::ContactDetail const& detail);
/// Its refusal in words, and whom to ask where a right is missing; empty when it is allowed.
[[nodiscard]] std::string refusal_text(client::Data const& data, domain::ContactCheck const& check);
[[nodiscard]] domain::Contact contact_of(api::ContactItem const& item, domain::EmployerId employer);

struct PermissionRow {
    std::string_view title;
    std::string_view reach;  ///< "Everything", "Own only", "No"
    std::string_view reason;
    domain::Reach value = domain::Reach::None;
};
struct PermissionGroup {
    std::string_view heading;
    std::vector<PermissionRow> rows;
};
/// All rows of the matrix under plain headings; the rows point into `detail`.
[[nodiscard]] std::vector<PermissionGroup> permission_groups(api::ContactDetail const& detail);
[[nodiscard]] std::string_view reach_word(domain::Reach reach);

/// "Dallas Plant, Irving Office"
[[nodiscard]] std::string location_names(std::vector<domain::LocationId> const& ids, domain::Reference const* reference);

}  // namespace hub::ui
