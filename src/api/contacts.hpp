// Contacts of the employer (CONT-*).
#pragma once

#include "api/endpoint.hpp"
#include "api/profile.hpp"
#include "api/session.hpp"
#include "domain/actions.hpp"
#include "domain/contact.hpp"

#include <optional>
#include <string>
#include <vector>

namespace hub::api {

struct ContactItem {
    domain::ContactId id;
    std::string first_name;
    std::string last_name;
    std::string email;
    std::string phone;
    std::string job_title;
    domain::Role role = domain::Role::Basic;
    domain::HubAccess access = domain::HubAccess::None;
    bool visit_activity = false;
    bool own_report_settings = false;
    bool billing_admin = false;                       ///< "B" (CONT-03)
    std::vector<domain::LocationMarket> billing_for;  ///< "$" where not empty (CONT-03)
    std::vector<std::string> locations;               ///< names of the company locations the person stands for
    std::optional<Instant> last_signed_in;
    std::int64_t version = 0;
    std::optional<Instant> invited;             ///< when the last invitation was sent
    std::optional<Instant> invitation_expires;  ///< past: it has to be sent again (A13)
};
template <class V>
void describe(V& v, ContactItem& r) {
    v("id", r.id);
    v("first_name", r.first_name);
    v("last_name", r.last_name);
    v("email", r.email);
    v("phone", r.phone);
    v("job_title", r.job_title);
    v("role", r.role);
    v("access", r.access);
    v("visit_activity", r.visit_activity);
    v("own_report_settings", r.own_report_settings);
    v("billing_admin", r.billing_admin);
    v("billing_for", r.billing_for);
    v("locations", r.locations);
    v("last_signed_in", r.last_signed_in);
    v("version", r.version);
    v("invited", r.invited);
    v("invitation_expires", r.invitation_expires);
}

struct ContactList {
    std::vector<ContactItem> items;
};
template <class V>
void describe(V& v, ContactList& r) {
    v("items", r.items);
}

/// A contact's report settings in short; the screen that edits them comes later (RPTS-01).
struct ReportSettingsSummary {
    bool all_categories = true;
    std::vector<domain::ReportCategory> categories;
    std::vector<std::string> locations;  ///< names; empty: all
    bool more_than_minimum = false;
};
template <class V>
void describe(V& v, ReportSettingsSummary& r) {
    v("all_categories", r.all_categories);
    v("categories", r.categories);
    v("locations", r.locations);
    v("more_than_minimum", r.more_than_minimum);
}

/// One row of the effective permissions (ROLE-A1).
struct PermissionItem {
    int row = 0;  ///< of the matrix, from 1
    std::string action;
    std::string title;
    domain::Reach reach = domain::Reach::None;
    std::string reason;
};
template <class V>
void describe(V& v, PermissionItem& r) {
    v("row", r.row);
    v("action", r.action);
    v("title", r.title);
    v("reach", r.reach);
    v("reason", r.reason);
}

struct UserAdminItem {
    domain::ContactId id;
    std::string name;
};
template <class V>
void describe(V& v, UserAdminItem& r) {
    v("id", r.id);
    v("name", r.name);
}

/// CONT-04.
struct ContactDetail {
    ContactItem contact;
    std::vector<domain::LocationId> location_ids;
    domain::ResultMail result_mail = domain::ResultMail::AtOnce;
    ReportSettingsSummary reports;
    std::vector<PermissionItem> permissions;           ///< decided by the server, all 52 rows
    std::vector<UserAdminItem> user_admins;            ///< who can help (ROLE-A2)
    bool is_last_user_admin = false;                   ///< ROLE-04
    std::vector<std::string> only_billing_contact_of;  ///< "Dallas Plant, North Texas" (CONT-10)
    bool has_second_factor = false;
    int open_sessions = 0;
};
template <class V>
void describe(V& v, ContactDetail& r) {
    v("contact", r.contact);
    v("location_ids", r.location_ids);
    v("result_mail", r.result_mail);
    v("reports", r.reports);
    v("permissions", r.permissions);
    v("user_admins", r.user_admins);
    v("is_last_user_admin", r.is_last_user_admin);
    v("only_billing_contact_of", r.only_billing_contact_of);
    v("has_second_factor", r.has_second_factor);
    v("open_sessions", r.open_sessions);
}

struct OneContact {
    domain::ContactId id;
};
template <class V>
void describe(V& v, OneContact& r) {
    v("id", r.id);
}

/// CONT-05.
struct CreateContact {
    std::string first_name;
    std::string last_name;
    std::string email;
    std::string phone;
    std::string job_title;
    std::vector<domain::LocationId> locations;
    domain::Role role = domain::Role::Basic;
    bool grant_access = false;
};
template <class V>
void describe(V& v, CreateContact& r) {
    v("first_name", r.first_name, Limits { .max_length = 60 });
    v("last_name", r.last_name, Limits { .max_length = 60 });
    v("email", r.email, Limits { .max_length = 254 });
    v("phone", r.phone, Limits { .max_length = 30 });
    v("job_title", r.job_title, Limits { .max_length = 80 });
    v("locations", r.locations, Limits { .max_items = 1000 });
    v("role", r.role);
    v("grant_access", r.grant_access);
}

/// What a User Admin edits of a contact. The e-mail address of somebody with HUB access is the user name: it changes by
/// ticket only (SIGN-16), here it must be as it was then.
struct EditContact {
    domain::ContactId id;
    std::int64_t version = 0;
    std::string first_name;
    std::string last_name;
    std::string email;
    std::string phone;
    std::string job_title;
    std::vector<domain::LocationId> locations;
};
template <class V>
void describe(V& v, EditContact& r) {
    v("id", r.id);
    v("version", r.version);
    v("first_name", r.first_name, Limits { .max_length = 60 });
    v("last_name", r.last_name, Limits { .max_length = 60 });
    v("email", r.email, Limits { .max_length = 254 });
    v("phone", r.phone, Limits { .max_length = 30 });
    v("job_title", r.job_title, Limits { .max_length = 80 });
    v("locations", r.locations, Limits { .max_items = 1000 });
}

/// ROLE-07, CONT-07. Granting mails an invitation (NOTE-02); revoking ends every session at once (SIGN-15).
struct ChangeAccess {
    domain::ContactId id;
    std::int64_t version = 0;
    bool granted = false;
    bool confirmed = false;  ///< the second confirmation for oneself (ROLE-A4)
};
template <class V>
void describe(V& v, ChangeAccess& r) {
    v("id", r.id);
    v("version", r.version);
    v("granted", r.granted);
    v("confirmed", r.confirmed);
}

/// Role and grants together, so that demotion and what it strips (ROLE-10) are one step.
struct ChangePermissions {
    domain::ContactId id;
    std::int64_t version = 0;
    domain::Role role = domain::Role::Basic;
    bool visit_activity = false;
    bool own_report_settings = false;
    bool billing_admin = false;
    bool confirmed = false;
};
template <class V>
void describe(V& v, ChangePermissions& r) {
    v("id", r.id);
    v("version", r.version);
    v("role", r.role);
    v("visit_activity", r.visit_activity);
    v("own_report_settings", r.own_report_settings);
    v("billing_admin", r.billing_admin);
    v("confirmed", r.confirmed);
}

/// CONT-06: location roles and report settings move to the successor; the log-in and what was granted do not.
struct ReplaceContact {
    domain::ContactId id;
    std::int64_t version = 0;
    domain::ContactId successor;  ///< another contact of the employer
    bool remove_access = true;    ///< of the predecessor
    bool confirmed = false;
};
template <class V>
void describe(V& v, ReplaceContact& r) {
    v("id", r.id);
    v("version", r.version);
    v("successor", r.successor);
    v("remove_access", r.remove_access);
    v("confirmed", r.confirmed);
}

/// Removes the contact from the list; what the person created stays. Never the last User Admin (ROLE-04).
struct RemoveContact {
    domain::ContactId id;
    std::int64_t version = 0;
    bool confirmed = false;
};
template <class V>
void describe(V& v, RemoveContact& r) {
    v("id", r.id);
    v("version", r.version);
    v("confirmed", r.confirmed);
}

struct ChangeNotifications {
    domain::ContactId id;
    std::int64_t version = 0;
    domain::ResultMail result_mail = domain::ResultMail::AtOnce;
};
template <class V>
void describe(V& v, ChangeNotifications& r) {
    v("id", r.id);
    v("version", r.version);
    v("result_mail", r.result_mail);
}

inline constexpr Endpoint<Nothing, ContactList> list_contacts {
    .id = "list_contacts",
    .method = Method::Get,
    .path = "/api/v1/contacts",
    .access = Access::SignedIn,
    .summary = "All contacts of the employer, with and without HUB access (CONT-01)",
};
/// CONT-08. Needs no step-up: names and work telephone numbers only. Cells that a spreadsheet would calculate are neutralised.
inline constexpr Endpoint<Nothing, Nothing> export_contacts {
    .id = "export_contacts",
    .method = Method::Get,
    .path = "/api/v1/contacts.csv",
    .access = Access::SignedIn,
    .summary = "The list of contacts as CSV, UTF-8 (row 6)",
    .answers = Answers::Bytes,
};
inline constexpr Endpoint<OneContact, ContactDetail> get_contact {
    .id = "get_contact",
    .method = Method::Get,
    .path = "/api/v1/contacts/{id}",
    .access = Access::SignedIn,
    .summary = "One contact with role, permissions and settings (CONT-04)",
};
inline constexpr Endpoint<CreateContact, ContactDetail> create_contact {
    .id = "create_contact",
    .method = Method::Post,
    .path = "/api/v1/contacts",
    .access = Access::UserAdmin,
    .summary = "Add a contact (row 7)",
    .success = 201,
    .needs_idempotency_key = true,
};
// The following answer Outdated (412) when `version` is not the present one.
inline constexpr Endpoint<EditContact, ContactDetail> edit_contact {
    .id = "edit_contact",
    .method = Method::Put,
    .path = "/api/v1/contacts/{id}",
    .access = Access::UserAdmin,
    .summary = "Change a contact's data (row 8)",
    .needs_idempotency_key = true,
};
inline constexpr Endpoint<ChangeAccess, ContactDetail> change_access {
    .id = "change_access",
    .method = Method::Put,
    .path = "/api/v1/contacts/{id}/access",
    .access = Access::UserAdmin,
    .summary = "Grant or revoke HUB access (row 9)",
    .needs_idempotency_key = true,
};
inline constexpr Endpoint<ChangePermissions, ContactDetail> change_permissions {
    .id = "change_permissions",
    .method = Method::Put,
    .path = "/api/v1/contacts/{id}/permissions",
    .access = Access::UserAdmin,
    .summary = "Change role and grants (rows 10 to 13)",
    .needs_idempotency_key = true,
};
inline constexpr Endpoint<ReplaceContact, ContactDetail> replace_contact {
    .id = "replace_contact",
    .method = Method::Post,
    .path = "/api/v1/contacts/{id}/replacement",
    .access = Access::UserAdmin,
    .summary = "Put another contact in this one's place (row 8); answers with the successor",
    .needs_idempotency_key = true,
};
inline constexpr Endpoint<RemoveContact, Nothing> remove_contact {
    .id = "remove_contact",
    .method = Method::Post,
    .path = "/api/v1/contacts/{id}/removal",
    .access = Access::UserAdmin,
    .summary = "Remove a contact (row 8)",
    .success = 204,
};
inline constexpr Endpoint<ChangeNotifications, ContactDetail> change_notifications {
    .id = "change_notifications",
    .method = Method::Put,
    .path = "/api/v1/contacts/{id}/notifications",
    .access = Access::UserAdmin,
    .summary = "Change another contact's result mails (row 20)",
    .needs_idempotency_key = true,
};
inline constexpr Endpoint<OneContact, ContactDetail> resend_invitation {
    .id = "resend_invitation",
    .method = Method::Post,
    .path = "/api/v1/contacts/{id}/invitation",
    .access = Access::UserAdmin,
    .summary = "Mail the invitation again; earlier links stop working (A13)",
    .needs_idempotency_key = true,
};
inline constexpr Endpoint<OneContact, SessionList> list_contact_sessions {
    .id = "list_contact_sessions",
    .method = Method::Get,
    .path = "/api/v1/contacts/{id}/sessions",
    .access = Access::UserAdmin,
    .summary = "Where a contact is signed in (A10)",
};
inline constexpr Endpoint<OneContact, Nothing> end_contact_sessions {
    .id = "end_contact_sessions",
    .method = Method::Delete,
    .path = "/api/v1/contacts/{id}/sessions",
    .access = Access::UserAdmin,
    .summary = "Sign a contact out everywhere (A10)",
    .success = 204,
};

}  // namespace hub::api
