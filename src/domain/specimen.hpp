// Drug screens (RSLT-17 to RSLT-20, RSLT-A5): the way of a specimen, when its result is late, and whose programme it is.
#pragma once

#include "base/date.hpp"
#include "base/error.hpp"
#include "domain/document.hpp"
#include "domain/enums.hpp"
#include "domain/ids.hpp"

#include <optional>
#include <string>
#include <vector>

namespace hub::domain {

struct SpecimenStep {
    SpecimenStage stage = SpecimenStage::Ordered;
    Instant at;
    bool operator==(SpecimenStep const&) const = default;
};

struct Specimen {
    SpecimenId id;
    EmployerId employer;
    std::string number;  ///< as it stands on the custody and control form
    VisitType visit_type = VisitType::NonInjury;
    EmployeeId employee;
    LocationId location;
    CenterId center;
    std::optional<Date> service_date;    ///< of the visit; none before the specimen is collected
    std::vector<SpecimenStep> steps;     ///< in their order; a stage that nobody reported is missing
    std::optional<DrugResult> result;    ///< none: it is under way
    std::optional<DocumentId> document;  ///< that tells the result, once it is posted
};

inline constexpr DocumentKindNumber drug_result_kind = 11;  ///< D11
inline constexpr int late_after_hours = 72;                 ///< RSLT-10

/// Ordered, before anything is known.
[[nodiscard]] SpecimenStage stage_of(Specimen const& specimen);
[[nodiscard]] std::optional<Instant> reached_at(Specimen const& specimen, SpecimenStage stage);

/// Adds a step that somebody reports. Stages may be passed over, since not every one is reported. Invalid ("stage") when it
/// would go back or stand still, or when the screen has ended; Invalid ("at") when it lies before the last step or after `now`.
[[nodiscard]] ErrorOr<void> advance(Specimen& specimen, SpecimenStep step, Instant now);
/// Ends the screen. Invalid ("result") when it has ended already, or when a laboratory's result comes before the last stage: a
/// refused or cancelled screen may end at any.
[[nodiscard]] ErrorOr<void> conclude(Specimen& specimen, DrugResult result);

/// RSLT-10: until when the result of a non-injury visit is to be there; none before the specimen is collected, and none for an
/// injury.
[[nodiscard]] std::optional<Instant> result_due(VisitType visit_type, std::optional<Instant> collected_at);
/// RSLT-A6: that time is over. Whether there is a result is the caller's affair.
[[nodiscard]] bool is_late(VisitType visit_type, std::optional<Instant> collected_at, Instant now);
[[nodiscard]] bool is_late(Specimen const& specimen, Instant now);

/// RSLT-12: whoever gets the results of drug screens of that location sees their status too.
[[nodiscard]] bool delivers_drug_results(ReportSettings const& settings, LocationId location);
/// The same for any location at all.
[[nodiscard]] bool delivers_drug_results(ReportSettings const& settings);
/// Whether documents of this kind belong to a specimen: custody form, status and result.
[[nodiscard]] bool is_about_specimen(DocumentKindNumber kind);

/// RSLT-18 to RSLT-20, of one employer.
struct DrugProgramme {
    DrugProgrammeKind kind = DrugProgrammeKind::EndToEnd;
    std::string administrator;        ///< third party: who runs it, "CMCA"
    std::string portal_url;           ///< where that party shows results; may be empty
    std::optional<bool> portal_link;  ///< whether to link there; none: as is usual
};
/// RSLT-20: usual is a link for third-party programmes, and none for end-to-end customers.
[[nodiscard]] bool shows_portal_link(DrugProgramme const& programme);

}  // namespace hub::domain
