// What My contacts keeps between frames: the list, the contact that is open, the form of a new one. Search, filters,
// order, the open contact and its tab also stand in the address. What is being edited outlives leaving the screen.
#pragma once

#include "api/contacts.hpp"
#include "base/error.hpp"
#include "ui/screens/contacts/contact_words.hpp"
#include "ui/screens/list_order.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace hub::ui {

/// ROLE-06: what somebody has on top of the role.
enum class GrantFilter : std::uint8_t { VisitActivity, OwnReportSettings, BillingAdmin, BillingContact };

struct ContactFilters {
    std::string query;
    std::optional<domain::Role> role;  ///< "User Admins" is Role::UserAdmin (CONT-02)
    std::optional<AccessState> access;
    std::optional<GrantFilter> grant;
    std::string location;  ///< its name; empty: all
    bool no_email = false;
    bool never_signed_in = false;

    [[nodiscard]] bool is_set() const { return *this != ContactFilters {}; }
    bool operator==(ContactFilters const&) const = default;
};

enum class ContactTab : std::uint8_t { Access, Data, Reports, Notifications, Sessions };
inline constexpr std::size_t contact_tab_count = 5;

enum class ContactDialog : std::uint8_t { None, GrantAccess, RevokeAccess, SavePermissions, Replace, Remove, EndSessions };

/// The data of a contact while they are edited (row 8).
struct ContactEdit {
    api::ContactDetail before;
    api::EditContact draft;
    std::string location_query;
    bool shows_errors = false;
    std::vector<std::string> left;  ///< fields whose errors may be shown
    std::vector<Error> server_errors;
};

/// Role and grants while they are chosen (rows 10 to 13).
struct PermissionsEdit {
    api::ContactDetail before;
    api::ChangePermissions wanted;
};

/// Of one contact.
struct ContactPageState {
    std::optional<ContactEdit> edit;
    std::optional<PermissionsEdit> permissions;
    bool shows_effective = false;
    int heading_level = 3;  ///< of what stands below the name
    ContactDialog dialog = ContactDialog::None;
    bool closes_dialog = false;  ///< its question is answered
    bool is_sure = false;        ///< the second confirmation for oneself (ROLE-A4)
    std::optional<domain::ContactId> successor;
    std::string successor_text;
    bool removes_access = true;
    bool asks_discard = false;
    bool was_busy = false;
};

/// The form of a new contact (CONT-05).
struct ContactFormState {
    api::CreateContact draft;
    std::string location_query;
    bool is_begun = false;
    bool shows_errors = false;
    std::vector<std::string> left;  ///< fields whose errors may be shown
    bool was_busy = false;
    bool asks_discard = false;
    std::uint64_t seen_success = 0;
    std::vector<Error> server_errors;
};

struct ContactsState {
    ContactFilters filters;
    ListOrder order { "name", false };
    bool filters_sheet = false;
    std::optional<domain::ContactId> open;
    std::optional<domain::ContactId> wanted;  ///< to be opened once unsaved changes are discarded
    ContactTab tab = ContactTab::Access;
    ContactPageState page;
    std::optional<domain::ContactId> page_of;  ///< whose `page` is
    ContactFormState form;
    std::uint64_t seen_route = 0;
    std::uint64_t seen_success = 0;  ///< of client::ContactWork
};

}  // namespace hub::ui
