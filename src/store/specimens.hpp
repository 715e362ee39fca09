// Specimens of drug screens with the stages that they have reached (RSLT-17). Whether a step or a result is in order is
// decided by domain/specimen.hpp before it is stored.
#pragma once

#include "domain/specimen.hpp"
#include "store/database.hpp"
#include "store/documents.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace hub::store {

/// With its steps. Employee, location, center and document must be there.
[[nodiscard]] ErrorOr<void> insert_specimen(Connection& db, domain::Specimen const& specimen);
/// What has changed since: the steps that are new, day of the visit, result and document. NotFound when it is missing.
[[nodiscard]] ErrorOr<void> update_specimen(Connection& db, domain::Specimen const& specimen);

struct ListedSpecimen {
    domain::Specimen specimen;
    Employee employee;
    std::string location_name;
    std::string center_name;
    std::string center_phone;
    std::string state;  ///< of the center
};
/// Those without a result, the oldest first.
[[nodiscard]] ErrorOr<std::vector<ListedSpecimen>> list_specimens_under_way(Connection& db, domain::EmployerId employer, int limit);
/// With its steps, whether it has ended or not. NotFound when it is missing or another employer's.
[[nodiscard]] ErrorOr<domain::Specimen> find_specimen(Connection& db, domain::EmployerId employer, domain::SpecimenId id);
/// Of the visit that the document is about; the one that the document itself belongs to, where there are several. None is no
/// error.
[[nodiscard]] ErrorOr<std::optional<ListedSpecimen>> find_specimen_of(Connection& db, domain::Document const& document);

/// What is counted of one without a result.
struct SpecimenUnderWay {
    domain::LocationId location;
    domain::VisitType visit_type = domain::VisitType::NonInjury;
    std::optional<Instant> collected_at;
};
[[nodiscard]] ErrorOr<void> each_specimen_under_way(
    Connection& db, domain::EmployerId employer, std::function<void(SpecimenUnderWay const&)> const& each);

/// RSLT-19: an employer without an entry is tested end to end.
[[nodiscard]] ErrorOr<domain::DrugProgramme> find_drug_programme(Connection& db, domain::EmployerId employer);
[[nodiscard]] ErrorOr<void> put_drug_programme(Connection& db, domain::EmployerId employer, domain::DrugProgramme const& programme);

}  // namespace hub::store
