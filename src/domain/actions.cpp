#include "domain/actions.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

namespace hub::domain {

namespace {

constexpr std::string_view ask_user_admin = "Only a User Admin can do this.";
constexpr std::string_view own_authorizations =
    "You can work with the authorizations that you created. A User Admin can work with all of them.";
constexpr std::string_view needs_visit_activity = "A User Admin can give you access to Patient Visit Activity.";
constexpr std::string_view needs_billing =
    "Billing and Payments is open to non-injury billing contacts and Billing Admins. A User Admin can help you get access.";
constexpr std::string_view billing_contacts_mail =
    "This goes to non-injury billing contacts and Billing Admins. A User Admin can help you get access.";
constexpr std::string_view own_location_markets =
    "For the locations and markets of which this is the billing contact. A Billing Admin, who is a User Admin, has all of them.";
constexpr std::string_view by_report_settings =
    "The documents that the report settings deliver, for 90 days. A User Admin can change the report settings.";

/// One row of requirements 2.1. A cell is `-` no, `s` self, `m` own location-markets, `y` yes, for the columns
/// B, B+P, B+R, B+$, UA, UA+$, UA+B.
struct Row {
    Action action;
    std::string_view name;
    std::string_view title;
    std::string_view cells;
    std::string_view reason;   ///< where a cell says no or limits
    std::string_view note {};  ///< about a full yes that has a condition all the same
};

enum Column : std::size_t { Basic, BasicWithVisits, BasicWithReports, BasicBilling, Admin, AdminBilling, BillingAdmin };

using enum Action;

constexpr std::array<Row, action_count> rows { {
    { SignIn, "sign_in", "Sign in", "yyyyyyy", "" },
    { ViewCompany, "view_company", "View company addresses and contact data", "yyyyyyy", "" },
    { EditCompany, "edit_company", "Edit addresses and phone numbers of the company", "----yyy", ask_user_admin },
    { ViewContacts, "view_contacts", "View contacts with their roles", "yyyyyyy", "" },
    { FilterContacts, "filter_contacts", "Filter the list of contacts", "yyyyyyy", "" },
    { ExportContacts, "export_contacts", "Export the list of contacts", "yyyyyyy", "" },
    { CreateContact, "create_contact", "Create a contact", "----yyy", "Only a User Admin can create contacts." },
    { EditContact, "edit_contact", "Edit, replace or remove a contact", "----yyy", "Only a User Admin can change contacts.",
        "Never so that no User Admin is left." },
    { ChangeAccess, "change_access", "Grant and revoke HUB access", "----yyy", "Only a User Admin can grant or revoke HUB access.",
        "For contacts with an e-mail address, and never so that no User Admin is left." },
    { ChangeRole, "change_role", "Change a role between User Admin and Basic", "----yyy", "Only a User Admin can change roles.",
        "Never so that no User Admin is left." },
    { GrantVisitActivity, "grant_visit_activity", "Grant Patient Visit Activity", "----yyy",
        "Only a User Admin can grant Patient Visit Activity." },
    { GrantOwnReportSettings, "grant_own_report_settings", "Allow others to update their own report settings", "----yyy",
        "Only a User Admin can allow this." },
    { GrantBillingAdmin, "grant_billing_admin", "Make a User Admin a Billing Admin", "----yyy",
        "Only a User Admin can name Billing Admins." },
    { ViewRecentChanges, "view_recent_changes", "View and verify Recent Changes", "----yyy", "Recent Changes is for User Admins." },
    { ViewOthersReportSettings, "view_others_report_settings", "View the report settings of others", "yyyyyyy", "" },
    { ChangeOwnReportSettings, "change_own_report_settings", "Change one's own report settings", "--s-sss",
        "A User Admin can change these settings, or allow you to do it yourself." },
    { ChangeOthersReportSettings, "change_others_report_settings", "Change the report settings of others", "----yyy",
        "Only a User Admin can change the report settings of others." },
    { ChooseMoreThanMinimum, "choose_more_than_minimum", "Choose more than the minimum necessary", "--s-yyy",
        "Only a User Admin can choose and acknowledge more than the minimum necessary.", "With an acknowledgment for each contact." },
    { ChangeOwnNotifications, "change_own_notifications", "Change one's own result mails", "sssssss", "" },
    { ChangeOthersNotifications, "change_others_notifications", "Change the result mails of others", "----yyy",
        "Only a User Admin can change the result mails of others." },
    { ViewServices, "view_services", "View the services at every location", "yyyyyyy", "" },
    { ViewLocations, "view_locations", "View company locations and their contacts", "yyyyyyy", "" },
    { ChangeLocationContacts, "change_location_contacts", "Change the contacts of a location", "----yyy",
        "Only a User Admin can change the contacts of a location.", "Except the non-injury billing contact, which is changed on request." },
    { ChangeBillingContact, "change_billing_contact", "Change a non-injury billing contact directly", "-------",
        "Customer Support changes non-injury billing contacts. A User Admin can request it." },
    { RequestBillingContactChange, "request_billing_contact_change", "Request another non-injury billing contact", "----yyy",
        "Only a User Admin can request this." },
    { CreateAuthorization, "create_authorization", "Create an authorization", "yyyyyyy", "" },
    { CreateAuthorizations, "create_authorizations", "Create up to 20 authorizations at once", "yyyyyyy", "" },
    { ViewAuthorizations, "view_authorizations", "View active and expired authorizations", "ssssyyy", own_authorizations },
    { EditAuthorization, "edit_authorization", "Edit or copy an authorization", "ssssyyy", own_authorizations },
    { EmailAuthorization, "email_authorization", "E-mail a copy of an authorization", "ssssyyy", own_authorizations },
    { ExtendAuthorization, "extend_authorization", "Extend an authorization", "ssssyyy", own_authorizations },
    { DeleteAuthorization, "delete_authorization", "Delete an authorization", "----yyy", "Only a User Admin can delete authorizations." },
    { PrintAuthorization, "print_authorization", "Print or download an authorization", "ssssyyy", own_authorizations },
    { ViewResults, "view_results", "View, flag, review and download results and reports", "yyyyyyy", "", by_report_settings },
    { OpenWithdrawnResult, "open_withdrawn_result", "Open a result that was received in error", "-------",
        "It was taken back and is not available to anybody. Customer Support can tell you more." },
    { OpenArchivedResult, "open_archived_result", "Open an archived result", "-------",
        "Results are archived after 90 days. Ask Customer Support for an archived one with a ticket." },
    { ViewVisitActivity, "view_visit_activity", "Patient Visit Activity", "-y--yyy", needs_visit_activity },
    { ViewVisitSummary, "view_visit_summary", "Employer Patient Visit Summary", "-y--yyy", needs_visit_activity },
    { ViewCases, "view_cases", "My Cases", "-y--yyy", needs_visit_activity },
    { OpenBilling, "open_billing", "Open Billing and Payments", "---y-yy", needs_billing },
    { ViewInvoices, "view_invoices", "View, pay and download invoices", "---m-my", needs_billing },
    { ViewInvoicePages, "view_invoice_pages", "Open Invoices and Paid Invoices", "---m-my", needs_billing },
    { ChangeInvoiceDelivery, "change_invoice_delivery", "Change how invoices are delivered", "---m-my", needs_billing },
    { ReceiveBillingSummary, "receive_billing_summary", "Weekly mail of due and overdue invoices", "---m-my", billing_contacts_mail },
    { ReceiveDeliveryConfirmation, "receive_delivery_confirmation", "Mail when invoice delivery changes", "---m-my",
        billing_contacts_mail },
    { ReceivePrintedRebill, "receive_printed_rebill", "Printed rebill by post", "---m-m-",
        "Rebills go by post to non-injury billing contacts. A User Admin can request to become one." },
    { CreateAccountTicket, "create_account_ticket", "Ask Support to update the account", "yyyyyyy", "" },
    { CreateResultTicket, "create_result_ticket", "Ask a medical center about a result", "yyyyyyy", "" },
    { SearchVisits, "search_visits", "Search for a visit from Contact Us", "-y--yyy", needs_visit_activity },
    { ViewOwnTickets, "view_own_tickets", "View one's own support tickets", "sssssss", "" },
    { ViewOthersTickets, "view_others_tickets", "View the tickets of others", "-------",
        "A ticket is shown to whoever created it. A User Admin can ask them or Customer Support." },
    { UseHelp, "use_help", "Help, quick guides and the training sandbox", "yyyyyyy", "" },
} };

consteval bool rows_are_in_order() {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (static_cast<std::size_t>(rows[i].action) != i + 1 || rows[i].cells.size() != 7) { return false; }
    }
    return true;
}
static_assert(rows_are_in_order());

constexpr std::string_view other_tickets_note = "A change of the non-injury billing contact is requested by a User Admin.";
constexpr std::string_view support_names_billing_admins =
    "Customer Support names Billing Admins for your company. A User Admin can ask for one with a ticket.";
constexpr std::string_view user_admins_acknowledge =
    "At your company only a User Admin may choose and acknowledge more than the minimum necessary.";
constexpr std::string_view summary_is_for_admins = "At your company only a User Admin can open this.";

Row const& row_of(Action action) {
    return rows[static_cast<std::size_t>(action) - 1];
}

Reach reach_of(char cell) {
    switch (cell) {
    case 's': return Reach::Own;
    case 'm': return Reach::OwnLocationMarkets;
    case 'y': return Reach::All;
    default: return Reach::None;
    }
}

/// Grants add up: the widest of the columns in which the person stands.
Reach widest(Row const& row, Viewer const& viewer) {
    auto const given = effective_grants(viewer.role, viewer.grants);
    bool const is_admin = viewer.role == Role::UserAdmin;
    auto reach = reach_of(row.cells[is_admin ? Admin : Basic]);
    auto const add = [&](bool applies, Column column) {
        if (applies) { reach = std::max(reach, reach_of(row.cells[column])); }
    };
    add(!is_admin && given.visit_activity, BasicWithVisits);
    add(!is_admin && given.own_report_settings, BasicWithReports);
    add(!viewer.billing_for.empty(), is_admin ? AdminBilling : BasicBilling);
    add(given.billing_admin, BillingAdmin);
    return reach;
}

/// What an option of the provider or the employer takes away: conditions 4, 5 and 9.
std::optional<std::string_view> withheld(Action action, Viewer const& viewer, MatrixSettings const& settings) {
    bool const is_admin = viewer.role == Role::UserAdmin;
    if (action == GrantBillingAdmin && settings.billing_admin_by_support) { return support_names_billing_admins; }
    if (is_admin) { return std::nullopt; }
    if (action == ChooseMoreThanMinimum && settings.only_user_admins_acknowledge) { return user_admins_acknowledge; }
    bool const is_summary = action == ViewVisitSummary || action == ViewCases;
    if (is_summary && !settings.summary_with_visit_activity) { return summary_is_for_admins; }
    return std::nullopt;
}

/// Column N.
Ruling without_access(Action action, Viewer const& viewer, HubAccess access) {
    if (action == ReceivePrintedRebill && !viewer.billing_for.empty()) { return { Reach::OwnLocationMarkets, own_location_markets }; }
    switch (access) {
    case HubAccess::Granted: return { Reach::None, "The invitation has not been used yet. A User Admin can send it again." };
    case HubAccess::Revoked: return { Reach::None, "HUB access was revoked. A User Admin can grant it again." };
    default: return { Reach::None, "There is no HUB access. A User Admin can grant it." };
    }
}

}  // namespace

Grants effective_grants(Role role, Grants const& granted) {
    bool const is_admin = role == Role::UserAdmin;
    return {
        .visit_activity = is_admin || granted.visit_activity,
        .own_report_settings = is_admin || granted.own_report_settings,
        .billing_admin = is_admin && granted.billing_admin,
    };
}

std::string_view to_string(Action action) {
    return row_of(action).name;
}

std::string_view title_of(Action action) {
    return row_of(action).title;
}

Ruling ruling(Action action, Viewer const& viewer, HubAccess access, MatrixSettings const& settings) {
    if (access != HubAccess::Active) { return without_access(action, viewer, access); }
    auto const& row = row_of(action);
    auto const reach = widest(row, viewer);
    if (reach == Reach::None) { return { reach, row.reason }; }
    if (auto const why = withheld(action, viewer, settings)) { return { Reach::None, *why }; }
    if (reach == Reach::OwnLocationMarkets) { return { reach, own_location_markets }; }
    if (reach == Reach::Own) { return { reach, row.cells[Admin] == 's' ? std::string_view {} : row.reason }; }
    bool const asks_an_admin = action == CreateAccountTicket && viewer.role == Role::Basic;  // condition 10
    return { reach, asks_an_admin ? other_tickets_note : row.note };
}

}  // namespace hub::domain
