// The rows of the permission matrix (requirements 2.1) that the endpoints of today touch, against the running core.
#include "server/test_portal.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <string>

using namespace hub;
using namespace hub::test;

namespace {

std::string document_path(domain::DocumentId id) {
    return "/api/v1/documents/" + id.to_string() + "/file";
}

std::string authorization_path(domain::AuthorizationId id) {
    return "/api/v1/authorizations/" + id.to_string();
}

/// Status and body without the request's id: what a caller could tell apart.
std::string seen(server::Response const& answer) {
    auto problem = api::read_problem(answer.body, answer.status);
    problem.request_id.clear();
    return std::to_string(answer.status) + api::write_problem(problem);
}

domain::Document const& document_where(std::size_t company, auto const& suits) {
    for (auto const& planned : demo_world().companies[company].documents) {
        if (suits(planned.document)) { return planned.document; }
    }
    FAIL("no such document");
    return demo_world().companies[company].documents.front().document;
}

}  // namespace

/// What each endpoint answers to nobody, a Basic user, a User Admin, and a User Admin of another employer, who all ask for
/// the same records of Acme with a form that says nothing: 401 and 403 come before anything is looked at, 404 before a form.
struct EndpointRow {
    std::string_view id;
    int nobody;
    int basic;
    int admin;
    int foreign;
};

constexpr EndpointRow endpoint_rows[] {
    { "sign_in", 401, 401, 401, 401 },
    { "current_session", 401, 200, 200, 200 },
    { "give_second_factor", 401, 409, 409, 409 },
    { "step_up", 401, 422, 422, 422 },
    { "extend_session", 401, 200, 200, 200 },
    { "sign_out", 401, 204, 204, 204 },
    { "request_account", 422, 422, 422, 422 },
    { "request_password_reset", 204, 204, 204, 204 },
    { "open_password_link", 404, 404, 404, 404 },
    { "set_password", 404, 404, 404, 404 },
    { "get_profile", 401, 200, 200, 200 },
    { "change_password", 401, 422, 422, 422 },
    { "change_own_notifications", 401, 200, 200, 200 },
    { "list_own_sessions", 401, 200, 200, 200 },
    { "end_own_session", 401, 404, 404, 404 },
    { "end_all_own_sessions", 401, 204, 204, 204 },
    { "set_up_second_factor", 401, 201, 201, 201 },
    { "confirm_second_factor", 401, 409, 409, 409 },
    { "remove_second_factor", 401, 409, 409, 409 },
    { "renew_recovery_codes", 401, 409, 409, 409 },
    { "list_own_devices", 401, 200, 200, 200 },
    { "enroll_device", 401, 403, 403, 403 },  // until the employer allows it
    { "unlock_device", 401, 404, 404, 404 },
    { "revoke_device", 401, 404, 404, 404 },
    { "get_home", 401, 200, 200, 200 },
    { "list_results", 401, 200, 200, 200 },
    { "document_file", 401, 404, 404, 404 },
    { "mark_results", 401, 200, 200, 200 },
    { "list_searches", 401, 200, 200, 200 },
    { "save_search", 401, 404, 404, 404 },
    { "remove_search", 401, 404, 404, 404 },
    { "list_specimens", 401, 200, 200, 200 },
    { "get_document_specimen", 401, 404, 404, 404 },
    { "note_saved_results", 401, 204, 204, 204 },
    { "get_document_marks", 401, 404, 404, 404 },
    { "write_flag_note", 401, 404, 404, 404 },
    { "open_document_ticket", 401, 404, 404, 404 },
    { "open_specimen_ticket", 401, 404, 422, 404 },
    { "list_authorizations", 401, 200, 200, 200 },
    { "get_authorization", 401, 404, 200, 404 },
    { "get_authorization_history", 401, 404, 200, 404 },
    { "get_authorization_form", 401, 404, 200, 404 },
    { "create_authorization", 401, 422, 422, 422 },
    { "create_authorizations", 401, 422, 422, 422 },
    { "edit_authorization", 401, 404, 422, 404 },  // an empty draft
    { "extend_authorizations", 401, 422, 422, 422 },
    { "delete_authorization", 401, 403, 422, 404 },
    { "restore_authorization", 401, 403, 200, 404 },
    { "email_authorization", 401, 404, 422, 404 },
    { "list_authorization_drafts", 401, 200, 200, 200 },
    { "save_authorization_draft", 401, 404, 404, 404 },
    { "remove_authorization_draft", 401, 404, 404, 404 },
    { "list_authorization_templates", 401, 200, 200, 200 },
    { "save_authorization_template", 401, 422, 422, 422 },
    { "remove_authorization_template", 401, 404, 404, 404 },
    { "get_reference", 401, 200, 200, 200 },
    { "list_contacts", 401, 200, 200, 200 },
    { "export_contacts", 401, 200, 200, 200 },
    { "get_contact", 401, 200, 200, 404 },
    { "create_contact", 401, 403, 422, 422 },
    { "edit_contact", 401, 403, 422, 404 },
    { "change_access", 401, 403, 200, 404 },
    { "change_permissions", 401, 403, 200, 404 },
    { "replace_contact", 401, 403, 422, 404 },
    { "remove_contact", 401, 403, 204, 404 },
    { "change_notifications", 401, 403, 200, 404 },
    { "resend_invitation", 401, 403, 409, 404 },
    { "list_contact_sessions", 401, 403, 200, 404 },
    { "end_contact_sessions", 401, 403, 204, 404 },
    { "list_changes", 401, 403, 200, 200 },
    { "verify_changes", 401, 403, 200, 200 },
    { "get_employer_settings", 401, 403, 200, 200 },
    { "change_employer_settings", 401, 403, 200, 200 },
    { "list_invoices", 401, 403, 403, 403 },
    { "get_invoice", 401, 403, 403, 403 },
    { "invoice_file", 401, 403, 403, 403 },
    { "tag_invoice", 401, 403, 403, 403 },
    { "dispute_invoice", 401, 403, 403, 403 },
    { "list_billing_helpers", 401, 200, 200, 200 },
    { "start_payment", 401, 403, 403, 403 },
    { "list_payments", 401, 403, 403, 403 },
    { "get_payment", 401, 403, 403, 403 },
    { "cancel_payment", 401, 403, 403, 403 },
    { "report_payment", 401, 403, 403, 403 },
    { "take_payment_result", 403, 403, 403, 403 },  // not signed by the payment site
    { "get_bill_delivery", 401, 403, 403, 403 },
    { "change_bill_delivery", 401, 403, 403, 403 },
    { "change_all_bill_delivery", 401, 403, 403, 403 },
    { "change_central_contact", 401, 403, 403, 403 },
};

/// An ask about a record of Acme, where the endpoint is about one.
template <class Ask>
Ask ask_about_acme() {
    auto const& acme = demo_world().companies[0];
    Ask ask {};
    if constexpr (requires { ask.id; }) {
        using Id = std::remove_cvref_t<decltype(ask.id)>;
        if constexpr (std::is_same_v<Id, domain::ContactId>) { ask.id = acme.contacts[4].contact.id; }
        if constexpr (std::is_same_v<Id, domain::DocumentId>) { ask.id = acme.documents[acme.withdrawn].document.id; }
        if constexpr (std::is_same_v<Id, domain::AuthorizationId>) {
            auto const by_admin = std::ranges::find(acme.authorizations, acme.contacts[0].contact.id, &domain::Authorization::created_by);
            ask.id = by_admin->id;
        }
        if constexpr (std::is_same_v<Id, domain::SpecimenId>) {
            // Under way, and not at the two locations whose results the Basic user gets.
            auto const elsewhere = std::ranges::find_if(acme.specimens, [&](domain::Specimen const& one) {
                return !one.result && one.location != acme.locations[0].id && one.location != acme.locations[1].id;
            });
            ask.id = elsewhere->id;
        }
        if constexpr (std::is_same_v<Id, domain::InvoiceId>) { ask.id = acme.invoices.front().id; }
    }
    if constexpr (requires { ask.version; }) { ask.version = 1; }
    return ask;
}

int status_for(auto const& endpoint, std::string_view email) {
    using Ask = typename std::remove_cvref_t<decltype(endpoint)>::AskType;
    TestPortal portal;
    Visitor visitor { portal };
    if (!email.empty()) { visitor.sign_in(email); }
    return visitor.raw(endpoint, ask_about_acme<Ask>()).status;
}

TEST_CASE("Security Z6: every endpoint has an expected answer for nobody, Basic, User Admin and another employer", "[server][access]") {
    std::size_t endpoints = 0;
    api::for_each_endpoint([&](auto const& endpoint) {
        ++endpoints;
        CAPTURE(endpoint.id);
        auto const row = std::ranges::find(endpoint_rows, endpoint.id, &EndpointRow::id);
        if (row == std::end(endpoint_rows)) {
            FAIL_CHECK("no row: { \"" << endpoint.id << "\", " << status_for(endpoint, "") << ", "
                                      << status_for(endpoint, "basic@acme.example") << ", " << status_for(endpoint, "admin@acme.example")
                                      << ", " << status_for(endpoint, "admin@globex.example") << " },");
            return;
        }
        CHECK(status_for(endpoint, "") == row->nobody);
        CHECK(status_for(endpoint, "basic@acme.example") == row->basic);
        CHECK(status_for(endpoint, "admin@acme.example") == row->admin);
        CHECK(status_for(endpoint, "admin@globex.example") == row->foreign);
        bool const needs_session = endpoint.access != api::Access::Public && endpoint.access != api::Access::PaymentSite;
        if (needs_session) { CHECK(row->nobody == 401); }
        if (endpoint.access == api::Access::UserAdmin) { CHECK(row->basic == 403); }
    });
    CHECK(endpoints == std::size(endpoint_rows));  // and no row for an endpoint that is gone
}

TEST_CASE("Security Z2: another employer's record answers like one that does not exist", "[server][access][isolation]") {
    TestPortal portal;
    Visitor acme { portal };
    acme.sign_in("admin@acme.example");
    auto const& foreign = demo_world().companies[1];
    domain::DocumentId const no_document = domain::DocumentId::parse("019a9d45-f900-7625-9560-2d4e8d865900").value();
    domain::AuthorizationId const no_authorization { no_document.value };

    CHECK(seen(acme.get(document_path(foreign.documents.front().document.id))) == seen(acme.get(document_path(no_document))));
    CHECK(acme.get(document_path(no_document)).status == 404);
    CHECK(seen(acme.get(authorization_path(foreign.authorizations.front().id))) == seen(acme.get(authorization_path(no_authorization))));
    CHECK(acme.get(authorization_path(no_authorization)).status == 404);

    auto const mark = [&](domain::DocumentId id) { return seen(acme.raw(api::mark_results, { { id }, true, std::nullopt })); };
    CHECK(mark(foreign.documents.front().document.id) == mark(no_document));
    CHECK(portal.count("SELECT COUNT(*) FROM document_marks WHERE contact_id NOT IN (SELECT c.id FROM contacts c JOIN documents d "
                       "ON d.employer_id = c.employer_id WHERE d.id = document_marks.document_id AND c.id = contact_id)")
        == 0);
}

TEST_CASE("Security Z2: an address that cannot be an id answers the same", "[server][access]") {
    TestPortal portal;
    Visitor visitor { portal };
    visitor.sign_in("admin@acme.example");
    auto const missing = seen(visitor.get(document_path(domain::DocumentId {})));
    CHECK(seen(visitor.get("/api/v1/documents/not-an-id/file")) == missing);
    CHECK(seen(visitor.get("/api/v1/documents/019a9d45-f900-7625-9560-2d4e8d865900%20/file")) == missing);
}

TEST_CASE("GEN-04: lists hold the own employer's records only", "[server][access][isolation]") {
    TestPortal portal;
    Visitor globex { portal };
    globex.sign_in("admin@globex.example");
    auto const& company = demo_world().companies[1];
    CHECK(globex.must(api::list_contacts).items.size() == company.contacts.size());
    CHECK(globex.must(api::list_authorizations).items.size() == company.authorizations.size());
    auto const reference = globex.must(api::get_reference);
    CHECK(reference.employer.name == "Globex Logistics");
    CHECK(reference.locations.size() == company.locations.size());
    CHECK(reference.packages.size() == company.packages.size());
    auto const page = globex.must(api::list_results);
    CHECK(page.total <= static_cast<std::int64_t>(company.documents.size()));
    for (auto const& employee : page.employees) {
        CAPTURE(employee.last_name);
        CHECK(std::ranges::contains(company.employees, employee.id, [](auto const& planned) { return planned.employee.id; }));
    }
}

TEST_CASE("Row 28, AUTH-16: a Basic user has his or her own authorizations, a User Admin all", "[server][access]") {
    TestPortal portal;
    Visitor basic { portal };
    basic.sign_in("basic@acme.example");
    Visitor admin { portal };
    admin.sign_in("admin@acme.example");
    auto const self = basic.must(api::current_session).contact;
    auto const own = basic.must(api::list_authorizations).items;
    auto const all = admin.must(api::list_authorizations).items;
    CHECK_FALSE(own.empty());
    CHECK(all.size() == demo_world().companies[0].authorizations.size());
    CHECK(own.size() < all.size());
    for (auto const& item : own) { CHECK(item.created_by == self); }
    for (auto const& item : all) {
        bool const is_own = item.created_by == self;
        CHECK(basic.get(authorization_path(item.id)).status == (is_own ? 200 : 404));
        CHECK(admin.get(authorization_path(item.id)).status == 200);
    }
}

TEST_CASE("Row 34: a document is for those whose report settings deliver it", "[server][access]") {
    TestPortal portal;
    for (auto const& planned : demo_world().companies[0].documents) { portal.files.files[planned.document.file] = "%PDF-1.7"; }
    Visitor basic { portal };  // receives the documents of the first two locations
    basic.sign_in("basic@acme.example");
    Visitor billing { portal };  // receives nothing
    billing.sign_in("billing@acme.example");
    auto const& company = demo_world().companies[0];
    auto const at = [&](std::size_t location) {
        return [&, location](domain::Document const& document) {
            return document.location == company.locations[location].id && document.kind != 14
                && document.id != company.documents[company.withdrawn].document.id;
        };
    };
    CHECK(basic.get(document_path(document_where(0, at(0)).id)).status == 200);
    CHECK(basic.get(document_path(document_where(0, at(4)).id)).status == 404);
    CHECK(billing.get(document_path(document_where(0, at(0)).id)).status == 404);
    auto const empty = billing.must(api::list_results);
    CHECK(empty.id.empty());
    CHECK(empty.total == 0);
    CHECK(empty.employees.empty());
    CHECK_FALSE(empty.more);
}

TEST_CASE("RSLT-13: the long form goes only to who has more than the minimum", "[server][access]") {
    TestPortal portal;
    auto const& long_form = document_where(0, [](domain::Document const& document) { return document.kind == 14; });
    portal.files.files[long_form.file] = "%PDF-1.7";
    Visitor admin { portal };
    admin.sign_in("admin@acme.example");
    CHECK(admin.get(document_path(long_form.id)).status == 404);
    auto const page = admin.must(api::list_results);
    CHECK_FALSE(std::ranges::contains(page.kind, 14));
}

TEST_CASE("Row 41, BILL-02, BILL-03: invoices of the own location-markets, all for a Billing Admin", "[server][access]") {
    TestPortal portal;
    Visitor billing { portal };
    billing.sign_in("billing@acme.example");
    Visitor billing_admin { portal };
    billing_admin.sign_in("billingadmin@acme.example");
    auto const session = billing.must(api::current_session);
    auto const own = billing.must(api::list_invoices).id;
    auto const all = billing_admin.must(api::list_invoices).id;
    auto const& invoices = demo_world().companies[0].invoices;
    CHECK(all.size() == invoices.size());
    std::size_t expected = 0;
    for (auto const& invoice : invoices) {
        bool const is_own = std::ranges::contains(session.billing_for, invoice.place());
        expected += is_own ? 1 : 0;
        CHECK(std::ranges::contains(own, invoice.id) == is_own);
        CHECK(billing.raw(api::get_invoice, { invoice.id }).status == (is_own ? 200 : 404));
    }
    CHECK(own.size() == expected);
    CHECK(expected > 0);
    CHECK(expected < all.size());
}
