// The permission matrix of requirements section 2.1 as data: its 52 rows, and for each person how far each row reaches.
// What a record adds (whose it is, is it archived) is decided in permissions.hpp, which asks here first.
#pragma once

#include "domain/contact.hpp"
#include "domain/enums.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace hub::domain {

/// The rows, in their order: the first is row 1.
enum class Action : std::uint8_t {
    SignIn = 1,
    ViewCompany,
    EditCompany,
    ViewContacts,
    FilterContacts,
    ExportContacts,
    CreateContact,
    EditContact,
    ChangeAccess,
    ChangeRole,
    GrantVisitActivity,
    GrantOwnReportSettings,
    GrantBillingAdmin,
    ViewRecentChanges,
    ViewOthersReportSettings,
    ChangeOwnReportSettings,
    ChangeOthersReportSettings,
    ChooseMoreThanMinimum,
    ChangeOwnNotifications,
    ChangeOthersNotifications,
    ViewServices,
    ViewLocations,
    ChangeLocationContacts,
    ChangeBillingContact,
    RequestBillingContactChange,
    CreateAuthorization,
    CreateAuthorizations,
    ViewAuthorizations,
    EditAuthorization,
    EmailAuthorization,
    ExtendAuthorization,
    DeleteAuthorization,
    PrintAuthorization,
    ViewResults,
    OpenWithdrawnResult,
    OpenArchivedResult,
    ViewVisitActivity,
    ViewVisitSummary,
    ViewCases,
    OpenBilling,
    ViewInvoices,
    ViewInvoicePages,
    ChangeInvoiceDelivery,
    ReceiveBillingSummary,
    ReceiveDeliveryConfirmation,
    ReceivePrintedRebill,
    CreateAccountTicket,
    CreateResultTicket,
    SearchVisits,
    ViewOwnTickets,
    ViewOthersTickets,
    UseHelp,
};
inline constexpr int action_count = 52;

/// Which records an action reaches.
enum class Reach : std::uint8_t {
    None,
    Own,                 ///< what the person created, or the person's own record
    OwnLocationMarkets,  ///< where the person is the billing contact
    All,                 ///< all of the employer
};
template <>
inline constexpr std::array enum_names<Reach> {
    EnumName<Reach> { Reach::None, "none" },
    EnumName<Reach> { Reach::Own, "own" },
    EnumName<Reach> { Reach::OwnLocationMarkets, "own_location_markets" },
    EnumName<Reach> { Reach::All, "all" },
};

/// Options of the provider or the employer that some rows depend on.
struct MatrixSettings {
    bool billing_admin_by_support = false;     ///< condition 4, ROLE-12
    bool only_user_admins_acknowledge = true;  ///< condition 5
    bool summary_with_visit_activity = true;   ///< condition 9, ROLE-17
};

/// How far, and in plain words why not further and who can help (ROLE-A2), or what condition stands beside a full yes.
struct Ruling {
    Reach reach = Reach::None;
    std::string_view reason;
};

/// What the grants of a contact come to: User Admins have Patient Visit Activity and their own report settings with the
/// role (ROLE-08), and Billing Admin counts for nobody else (ROLE-09).
[[nodiscard]] Grants effective_grants(Role role, Grants const& granted);

/// The wire name of an action, "create_contact".
[[nodiscard]] std::string_view to_string(Action action);
/// The action in words for the list of effective permissions (ROLE-A1): "Create a contact".
[[nodiscard]] std::string_view title_of(Action action);

/// The matrix; grants add up. `access` other than Active is column N: nothing but the printed rebill.
[[nodiscard]] Ruling ruling(Action action, Viewer const& viewer, HubAccess access, MatrixSettings const& settings = {});

}  // namespace hub::domain
