// What User Admins do to contacts (CONT-*, ROLE-03 to ROLE-10), against the running core.
#include "server/accounts_support.hpp"
#include "server/test_portal.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <string>

using namespace hub;
using namespace hub::test;

namespace {

constexpr std::string_view admin_email = "admin@acme.example";

api::ContactDetail detail(Visitor& visitor, std::string_view email) {
    return visitor.must(api::get_contact, { contact_of(email).id });
}

domain::ContactId without_email() {
    auto const& contacts = demo_world().companies[0].contacts;
    auto const found = std::ranges::find_if(contacts, [](auto const& planned) { return planned.contact.email.empty(); });
    REQUIRE(found != contacts.end());
    return found->contact.id;
}

domain::ContactId foreign() {
    return demo_world().companies[1].contacts.back().contact.id;
}

api::CreateContact new_contact() {
    return { "Aoife", "Ní Dhomhnaill", "aoife@acme.example", "(214) 555-0177", "Safety coordinator", {}, domain::Role::Basic, false };
}

api::ChangePermissions as_they_are(api::ContactDetail const& now) {
    auto const& contact = now.contact;
    return { contact.id, contact.version, contact.role, contact.visit_activity, contact.own_report_settings, contact.billing_admin, false };
}

api::ChangePermissions demotion(api::ContactDetail const& now) {
    auto ask = as_they_are(now);
    ask.role = domain::Role::Basic;
    ask.billing_admin = false;
    return ask;
}

template <class Answer>
ErrorCode code_of(ErrorOr<Answer> const& answer) {
    return answer ? ErrorCode::Cancelled : answer.error().code;
}

/// Every other User Admin of Acme loses access, from outside.
void leave_one_user_admin(TestPortal& portal) {
    portal.write([](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY(db.exec("UPDATE contacts SET access = 'revoked' WHERE role = 'user_admin' AND email LIKE '%@acme.example' AND email <> ?",
            admin_email));
        return {};
    });
}

std::int64_t changes(TestPortal& portal, std::string_view kind) {
    return portal.count("SELECT COUNT(*) FROM changes WHERE changed_at >= " + std::to_string(portal.clock.now().ms) + " AND kind = '"
        + std::string { kind } + "'");
}

}  // namespace

TEST_CASE("CONT-05: a contact is created once, with its place in Recent Changes and the audit log", "[server][contacts]") {
    TestPortal portal;
    Visitor admin { portal };
    admin.sign_in(admin_email);
    auto ask = new_contact();
    ask.locations = { demo_world().companies[0].locations[1].id };
    auto const made = admin.must(api::create_contact, ask);
    CHECK(made.contact.first_name == "Aoife");
    CHECK(made.contact.access == domain::HubAccess::None);
    CHECK(made.contact.locations == std::vector<std::string> { "Fort Worth Depot" });
    CHECK(made.location_ids == ask.locations);
    CHECK(made.permissions.size() == 52);
    CHECK(admin.must(api::list_contacts).items.size() == 29);
    CHECK(changes(portal, "contact_added") == 1);
    CHECK(portal.count("SELECT COUNT(*) FROM audit_log WHERE action = 'contact.created'") == 1);
    CHECK(portal.count("SELECT COUNT(*) FROM audit_log WHERE details LIKE '%Aoife%' OR details LIKE '%aoife%'") == 0);
}

TEST_CASE("SIGN-A4: a double e-mail address is refused in the employer, and tells nothing about another's", "[server][contacts]") {
    TestPortal portal;
    Visitor admin { portal };
    admin.sign_in(admin_email);
    auto ask = new_contact();
    ask.email = "Basic@ACME.example";
    auto const twice = admin.call(api::create_contact, ask);
    REQUIRE_FALSE(twice);
    CHECK(twice.error().code == ErrorCode::Conflict);
    CHECK(twice.error().field == "email");
    ask.email = "admin@globex.example";
    auto const stored = admin.must(api::create_contact, ask);
    auto const granted = admin.call(api::change_access, { stored.contact.id, stored.contact.version, true, false });
    REQUIRE_FALSE(granted);
    CHECK(granted.error().field == "email");
    CHECK_FALSE(granted.error().message.contains("Globex"));
    CHECK_FALSE(granted.error().message.contains("company has"));
}

TEST_CASE("SIGN-A4: each broken field of a contact is named", "[server][contacts]") {
    TestPortal portal;
    Visitor admin { portal };
    admin.sign_in(admin_email);
    auto const answer = admin.raw(api::create_contact, { " ", "", "not an address", "12345", "", {}, domain::Role::Basic, false });
    CHECK(answer.status == 422);
    CHECK(api::read_problem(answer.body, answer.status).errors.size() == 4);
    auto ask = new_contact();
    ask.locations = { demo_world().companies[1].locations[0].id };
    CHECK(admin.call(api::create_contact, ask).error().field == "locations");
}

TEST_CASE("Security Z4: fields that are not asked for are refused", "[server][contacts]") {
    TestPortal portal;
    Visitor admin { portal };
    admin.sign_in(admin_email);
    auto body = api::write_json(new_contact());
    body.insert(body.size() - 1, R"(,"billing_admin":true)");
    auto const status = admin.send(server::Method::Post, "/api/v1/contacts", body, { { "idempotency-key", "mass-assignment-01" } }).status;
    CHECK((status == 400 || status == 422));
    CHECK(portal.count("SELECT COUNT(*) FROM contacts WHERE first_name = 'Aoife'") == 0);
}

TEST_CASE("CONT-04: whoever saves over somebody else's change is told so", "[server][contacts]") {
    TestPortal portal;
    Visitor admin { portal };
    admin.sign_in(admin_email);
    auto const now = detail(admin, "basic@acme.example");
    auto const& contact = now.contact;
    api::EditContact ask { contact.id, contact.version, contact.first_name, contact.last_name, contact.email, contact.phone, "Site lead",
        now.location_ids };
    auto const edited = admin.must(api::edit_contact, ask);
    CHECK(edited.contact.job_title == "Site lead");
    CHECK(edited.contact.version == contact.version + 1);
    CHECK(code_of(admin.call(api::edit_contact, ask)) == ErrorCode::Outdated);
    ask.version = edited.contact.version;
    CHECK(admin.must(api::edit_contact, ask).contact.version == ask.version);  // the same again changes nothing
    CHECK(changes(portal, "contact_updated") == 1);
}

TEST_CASE("SIGN-16: the e-mail address of somebody with access is changed by ticket only", "[server][contacts]") {
    TestPortal portal;
    Visitor admin { portal };
    admin.sign_in(admin_email);
    auto const now = detail(admin, "basic@acme.example").contact;
    auto const refused = admin.call(
        api::edit_contact, { now.id, now.version, now.first_name, now.last_name, "other@acme.example", now.phone, now.job_title, {} });
    CHECK(refused.error().field == "email");
}

TEST_CASE("SIGN-15, edge case 19: revoking ends a session that is open, and Patient Visit Activity ends with the next request",
    "[server][contacts]") {
    TestPortal portal;
    Visitor admin { portal };
    Visitor basic { portal };
    admin.sign_in(admin_email);
    basic.sign_in("basic@acme.example");
    auto now = detail(admin, "basic@acme.example");
    auto ask = as_they_are(now);
    ask.visit_activity = true;
    now = admin.must(api::change_permissions, ask);
    CHECK(basic.must(api::current_session).visit_activity);
    CHECK(basic.must(api::get_contact, { now.contact.id }).permissions[36].reach == domain::Reach::All);
    ask = as_they_are(now);
    ask.visit_activity = false;
    now = admin.must(api::change_permissions, ask);
    CHECK_FALSE(basic.must(api::current_session).visit_activity);
    CHECK(basic.must(api::get_contact, { now.contact.id }).permissions[36].reach == domain::Reach::None);

    auto const revoked = admin.must(api::change_access, { now.contact.id, now.contact.version, false, false });
    CHECK(revoked.contact.access == domain::HubAccess::Revoked);
    CHECK(revoked.open_sessions == 0);
    CHECK(code_of(basic.call(api::current_session, {})) == ErrorCode::Unauthenticated);
    CHECK(basic.try_sign_in("basic@acme.example", server::demo::password).status == 401);
    CHECK(changes(portal, "access_revoked") == 1);
}

TEST_CASE("ROLE-07, edge case 10: no access without an e-mail address; result mails can be set all the same", "[server][contacts]") {
    TestPortal portal;
    Visitor admin { portal };
    admin.sign_in(admin_email);
    auto const now = admin.must(api::get_contact, { without_email() }).contact;
    auto const refused = admin.call(api::change_access, { now.id, now.version, true, false });
    CHECK(refused.error().field == "email");
    CHECK(admin.must(api::change_notifications, { now.id, now.version, domain::ResultMail::Off }).result_mail == domain::ResultMail::Off);
    CHECK(mails_of(portal).empty());  // NOTE-09
}

TEST_CASE("NOTE-02: granting access mails an invitation, and sending it again makes the first one worthless", "[server][contacts]") {
    TestPortal portal;
    Visitor admin { portal };
    admin.sign_in(admin_email);
    auto ask = new_contact();
    ask.grant_access = true;
    auto const made = admin.must(api::create_contact, ask);
    CHECK(made.contact.access == domain::HubAccess::Granted);
    CHECK(made.contact.invited == portal.clock.now());
    REQUIRE(made.contact.invitation_expires);
    CHECK(made.contact.invitation_expires->ms - portal.clock.now().ms == std::int64_t { 72 } * 3'600'000);
    auto const first = mailed_token(portal, ask.email);
    portal.clock.advance_ms(1000);
    static_cast<void>(admin.must(api::resend_invitation, { made.contact.id }));
    auto const second = mailed_token(portal, ask.email);
    CHECK(first != second);
    Visitor stranger { portal };
    CHECK_FALSE(stranger.call(api::open_password_link, { first }));
    CHECK(stranger.call(api::open_password_link, { second }));
    auto const revoked = admin.must(api::change_access, { made.contact.id, made.contact.version, false, false });
    CHECK(revoked.contact.access == domain::HubAccess::Revoked);
    CHECK_FALSE(stranger.call(api::open_password_link, { second }));
}

TEST_CASE("ROLE-04: the last User Admin is neither demoted, revoked, removed nor replaced away", "[server][contacts]") {
    TestPortal portal;
    Visitor admin { portal };
    admin.sign_in(admin_email);
    leave_one_user_admin(portal);
    auto const now = detail(admin, admin_email);
    CHECK(now.is_last_user_admin);
    auto const& contact = now.contact;
    auto ask = demotion(now);
    ask.confirmed = true;
    CHECK(code_of(admin.call(api::change_permissions, ask)) == ErrorCode::Conflict);
    CHECK(code_of(admin.call(api::change_access, { contact.id, contact.version, false, true })) == ErrorCode::Conflict);
    CHECK(code_of(admin.call(api::remove_contact, { contact.id, contact.version, true })) == ErrorCode::Conflict);
    auto const successor = contact_of("basic@acme.example").id;
    CHECK(code_of(admin.call(api::replace_contact, { contact.id, contact.version, successor, true, true })) == ErrorCode::Conflict);
    CHECK(detail(admin, admin_email).contact.version == contact.version);
}

TEST_CASE("ROLE-A4: one's own rights are given up only with a second confirmation", "[server][contacts]") {
    TestPortal portal;
    Visitor admin { portal };
    admin.sign_in(admin_email);
    auto ask = demotion(detail(admin, admin_email));
    CHECK(admin.call(api::change_permissions, ask).error().field == "confirmed");
    ask.confirmed = true;
    CHECK(admin.must(api::change_permissions, ask).contact.role == domain::Role::Basic);
    CHECK(code_of(admin.call(api::list_changes, {})) == ErrorCode::Forbidden);
}

TEST_CASE("ROLE-09, ROLE-10, edge case 13: Billing Admin needs the role, and goes with it and with the access", "[server][contacts]") {
    TestPortal portal;
    Visitor admin { portal };
    Visitor billing { portal };
    admin.sign_in(admin_email);
    billing.sign_in("billingadmin@acme.example");
    auto const basic = detail(admin, "basic@acme.example");
    auto wrong = as_they_are(basic);
    wrong.billing_admin = true;
    CHECK(admin.call(api::change_permissions, wrong).error().field == "billing_admin");

    auto const demoted = admin.must(api::change_permissions, demotion(detail(admin, "billingadmin@acme.example")));
    CHECK_FALSE(demoted.contact.billing_admin);
    CHECK(code_of(billing.call(api::current_session, {})) == ErrorCode::Unauthenticated);  // A10: another role, another session
    billing.sign_in("billingadmin@acme.example");
    CHECK(code_of(billing.call(api::list_invoices, {})) == ErrorCode::Forbidden);

    auto again = as_they_are(demoted);
    again.role = domain::Role::UserAdmin;
    again.billing_admin = true;
    auto const restored = admin.must(api::change_permissions, again);
    auto const revoked = admin.must(api::change_access, { restored.contact.id, restored.contact.version, false, false });
    CHECK_FALSE(revoked.contact.billing_admin);
}

TEST_CASE("CONT-06, edge case 12: a successor takes over locations and reports, not billing, log-in and grants", "[server][contacts]") {
    TestPortal portal;
    Visitor admin { portal };
    admin.sign_in(admin_email);
    auto const old = detail(admin, "billing@acme.example");
    auto const next = detail(admin, "basic@acme.example");
    REQUIRE(old.only_billing_contact_of.size() == 3);
    auto const after = admin.must(api::replace_contact, { old.contact.id, old.contact.version, next.contact.id, true, false });
    CHECK(after.contact.id == next.contact.id);
    CHECK(after.contact.billing_for.empty());
    CHECK_FALSE(after.contact.visit_activity);
    CHECK_FALSE(after.reports.more_than_minimum);
    for (auto const& place : old.contact.locations) { CHECK(std::ranges::contains(after.contact.locations, place)); }
    auto const former = detail(admin, "billing@acme.example");
    CHECK(former.contact.access == domain::HubAccess::Revoked);
    CHECK(former.contact.billing_for.empty());
    CHECK(former.contact.locations.empty());
    CHECK(changes(portal, "contact_replaced") == 1);
    CHECK(admin.call(api::replace_contact, { former.contact.id, former.contact.version, foreign(), true, false }).error().field
        == "successor");
    CHECK(admin.call(api::replace_contact, { former.contact.id, former.contact.version, {}, true, false }).error().field == "successor");
}

TEST_CASE("Security Z2: foreign, missing and removed contacts answer alike, byte for byte", "[server][contacts][isolation]") {
    TestPortal portal;
    Visitor admin { portal };
    admin.sign_in(admin_email);
    auto const gone = contact_of("basic@acme.example").id;
    auto const version = detail(admin, "basic@acme.example").contact.version;
    static_cast<void>(admin.must(api::remove_contact, { gone, version, false }));
    CHECK(admin.must(api::list_contacts).items.size() == 27);
    auto const missing = domain::ContactId::parse("019a9d45-f900-7625-9560-000000000001").value();
    auto const seen = [&](domain::ContactId id) {
        std::string all;
        auto const add = [&](server::Response const& answer) {
            auto problem = api::read_problem(answer.body, answer.status);
            problem.request_id.clear();
            all += std::to_string(answer.status) + api::write_problem(problem);
        };
        add(admin.raw(api::get_contact, { id }));
        add(admin.raw(api::edit_contact, { id, 1, "A", "B", "", "", "", {} }));
        add(admin.raw(api::change_access, { id, 1, true, true }));
        add(admin.raw(api::change_permissions, { id, 1, domain::Role::Basic, false, false, false, true }));
        add(admin.raw(api::replace_contact, { id, 1, contact_of(admin_email).id, true, true }));
        add(admin.raw(api::remove_contact, { id, 1, true }));
        add(admin.raw(api::change_notifications, { id, 1, domain::ResultMail::Off }));
        add(admin.raw(api::resend_invitation, { id }));
        add(admin.raw(api::list_contact_sessions, { id }));
        add(admin.raw(api::end_contact_sessions, { id }));
        return all;
    };
    auto const expected = seen(missing);
    CHECK(expected.starts_with("404"));
    CHECK_FALSE(expected.contains("412"));
    CHECK(seen(foreign()) == expected);
    CHECK(seen(gone) == expected);
}

TEST_CASE("AUTH-17, edge case 2: what a removed contact created stays, under its name", "[server][contacts]") {
    TestPortal portal;
    Visitor admin { portal };
    admin.sign_in(admin_email);
    auto const before = admin.must(api::list_authorizations).items;
    auto const basic = detail(admin, "basic@acme.example").contact;
    static_cast<void>(admin.must(api::remove_contact, { basic.id, basic.version, false }));
    auto const after = admin.must(api::list_authorizations).items;
    CHECK(after.size() == before.size());
    CHECK(std::ranges::contains(after, std::string { "Luis Ferreira" }, &api::AuthorizationItem::created_by_name));
    // The address is free for somebody else.
    auto ask = new_contact();
    ask.email = "basic@acme.example";
    ask.grant_access = true;
    CHECK(admin.must(api::create_contact, ask).contact.access == domain::HubAccess::Granted);
}

TEST_CASE("A10: a User Admin sees where a contact is signed in, and ends it", "[server][contacts]") {
    TestPortal portal;
    Visitor admin { portal };
    Visitor basic { portal };
    admin.sign_in(admin_email);
    basic.sign_in("basic@acme.example");
    auto const id = contact_of("basic@acme.example").id;
    CHECK(admin.must(api::list_contact_sessions, { id }).items.size() == 1);
    static_cast<void>(admin.must(api::end_contact_sessions, { id }));
    CHECK(code_of(basic.call(api::current_session, {})) == ErrorCode::Unauthenticated);
}

TEST_CASE("A11: user administration asks who one is when that was long ago", "[server][contacts]") {
    TestPortal portal;
    Visitor admin { portal };
    admin.sign_in(admin_email);
    auto const now = detail(admin, "basic@acme.example").contact;
    portal.clock.advance_ms(6 * 60'000);
    CHECK(code_of(admin.call(api::change_access, { now.id, now.version, false, false })) == ErrorCode::StepUpNeeded);
    CHECK(admin.call(api::change_notifications, { now.id, now.version, domain::ResultMail::Off }));
}

TEST_CASE("CONT-08: the list is exported as CSV that no spreadsheet calculates, ten times an hour", "[server][contacts]") {
    TestPortal portal;
    Visitor admin { portal };
    admin.sign_in(admin_email);
    auto ask = new_contact();
    ask.first_name = "=cmd()";
    ask.job_title = "Lead, \"night\"";
    static_cast<void>(admin.must(api::create_contact, ask));
    Visitor basic { portal };
    basic.sign_in("basic@acme.example");
    auto const answer = basic.get("/api/v1/contacts.csv");
    CHECK(answer.status == 200);
    CHECK(answer.header("content-type") == "text/csv; charset=utf-8");
    CHECK(answer.body.starts_with("\xEF\xBB\xBFLast name,"));
    CHECK(answer.body.contains("Ní Dhomhnaill,'=cmd(),aoife@acme.example,(214) 555-0177,\"Lead, \"\"night\"\"\",Basic,"));
    CHECK(std::ranges::count(answer.body, '\n') == 30);
    for (int i = 0; i < 9; ++i) { CHECK(basic.get("/api/v1/contacts.csv").status == 200); }
    auto const refused = basic.get("/api/v1/contacts.csv");
    CHECK(refused.status == 429);
    CHECK_FALSE(refused.header("retry-after").empty());
    CHECK(portal.count("SELECT COUNT(*) FROM audit_log WHERE action = 'contacts.exported'") == 10);
}
