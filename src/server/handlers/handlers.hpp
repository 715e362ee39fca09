// The handlers of every endpoint, one file a subject. Each function adds the routes of its subject to the router.
#pragma once

#include "domain/document.hpp"
#include "server/app.hpp"
#include "server/authentication.hpp"
#include "server/router.hpp"
#include "server/sign_in_throttle.hpp"
#include "store/invoices.hpp"

#include <optional>
#include <utility>
#include <vector>

namespace hub::server {

/// What handlers work with. It outlives the router.
struct HandlerContext {
    Services services;
    Config const& config;
    Authentication const& authentication;
    SignInThrottle throttle;
};

void add_session_routes(Router& router, HandlerContext const& context);
void add_password_link_routes(Router& router, HandlerContext const& context);    ///< invitation and reset
void add_account_request_routes(Router& router, HandlerContext const& context);  ///< before there is an account
void add_profile_routes(Router& router, HandlerContext const& context);          ///< one's own password, mails, sessions
void add_second_factor_routes(Router& router, HandlerContext const& context);
void add_device_routes(Router& router, HandlerContext const& context);  ///< one's devices that work without a connection
void add_home_routes(Router& router, HandlerContext const& context);
void add_result_routes(Router& router, HandlerContext const& context);
void add_search_routes(Router& router, HandlerContext const& context);    ///< saved searches of the results
void add_specimen_routes(Router& router, HandlerContext const& context);  ///< drug screens
void add_ticket_routes(Router& router, HandlerContext const& context);    ///< opened from a document
void add_authorization_routes(Router& router, HandlerContext const& context);
void add_authorization_change_routes(Router& router, HandlerContext const& context);  ///< create, edit, extend, delete, mail
void add_authorization_draft_routes(Router& router, HandlerContext const& context);   ///< saved forms and templates
void add_account_routes(Router& router, HandlerContext const& context);               ///< reference data, and the three that follow
void add_contact_routes(Router& router, HandlerContext const& context);
void add_contact_change_routes(Router& router, HandlerContext const& context);
void add_change_routes(Router& router, HandlerContext const& context);  ///< Recent Changes and the employer's settings
void add_invoice_routes(Router& router, HandlerContext const& context);
void add_payment_routes(Router& router, HandlerContext const& context);
void add_bill_delivery_routes(Router& router, HandlerContext const& context);

/// AUTH-16 as a narrower query: whose authorizations to read; nobody's in particular for a User Admin. What the viewer may
/// see is decided by domain::can_view_authorization all the same.
[[nodiscard]] std::optional<domain::ContactId> narrowed_to(domain::Viewer const& viewer);
/// The open invoices that the viewer may see (BILL-02, BILL-03), oldest first.
[[nodiscard]] ErrorOr<std::vector<domain::Invoice>> visible_invoices(
    store::Connection& db, domain::Viewer const& viewer, store::WithLines lines);
/// With its lines. NotFound also for one that the viewer may not see: these answer alike.
[[nodiscard]] ErrorOr<domain::Invoice> find_visible_invoice(store::Connection& db, domain::Viewer const& viewer, domain::InvoiceId id);

/// Reads with `work` and returns what it returns.
template <class Work>
[[nodiscard]] auto read_with(HandlerContext const& context, Work const& work) -> decltype(work(std::declval<store::Connection&>())) {
    decltype(work(std::declval<store::Connection&>())) found { std::unexpect, Error {} };
    HUB_TRY(context.services.database.read([&](store::Connection& db) -> ErrorOr<void> {
        found = work(db);
        if (!found) { return fail(found.error()); }
        return {};
    }));
    return found;
}

}  // namespace hub::server
