#include "server/demo/specimens.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

namespace hub::server::demo {

namespace {

using enum domain::SpecimenStage;

constexpr std::int64_t minute_ms = 60'000;
constexpr int under_way_days = 3;  ///< a visit without a result that is older than this was cancelled

/// When a stage is usually reached: days after the visit, and minutes after midnight.
struct Moment {
    int day;
    int minute;
};
constexpr std::array<Moment, 7> usual { { { 0, 485 }, { 0, 545 }, { 0, 650 }, { 0, 1430 }, { 1, 390 }, { 1, 845 }, { 2, 620 } } };

/// A screen under way that has no document yet, as of the day on which the data is made.
struct UnderWay {
    std::size_t employee;
    int days_ago;
    domain::SpecimenStage stage;
    bool injury = false;
};
/// At noon and at midnight alike: each stage lies on an earlier day.
constexpr std::array under_way {
    UnderWay { 3, 1, Ordered }, UnderWay { 8, 1, Collected }, UnderWay { 12, 1, InTransit }, UnderWay { 17, 2, AtLaboratory },
    UnderWay { 21, 2, Testing }, UnderWay { 5, 2, MedicalReview }, UnderWay { 26, 5, MedicalReview },  // late
    UnderWay { 14, 4, Testing },                                                                       // late
    UnderWay { 30, 4, Testing, true },  // after an injury: nothing is promised
};

struct Visit {
    domain::Document const* any = nullptr;
    domain::Document const* custody = nullptr;
    PlannedDocument const* result = nullptr;
};

domain::DrugResult result_of(pdf::ResultOutcome outcome) {
    switch (outcome) {
    case pdf::ResultOutcome::Favourable: return domain::DrugResult::Negative;
    case pdf::ResultOutcome::Limited: return domain::DrugResult::NegativeDilute;
    case pdf::ResultOutcome::Unfavourable: return domain::DrugResult::Positive;
    case pdf::ResultOutcome::Pending: break;
    }
    return domain::DrugResult::Cancelled;
}

class SpecimenMaker {
public:
    SpecimenMaker(World const& world, Company& company, Maker& maker) : m_world(world), m_company(company), m_maker(maker) {}

    void make() {
        for (auto const& [key, visit] : visits()) { add(visit); }
        for (auto const& one : under_way) { add(one); }
    }

private:
    using Key = std::pair<Date, domain::EmployeeId>;

    std::map<Key, Visit> visits() {
        std::map<Key, Visit> found;
        for (auto const& planned : m_company.documents) {
            auto const& document = planned.document;
            if (!domain::is_about_specimen(document.kind) || &planned == &m_company.documents[m_company.withdrawn]) { continue; }
            auto& visit = found[{ document.service_date, document.employee }];
            visit.any = &document;
            if (document.kind == 8) { visit.custody = &document; }
            if (document.kind == domain::drug_result_kind) { visit.result = &planned; }
        }
        return found;
    }

    [[nodiscard]] static Instant at(Date day, Moment moment) {
        return { start_of_central_day(day.plus_days(moment.day)).ms + moment.minute * minute_ms };
    }

    domain::Specimen start(domain::Document const& visit, Instant ordered) {
        domain::Specimen specimen;
        specimen.id = m_maker.id<domain::SpecimenId>(ordered);
        specimen.employer = m_company.employer.id;
        specimen.number = std::to_string(m_maker.between(100'000'000, 999'999'999));
        specimen.visit_type = visit.visit_type;
        specimen.employee = visit.employee;
        specimen.location = visit.location;
        specimen.center = visit.center;
        return specimen;
    }

    /// Steps up to `last` that lie before `before`; the rules themselves keep them in order.
    void add_steps(domain::Specimen& specimen, Date day, domain::SpecimenStage last, Instant before) const {
        for (std::size_t i = 0; i <= static_cast<std::size_t>(last); ++i) {
            auto const reached = at(day, usual.at(i));
            if (reached >= before) { return; }
            static_cast<void>(domain::advance(specimen, { static_cast<domain::SpecimenStage>(i), reached }, m_maker.now()));
        }
    }

    /// Behind documents: ended when there is a result, else under way for some days, and afterwards cancelled.
    void add(Visit const& visit) {
        auto const day = visit.any->service_date;
        auto collected = at(day, usual[1]);
        if (visit.custody != nullptr) { collected.ms = std::min(collected.ms, visit.custody->posted_at.ms - 20 * minute_ms); }
        collected.ms = std::min(collected.ms, m_maker.now().ms - minute_ms);
        auto const ordered = Instant { collected.ms - 60 * minute_ms };
        auto specimen = start(*visit.any, ordered);
        specimen.service_date = day;
        static_cast<void>(domain::advance(specimen, { Ordered, ordered }, m_maker.now()));
        static_cast<void>(domain::advance(specimen, { Collected, collected }, m_maker.now()));
        auto const known_until = visit.result != nullptr ? Instant { visit.result->document.posted_at.ms - 15 * minute_ms } : m_maker.now();
        bool const is_old = visit.result == nullptr && days_between(day, m_maker.today()) > under_way_days;
        add_steps(specimen, day, is_old ? AtLaboratory : MedicalReview, known_until);
        if (visit.result != nullptr) {
            static_cast<void>(domain::advance(specimen, { Final, known_until }, m_maker.now()));
            static_cast<void>(domain::conclude(specimen, result_of(visit.result->outcome)));
            specimen.document = visit.result->document.id;
        } else if (is_old) {
            static_cast<void>(domain::conclude(specimen, domain::DrugResult::Cancelled));
        }
        m_company.specimens.push_back(std::move(specimen));
    }

    void add(UnderWay const& one) {
        auto const& person = m_company.employees[one.employee % m_company.employees.size()];
        auto const day = m_maker.today().plus_days(-one.days_ago);
        domain::Document visit;
        visit.visit_type = one.injury ? domain::VisitType::Injury : domain::VisitType::NonInjury;
        visit.employee = person.employee.id;
        visit.location = m_company.locations[person.location].id;
        visit.center = m_world.centers[m_company.markets[person.location] * 6].id;
        auto specimen = start(visit, at(day, usual[0]));
        if (one.stage > Ordered) { specimen.service_date = day; }
        add_steps(specimen, day, one.stage, m_maker.now());
        m_company.specimens.push_back(std::move(specimen));
    }

    World const& m_world;
    Company& m_company;
    Maker& m_maker;
};

}  // namespace

void add_specimens(World const& world, Company& company, Maker& maker) {
    if (company.programme.kind == domain::DrugProgrammeKind::EndToEnd) { SpecimenMaker { world, company, maker }.make(); }
}

}  // namespace hub::server::demo
