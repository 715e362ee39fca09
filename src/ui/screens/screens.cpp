#include "ui/screens/screens.hpp"

#include "base/text.hpp"
#include "ui/screens/authorizations/authorization_form_ui.hpp"
#include "ui/screens/authorizations/authorization_page_ui.hpp"
#include "ui/screens/authorizations/authorizations_ui.hpp"
#include "ui/screens/authorizations/bulk_ui.hpp"
#include "ui/screens/changes/changes_ui.hpp"
#include "ui/screens/contacts/contact_form_ui.hpp"
#include "ui/screens/contacts/contacts_ui.hpp"
#include "ui/screens/home/home_ui.hpp"
#include "ui/screens/invoices/billing_tabs_ui.hpp"
#include "ui/screens/invoices/charges_ui.hpp"
#include "ui/screens/invoices/delivery_ui.hpp"
#include "ui/screens/invoices/invoices_ui.hpp"
#include "ui/screens/invoices/payment_ui.hpp"
#include "ui/screens/profile/profile_ui.hpp"
#include "ui/screens/results/results_ui.hpp"
#include "ui/screens/security/security_ui.hpp"
#include "ui/screens/specimens/specimens_ui.hpp"
#include "ui/screens/waiting/waiting_ui.hpp"

#include <array>

namespace hub::ui {

namespace {

bool everybody(domain::Viewer const&) {
    return true;
}

domain::Decision everybody_decides(domain::Viewer const&) {
    return domain::Decision::yes();
}

bool may_open_billing(domain::Viewer const& viewer) {
    return domain::can_open_billing(viewer).allowed;
}

PortletInfo::Badge new_results(client::Data const& data) {
    if (!data.home.value) { return {}; }
    auto const count = data.home.value->new_results;
    return { count, plural(count, "new result", "new results") };
}

PortletInfo::Badge expiring_authorizations(client::Data const& data) {
    if (!data.home.value) { return {}; }
    auto const count = data.home.value->expiring_authorizations;
    return { count, plural(count, "expires", "expire") + " within 3 days" };
}

PortletInfo::Badge overdue_invoices(client::Data const& data) {
    if (!data.home.value || !data.home.value->billing) { return {}; }
    auto const count = data.home.value->billing->overdue;
    return { count, plural(count, "overdue invoice", "overdue invoices") };
}

constexpr std::array all_portlets {
    PortletInfo { Portlet::Home, "Home", "Home", icon::house, "/", everybody, nullptr },
    PortletInfo { Portlet::Results, "Results and reports", "Results", icon::file_text, "/results", everybody, new_results },
    PortletInfo { Portlet::Authorizations, "Authorizations", "Authorize", icon::clipboard_list, "/authorizations", everybody,
        expiring_authorizations },
    PortletInfo { Portlet::Billing, "Billing and payments", "Billing", icon::receipt, "/billing/open", may_open_billing, overdue_invoices },
    PortletInfo { Portlet::Account, "Account information", "Account", icon::building_2, "/contacts", everybody, nullptr },
};

/// M21: who has no access is told whom to ask.
constexpr ScreenInfo billing_screen(std::string_view key, std::string_view title, std::string_view pattern, std::uint32_t needs,
    void (*draw)(Frame&, Rect, ScreenStates&)) {
    return { .key = key,
        .title = title,
        .pattern = pattern,
        .portlet = Portlet::Billing,
        .needs = needs,
        .allowed = domain::can_open_billing,
        .draw = draw,
        .draw_refused = no_billing_access_ui,
        .refused_needs = client::NeedBillingHelpers };
}

constexpr std::array all_screens {
    ScreenInfo { "home", "Home", "/", Portlet::Home, client::NeedHome, everybody_decides, home_screen },
    ScreenInfo { "results", "Results and reports", "/results", Portlet::Results, client::NeedResults | client::NeedSearches,
        everybody_decides, results_screen },
    ScreenInfo {
        "specimens", "Drug screens", "/results/specimens", Portlet::Results, client::NeedSpecimens, everybody_decides, specimens_screen },
    ScreenInfo { "authorizations", "Authorizations", "/authorizations", Portlet::Authorizations,
        client::NeedAuthorizations | client::NeedReference | client::NeedAuthorizationDrafts, everybody_decides, authorizations_screen },
    ScreenInfo { "authorization-form", "New authorization", "/authorizations/new", Portlet::Authorizations,
        client::NeedReference | client::NeedAuthorizations | client::NeedAuthorizationTemplates | client::NeedAuthorizationDrafts,
        domain::can_create_authorization, authorization_form_screen, true },
    ScreenInfo { "authorizations-bulk", "Authorize several employees", "/authorizations/bulk", Portlet::Authorizations,
        client::NeedReference | client::NeedAuthorizations, domain::can_create_authorization, bulk_screen },
    ScreenInfo { "authorization", "Authorization", "/authorizations/{id}", Portlet::Authorizations,
        client::NeedAuthorizations | client::NeedReference | client::NeedAuthorizationHistory, everybody_decides,
        authorization_page_screen },
    ScreenInfo { "contacts", "My contacts", "/contacts", Portlet::Account,
        client::NeedContacts | client::NeedReference | client::NeedChanges, everybody_decides, contacts_screen },
    ScreenInfo { "contact-form", "New contact", "/contacts/new", Portlet::Account, client::NeedContacts | client::NeedReference,
        everybody_decides, contact_form_screen },
    // On wide screens the list stays beside the contact: the same screen, at another address.
    ScreenInfo { "contacts", "Contact", "/contacts/{id}", Portlet::Account,
        client::NeedContacts | client::NeedReference | client::NeedShownContact | client::NeedChanges, everybody_decides, contacts_screen },
    ScreenInfo { "changes", "Recent changes", "/changes", Portlet::Account, client::NeedChanges | client::NeedContacts, everybody_decides,
        changes_screen },
    ScreenInfo { "security", "Security", "/security", Portlet::Account,
        client::NeedEmployerSettings | client::NeedContacts | client::NeedChanges, everybody_decides, security_screen },
    billing_screen("invoices", "Open invoices", "/billing/open", client::NeedInvoices | client::NeedPayments, open_invoices_screen),
    billing_screen("paid-invoices", "Paid invoices", "/billing/paid", client::NeedInvoices, paid_invoices_screen),
    billing_screen("bill-delivery", "Bill delivery", "/billing/delivery", client::NeedBillDelivery, bill_delivery_screen),
    billing_screen("charges", "Charges", "/billing/charges", client::NeedInvoices, charges_screen),
    billing_screen("payment", "Payment", "/billing/payment", client::NeedShownPayment, payment_screen),
    ScreenInfo { "profile", "My profile", "/profile", Portlet::None, client::NeedProfile | client::NeedOwnSessions | client::NeedOwnDevices,
        everybody_decides, profile_screen },
    ScreenInfo { "waiting", "Waiting on this device", "/waiting", Portlet::Authorizations, client::NeedNothing, everybody_decides,
        waiting_screen, true },
};

}  // namespace

std::span<PortletInfo const> portlets() {
    return all_portlets;
}

std::span<ScreenInfo const> screens() {
    return all_screens;
}

ScreenInfo const* find_screen(client::Route const& route) {
    for (auto const& screen : all_screens) {
        if (route.match(screen.pattern)) { return &screen; }
    }
    return nullptr;
}

}  // namespace hub::ui
