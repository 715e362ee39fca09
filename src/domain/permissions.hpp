// What a person may do with a record: the row of the matrix (actions.hpp), and whose the record is. The server refuses
// with it, the client explains with it.
#pragma once

#include "domain/actions.hpp"
#include "domain/authorization.hpp"
#include "domain/contact.hpp"
#include "domain/invoice.hpp"

#include <string_view>

namespace hub::domain {

/// A yes, or a no with its reason in plain words (ROLE-A2). The reason names who can help, never another person's data.
struct Decision {
    bool allowed = false;
    std::string_view reason;

    explicit operator bool() const { return allowed; }
    [[nodiscard]] static constexpr Decision yes() { return { true, {} }; }
    [[nodiscard]] static constexpr Decision no(std::string_view why) { return { false, why }; }
};

[[nodiscard]] bool is_user_admin(Viewer const& viewer);
/// ROLE-09: the grant counts only with the role.
[[nodiscard]] bool is_billing_admin(Viewer const& viewer);

/// A row of the matrix for someone who is signed in; No where it does not reach anything.
[[nodiscard]] Decision may(Action action, Viewer const& viewer, MatrixSettings const& settings = {});

/// Row 28, AUTH-16: User Admins see all of the employer, Basic users what they created.
[[nodiscard]] Decision can_view_authorization(Viewer const& viewer, Authorization const& authorization);
/// Row 26.
[[nodiscard]] Decision can_create_authorization(Viewer const& viewer);
/// Rows 29 to 31.
[[nodiscard]] Decision can_edit_authorization(Viewer const& viewer, Authorization const& authorization);
/// Row 32, AUTH-14.
[[nodiscard]] Decision can_delete_authorization(Viewer const& viewer, Authorization const& authorization);
/// Row 27.
[[nodiscard]] Decision can_create_authorizations(Viewer const& viewer);
/// Row 30.
[[nodiscard]] Decision can_email_authorization(Viewer const& viewer, Authorization const& authorization);
/// Row 31; expired ones too (AUTH-10).
[[nodiscard]] Decision can_extend_authorization(Viewer const& viewer, Authorization const& authorization);
/// Row 33.
[[nodiscard]] Decision can_print_authorization(Viewer const& viewer, Authorization const& authorization);

/// Row 7.
[[nodiscard]] Decision can_create_contact(Viewer const& viewer);
/// Row 37, PVA-02.
[[nodiscard]] Decision can_view_visit_activity(Viewer const& viewer);

/// Row 40, BILL-01: billing contacts and Billing Admins only.
[[nodiscard]] Decision can_open_billing(Viewer const& viewer);
/// Rows 41 and 42, BILL-02, BILL-03, BILL-09: also to pay and to download it.
[[nodiscard]] Decision can_view_invoice(Viewer const& viewer, Invoice const& invoice);
/// The same without an invoice at hand.
[[nodiscard]] Decision can_view_invoices_of(Viewer const& viewer, LocationMarket const& place);
/// Row 43, BILL-12.
[[nodiscard]] Decision can_change_bill_delivery(Viewer const& viewer, LocationMarket const& place);
/// BILL-04: Billing Admins.
[[nodiscard]] Decision can_change_central_contact(Viewer const& viewer);

}  // namespace hub::domain
