#include "domain/contact_rules.hpp"

#include "support/domain_builders.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <string>

using namespace hub;
using namespace hub::domain;
using hub::test::id;
using hub::test::viewer;

namespace {

Contact contact(std::uint8_t number, Role role, HubAccess access = HubAccess::Active) {
    Contact made;
    made.id = id<ContactId>(number);
    made.employer = id<EmployerId>(test::acme);
    made.first_name = "Siobhán";
    made.last_name = "O'Neil";
    made.email = "siobhan@acme.example";
    made.role = role;
    made.access = access;
    return made;
}

ContactFacts facts(int admins, std::vector<std::string> places = {}) {
    return { admins, std::move(places) };
}

bool warns(ContactCheck const& check, std::string_view words) {
    return std::ranges::any_of(check.warnings, [&](auto const& warning) { return warning.contains(words); });
}

Viewer const admin = viewer(Role::UserAdmin, 1);
Viewer const basic = viewer(Role::Basic, 1);

}  // namespace

TEST_CASE("SIGN-A4: a contact's fields are checked, each by its name", "[domain][contacts]") {
    ContactFields const good { "Siobhán", "O'Neil", "siobhan@acme.example", "(214) 555-0134 x7", "Nurse" };
    CHECK(validate(good).empty());
    CHECK(validate(cleaned({ "  Siobhán ", " O'Neil", " siobhan@acme.example\t", "", "" })).empty());
    auto const field_of = [&](auto change) {
        auto fields = good;
        change(fields);
        auto const errors = validate(fields);
        return errors.size() == 1 ? errors.front().field : std::to_string(errors.size()) + " errors";
    };
    CHECK(field_of([](auto& f) { f.first_name.clear(); }) == "first_name");
    CHECK(field_of([](auto& f) { f.last_name = std::string(61, 'x'); }) == "last_name");
    CHECK(field_of([](auto& f) { f.email = "siobhan@acme"; }) == "email");
    CHECK(field_of([](auto& f) { f.phone = "555-0134"; }) == "phone");
    CHECK(field_of([](auto& f) { f.job_title = "a\nb"; }) == "job_title");
    CHECK(field_of([](auto& f) { f.first_name = std::string { "é" }; }) == "0 errors");
}

TEST_CASE("SIGN-16: with access the e-mail address stays, without it may change or go", "[domain][contacts]") {
    for (auto const access : { HubAccess::None, HubAccess::Granted, HubAccess::Active, HubAccess::Revoked }) {
        auto const target = contact(2, Role::Basic, access);
        auto fields = fields_of(target);
        CHECK(validate_edit(target, fields).empty());
        fields.email = "other@acme.example";
        CHECK(validate_edit(target, fields).empty() == !has_access(target));
    }
}

TEST_CASE("M01, ROLE-04: the last active User Admin is protected in all four ways", "[domain][contacts]") {
    auto const last = contact(2, Role::UserAdmin);
    auto const other = contact(3, Role::Basic);
    auto const each = [&](Contact const& target, int admins) {
        return std::array { check_access_change(target, false, admin, facts(admins)),
            check_permission_change(target, Role::Basic, {}, admin, facts(admins)), check_removal(target, admin, facts(admins)),
            check_replacement(target, other, true, admin, facts(admins)) };
    };
    for (auto const& check : each(last, 1)) {
        REQUIRE(check.refusal);
        CHECK(check.refusal->code == ErrorCode::Conflict);
        CHECK(check.refusal->message.contains("only User Admin"));
    }
    for (auto const& check : each(last, 2)) { CHECK(check.allowed()); }
    for (auto const& check : each(contact(2, Role::UserAdmin, HubAccess::Granted), 1)) {
        CHECK(check.allowed());
    }  // who never signed in is not it
    CHECK(check_replacement(last, other, false, admin, facts(1)).allowed());  // keeps access and role
}

TEST_CASE("M02, ROLE-07, ROLE-14: access needs an address, and the grant reminds of the minimum", "[domain][contacts]") {
    auto target = contact(2, Role::Basic, HubAccess::None);
    auto const granted = check_access_change(target, true, admin, facts(1));
    CHECK(granted.allowed());
    CHECK(warns(granted, "need to see employee health information"));
    target.email.clear();
    auto const refused = check_access_change(target, true, admin, facts(1));
    REQUIRE(refused.refusal);
    CHECK(refused.refusal->field == "email");
}

TEST_CASE("M03, ROLE-10: demotion and revocation tell that Billing Admin goes as well", "[domain][contacts]") {
    auto target = contact(2, Role::UserAdmin);
    target.grants.billing_admin = true;
    CHECK(warns(check_permission_change(target, Role::Basic, {}, admin, facts(2)), "Billing Admin is removed"));
    auto const revoked = check_access_change(target, false, admin, facts(2));
    CHECK(warns(revoked, "Billing Admin is removed"));
    CHECK(warns(revoked, "Customer Support"));  // ROLE-15
}

TEST_CASE("ROLE-09, ROLE-12: Billing Admin is for User Admins with access, and where the employer decides itself", "[domain][contacts]") {
    Grants const billing { .billing_admin = true };
    CHECK(check_permission_change(contact(2, Role::UserAdmin), Role::UserAdmin, billing, admin, facts(2)).allowed());
    CHECK(check_permission_change(contact(2, Role::Basic), Role::UserAdmin, billing, admin, facts(2)).allowed());
    CHECK(check_permission_change(contact(2, Role::Basic), Role::Basic, billing, admin, facts(2)).refusal->field == "billing_admin");
    CHECK(check_permission_change(contact(2, Role::UserAdmin, HubAccess::None), Role::UserAdmin, billing, admin, facts(2)).refusal->field
        == "billing_admin");
    MatrixSettings const by_support { .billing_admin_by_support = true };
    CHECK(check_permission_change(contact(2, Role::UserAdmin), Role::UserAdmin, billing, admin, facts(2), by_support).refusal->code
        == ErrorCode::Forbidden);
    auto held = contact(2, Role::UserAdmin);
    held.grants = billing;
    CHECK(check_permission_change(held, Role::Basic, {}, admin, facts(2), by_support).allowed());  // what a demotion strips
}

TEST_CASE("ROLE-A4: what takes one's own rights away is confirmed twice", "[domain][contacts]") {
    auto const self = contact(1, Role::UserAdmin);
    for (auto const& check : { check_access_change(self, false, admin, facts(2)),
             check_permission_change(self, Role::Basic, {}, admin, facts(2)), check_removal(self, admin, facts(2)) }) {
        CHECK(check.needs_confirmation);
        CHECK(settle(check, false).error().field == "confirmed");
        CHECK(settle(check, true));
    }
    CHECK_FALSE(check_access_change(contact(2, Role::UserAdmin), false, admin, facts(2)).needs_confirmation);
}

TEST_CASE("CONT-10: replacing or removing the billing contact of a place says what has to be requested", "[domain][contacts]") {
    auto const target = contact(2, Role::Basic);
    auto const places = facts(2, { "Dallas Plant, North Texas" });
    CHECK(warns(check_removal(target, admin, places), "Dallas Plant, North Texas"));
    CHECK(warns(check_replacement(target, contact(3, Role::Basic), true, admin, places), "Dallas Plant, North Texas"));
    CHECK(check_replacement(target, target, true, admin, places).refusal->field == "successor");
    auto foreign = contact(3, Role::Basic);
    foreign.employer = id<EmployerId>(9);
    CHECK(check_replacement(target, foreign, true, admin, places).refusal->field == "successor");
}

TEST_CASE("ROLE-18: a Basic user may do none of it", "[domain][contacts]") {
    auto const target = contact(2, Role::Basic);
    for (auto const& check :
        { check_access_change(target, true, basic, facts(2)), check_permission_change(target, Role::UserAdmin, {}, basic, facts(2)),
            check_removal(target, basic, facts(2)), check_replacement(target, contact(3, Role::Basic), false, basic, facts(2)) }) {
        REQUIRE(check.refusal);
        CHECK(check.refusal->code == ErrorCode::Forbidden);
        CHECK(check.refusal->message.contains("User Admin"));
    }
}
