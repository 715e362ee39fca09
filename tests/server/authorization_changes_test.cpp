// What is done to authorizations after they were made: edited, extended, deleted and restored, mailed, printed.
#include "server/accounts_support.hpp"
#include "server/authorizations_support.hpp"
#include "store/contacts.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <vector>

using namespace hub;
using namespace hub::test;
using enum domain::AuthorizationEvent;

namespace {

struct Office {
    TestPortal portal;
    Visitor admin { portal };
    Visitor basic { portal };
    Office() {
        admin.sign_in(acme_admin);
        basic.sign_in(acme_basic);
    }
    api::AuthorizationItem make(Visitor& by, std::string last_name) {
        return by.must(api::create_authorization, { hire_named(by, std::move(last_name)) });
    }
    std::vector<domain::AuthorizationEvent> events(domain::AuthorizationId id) {
        std::vector<domain::AuthorizationEvent> all;
        for (auto const& item : admin.must(api::get_authorization_history, { id }).items) { all.push_back(item.event); }
        return all;
    }
    std::int64_t messages() { return portal.count("SELECT COUNT(*) FROM center_messages WHERE state = 'waiting'"); }
    [[nodiscard]] Date today() const { return central_date(portal.clock.now()); }
};

template <class T>
ErrorCode code_of(ErrorOr<T> const& answer) {
    REQUIRE_FALSE(answer);
    return answer.error().code;
}

}  // namespace

TEST_CASE("AUTH-13: an edit is stored, told to the center and kept in the history", "[server][authorizations]") {
    Office office;
    auto const made = office.make(office.basic, "Edited");
    auto draft = made.draft;
    draft.phone = "(214) 555-0134";
    draft.service_codes = { "pre_placement_physical" };
    draft.reason.reset();
    draft.expires = made.expires.plus_days(10);
    auto const edited = office.basic.must(api::edit_authorization, { made.id, made.version, draft });
    CHECK(edited.version == made.version + 1);
    CHECK(edited.draft.phone == draft.phone);
    CHECK(edited.expires == made.expires.plus_days(10));
    CHECK(edited.transmission == domain::Transmission::Waiting);
    CHECK(office.events(made.id) == std::vector { Edited, Created });
    auto const history = office.basic.must(api::get_authorization_history, { made.id }).items;
    CHECK(history[0].who == "Luis Ferreira");
    CHECK(history[0].what
        == "Changed: phone, services, reason for test. "
           "Expires "
            + edited.expires.to_us() + " instead of " + made.expires.to_us());
    CHECK(office.messages() == 2);
    CHECK(office.portal.count("SELECT COUNT(*) FROM audit_log WHERE action = 'authorization.edited'") == 1);

    // The same once more changes nothing.
    auto const same = office.basic.must(api::edit_authorization, { made.id, edited.version, edited.draft });
    CHECK(same.version == edited.version);
    CHECK(office.messages() == 2);
}

TEST_CASE("AUTH-13: of two people who edit at the same time the second one is told", "[server][authorizations]") {
    Office office;
    auto const made = office.make(office.basic, "Shared");
    auto first = made.draft;
    first.phone = "(214) 555-0134";
    auto second = made.draft;
    second.instructions = "Call first.";
    office.basic.must(api::edit_authorization, { made.id, made.version, first });
    auto const refused = office.admin.raw(api::edit_authorization, { made.id, made.version, second });
    CHECK(refused.status == 412);
    CHECK(office.admin.raw(api::delete_authorization, { made.id, made.version, "Not needed" }).status == 412);
    auto const now = office.admin.must(api::get_authorization, { made.id });
    CHECK(now.draft.phone == first.phone);
    CHECK(now.draft.instructions.empty());
    second.phone = first.phone;
    CHECK(office.admin.must(api::edit_authorization, { made.id, now.version, second }).draft.instructions == "Call first.");
}

TEST_CASE("AUTH-13: an edit follows the rules of the form, but the expiry may stay as it is", "[server][authorizations]") {
    Office office;
    auto const made = office.make(office.basic, "Ruled");
    auto draft = made.draft;
    draft.last_name = " ";
    auto const refused = office.basic.call(api::edit_authorization, { made.id, made.version, draft });
    CHECK(refused.error().field == "draft.last_name");
    // On its last day it would be too short for a new one.
    office.portal.clock.set(start_of_central_day(made.expires));
    office.basic.sign_in(acme_basic);
    draft = made.draft;
    draft.expires = made.expires;
    draft.phone = "(214) 555-0134";
    CHECK(office.basic.must(api::edit_authorization, { made.id, made.version, draft }).expires == made.expires);
    office.portal.clock.set(start_of_central_day(made.expires.plus_days(1)));
    office.basic.sign_in(acme_basic);
    CHECK(code_of(office.basic.call(api::edit_authorization, { made.id, made.version + 1, draft })) == ErrorCode::Conflict);
}

TEST_CASE("AUTH-26: another center gets it as new and the former one a cancellation", "[server][authorizations][centers]") {
    Office office;
    auto const made = office.make(office.basic, "Moved");
    auto draft = made.draft;
    draft.center = center_named(office.basic.must(api::get_reference), "Fort Worth Alliance").id;
    draft.service_codes = { "pre_placement_physical" };
    draft.reason.reset();
    office.basic.must(api::edit_authorization, { made.id, made.version, draft });
    CHECK(office.portal.count("SELECT COUNT(*) FROM center_messages WHERE state = 'waiting' AND kind = 'cancel'") == 1);
    CHECK(office.portal.count("SELECT COUNT(*) FROM center_messages WHERE state = 'waiting' AND kind = 'create'") == 2);
}

TEST_CASE("AUTH-10: active and expired ones are extended, each by itself", "[server][authorizations]") {
    Office office;
    auto const made = office.make(office.basic, "Extended");
    auto const of_admin = office.make(office.admin, "Colleague");
    auto const later = office.today().plus_days(60);
    auto const missing = domain::AuthorizationId::make(office.portal.clock, office.portal.random);
    auto const answer = office.basic.must(api::extend_authorizations, { { made.id, of_admin.id, missing }, later }).items;
    REQUIRE(answer.size() == 3);
    CHECK(answer[0].item->expires == later);
    CHECK(answer[0].problem.empty());
    CHECK_FALSE(answer[1].item);
    CHECK(answer[1].problem == answer[2].problem);
    CHECK(office.admin.must(api::get_authorization, { of_admin.id }).expires == of_admin.expires);
    CHECK(office.admin.must(api::get_authorization_history, { made.id }).items[0].what
        == "Expires " + later.to_us() + " instead of " + made.expires.to_us());
    CHECK(office.messages() == 3);
    CHECK(office.basic.call(api::extend_authorizations, {}).error().field == "ids");

    auto const earlier = office.basic.must(api::extend_authorizations, { { made.id }, made.expires }).items;
    CHECK_FALSE(earlier[0].item);
    CHECK(earlier[0].problem.contains("already"));
    // Without a day: the default of AUTH-09, counted from today, when it has expired.
    office.portal.clock.set(start_of_central_day(later.plus_days(3)));
    office.basic.sign_in(acme_basic);
    CHECK(office.basic.must(api::get_authorization, { made.id }).status == domain::AuthorizationStatus::Expired);
    auto const again = office.basic.must(api::extend_authorizations, { { made.id }, std::nullopt }).items;
    REQUIRE(again[0].item);
    CHECK(again[0].item->expires == office.today().plus_days(30));
    CHECK(again[0].item->status == domain::AuthorizationStatus::Active);
}

TEST_CASE("AUTH-10, edge case 5: extended at midnight of the expiry day in Central Time", "[server][authorizations]") {
    Office office;
    auto const made = office.make(office.basic, "Midnight");
    office.portal.clock.set(Instant { start_of_central_day(made.expires.plus_days(1)).ms - 1 });
    office.basic.sign_in(acme_basic);
    CHECK(office.basic.must(api::get_authorization, { made.id }).status == domain::AuthorizationStatus::Active);
    office.portal.clock.advance_ms(1);
    CHECK(office.basic.must(api::get_authorization, { made.id }).status == domain::AuthorizationStatus::Expired);
    CHECK_FALSE(office.basic.must(api::extend_authorizations, { { made.id }, made.expires.plus_days(1) }).items[0].item);
    auto const extended = office.basic.must(api::extend_authorizations, { { made.id }, made.expires.plus_days(2) }).items;
    CHECK(extended[0].item->status == domain::AuthorizationStatus::Active);
}

TEST_CASE("AUTH-14, AUTH-A4: a User Admin deletes with a reason, and takes it back within thirty seconds", "[server][authorizations]") {
    Office office;
    auto const made = office.make(office.basic, "Deleted");
    CHECK(code_of(office.basic.call(api::delete_authorization, { made.id, made.version, "Mine" })) == ErrorCode::Forbidden);
    CHECK(office.admin.call(api::delete_authorization, { made.id, made.version, "  " }).error().field == "reason");
    auto const gone = office.admin.must(api::delete_authorization, { made.id, made.version, "Made twice" });
    CHECK(gone.status == domain::AuthorizationStatus::Deleted);
    REQUIRE(gone.undo_until);
    CHECK(gone.undo_until->ms == office.portal.clock.now().ms + 30'000);
    for (auto* visitor : { &office.admin, &office.basic }) {
        CHECK(code_of(visitor->call(api::get_authorization, { made.id })) == ErrorCode::NotFound);
        CHECK(code_of(visitor->call(api::get_authorization_history, { made.id })) == ErrorCode::NotFound);
        CHECK(code_of(visitor->call(api::email_authorization, { made.id, { "a@acme.example" } })) == ErrorCode::NotFound);
        CHECK_FALSE(std::ranges::contains(visitor->must(api::list_authorizations).items, made.id, &api::AuthorizationItem::id));
    }
    CHECK(office.portal.count("SELECT COUNT(*) FROM authorizations WHERE delete_reason = 'Made twice' AND deleted_by IS NOT NULL") == 1);

    office.portal.clock.advance_ms(30'000);
    auto const back = office.admin.must(api::restore_authorization, { made.id });
    CHECK(back.status == domain::AuthorizationStatus::Active);
    CHECK_FALSE(back.undo_until);
    CHECK(office.events(made.id) == std::vector { Restored, Deleted, Created });
    CHECK(office.messages() == 3);
    CHECK(office.admin.must(api::restore_authorization, { made.id }).version == back.version);

    office.admin.must(api::delete_authorization, { made.id, back.version, "After all" });
    office.portal.clock.advance_ms(30'001);
    CHECK(code_of(office.admin.call(api::restore_authorization, { made.id })) == ErrorCode::Conflict);
}

TEST_CASE("AUTH-15, NOTE-05: copies are queued with the form, and the history tells to whom", "[server][authorizations][mail]") {
    Office office;
    auto const made = office.make(office.basic, "Mailed");
    CHECK(office.basic.call(api::email_authorization, { made.id, {} }).error().field == "recipients");
    CHECK(office.basic.call(api::email_authorization, { made.id, { " " } }).error().field == "recipients");
    CHECK(office.basic.call(api::email_authorization, { made.id, { "a@acme.example", "b" } }).error().field == "recipients[1]");
    CHECK(office.portal.count("SELECT COUNT(*) FROM mail_queue") == 0);
    auto const history = office.basic.must(api::email_authorization, { made.id, { "a@acme.example", " b@acme.example " } }).items;
    CHECK(history[0].event == Emailed);
    CHECK(history[0].what == "To a@acme.example, b@acme.example");
    CHECK(office.portal.count("SELECT COUNT(*) FROM mail_queue WHERE authorization_id IS NOT NULL AND contact_id IS NULL") == 2);
}

TEST_CASE("AUTH-18: the form is a PDF with the number, for those who may see the authorization", "[server][authorizations]") {
    Office office;
    auto const made = office.make(office.basic, "Printed");
    auto const form = office.basic.raw(api::get_authorization_form, { made.id });
    CHECK(form.status == 200);
    CHECK(form.header("content-type") == "application/pdf");
    CHECK(form.body.starts_with("%PDF-"));
    CHECK(form.header("content-disposition").contains(made.number));
    auto const of_admin = office.make(office.admin, "Elsewhere");
    CHECK(office.basic.raw(api::get_authorization_form, { of_admin.id }).status == 404);
}

TEST_CASE(
    "Edge case 1: every way to a colleague's authorization answers like one to a missing one", "[server][authorizations][isolation]") {
    Office office;
    auto const made = office.make(office.admin, "Secret");
    auto const missing = domain::AuthorizationId::make(office.portal.clock, office.portal.random);
    auto const body = [](server::Response const& answer) {
        auto problem = api::read_problem(answer.body, answer.status);
        problem.request_id.clear();
        return std::to_string(answer.status) + api::write_problem(problem);
    };
    auto const same = [&](auto const& ask_for) {
        auto const colleague = ask_for(made.id);
        CHECK(colleague.status == 404);
        CHECK(body(colleague) == body(ask_for(missing)));
    };
    auto& basic = office.basic;
    same([&](auto id) { return basic.raw(api::get_authorization, { id }); });
    same([&](auto id) { return basic.raw(api::get_authorization_history, { id }); });
    same([&](auto id) { return basic.raw(api::get_authorization_form, { id }); });
    same([&](auto id) { return basic.raw(api::edit_authorization, { id, 7, made.draft }); });
    same([&](auto id) { return basic.raw(api::email_authorization, { id, { "a@acme.example" } }); });
    Visitor foreign { office.portal };
    foreign.sign_in("admin@globex.example");
    CHECK(foreign.raw(api::delete_authorization, { made.id, made.version, "Why not" }).status == 404);
    CHECK(foreign.raw(api::restore_authorization, { made.id }).status == 404);
}

TEST_CASE("AUTH-17, edge case 2: what a revoked user made stays with the User Admins", "[server][authorizations]") {
    Office office;
    auto const made = office.make(office.basic, "Orphan");
    set_access(office.portal, acme_basic, domain::HubAccess::Revoked);
    CHECK(office.basic.raw(api::get_authorization, { made.id }).status == 401);
    auto const seen = office.admin.must(api::get_authorization, { made.id });
    CHECK(seen.created_by_name == "Luis Ferreira");
    CHECK(std::ranges::contains(office.admin.must(api::list_authorizations).items, made.id, &api::AuthorizationItem::id));
    CHECK(office.admin.must(api::extend_authorizations, { { made.id }, office.today().plus_days(90) }).items[0].item);
}
