// Bill Delivery Management (BILL-11 to BILL-19), what becomes of invoices, and the list with its revision.
#include "server/accounts_support.hpp"
#include "server/billing_feed.hpp"
#include "server/test_portal.hpp"
#include "store/bill_delivery.hpp"
#include "store/billing_settings.hpp"
#include "store/contacts.hpp"
#include "store/invoices.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <string>

using namespace hub;
using namespace hub::test;
using domain::DeliveryMethod;

namespace {

server::demo::Company const& acme() {
    return demo_world().companies[0];
}

api::BillDeliveryRow row_of(api::BillDelivery const& delivery, std::string_view location, std::size_t skip = 0) {
    for (auto const& row : delivery.rows) {
        if (row.location_name == location && skip-- == 0) { return row; }
    }
    FAIL("no row of " << location);
    return {};
}

api::ChangeBillDelivery change(api::BillDeliveryRow const& row, DeliveryMethod method) {
    return { row.location, row.market, method, row.version };
}

server::Services services_of(TestPortal& portal) {
    return { *portal.database, portal.files, portal.passwords, portal.secrets, portal.clock, portal.random, portal.log };
}

domain::Invoice new_invoice(TestPortal& portal, api::BillDeliveryRow const& row, Date issued, std::string number) {
    domain::Invoice invoice;
    invoice.id = domain::InvoiceId::make(portal.clock, portal.random);
    invoice.employer = acme().employer.id;
    invoice.number = std::move(number);
    invoice.location = row.location;
    invoice.market = row.market;
    invoice.issued = issued;
    invoice.lines = { { "DOT physical", "Ana Silva", issued, Money { 12'450 } } };
    invoice.total = Money { 12'450 };
    invoice.office_phone = "1-800-555-0148";
    return invoice;
}

bool sees(Visitor& visitor, domain::InvoiceId id) {
    bool const listed = std::ranges::contains(visitor.must(api::list_invoices).id, id);
    CHECK((visitor.raw(api::get_invoice, { id }).status == 200) == listed);
    return listed;
}

}  // namespace

TEST_CASE("BILL-12, row 43: a billing contact has the own rows, a Billing Admin all of them", "[server][delivery]") {
    TestPortal portal;
    auto const own = Visitor { portal }.sign_in("billing@acme.example").must(api::get_bill_delivery);
    auto const all = Visitor { portal }.sign_in("billingadmin@acme.example").must(api::get_bill_delivery);
    CHECK(own.rows.size() == 3);
    CHECK(all.rows.size() == 9);  // eight locations, one of them with a second market
    CHECK(all.next_cycle == Date::from_parts(2026, 12, 1));
    CHECK(row_of(all, "Dallas Plant").contact_name == "Mei-Ling Chao");
    CHECK(row_of(all, "Fort Worth Depot").pending == DeliveryMethod::Paper);
    CHECK(row_of(all, "Fort Worth Depot").changed_by == "Chloé Martineau");
    CHECK(std::ranges::count(all.rows, DeliveryMethod::Paper, &api::BillDeliveryRow::method) == 1);
}

TEST_CASE("BILL-15, BILL-16, BILL-19, NOTE-07: a change waits, is mailed and noted, and can be taken back", "[server][delivery]") {
    TestPortal portal;
    Visitor billing { portal };
    billing.sign_in("billing@acme.example");
    auto const row = row_of(billing.must(api::get_bill_delivery), "Dallas Plant");
    auto const before = mails_of(portal).size();
    auto const told = [&] { return portal.count("SELECT COUNT(*) FROM changes WHERE kind = 'delivery_method_changed'"); };
    auto const told_before = told();
    auto const changed = row_of(billing.must(api::change_bill_delivery, change(row, DeliveryMethod::Paper)), "Dallas Plant");
    CHECK(changed.method == DeliveryMethod::Online);
    CHECK(changed.pending == DeliveryMethod::Paper);
    CHECK(changed.pending_from == Date::from_parts(2026, 12, 1));
    CHECK(changed.changed_by == "Mei-Ling Chao");
    auto mails = mails_of(portal);
    REQUIRE(mails.size() == before + 2);  // the contact and the Billing Admin; the invited one has no access yet
    for (std::string_view const address : { "billing@acme.example", "billingadmin@acme.example" }) {
        CHECK(std::ranges::contains(mails, address, &ReadMail::address));
    }
    CHECK(mails.back().text.contains("Dallas Plant"));
    CHECK(mails.back().text.contains("Dec 1, 2026"));
    CHECK(billing.raw(api::change_bill_delivery, change(row, DeliveryMethod::Online)).status == 412);
    auto const back = row_of(billing.must(api::change_bill_delivery, change(changed, DeliveryMethod::Online)), "Dallas Plant");
    CHECK_FALSE(back.pending);
    CHECK(back.changed_by.empty());
    CHECK(mails_of(portal).size() == before + 4);
    // Nothing changes: no mail, no entry.
    CHECK(row_of(billing.must(api::change_bill_delivery, change(back, DeliveryMethod::Online)), "Dallas Plant").version == back.version);
    CHECK(mails_of(portal).size() == before + 4);
    CHECK(portal.count("SELECT COUNT(*) FROM audit_log WHERE action = 'delivery_method.changed'") == 2);
    CHECK(told() == told_before + 2);
}

TEST_CASE("Edge case 11, GEN-04: rows of others are not there to be changed", "[server][delivery]") {
    TestPortal portal;
    Visitor billing { portal };
    billing.sign_in("billing@acme.example");
    auto const all = Visitor { portal }.sign_in("billingadmin@acme.example").must(api::get_bill_delivery);
    CHECK(billing.raw(api::change_bill_delivery, change(row_of(all, "Newark Terminal"), DeliveryMethod::Paper)).status == 404);
    // The right location in another market.
    auto other_market = change(row_of(all, "Dallas Plant"), DeliveryMethod::Paper);
    other_market.market = row_of(all, "Newark Terminal").market;
    CHECK(billing.raw(api::change_bill_delivery, other_market).status == 404);
    auto const& globex = demo_world().companies[1];
    api::ChangeBillDelivery const foreign { globex.locations[0].id, demo_world().markets[globex.markets[0]].id, DeliveryMethod::Paper, 1 };
    CHECK(billing.raw(api::change_bill_delivery, foreign).status == 404);
}

TEST_CASE("BILL-09, BILL-17, edge cases 14 and 15: only what is issued from the effective day on is online", "[server][delivery]") {
    TestPortal portal;
    Visitor admin { portal };
    admin.sign_in("billingadmin@acme.example");
    auto row = row_of(admin.must(api::get_bill_delivery), "Houston Yard");
    if (row.method == DeliveryMethod::Online) { row = row_of(admin.must(api::get_bill_delivery), "Houston Yard", 1); }
    REQUIRE(row.method == DeliveryMethod::Paper);
    // Switched, taken back and switched again before the cycle begins.
    for (auto const method : { DeliveryMethod::Online, DeliveryMethod::Paper, DeliveryMethod::Online }) {
        auto const answer = admin.must(api::change_bill_delivery, change(row, method));
        row = *std::ranges::find_if(answer.rows, [&](auto const& one) { return one.location == row.location && one.market == row.market; });
    }
    auto const before = new_invoice(portal, row, Date::from_parts(2026, 11, 30), "9-1");
    auto const after = new_invoice(portal, row, Date::from_parts(2026, 12, 1), "9-2");
    portal.write([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY(server::issue_invoice(db, services_of(portal), before, portal.clock.now()));
        return server::issue_invoice(db, services_of(portal), after, portal.clock.now());
    });
    CHECK_FALSE(sees(admin, before.id));
    CHECK(sees(admin, after.id));
    CHECK(portal.count("SELECT COUNT(*) FROM print_queue WHERE kind = 'paper'") == 1);
    REQUIRE(portal.app->run_billing_job("billing-cycle", start_of_central_day(Date::from_parts(2026, 12, 1))));
    CHECK_FALSE(sees(admin, before.id));
    CHECK(portal.count("SELECT COUNT(*) FROM bill_delivery WHERE pending IS NOT NULL") == 0);
}

TEST_CASE("BILL-14, BILL-A5: all at once where the setting allows it, with a look before", "[server][delivery]") {
    TestPortal portal;
    Visitor admin { portal };
    admin.sign_in("billingadmin@acme.example");
    auto const mails = mails_of(portal).size();
    auto const preview = admin.must(api::change_all_bill_delivery, { DeliveryMethod::Paper, true });
    CHECK(std::ranges::count(preview.rows, std::optional { DeliveryMethod::Paper }, &api::BillDeliveryRow::pending) == 8);
    CHECK(
        std::ranges::count(admin.must(api::get_bill_delivery).rows, std::optional { DeliveryMethod::Paper }, &api::BillDeliveryRow::pending)
        == 1);
    CHECK(mails_of(portal).size() == mails);
    admin.must(api::change_all_bill_delivery, { DeliveryMethod::Paper, false });
    CHECK(
        std::ranges::count(admin.must(api::get_bill_delivery).rows, std::optional { DeliveryMethod::Paper }, &api::BillDeliveryRow::pending)
        == 8);
    auto const after = mails_of(portal);
    CHECK(std::ranges::count(after, "billingadmin@acme.example", &ReadMail::address) == 1);  // one mail about all
    portal.write([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY_ASSIGN(auto settings, store::find_billing_settings(db, acme().employer.id));
        settings.bulk_allowed = false;
        return store::put_billing_settings(db, acme().employer.id, settings);
    });
    CHECK(admin.raw(api::change_all_bill_delivery, { DeliveryMethod::Online, true }).status == 403);
}

TEST_CASE("BILL-04: a Billing Admin says whether one pays for all; one contact for all is set up by Support", "[server][delivery]") {
    TestPortal portal;
    Visitor admin { portal };
    admin.sign_in("billingadmin@acme.example");
    CHECK(
        admin.must(api::change_central_contact, { domain::CentralContact::BillingAdmin }).central == domain::CentralContact::BillingAdmin);
    CHECK(admin.call(api::change_central_contact, { domain::CentralContact::SamePerson }).error().field == "central");
    CHECK(admin.must(api::change_central_contact, { domain::CentralContact::None }).central == domain::CentralContact::None);
    Visitor billing { portal };
    billing.sign_in("billing@acme.example");
    CHECK(billing.raw(api::change_central_contact, { domain::CentralContact::BillingAdmin }).status == 403);
    CHECK(portal.count("SELECT COUNT(*) FROM audit_log WHERE action = 'settings.changed'") == 2);
}

TEST_CASE("List: page by page it is the whole list, and its revision says whether it still holds", "[server][invoices]") {
    TestPortal portal;
    Visitor admin { portal };
    admin.sign_in("billingadmin@acme.example");
    auto const whole = admin.must(api::list_invoices);
    CHECK_FALSE(whole.more);
    CHECK(whole.count == static_cast<std::int64_t>(whole.id.size()));
    CHECK(whole.online_since);
    std::vector<domain::InvoiceId> ids;
    api::ListInvoices ask { {}, 7, {} };
    for (bool more = true; more;) {
        auto const page = admin.must(api::list_invoices, ask);
        CHECK(page.id.size() <= 7);
        CHECK(page.words.size() == page.id.size());
        ids.insert(ids.end(), page.id.begin(), page.id.end());
        CHECK(page.revision == whole.revision);
        ask.cursor = page.cursor;
        more = page.more;
    }
    CHECK(ids == whole.id);
    auto const quiet = admin.must(api::list_invoices, { {}, 10'000, whole.revision });
    CHECK(quiet.unchanged);
    CHECK(quiet.id.empty());
    admin.must(api::tag_invoice, { whole.id.front(), " PO 1 " });
    auto const after = admin.must(api::list_invoices, { {}, 10'000, whole.revision });
    CHECK_FALSE(after.unchanged);
    CHECK(after.tag.front() == "PO 1");
    portal.clock.advance_ms(24 * 3'600'000);
    admin.sign_in("billingadmin@acme.example");
    CHECK_FALSE(admin.must(api::list_invoices, { {}, 10'000, after.revision }).unchanged);  // ages have changed
    Visitor billing { portal };
    billing.sign_in("billing@acme.example");
    CHECK(billing.call(api::list_invoices, { ask.cursor, 7, {} }).error().field == "cursor");
    CHECK(admin.call(api::list_invoices, { "1.x", 7, {} }).error().field == "cursor");
}

TEST_CASE("BILL-A3, BILL-A6: a tag and a dispute, each with its rules", "[server][invoices]") {
    TestPortal portal;
    Visitor admin { portal };
    admin.sign_in("billingadmin@acme.example");
    auto const page = admin.must(api::list_invoices);
    auto const free = static_cast<std::size_t>(std::ranges::find(page.disputed, 0) - page.disputed.begin());
    auto const id = page.id[free];
    CHECK(admin.call(api::tag_invoice, { id, std::string(41, 'x') }).error().field == "tag");
    CHECK(admin.must(api::tag_invoice, { id, "" }).tag.empty());
    CHECK(admin.call(api::dispute_invoice, { id, "too short" }).error().field == "text");
    auto const disputed = admin.must(api::dispute_invoice, { id, "Nobody of this name works here any more." });
    CHECK(disputed.disputed_at == portal.clock.now());
    CHECK(disputed.history.front().event == domain::InvoiceEvent::Disputed);
    CHECK(disputed.history.front().by == "Chloé Martineau");
    CHECK(admin.call(api::dispute_invoice, { id, "Nobody of this name works here." }).error().code == ErrorCode::Conflict);
    CHECK(mails_of(portal).back().subject.contains("Central Business Office"));
    CHECK(portal.count("SELECT COUNT(*) FROM audit_log WHERE action = 'invoice.disputed'") == 1);
    // BILL-22: the correction ends it, and is printed.
    portal.write([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY(server::correct_invoice(db, services_of(portal), acme().employer.id, id,
            { { "DOT physical", "Ana Silva", Date::from_parts(2026, 11, 2), Money { 5'000 } } }, portal.clock.now()));
        return {};
    });
    auto const corrected = admin.must(api::get_invoice, { id });
    CHECK_FALSE(corrected.disputed_at);
    CHECK(corrected.total == Money { 5'000 });
    CHECK(corrected.paid <= corrected.total);
    CHECK(corrected.corrected_on == central_date(portal.clock.now()));
    CHECK(portal.count("SELECT COUNT(*) FROM print_queue WHERE kind = 'corrected'") == 1);
}

TEST_CASE("Edge case 12: whoever is replaced as a billing contact has no billing any more", "[server][delivery]") {
    TestPortal portal;
    Visitor billing { portal };
    billing.sign_in("billing@acme.example");
    auto const revision = billing.must(api::list_invoices).revision;
    portal.write(
        [&](store::Connection& db) { return store::clear_billing_roles(db, acme().employer.id, contact_of("billing@acme.example").id); });
    CHECK(billing.raw(api::list_invoices, { {}, 10, revision }).status == 403);
    CHECK(billing.raw(api::get_bill_delivery, {}).status == 403);
}

TEST_CASE("BILL-31, BILL-32: the PDF of an invoice", "[server][invoices]") {
    TestPortal portal;
    Visitor admin { portal };
    admin.sign_in("billingadmin@acme.example");
    auto const page = admin.must(api::list_invoices);
    auto const file = admin.raw(api::invoice_file, { page.id.front() });
    CHECK(file.status == 200);
    CHECK(file.header("content-type") == "application/pdf");
    CHECK(file.body.starts_with("%PDF-"));
    CHECK(portal.count("SELECT COUNT(*) FROM audit_log WHERE action = 'invoice.downloaded'") == 1);
}

TEST_CASE("BILL-05, M21: everybody can ask who helps with access", "[server][delivery]") {
    TestPortal portal;
    auto const helpers = Visitor { portal }.sign_in("basic@acme.example").must(api::list_billing_helpers).user_admins;
    CHECK(std::ranges::contains(helpers, "admin@acme.example", &api::BillingHelper::email));
    for (auto const& helper : helpers) { CHECK_FALSE(helper.name.contains("George")); }  // his access was revoked
}
