#include "domain/authorization_sheet.hpp"

#include "support/domain_builders.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace hub;
using namespace hub::domain;
using hub::test::id;
using hub::test::today;

namespace {

SheetDefaults defaults() {
    SheetDefaults made;
    made.service_codes = { "physical" };
    made.location = id<LocationId>(test::dallas);
    return made;
}

SheetDraft read(SheetRow const& row, SheetDefaults const& common = defaults()) {
    return draft_of(row, common, test::reference(), today);
}

std::vector<std::string> fields(SheetDraft const& draft) {
    std::vector<std::string> names;
    for (auto const& problem : draft.problems) { names.push_back(problem.field); }
    return names;
}

}  // namespace

TEST_CASE("AUTH-A3: rows that a spreadsheet copies are read, names of six scripts included", "[domain][authorizations]") {
    auto const rows = read_sheet("Thị Mai\tNguyễn\t03/14/1989\tthi.mai@mailbox.example\tDallas DC\tPhysical\r\n"
                                 "Łukasz\tKowalski\t9/30/1991\n"
                                 "Ελένη\tΠαπαδοπούλου\t1/8/1986\n"
                                 "Олена\tШевченко\t11/2/1984\n\n"
                                 "明\t山田\t2/25/1990\n"
                                 "أمينة\tالحسن\t12/5/1993\n"
                                 "Siobhán\tO’Neil\t8/17/1979\n");
    REQUIRE(rows.size() == 7);
    CHECK(cell(rows[0], SheetColumn::Services) == "Physical");
    CHECK(cell(rows[2], SheetColumn::LastName) == "Παπαδοπούλου");
    CHECK(cell(rows[4], SheetColumn::FirstName) == "明");
    for (auto const& row : rows) { CHECK(read(row).problems.empty()); }
}

TEST_CASE("AUTH-A3: a first line with names puts the columns in any order, and unknown ones are left out", "[domain][authorizations]") {
    auto const rows = read_sheet(
        "\xEF\xBB\xBF"
        "Last name,Shoe size,First name,Date of birth (required),E-mail\n\"O'Neil, Jr.\",42,Sean,1989-03-14,\"a\"\"b@x.example\"\n");
    REQUIRE(rows.size() == 1);
    CHECK(cell(rows[0], SheetColumn::LastName) == "O'Neil, Jr.");
    CHECK(cell(rows[0], SheetColumn::FirstName) == "Sean");
    CHECK(cell(rows[0], SheetColumn::BirthDate) == "1989-03-14");
    CHECK(cell(rows[0], SheetColumn::Email) == "a\"b@x.example");
    CHECK(read_sheet("First name;Last name\nAda;Lovelace\n").size() == 1);
    CHECK(read_sheet("").empty());
    CHECK(read_sheet("\n \t \n").empty());
}

TEST_CASE("AUTH-A3: an empty cell takes what holds for all, a full one counts", "[domain][authorizations]") {
    auto const common = read({ "Ada", "Lovelace", "12/10/1985" });
    CHECK(common.problems.empty());
    CHECK(common.draft.location == id<LocationId>(test::dallas));
    CHECK(common.draft.service_codes == std::vector<std::string> { "physical" });
    CHECK_FALSE(common.draft.center.is_nil());

    auto with_reason = defaults();
    with_reason.reason = TestReason::PrePlacement;
    with_reason.dot_agency = DotAgency::Fmcsa;
    auto const own = read({ "Ada", "Lovelace", "12/10/1985", "", "houston yard", "Package: Driver, Physical" }, with_reason);
    CHECK(own.draft.location == id<LocationId>(test::houston));
    CHECK(own.draft.service_codes == std::vector<std::string> { "dot_physical", "drug_screen", "physical" });
    CHECK(own.draft.center == id<CenterId>(test::dallas));  // the only one that offers all of them
}

TEST_CASE("AUTH-A3: a cell that cannot be read is named once, with its reason", "[domain][authorizations]") {
    CHECK(fields(read({ "Ada", "Lovelace", "soon" })) == std::vector<std::string> { "birth_date" });
    CHECK(fields(read({ "Ada", "Lovelace", "12/10/1985", "", "Atlantis" })) == std::vector<std::string> { "location" });
    auto const unknown = read({ "Ada", "Lovelace", "12/10/1985", "", "", "Physical, Palm reading" });
    REQUIRE(fields(unknown).front() == "service_codes");
    CHECK(unknown.problems.front().message == "No service or package is called Palm reading.");
    CHECK(fields(read({ "Ada", "", "12/10/1985" })) == std::vector<std::string> { "last_name" });
    CHECK(fields(read({ "José", "García-Márquez", "11/2/2014" })) == std::vector<std::string> { "birth_date" });
    CHECK(fields(read({ "Fatima", "El-Amin", "12/5/1993", "fatima.el-amin@mailbox" })) == std::vector<std::string> { "email" });
}

TEST_CASE("AUTH-A3: a service with a comma in its name is one service", "[domain][authorizations]") {
    auto reference = test::reference();
    reference.services.push_back({ .code = "drug_10", .name = "Drug screen, 10-panel" });
    reference.centers.front().service_codes.emplace_back("drug_10");
    auto const draft =
        draft_of({ "Ada", "Lovelace", "12/10/1985", "", "", "Physical, Drug screen, 10-panel" }, defaults(), reference, today);
    CHECK(draft.problems.empty());
    CHECK(draft.draft.service_codes == std::vector<std::string> { "physical", "drug_10" });
}
