#include "domain/permissions.hpp"

#include "support/domain_builders.hpp"

#include <catch2/catch_test_macros.hpp>

#include <array>
#include <functional>
#include <string_view>

using namespace hub;
using namespace hub::domain;
using hub::test::id;
using hub::test::viewer;

namespace {

/// The columns of the matrix in requirements 2.1, without N, who cannot sign in.
enum Column { Basic, BasicP, BasicR, BasicBc, Admin, AdminBc, AdminBa };
constexpr std::size_t columns = 7;

LocationMarket const own_place { id<LocationId>(test::dallas), id<MarketId>(test::dallas) };

Viewer in_column(std::size_t column) {
    auto person = viewer(column >= Admin ? Role::UserAdmin : Role::Basic);
    person.grants.visit_activity = column == BasicP;
    person.grants.own_report_settings = column == BasicR;
    person.grants.billing_admin = column == AdminBa;
    if (column == BasicBc || column == AdminBc) { person.billing_for = { own_place }; }
    return person;
}

Authorization authorization_by(std::uint8_t contact) {
    Authorization made;
    made.employer = id<EmployerId>(test::acme);
    made.created_by = id<ContactId>(contact);
    return made;
}

Invoice invoice_at(std::uint8_t location, std::uint8_t market) {
    Invoice made;
    made.employer = id<EmployerId>(test::acme);
    made.location = id<LocationId>(location);
    made.market = id<MarketId>(market);
    return made;
}

struct Row {
    std::string_view name;
    std::function<Decision(Viewer const&)> decide;
    std::string_view expected;  ///< one character a column: y or -
};

}  // namespace

TEST_CASE("ROLE-18: every cell of the permission matrix that domain decides", "[domain][permissions]") {
    auto const own = authorization_by(1);
    auto const others = authorization_by(2);
    auto const own_invoice = invoice_at(test::dallas, test::dallas);
    auto const other_market = invoice_at(test::dallas, test::houston);
    auto const other_location = invoice_at(test::houston, test::dallas);
    std::array const rows {
        //                                                                                            B P R $ A A$ AB
        Row { "7 create a contact", [](auto& who) { return can_create_contact(who); }, "----yyy" },
        Row { "26 create an authorization", [](auto& who) { return can_create_authorization(who); }, "yyyyyyy" },
        Row { "28 view own authorization", [&](auto& who) { return can_view_authorization(who, own); }, "yyyyyyy" },
        Row { "28 view another's authorization", [&](auto& who) { return can_view_authorization(who, others); }, "----yyy" },
        Row { "29-31 edit own authorization", [&](auto& who) { return can_edit_authorization(who, own); }, "yyyyyyy" },
        Row { "29-31 edit another's authorization", [&](auto& who) { return can_edit_authorization(who, others); }, "----yyy" },
        Row { "32 delete own authorization", [&](auto& who) { return can_delete_authorization(who, own); }, "----yyy" },
        Row { "32 delete another's authorization", [&](auto& who) { return can_delete_authorization(who, others); }, "----yyy" },
        Row { "37 patient visit activity", [](auto& who) { return can_view_visit_activity(who); }, "-y--yyy" },
        Row { "40 open billing", [](auto& who) { return can_open_billing(who); }, "---y-yy" },
        Row { "41 own location-market", [&](auto& who) { return can_view_invoice(who, own_invoice); }, "---y-yy" },
        Row { "41 another market", [&](auto& who) { return can_view_invoice(who, other_market); }, "------y" },
        Row { "41 another location", [&](auto& who) { return can_view_invoice(who, other_location); }, "------y" },
    };
    for (auto const& row : rows) {
        REQUIRE(row.expected.size() == columns);
        for (std::size_t column = 0; column < columns; ++column) {
            INFO(row.name << ", column " << column);
            auto const decision = row.decide(in_column(column));
            CHECK(decision.allowed == (row.expected[column] == 'y'));
            CHECK(decision.reason.empty() == decision.allowed);
        }
    }
}

TEST_CASE("GEN-04: nothing of another employer may be seen, by nobody", "[domain][permissions]") {
    auto foreign = authorization_by(1);
    foreign.employer = id<EmployerId>(9);
    auto foreign_invoice = invoice_at(test::dallas, test::dallas);
    foreign_invoice.employer = id<EmployerId>(9);
    for (std::size_t column = 0; column < columns; ++column) {
        INFO(column);
        auto const person = in_column(column);
        CHECK_FALSE(can_view_authorization(person, foreign));
        CHECK_FALSE(can_edit_authorization(person, foreign));
        CHECK_FALSE(can_delete_authorization(person, foreign));
        CHECK_FALSE(can_view_invoice(person, foreign_invoice));
    }
}

TEST_CASE("ROLE-09: the Billing Admin grant counts only for a User Admin", "[domain][permissions]") {
    auto person = viewer(Role::Basic);
    person.grants.billing_admin = true;
    CHECK_FALSE(is_billing_admin(person));
    CHECK_FALSE(can_open_billing(person));
    CHECK_FALSE(can_view_invoice(person, invoice_at(test::dallas, test::dallas)));
}

TEST_CASE("AUTH-14: a deleted authorization is gone for everybody", "[domain][permissions]") {
    auto gone = authorization_by(1);
    gone.deleted = true;
    for (auto const role : { Role::Basic, Role::UserAdmin }) {
        CHECK_FALSE(can_view_authorization(viewer(role), gone));
        CHECK_FALSE(can_edit_authorization(viewer(role), gone));
        CHECK_FALSE(can_delete_authorization(viewer(role), gone));
    }
}

TEST_CASE("ROLE-A2: a refusal says in plain words who can help", "[domain][permissions]") {
    auto const basic = viewer(Role::Basic);
    CHECK(can_delete_authorization(basic, authorization_by(1)).reason == "Only a User Admin can delete authorizations.");
    for (auto const decision : { can_view_authorization(basic, authorization_by(2)), can_create_contact(basic),
             can_view_visit_activity(basic), can_open_billing(basic) }) {
        INFO(decision.reason);
        CHECK(decision.reason.contains("User Admin"));
        CHECK(decision.reason.ends_with('.'));
    }
}
