// How far an authorization has come, reminders before it expires, and the mail with its form.
#include "base/text.hpp"
#include "server/accounts_support.hpp"
#include "server/authorizations_support.hpp"
#include "server/mail_delivery.hpp"
#include "store/documents.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <span>
#include <string>
#include <utility>
#include <vector>

using namespace hub;
using namespace hub::test;
using domain::AuthorizationProgress;

namespace {

struct Clinic {
    TestPortal portal;
    Visitor visitor { portal };
    Clinic() { visitor.sign_in(acme_basic); }

    /// A document of somebody who was seen on that day.
    domain::Document document(std::string first_name, std::string last_name, Date born, Date seen) {
        auto made = demo_world().companies[0].documents.front().document;
        store::Employee const person { domain::EmployeeId::make(portal.clock, portal.random), std::move(first_name), std::move(last_name),
            born };
        made.id = domain::DocumentId::make(portal.clock, portal.random);
        made.employee = person.id;
        made.service_date = seen;
        made.posted_at = portal.clock.now();
        made.withdrawn = false;
        portal.write([&](store::Connection& db) -> ErrorOr<void> {
            HUB_TRY(store::insert_employee(db, made.employer, person));
            return store::insert_documents(db, made.employer, std::span { &made, 1 });
        });
        return made;
    }
    AuthorizationProgress progress(domain::AuthorizationId id) {
        auto const one = visitor.must(api::get_authorization, { id }).progress;
        auto const list = visitor.must(api::list_authorizations).items;
        CHECK(std::ranges::find(list, id, &api::AuthorizationItem::id)->progress == one);
        return one;
    }
    /// Without those about bills, which come on Mondays.
    std::int64_t mails() { return portal.count("SELECT COUNT(*) FROM mail_queue WHERE subject NOT LIKE 'Your invoices due%'"); }
};

struct Outbox final : server::MailTransport {
    ErrorOr<void> send(std::string_view, std::string_view to, std::string_view message) override {
        sent.emplace_back(to, message);
        return {};
    }
    std::vector<std::pair<std::string, std::string>> sent;
};

}  // namespace

TEST_CASE("AUTH-A5: a visit of the same person between creation and expiry is the end of it", "[server][authorizations][progress]") {
    Clinic clinic;
    auto const made = clinic.visitor.must(api::create_authorization, { hire_named(clinic.visitor, "Garcia-Visit") });
    auto const today = central_date(clinic.portal.clock.now());
    auto const born = *made.draft.birth_date;
    CHECK(clinic.progress(made.id) == AuthorizationProgress::Sent);
    clinic.document("Testa", "Another", born, today);
    clinic.document("Testa", "Garcia-Visit", born.plus_days(1), today);
    clinic.document("Testa", "Garcia-Visit", born, today.plus_days(-1));
    clinic.document("Testa", "Garcia-Visit", born, made.expires.plus_days(1));
    CHECK(clinic.progress(made.id) == AuthorizationProgress::Sent);
    auto const posted = clinic.document("TESTA", "García-Visit", born, made.expires);
    CHECK(clinic.progress(made.id) == AuthorizationProgress::Posted);
    clinic.portal.write([&](store::Connection& db) { return store::withdraw_document(db, posted.employer, posted.id); });
    CHECK(clinic.progress(made.id) == AuthorizationProgress::Done);
}

TEST_CASE("AUTH-A5: the demo data knows every step of it", "[server][authorizations][progress][demo]") {
    TestPortal portal;
    Visitor admin { portal };
    admin.sign_in(acme_admin);
    auto const items = admin.must(api::list_authorizations).items;
    auto const has = [&](AuthorizationProgress progress) {
        return std::ranges::contains(items, progress, &api::AuthorizationItem::progress);
    };
    CHECK(has(AuthorizationProgress::Sent));
    CHECK(has(AuthorizationProgress::Received));
    CHECK(has(AuthorizationProgress::Posted));
    CHECK(std::ranges::contains(items, domain::Transmission::Failed, &api::AuthorizationItem::transmission));
    for (auto const& item : items) {
        CAPTURE(item.number);
        CHECK((item.transmission == domain::Transmission::None) == (item.draft.place == domain::CarePlace::Telemedicine));
        CHECK(item.transmission != domain::Transmission::Waiting);
        auto const history = admin.must(api::get_authorization_history, { item.id }).items;
        REQUIRE_FALSE(history.empty());
        CHECK(history.back().event == domain::AuthorizationEvent::Created);
        CHECK(history.back().who == item.created_by_name);
        CHECK(std::ranges::all_of(history, [&](auto const& one) { return one.at <= portal.clock.now(); }));
    }
}

TEST_CASE("AUTH-A4: the creator is reminded three days before, once for each expiry", "[server][authorizations][reminders]") {
    Clinic clinic;
    auto const made = clinic.visitor.must(api::create_authorization, { hire_named(clinic.visitor, "Reminded") });
    clinic.portal.app->run_jobs();
    // The demo's own ones go their way first.
    clinic.portal.write([](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY(db.exec("UPDATE authorizations SET deleted = 1 WHERE last_name <> 'Reminded'"));
        HUB_TRY(db.exec("DELETE FROM mail_queue"));
        return {};
    });
    clinic.portal.clock.set(Instant { start_of_central_day(made.expires.plus_days(-3)).ms - 1 });
    CHECK(clinic.portal.app->run_jobs() == 0);
    clinic.portal.clock.advance_ms(1);
    CHECK(clinic.portal.app->run_jobs() == 1);
    CHECK(clinic.portal.app->run_jobs() == 0);
    CHECK(clinic.mails() == 1);
    clinic.visitor.sign_in(acme_basic);
    CHECK(clinic.visitor.must(api::get_authorization_history, { made.id }).items[0].event == domain::AuthorizationEvent::Reminded);

    auto const later = made.expires.plus_days(20);
    clinic.visitor.must(api::extend_authorizations, { { made.id }, later });
    CHECK(clinic.portal.app->run_jobs() == 0);
    clinic.portal.clock.set(start_of_central_day(later));  // caught up on the last day
    CHECK(clinic.portal.app->run_jobs() == 1);
    clinic.portal.clock.set(start_of_central_day(later.plus_days(1)));
    CHECK(clinic.portal.app->run_jobs() == 0);
}

TEST_CASE("AUTH-A4: nobody is reminded who has no access, or of somebody who has come", "[server][authorizations][reminders]") {
    Clinic clinic;
    auto const made = clinic.visitor.must(api::create_authorization, { hire_named(clinic.visitor, "Arrived") });
    auto draft = hire_named(clinic.visitor, "Revoked");
    draft.expires = made.expires;
    clinic.visitor.must(api::create_authorization, { draft });
    auto soon = hire_named(clinic.visitor, "Soon");
    soon.expires = central_date(clinic.portal.clock.now()).plus_days(2);
    clinic.visitor.must(api::create_authorization, { soon });
    clinic.portal.write([](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY(db.exec("UPDATE authorizations SET deleted = 1 WHERE first_name <> 'Testa'"));
        return {};
    });
    CHECK(clinic.portal.app->run_jobs() == 0);  // made too shortly before its end to be a reminder
    clinic.document("Testa", "Arrived", *made.draft.birth_date, central_date(clinic.portal.clock.now()));
    set_access(clinic.portal, acme_basic, domain::HubAccess::Revoked);
    clinic.portal.clock.set(start_of_central_day(made.expires.plus_days(-3)));
    CHECK(clinic.portal.app->run_jobs() == 0);
    CHECK(clinic.mails() == 0);
}

TEST_CASE("NOTE-05, AUTH-07: a copy is mailed with the form, and its subject names nobody", "[server][authorizations][mail]") {
    Clinic clinic;
    auto draft = hire_named(clinic.visitor, "Copied");
    draft.recipients = { "hr@acme.example" };
    auto const made = clinic.visitor.must(api::create_authorization, { draft });
    Outbox outbox;
    server::MailDelivery delivery { services_of(clinic.portal), outbox };
    CHECK(delivery.run() == 1);
    REQUIRE(outbox.sent.size() == 1);
    auto const& [to, message] = outbox.sent[0];
    CHECK(to == "hr@acme.example");
    auto const headers = message.substr(0, message.find("\r\n\r\n"));
    CHECK(headers.contains("Subject: Copy of an authorization\r\n"));
    CHECK(headers.contains("multipart/mixed; boundary=\"=_"));
    for (auto const* word : { "Copied", "Testa" }) { CHECK_FALSE(message.contains(word)); }
    CHECK(message.contains("filename=\"Authorization " + made.number + ".pdf\""));
    CHECK(message.contains("\r\n\r\nJVBERi0"));  // "%PDF-" in base64
    for (auto const line : split(message, '\n')) { CHECK(line.size() <= 998); }
    CHECK(message.ends_with("--\r\n"));
}

TEST_CASE("AUTH-21: the copy of a telemedicine authorization has the employee's five steps", "[server][authorizations][mail]") {
    Clinic clinic;
    auto draft = telemedicine(clinic.visitor, clinic.portal);
    draft.recipients = { "employee@acme.example" };
    clinic.visitor.must(api::create_authorization, { draft });
    Outbox outbox;
    server::MailDelivery delivery { services_of(clinic.portal), outbox };
    CHECK(delivery.run() == 1);
    REQUIRE(outbox.sent.size() == 1);
    std::size_t from = 0;
    for (auto const* step :
        { "1. Open", "2. Choose Create Patient Account", "3. Choose First Visit Work Injury", "4. Tick", "5. The care" }) {
        auto const found = outbox.sent[0].second.find(step, from);
        REQUIRE(found != std::string::npos);
        from = found;
    }
}

TEST_CASE("NOTE-05: the copy of an authorization that was deleted meanwhile is not sent", "[server][authorizations][mail]") {
    Clinic clinic;
    auto draft = hire_named(clinic.visitor, "Withdrawn");
    draft.recipients = { "hr@acme.example" };
    auto const made = clinic.visitor.must(api::create_authorization, { draft });
    Visitor admin { clinic.portal };
    admin.sign_in(acme_admin);
    admin.must(api::delete_authorization, { made.id, made.version, "Made twice" });
    Outbox outbox;
    server::MailDelivery delivery { services_of(clinic.portal), outbox };
    CHECK(delivery.run() == 0);
    CHECK(outbox.sent.empty());
    CHECK(clinic.mails() == 0);
}
