#include "domain/permissions.hpp"

#include <algorithm>

namespace hub::domain {

namespace {

constexpr std::string_view not_available = "This is no longer available.";
constexpr std::string_view other_location_markets =
    "You can see the invoices of the locations and markets for which you are the billing contact.";

/// A row that reaches one's own authorizations or all of them.
Decision may_with(Action action, Viewer const& viewer, Authorization const& authorization) {
    auto const [reach, reason] = ruling(action, viewer, HubAccess::Active);
    if (reach == Reach::None) { return Decision::no(reason); }
    if (authorization.employer != viewer.employer || authorization.deleted) { return Decision::no(not_available); }
    bool const is_own = authorization.created_by == viewer.contact;
    return reach == Reach::All || is_own ? Decision::yes() : Decision::no(reason);
}

/// A row that reaches one's own location-markets or all of them.
Decision may_at(Action action, Viewer const& viewer, LocationMarket const& place) {
    auto const [reach, reason] = ruling(action, viewer, HubAccess::Active);
    if (reach == Reach::None) { return Decision::no(reason); }
    bool const is_open = reach == Reach::All || std::ranges::contains(viewer.billing_for, place);
    return is_open ? Decision::yes() : Decision::no(other_location_markets);
}

}  // namespace

bool is_user_admin(Viewer const& viewer) {
    return viewer.role == Role::UserAdmin;
}

bool is_billing_admin(Viewer const& viewer) {
    return effective_grants(viewer.role, viewer.grants).billing_admin;
}

Decision may(Action action, Viewer const& viewer, MatrixSettings const& settings) {
    auto const [reach, reason] = ruling(action, viewer, HubAccess::Active, settings);
    return reach == Reach::None ? Decision::no(reason) : Decision::yes();
}

Decision can_view_authorization(Viewer const& viewer, Authorization const& authorization) {
    return may_with(Action::ViewAuthorizations, viewer, authorization);
}

Decision can_create_authorization(Viewer const& viewer) {
    return may(Action::CreateAuthorization, viewer);
}

Decision can_edit_authorization(Viewer const& viewer, Authorization const& authorization) {
    return may_with(Action::EditAuthorization, viewer, authorization);
}

Decision can_delete_authorization(Viewer const& viewer, Authorization const& authorization) {
    return may_with(Action::DeleteAuthorization, viewer, authorization);
}

Decision can_create_authorizations(Viewer const& viewer) {
    return may(Action::CreateAuthorizations, viewer);
}

Decision can_email_authorization(Viewer const& viewer, Authorization const& authorization) {
    return may_with(Action::EmailAuthorization, viewer, authorization);
}

Decision can_extend_authorization(Viewer const& viewer, Authorization const& authorization) {
    return may_with(Action::ExtendAuthorization, viewer, authorization);
}

Decision can_print_authorization(Viewer const& viewer, Authorization const& authorization) {
    return may_with(Action::PrintAuthorization, viewer, authorization);
}

Decision can_create_contact(Viewer const& viewer) {
    return may(Action::CreateContact, viewer);
}

Decision can_view_visit_activity(Viewer const& viewer) {
    return may(Action::ViewVisitActivity, viewer);
}

Decision can_open_billing(Viewer const& viewer) {
    return may(Action::OpenBilling, viewer);
}

Decision can_view_invoice(Viewer const& viewer, Invoice const& invoice) {
    if (invoice.employer != viewer.employer || !invoice.online) { return Decision::no(not_available); }
    return can_view_invoices_of(viewer, invoice.place());
}

Decision can_view_invoices_of(Viewer const& viewer, LocationMarket const& place) {
    return may_at(Action::ViewInvoices, viewer, place);
}

Decision can_change_bill_delivery(Viewer const& viewer, LocationMarket const& place) {
    return may_at(Action::ChangeInvoiceDelivery, viewer, place);
}

Decision can_change_central_contact(Viewer const& viewer) {
    return is_billing_admin(viewer) ? Decision::yes() : Decision::no("Only a Billing Admin can say who pays for all locations.");
}

}  // namespace hub::domain
