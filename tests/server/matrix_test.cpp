// The permission matrix of requirements 2.1 against the running core: each of its 52 rows for a person of each of its 8
// columns, on own, a colleague's, a foreign and a deleted record. Rows that have an endpoint are tried through it, the
// others through the server's own decision, which is what a contact's page shows.
#include "server/accounts_support.hpp"
#include "server/matrix_stage.hpp"
#include "server/test_portal.hpp"
#include "store/bill_delivery.hpp"
#include "store/documents.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <cstddef>
#include <functional>
#include <iostream>
#include <map>
#include <span>
#include <string>

using namespace hub;
using namespace hub::test;

namespace {

/// Done, or refused; anything else is a failure of the attempt itself.
bool is_done(server::Response const& answer) {
    CAPTURE(answer.status, answer.body.substr(0, 300));
    bool const is_done = answer.status >= 200 && answer.status < 300;
    CHECK((is_done || answer.status == 401 || answer.status == 403 || answer.status == 404));
    return is_done;
}

struct Attempt {
    int row;
    std::vector<Target> targets;
    std::function<bool(Stage&, Target)> run;
};

api::ChangePermissions permissions_of(domain::Contact const& contact) {
    return { contact.id, contact.version, contact.role, contact.grants.visit_activity, contact.grants.own_report_settings,
        contact.grants.billing_admin, true };
}

/// Role and grants: on a colleague a real change, on oneself the same once more.
bool change_permissions(Stage& stage, Target target, domain::Role role, std::function<void(api::ChangePermissions&)> const& change) {
    auto ask = permissions_of(stage.contact(target, role));
    if (target != Target::Own) { change(ask); }
    return is_done(stage.visitor.raw(api::change_permissions, ask));
}

domain::AuthorizationDraft some_draft() {
    domain::AuthorizationDraft draft;
    draft.first_name = "Matrix";
    draft.last_name = "Row";
    draft.birth_date = Date::from_parts(1990, 2, 28);
    draft.location = acme().locations.front().id;
    draft.center = std::ranges::find(demo_world().centers, "Dallas Trinity", &domain::Center::name)->id;
    draft.service_codes = { "audiogram" };
    return draft;
}

domain::AuthorizationId authorization(Stage& stage, Target target) {
    if (target == Target::Foreign) { return globex().authorizations.front().id; }
    auto& by = target == Target::Colleague ? stage.admin : stage.visitor;
    auto const made = by.call(api::create_authorization, { some_draft(), true });
    if (!made) { return acme().authorizations.front().id; }  // column N
    if (target == Target::Deleted) {
        stage.portal.write([&](store::Connection& db) -> ErrorOr<void> {
            HUB_TRY(db.exec("UPDATE authorizations SET deleted = 1 WHERE id = ?", made->id));
            return {};
        });
    }
    return made->id;
}

bool create_two(Stage& stage, Target) {
    auto const answer =
        stage.visitor.raw(api::create_authorizations, { { { "one", some_draft(), true }, { "two", some_draft(), true } }, false });
    if (!is_done(answer)) { return false; }
    auto const rows = api::read_json<api::BatchResult>(answer.body).value().rows;
    return std::ranges::all_of(rows, [](auto const& row) { return row.outcome == domain::BatchOutcome::Created; });
}

bool edit_authorization(Stage& stage, Target target) {
    auto draft = some_draft();
    draft.phone = "(214) 555-0134";
    return is_done(stage.visitor.raw(api::edit_authorization, { authorization(stage, target), 1, draft }));
}

/// Several can be asked for, so each has its own answer.
bool extend_authorization(Stage& stage, Target target) {
    auto const later = central_date(stage.portal.clock.now()).plus_days(60);
    auto const answer = stage.visitor.raw(api::extend_authorizations, { { authorization(stage, target) }, later });
    return is_done(answer) && api::read_json<api::ExtendedAuthorizations>(answer.body).value().items.front().item.has_value();
}

bool delete_authorization(Stage& stage, Target target) {
    return is_done(stage.visitor.raw(api::delete_authorization, { authorization(stage, target), 1, "Made by mistake" }));
}

bool open_document(Stage& stage, domain::Document const& document) {
    stage.portal.files.files[document.file] = "%PDF-";
    return is_done(stage.visitor.raw(api::document_file, { document.id }));
}

domain::Document const& newest(server::demo::Company const& company) {
    for (auto i = company.documents.size(); i > 0; --i) {
        if (i - 1 != company.withdrawn) { return company.documents[i - 1].document; }
    }
    return company.documents.front().document;
}

/// Posted 91 days ago.
domain::Document archived(Stage& stage) {
    auto document = newest(acme());
    document.id = domain::DocumentId::make(stage.portal.clock, stage.portal.random);
    document.posted_at.ms = stage.portal.clock.now().ms - std::int64_t { 91 } * 24 * 3'600'000;
    stage.portal.write([&](store::Connection& db) { return store::insert_documents(db, acme().employer.id, std::span { &document, 1 }); });
    return document;
}

/// Whether an open invoice of the place is in the list.
bool sees_invoice(Stage& stage, Target target) {
    auto const answer = stage.visitor.raw(api::list_invoices, {});
    if (!is_done(answer)) { return false; }
    auto const list = api::read_json<api::InvoicePage>(answer.body).value();
    auto const& company = target == Target::Foreign ? globex() : acme();
    auto const own_place = acme().locations[0].id;
    return std::ranges::any_of(company.invoices, [&](auto const& invoice) {
        bool const is_wanted = target == Target::Foreign || ((invoice.location == own_place) == (target == Target::Own));
        return is_wanted && std::ranges::contains(list.id, invoice.id);
    });
}

/// The first open invoice of a target for which nothing is under way.
domain::Invoice const& payable(Target target) {
    auto const& company = target == Target::Foreign ? globex() : acme();
    auto const found = std::ranges::find_if(company.invoices, [&](domain::Invoice const& invoice) {
        bool const is_wanted = target == Target::Foreign || ((invoice.location == acme().locations[0].id) == (target == Target::Own));
        return is_wanted && domain::is_open(invoice) && invoice.in_process == Money {};
    });
    REQUIRE(found != company.invoices.end());
    return *found;
}

/// Looks at it, downloads it and begins to pay it: all of that or nothing.
bool pays_invoice(Stage& stage, Target target) {
    auto const& invoice = payable(target);
    bool const sees = is_done(stage.visitor.raw(api::get_invoice, { invoice.id }));
    CHECK(is_done(stage.visitor.raw(api::invoice_file, { invoice.id })) == sees);
    CHECK(is_done(stage.visitor.raw(api::start_payment, { { { invoice.id, invoice.balance(), {} } }, "", true })) == sees);
    return sees;
}

api::ChangeBillDelivery delivery_change(Stage& stage, Target target) {
    auto const& company = target == Target::Foreign ? globex() : acme();
    std::size_t const place = target == Target::Other ? 2 : 0;
    api::ChangeBillDelivery ask { company.locations[place].id, demo_world().markets[company.markets[place]].id,
        domain::DeliveryMethod::Paper, 0 };
    stage.portal.write([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY_ASSIGN(auto const row, store::find_bill_delivery(db, company.employer.id, { ask.location, ask.market }));
        ask.version = row.version;
        if (row.pending) { ask.method = row.method; }
        return {};
    });
    return ask;
}

bool changes_delivery(Stage& stage, Target target) {
    return is_done(stage.visitor.raw(api::change_bill_delivery, delivery_change(stage, target)));
}

/// Somebody else changes it: whether a mail comes here.
bool hears_of_delivery(Stage& stage, Target target) {
    auto const count = [&] { return stage.portal.count("SELECT COUNT(*) FROM mail_queue WHERE address = 'column@acme.example'"); };
    auto const before = count();
    Visitor other { stage.portal };
    other.sign_in("billingadmin@acme.example").must(api::change_bill_delivery, delivery_change(stage, target));
    return count() > before;
}

template <class Ask, class Answer>
Attempt simple(int row, api::Endpoint<Ask, Answer> const& endpoint) {
    return { row, { Target::Own }, [&endpoint](Stage& stage, Target) { return is_done(stage.visitor.raw(endpoint, Ask {})); } };
}

std::vector<Attempt> attempts() {
    using enum Target;
    std::vector<Target> const records { Own, Colleague, Foreign, Deleted };
    auto const basic = domain::Role::Basic;
    auto const user_admin = domain::Role::UserAdmin;
    std::vector<Attempt> all;
    all.push_back({ 1, { Own }, [](Stage& stage, Target) { return stage.may_sign_in; } });
    all.push_back(simple(2, api::get_reference));
    all.push_back({ 4, records,
        [](Stage& stage, Target target) { return is_done(stage.visitor.raw(api::get_contact, { stage.contact(target).id })); } });
    all.push_back(simple(5, api::list_contacts));
    all.push_back(simple(6, api::export_contacts));
    all.push_back({ 7, { Own }, [](Stage& stage, Target) {
                       return is_done(stage.visitor.raw(
                           api::create_contact, { "New", "Person", "new@acme.example", "", "", {}, domain::Role::Basic, false }));
                   } });
    all.push_back({ 8, records, [](Stage& stage, Target target) {
                       auto const who = stage.contact(target);
                       return is_done(
                           stage.visitor.raw(api::edit_contact, { who.id, who.version, "Another", who.last_name, who.email, "", "", {} }));
                   } });
    all.push_back({ 9, records, [](Stage& stage, Target target) {
                       auto const who = stage.contact(target, domain::Role::Basic, domain::HubAccess::None);
                       return is_done(stage.visitor.raw(api::change_access, { who.id, who.version, true, true }));
                   } });
    all.push_back({ 10, records,
        [=](Stage& stage, Target target) { return change_permissions(stage, target, basic, [=](auto& ask) { ask.role = user_admin; }); } });
    all.push_back({ 11, records, [=](Stage& stage, Target target) {
                       return change_permissions(stage, target, basic, [](auto& ask) { ask.visit_activity = true; });
                   } });
    all.push_back({ 12, records, [=](Stage& stage, Target target) {
                       return change_permissions(stage, target, basic, [](auto& ask) { ask.own_report_settings = true; });
                   } });
    all.push_back({ 13, records, [=](Stage& stage, Target target) {
                       return change_permissions(stage, target, user_admin, [](auto& ask) { ask.billing_admin = true; });
                   } });
    all.push_back(simple(14, api::list_changes));
    all.push_back({ 19, { Own },
        [](Stage& stage, Target) { return is_done(stage.visitor.raw(api::change_own_notifications, { domain::ResultMail::Daily })); } });
    all.push_back({ 20, { Colleague, Foreign, Deleted }, [](Stage& stage, Target target) {
                       auto const who = stage.contact(target);
                       return is_done(stage.visitor.raw(api::change_notifications, { who.id, who.version, domain::ResultMail::Daily }));
                   } });
    all.push_back(simple(21, api::get_reference));
    all.push_back(simple(22, api::get_reference));
    all.push_back({ 26, { Own },
        [](Stage& stage, Target) { return is_done(stage.visitor.raw(api::create_authorization, { some_draft(), true })); } });
    all.push_back({ 27, { Own }, create_two });
    all.push_back({ 28, records,
        [](Stage& stage, Target target) { return is_done(stage.visitor.raw(api::get_authorization, { authorization(stage, target) })); } });
    all.push_back({ 29, records, edit_authorization });
    all.push_back({ 30, records, [](Stage& stage, Target target) {
                       return is_done(
                           stage.visitor.raw(api::email_authorization, { authorization(stage, target), { "someone@acme.example" } }));
                   } });
    all.push_back({ 31, records, extend_authorization });
    all.push_back({ 32, records, delete_authorization });
    all.push_back({ 33, records, [](Stage& stage, Target target) {
                       return is_done(stage.visitor.raw(api::get_authorization_form, { authorization(stage, target) }));
                   } });
    all.push_back({ 34, { Own, Foreign },
        [](Stage& stage, Target target) { return open_document(stage, newest(target == Own ? acme() : globex())); } });
    all.push_back({ 35, { Own, Foreign }, [](Stage& stage, Target target) {
                       auto const& company = target == Own ? acme() : globex();
                       return open_document(stage, company.documents[company.withdrawn].document);
                   } });
    all.push_back({ 36, { Own }, [](Stage& stage, Target) { return open_document(stage, archived(stage)); } });
    all.push_back(simple(40, api::list_invoices));
    all.push_back({ 41, { Own, Other, Foreign }, pays_invoice });
    all.push_back({ 42, { Own, Other, Foreign }, sees_invoice });
    all.push_back({ 43, { Own, Other, Foreign }, changes_delivery });
    all.push_back({ 45, { Own }, hears_of_delivery });
    all.push_back({ 48, { Own, Foreign }, [](Stage& stage, Target target) {
                       auto const& document = newest(target == Own ? acme() : globex());
                       return is_done(stage.visitor.raw(
                           api::open_document_ticket, { document.id, domain::TicketReason::ResultMissing, "The second page is missing." }));
                   } });
    return all;
}

/// What the cell says about a record.
bool expected(char cell, Target target) {
    if (target == Target::Foreign || target == Target::Deleted) { return false; }
    switch (cell) {
    case 'y':
    case 'a': return true;
    case 's':
    case 'm': return target == Target::Own;
    default: return false;
    }
}

bool suits(char cell, domain::Reach reach) {
    switch (cell) {
    case 'y':
    case 'c': return reach != domain::Reach::None;
    case 's': return reach == domain::Reach::Own;
    case 'm': return reach == domain::Reach::OwnLocationMarkets;
    case 'a': return reach == domain::Reach::All;
    default: return reach == domain::Reach::None;
    }
}

/// Condition 5: with the setting that is on by default, only a User Admin acknowledges.
char cell_of(MatrixRow const& row, std::size_t column) {
    return row.number == 18 && column == BR ? '-' : row.cells[column];
}

}  // namespace

TEST_CASE("ROLE-18, matrix: 52 rows for 8 columns, on own, colleague's, foreign and deleted records", "[server][matrix]") {
    int cells = 0;
    int through_endpoint = 0;
    std::map<int, int> rows_with_endpoint;
    auto const tried = attempts();
    for (std::size_t column = 0; column < matrix_columns.size(); ++column) {
        Stage stage { column };
        for (auto const& row : matrix_rows) {
            INFO("row " << row.number << " " << row.action << ", column " << matrix_columns[column]);
            CHECK(suits(cell_of(row, column), stage.decision(row.number)));
            ++cells;
        }
        for (auto const& attempt : tried) {
            auto const& row = matrix_rows[static_cast<std::size_t>(attempt.row) - 1];
            for (auto const target : attempt.targets) {
                INFO("row " << row.number << " " << row.action << ", column " << matrix_columns[column] << ", " << name_of(target));
                CHECK(attempt.run(stage, target) == expected(cell_of(row, column), target));
                ++cells;
                ++through_endpoint;
                ++rows_with_endpoint[attempt.row];
            }
        }
    }
    std::cout << "matrix: " << cells << " cells, " << through_endpoint << " through their own endpoint (" << rows_with_endpoint.size()
              << " rows), " << cells - through_endpoint << " through the server's own decision\n";
    CHECK(rows_with_endpoint.size() == tried.size());
}
