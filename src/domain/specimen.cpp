#include "domain/specimen.hpp"

#include <algorithm>

namespace hub::domain {

namespace {

constexpr std::int64_t hour_ms = 3'600'000;

bool ends_at_any_stage(DrugResult result) {
    return result == DrugResult::Refused || result == DrugResult::Cancelled;
}

}  // namespace

SpecimenStage stage_of(Specimen const& specimen) {
    return specimen.steps.empty() ? SpecimenStage::Ordered : specimen.steps.back().stage;
}

std::optional<Instant> reached_at(Specimen const& specimen, SpecimenStage stage) {
    auto const found = std::ranges::find(specimen.steps, stage, &SpecimenStep::stage);
    return found == specimen.steps.end() ? std::nullopt : std::optional { found->at };
}

ErrorOr<void> advance(Specimen& specimen, SpecimenStep step, Instant now) {
    if (specimen.result) { return fail(Error::invalid("stage", "This drug screen has ended.")); }
    if (!specimen.steps.empty()) {
        auto const& last = specimen.steps.back();
        if (step.stage <= last.stage) { return fail(Error::invalid("stage", "A specimen does not go back to an earlier stage.")); }
        if (step.at < last.at) { return fail(Error::invalid("at", "This is before the last stage was reached.")); }
    }
    if (step.at > now) { return fail(Error::invalid("at", "This is in the future.")); }
    specimen.steps.push_back(step);
    return {};
}

ErrorOr<void> conclude(Specimen& specimen, DrugResult result) {
    if (specimen.result) { return fail(Error::invalid("result", "This drug screen has ended.")); }
    if (!ends_at_any_stage(result) && stage_of(specimen) != SpecimenStage::Final) {
        return fail(Error::invalid("result", "The medical review officer has not released a result yet."));
    }
    specimen.result = result;
    return {};
}

std::optional<Instant> result_due(VisitType visit_type, std::optional<Instant> collected_at) {
    if (visit_type == VisitType::Injury || !collected_at) { return std::nullopt; }
    return Instant { collected_at->ms + late_after_hours * hour_ms };
}

bool is_late(VisitType visit_type, std::optional<Instant> collected_at, Instant now) {
    auto const due = result_due(visit_type, collected_at);
    return due && now > *due;
}

bool is_late(Specimen const& specimen, Instant now) {
    return !specimen.result && is_late(specimen.visit_type, reached_at(specimen, SpecimenStage::Collected), now);
}

bool delivers_drug_results(ReportSettings const& settings, LocationId location) {
    Document probe;
    probe.kind = drug_result_kind;
    probe.location = location;
    return is_delivered(probe, settings, central_date(probe.posted_at));
}

bool delivers_drug_results(ReportSettings const& settings) {
    return settings.locations.empty() ? delivers_drug_results(settings, LocationId {})
                                      : delivers_drug_results(settings, settings.locations.front());
}

bool is_about_specimen(DocumentKindNumber kind) {
    return kind == 8 || kind == 10 || kind == drug_result_kind;
}

bool shows_portal_link(DrugProgramme const& programme) {
    return !programme.portal_url.empty() && programme.portal_link.value_or(programme.kind == DrugProgrammeKind::ThirdParty);
}

}  // namespace hub::domain
