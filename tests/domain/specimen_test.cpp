#include "domain/specimen.hpp"

#include "support/domain_builders.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace hub;
using namespace hub::domain;
using hub::test::id;

namespace {

constexpr std::int64_t hour_ms = 3'600'000;
constexpr Instant start { 1'795'000'000'000 };
constexpr Instant now { start.ms + 1000 * hour_ms };

Instant after(std::int64_t hours) {
    return { start.ms + hours * hour_ms };
}

Specimen collected(VisitType visit_type = VisitType::NonInjury) {
    Specimen specimen;
    specimen.visit_type = visit_type;
    REQUIRE(advance(specimen, { SpecimenStage::Ordered, start }, now));
    REQUIRE(advance(specimen, { SpecimenStage::Collected, after(1) }, now));
    return specimen;
}

std::string refused_field(ErrorOr<void> const& result) {
    return result ? std::string {} : result.error().field;
}

}  // namespace

TEST_CASE("RSLT-A5: a specimen goes through its stages in order, and may pass over some", "[domain][specimens]") {
    Specimen specimen;
    CHECK(stage_of(specimen) == SpecimenStage::Ordered);
    std::int64_t hours = 0;
    for (auto const& entry : enum_names<SpecimenStage>) {
        REQUIRE(advance(specimen, { entry.value, after(hours) }, now));
        CHECK(stage_of(specimen) == entry.value);
        CHECK(reached_at(specimen, entry.value) == after(hours++));
    }
    CHECK(specimen.steps.size() == 7);
    auto hasty = collected();
    CHECK(advance(hasty, { SpecimenStage::Testing, after(20) }, now));
    CHECK_FALSE(reached_at(hasty, SpecimenStage::InTransit));
}

TEST_CASE("RSLT-A5: a stage never goes back or stands still", "[domain][specimens]") {
    auto specimen = collected();
    CHECK(refused_field(advance(specimen, { SpecimenStage::Ordered, after(5) }, now)) == "stage");
    CHECK(refused_field(advance(specimen, { SpecimenStage::Collected, after(5) }, now)) == "stage");
    CHECK(specimen.steps.size() == 2);
}

TEST_CASE("RSLT-A5: times never decrease, and none lies in the future", "[domain][specimens]") {
    auto specimen = collected();
    CHECK(refused_field(advance(specimen, { SpecimenStage::InTransit, { after(1).ms - 1 } }, now)) == "at");
    CHECK(refused_field(advance(specimen, { SpecimenStage::InTransit, { now.ms + 1 } }, now)) == "at");
    CHECK(advance(specimen, { SpecimenStage::InTransit, after(1) }, now));
    CHECK(advance(specimen, { SpecimenStage::AtLaboratory, now }, now));
}

TEST_CASE("RSLT-17: a laboratory's result comes with the last stage; a refused or cancelled screen ends at any", "[domain][specimens]") {
    for (auto const result : { DrugResult::Negative, DrugResult::NegativeDilute, DrugResult::Positive }) {
        auto specimen = collected();
        CHECK(refused_field(conclude(specimen, result)) == "result");
        REQUIRE(advance(specimen, { SpecimenStage::Final, after(50) }, now));
        CHECK(conclude(specimen, result));
        CHECK(specimen.result == result);
    }
    for (auto const result : { DrugResult::Refused, DrugResult::Cancelled }) {
        auto specimen = collected();
        CHECK(conclude(specimen, result));
        CHECK(refused_field(conclude(specimen, DrugResult::Cancelled)) == "result");
        CHECK(refused_field(advance(specimen, { SpecimenStage::InTransit, after(5) }, now)) == "stage");
    }
}

TEST_CASE("RSLT-10, RSLT-A6: a result is late when 72 hours after the collection are over, and not at 72", "[domain][specimens]") {
    auto specimen = collected();
    CHECK_FALSE(is_late(specimen, after(1 + 72)));
    CHECK(is_late(specimen, { after(1 + 72).ms + 1 }));
    CHECK(result_due(VisitType::NonInjury, after(1)) == after(73));
    REQUIRE(advance(specimen, { SpecimenStage::Final, after(80) }, now));
    CHECK(is_late(specimen, after(90)));
    REQUIRE(conclude(specimen, DrugResult::Negative));
    CHECK_FALSE(is_late(specimen, after(90)));
}

TEST_CASE("RSLT-A6: neither after an injury nor before anybody came is anything late", "[domain][specimens]") {
    CHECK_FALSE(is_late(collected(VisitType::Injury), after(900)));
    Specimen ordered;
    REQUIRE(advance(ordered, { SpecimenStage::Ordered, start }, now));
    CHECK_FALSE(is_late(ordered, after(900)));
    CHECK_FALSE(result_due(VisitType::NonInjury, std::nullopt));
}

TEST_CASE("RSLT-12: the status goes to whoever gets the results of that location", "[domain][specimens]") {
    auto const dallas = id<LocationId>(test::dallas);
    auto const houston = id<LocationId>(test::houston);
    ReportSettings settings;
    CHECK(delivers_drug_results(settings, dallas));
    settings.locations = { dallas };
    CHECK(delivers_drug_results(settings, dallas));
    CHECK_FALSE(delivers_drug_results(settings, houston));
    CHECK(delivers_drug_results(settings));
    settings.all_categories = false;
    settings.categories = { ReportCategory::Tests };
    CHECK_FALSE(delivers_drug_results(settings, dallas));
    CHECK_FALSE(delivers_drug_results(settings));
    settings.categories.push_back(ReportCategory::DrugAndAlcohol);
    CHECK(delivers_drug_results(settings, dallas));
    for (DocumentKindNumber kind = 1; kind <= 26; ++kind) { CHECK(is_about_specimen(kind) == (kind == 8 || kind == 10 || kind == 11)); }
}

TEST_CASE("RSLT-20: the link to a result portal is usual for third parties only, and the employer's choice wins", "[domain][specimens]") {
    DrugProgramme programme { .administrator = {}, .portal_url = "https://results.example/", .portal_link = {} };
    CHECK_FALSE(shows_portal_link(programme));
    programme.kind = DrugProgrammeKind::ThirdParty;
    CHECK(shows_portal_link(programme));
    programme.portal_link = false;
    CHECK_FALSE(shows_portal_link(programme));
    programme = { .kind = DrugProgrammeKind::EndToEnd, .administrator = {}, .portal_url = "https://results.example/", .portal_link = true };
    CHECK(shows_portal_link(programme));
    programme.portal_url.clear();
    CHECK_FALSE(shows_portal_link(programme));
}
