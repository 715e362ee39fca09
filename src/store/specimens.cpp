#include "store/specimens.hpp"

#include <unordered_map>
#include <utility>

namespace hub::store {

namespace {

/// The columns of ListedSpecimen, in the order of listed_from.
constexpr std::string_view select_listed =
    "SELECT s.id, s.number, s.injury, s.employee_id, s.location_id, s.center_id, s.service_day, s.result, s.document_id, "
    "e.first_name, e.last_name, e.birth_day, l.name, c.name, c.phone, c.state FROM specimens s "
    "JOIN employees e ON e.employer_id = s.employer_id AND e.id = s.employee_id "
    "JOIN locations l ON l.employer_id = s.employer_id AND l.id = s.location_id "
    "JOIN centers c ON c.id = s.center_id ";

ListedSpecimen listed_from(domain::EmployerId employer, Row const& row) {
    ListedSpecimen listed;
    auto& specimen = listed.specimen;
    specimen.id = row.id<domain::SpecimenId>(0);
    specimen.employer = employer;
    specimen.number = row.string(1);
    specimen.visit_type = row.boolean(2) ? domain::VisitType::Injury : domain::VisitType::NonInjury;
    specimen.employee = row.id<domain::EmployeeId>(3);
    specimen.location = row.id<domain::LocationId>(4);
    specimen.center = row.id<domain::CenterId>(5);
    if (!row.is_null(6)) { specimen.service_date = row.date(6); }
    if (!row.is_null(7)) { specimen.result = domain::enum_from<domain::DrugResult>(row.text(7)).value_or(domain::DrugResult::Cancelled); }
    if (!row.is_null(8)) { specimen.document = row.id<domain::DocumentId>(8); }
    listed.employee = { specimen.employee, row.string(9), row.string(10), row.date(11) };
    listed.location_name = row.string(12);
    listed.center_name = row.string(13);
    listed.center_phone = row.string(14);
    listed.state = row.string(15);
    return listed;
}

domain::SpecimenStep step_from(Row const& row, int first) {
    return { static_cast<domain::SpecimenStage>(row.integer(first)), row.instant(first + 1) };
}

/// Those that are there already stay.
ErrorOr<void> put_steps(Connection& db, domain::Specimen const& specimen) {
    for (auto const& step : specimen.steps) {
        HUB_TRY(db.exec("INSERT INTO specimen_steps (employer_id, specimen_id, stage, at) VALUES (?, ?, ?, ?) "
                        "ON CONFLICT (employer_id, specimen_id, stage) DO NOTHING",
            specimen.employer, specimen.id, static_cast<int>(step.stage), step.at));
    }
    return {};
}

ErrorOr<void> read_steps(Connection& db, domain::Specimen& specimen) {
    return db.each(
        "SELECT stage, at FROM specimen_steps WHERE employer_id = ? AND specimen_id = ? ORDER BY stage",
        [&](Row const& row) { specimen.steps.push_back(step_from(row, 0)); }, specimen.employer, specimen.id);
}

std::optional<std::string> result_name(domain::Specimen const& specimen) {
    return specimen.result ? std::optional { std::string { domain::enum_name(*specimen.result) } } : std::nullopt;
}

Instant ordered_at(domain::Specimen const& specimen) {
    return specimen.steps.empty() ? Instant {} : specimen.steps.front().at;
}

}  // namespace

ErrorOr<void> insert_specimen(Connection& db, domain::Specimen const& specimen) {
    HUB_TRY(db.exec("INSERT INTO specimens (employer_id, id, number, injury, employee_id, location_id, center_id, service_day, "
                    "ordered_at, result, document_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        specimen.employer, specimen.id, specimen.number, specimen.visit_type == domain::VisitType::Injury, specimen.employee,
        specimen.location, specimen.center, specimen.service_date, ordered_at(specimen), result_name(specimen), specimen.document));
    return put_steps(db, specimen);
}

ErrorOr<void> update_specimen(Connection& db, domain::Specimen const& specimen) {
    HUB_TRY_ASSIGN(auto const changed,
        db.exec("UPDATE specimens SET service_day = ?, result = ?, document_id = ? WHERE employer_id = ? AND id = ?", specimen.service_date,
            result_name(specimen), specimen.document, specimen.employer, specimen.id));
    if (changed == 0) { return fail(Error::not_found()); }
    return put_steps(db, specimen);
}

ErrorOr<std::vector<ListedSpecimen>> list_specimens_under_way(Connection& db, domain::EmployerId employer, int limit) {
    static std::string const sql =
        std::string { select_listed } + "WHERE s.employer_id = ? AND s.result IS NULL ORDER BY s.ordered_at, s.id LIMIT ?";
    std::vector<ListedSpecimen> listed;
    std::unordered_map<domain::SpecimenId, std::size_t> places;
    HUB_TRY(db.each(
        sql,
        [&](Row const& row) {
            listed.push_back(listed_from(employer, row));
            places.emplace(listed.back().specimen.id, listed.size() - 1);
        },
        employer, limit));
    HUB_TRY(db.each(
        "SELECT t.specimen_id, t.stage, t.at FROM specimens s JOIN specimen_steps t ON t.employer_id = s.employer_id "
        "AND t.specimen_id = s.id WHERE s.employer_id = ? AND s.result IS NULL ORDER BY t.specimen_id, t.stage",
        [&](Row const& row) {
            auto const place = places.find(row.id<domain::SpecimenId>(0));
            if (place != places.end()) { listed[place->second].specimen.steps.push_back(step_from(row, 1)); }
        },
        employer));
    return listed;
}

ErrorOr<domain::Specimen> find_specimen(Connection& db, domain::EmployerId employer, domain::SpecimenId id) {
    static std::string const sql = std::string { select_listed } + "WHERE s.employer_id = ? AND s.id = ?";
    std::optional<domain::Specimen> found;
    HUB_TRY(db.each(sql, [&](Row const& row) { found = std::move(listed_from(employer, row).specimen); }, employer, id));
    if (!found) { return fail(Error::not_found()); }
    HUB_TRY(read_steps(db, *found));
    return std::move(*found);
}

ErrorOr<std::optional<ListedSpecimen>> find_specimen_of(Connection& db, domain::Document const& document) {
    static std::string const sql = std::string { select_listed }
        + "WHERE s.employer_id = ? AND s.employee_id = ? AND s.service_day = ? "
          "ORDER BY CASE WHEN s.document_id = ? THEN 0 ELSE 1 END, s.ordered_at, s.id LIMIT 1";
    std::optional<ListedSpecimen> found;
    HUB_TRY(db.each(
        sql, [&](Row const& row) { found = listed_from(document.employer, row); }, document.employer, document.employee,
        document.service_date, document.id));
    if (!found) { return found; }
    HUB_TRY(read_steps(db, found->specimen));
    return found;
}

ErrorOr<void> each_specimen_under_way(
    Connection& db, domain::EmployerId employer, std::function<void(SpecimenUnderWay const&)> const& each) {
    return db.each(
        "SELECT s.location_id, s.injury, t.at FROM specimens s LEFT JOIN specimen_steps t ON t.employer_id = s.employer_id "
        "AND t.specimen_id = s.id AND t.stage = ? WHERE s.employer_id = ? AND s.result IS NULL",
        [&](Row const& row) {
            each({ .location = row.id<domain::LocationId>(0),
                .visit_type = row.boolean(1) ? domain::VisitType::Injury : domain::VisitType::NonInjury,
                .collected_at = row.is_null(2) ? std::nullopt : std::optional { row.instant(2) } });
        },
        static_cast<int>(domain::SpecimenStage::Collected), employer);
}

ErrorOr<domain::DrugProgramme> find_drug_programme(Connection& db, domain::EmployerId employer) {
    domain::DrugProgramme found;
    HUB_TRY(db.each(
        "SELECT kind, administrator, portal_url, portal_link FROM drug_programmes WHERE employer_id = ?",
        [&](Row const& row) {
            found.kind = domain::enum_from<domain::DrugProgrammeKind>(row.text(0)).value_or(domain::DrugProgrammeKind::EndToEnd);
            found.administrator = row.string(1);
            found.portal_url = row.string(2);
            if (!row.is_null(3)) { found.portal_link = row.boolean(3); }
        },
        employer));
    return found;
}

ErrorOr<void> put_drug_programme(Connection& db, domain::EmployerId employer, domain::DrugProgramme const& programme) {
    HUB_TRY(db.exec("INSERT INTO drug_programmes (employer_id, kind, administrator, portal_url, portal_link) VALUES (?, ?, ?, ?, ?) "
                    "ON CONFLICT (employer_id) DO UPDATE SET kind = excluded.kind, administrator = excluded.administrator, "
                    "portal_url = excluded.portal_url, portal_link = excluded.portal_link",
        employer, domain::enum_name(programme.kind), programme.administrator, programme.portal_url, programme.portal_link));
    return {};
}

}  // namespace hub::store
