#include "domain/actions.hpp"

#include "support/domain_builders.hpp"
#include "support/permission_matrix.hpp"

#include <catch2/catch_test_macros.hpp>

#include <set>
#include <string>

using namespace hub;
using namespace hub::domain;
using hub::test::id;
using hub::test::viewer;

namespace {

enum Column : std::size_t { N, B, BP, BR, BBc, UA, UABc, UABa };

struct Person {
    Viewer viewer;
    HubAccess access;
};

Person in_column(std::size_t column) {
    auto person = viewer(column >= UA ? Role::UserAdmin : Role::Basic);
    person.grants.visit_activity = column == BP;
    person.grants.own_report_settings = column == BR;
    person.grants.billing_admin = column == UABa;
    if (column == BBc || column == UABc) { person.billing_for = { { id<LocationId>(test::dallas), id<MarketId>(test::dallas) } }; }
    return { person, column == N ? HubAccess::None : HubAccess::Active };
}

Action action_of(int row) {
    return static_cast<Action>(row);
}

Reach reach(int row, std::size_t column, MatrixSettings const& settings = {}) {
    auto const [person, access] = in_column(column);
    return ruling(action_of(row), person, access, settings).reach;
}

bool suits(char cell, Reach is) {
    switch (cell) {
    case 'y': return is != Reach::None;
    case 's': return is == Reach::Own;
    case 'm': return is == Reach::OwnLocationMarkets;
    case 'a': return is == Reach::All;
    default: return is == Reach::None;
    }
}

}  // namespace

TEST_CASE("ROLE-18: all 52 rows and 8 columns of the permission matrix", "[domain][matrix]") {
    for (auto const& row : test::matrix_rows) {
        for (std::size_t column = 0; column < row.cells.size(); ++column) {
            if (row.number == 18 && column == BR) { continue; }  // condition 5, below
            INFO(row.number << " " << row.action << ", column " << test::matrix_columns[column]);
            CHECK(suits(row.cells[column], reach(row.number, column)));
        }
    }
}

TEST_CASE("ROLE-A2: whatever is refused says why and who can help", "[domain][matrix]") {
    for (auto const& row : test::matrix_rows) {
        for (std::size_t column = 0; column < row.cells.size(); ++column) {
            auto const [person, access] = in_column(column);
            auto const [reach, reason] = ruling(action_of(row.number), person, access);
            INFO(row.number << " " << row.action << ", column " << test::matrix_columns[column] << ": " << reason);
            if (reach == Reach::None) {
                bool const names_help = reason.contains("User Admin") || reason.contains("Support");
                CHECK(names_help);
            }
            if (!reason.empty()) { CHECK(reason.ends_with('.')); }
        }
    }
}

TEST_CASE("Each row of the matrix has a wire name and a title of its own", "[domain][matrix]") {
    std::set<std::string_view> names;
    std::set<std::string_view> titles;
    for (int row = 1; row <= action_count; ++row) {
        names.insert(to_string(action_of(row)));
        titles.insert(title_of(action_of(row)));
    }
    CHECK(names.size() == action_count);
    CHECK(titles.size() == action_count);
    CHECK(to_string(Action::UseHelp) == "use_help");
}

TEST_CASE("ROLE-06: grants add up", "[domain][matrix]") {
    auto person = viewer(Role::Basic);
    person.grants = { .visit_activity = true, .own_report_settings = true, .billing_admin = false };
    person.billing_for = { { id<LocationId>(test::dallas), id<MarketId>(test::dallas) } };
    CHECK(ruling(Action::ViewVisitActivity, person, HubAccess::Active).reach == Reach::All);
    CHECK(ruling(Action::ChangeOwnReportSettings, person, HubAccess::Active).reach == Reach::Own);
    CHECK(ruling(Action::ViewInvoices, person, HubAccess::Active).reach == Reach::OwnLocationMarkets);
    auto both = viewer(Role::UserAdmin);
    both.grants.billing_admin = true;
    both.billing_for = person.billing_for;
    CHECK(ruling(Action::ViewInvoices, both, HubAccess::Active).reach == Reach::All);
    CHECK(ruling(Action::ReceivePrintedRebill, both, HubAccess::Active).reach == Reach::OwnLocationMarkets);
}

TEST_CASE("ROLE-08, ROLE-09: what grants come to follows the role", "[domain][matrix]") {
    Grants const all { true, true, true };
    CHECK(effective_grants(Role::UserAdmin, {}) == Grants { .visit_activity = true, .own_report_settings = true, .billing_admin = false });
    CHECK(effective_grants(Role::UserAdmin, all) == all);
    CHECK(effective_grants(Role::Basic, {}) == Grants {});
    CHECK(effective_grants(Role::Basic, all) == Grants { .visit_activity = true, .own_report_settings = true, .billing_admin = false });
}

TEST_CASE("Row 46: a billing contact without HUB access gets the printed rebill, and nothing else", "[domain][matrix]") {
    auto person = viewer(Role::Basic);
    person.billing_for = { { id<LocationId>(test::dallas), id<MarketId>(test::dallas) } };
    for (auto const access : { HubAccess::None, HubAccess::Granted, HubAccess::Revoked }) {
        for (int row = 1; row <= action_count; ++row) {
            INFO(row << " " << enum_name(access));
            CHECK((ruling(action_of(row), person, access).reach != Reach::None) == (action_of(row) == Action::ReceivePrintedRebill));
        }
    }
}

TEST_CASE("Condition 4, ROLE-12: an employer may leave naming Billing Admins to Support", "[domain][matrix]") {
    MatrixSettings const by_support { .billing_admin_by_support = true };
    for (auto const column : { UA, UABc, UABa }) {
        CHECK(reach(13, column) == Reach::All);
        CHECK(reach(13, column, by_support) == Reach::None);
    }
    CHECK(ruling(Action::GrantBillingAdmin, in_column(UA).viewer, HubAccess::Active, by_support).reason.contains("Support"));
}

TEST_CASE("Condition 5: only a User Admin acknowledges more than the minimum, unless the employer allows it", "[domain][matrix]") {
    CHECK(reach(18, BR) == Reach::None);
    CHECK(reach(18, BR, { .only_user_admins_acknowledge = false }) == Reach::Own);
    CHECK(reach(18, B, { .only_user_admins_acknowledge = false }) == Reach::None);
    CHECK(reach(18, UA) == Reach::All);
}

TEST_CASE("Condition 9, ROLE-17: the summary and My Cases follow Patient Visit Activity, unless switched off", "[domain][matrix]") {
    for (int const row : { 38, 39 }) {
        CHECK(reach(row, BP) == Reach::All);
        CHECK(reach(row, BP, { .summary_with_visit_activity = false }) == Reach::None);
        CHECK(reach(row, UA, { .summary_with_visit_activity = false }) == Reach::All);
    }
    CHECK(reach(37, BP, { .summary_with_visit_activity = false }) == Reach::All);
}

TEST_CASE("Condition 10: a Basic user learns that a User Admin asks for another billing contact", "[domain][matrix]") {
    CHECK(ruling(Action::CreateAccountTicket, in_column(B).viewer, HubAccess::Active).reason.contains("User Admin"));
    CHECK(ruling(Action::CreateAccountTicket, in_column(UA).viewer, HubAccess::Active).reason.empty());
}
