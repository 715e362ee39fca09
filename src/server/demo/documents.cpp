#include "server/demo/documents.hpp"

#include "server/demo/visits.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace hub::server::demo {

namespace {

constexpr int oldest_visit_days = domain::archive_after_days - 1;

struct Visit {
    std::size_t employee = 0;
    VisitKind const* kind = nullptr;
    domain::Center const* center = nullptr;
    Date day;
};

class DocumentMaker {
public:
    DocumentMaker(World const& world, Company& company, Maker& maker) : m_world(world), m_company(company), m_maker(maker) {}

    void make(std::size_t count) {
        for (auto const& fixed : fixed_visits()) { add_fixed(fixed, count); }
        while (m_company.documents.size() < count) { add(any_visit(), count); }
        std::ranges::sort(m_company.documents, {},
            [](PlannedDocument const& planned) { return std::pair { planned.document.posted_at, planned.document.id }; });
        m_company.withdrawn = count / 3;
    }

private:
    void add_fixed(FixedVisit const& fixed, std::size_t count) {
        auto const& employees = m_company.employees;
        auto const found =
            std::ranges::find_if(employees, [&](PlannedEmployee const& planned) { return planned.employee.last_name == fixed.last_name; });
        auto const center = std::ranges::find_if(m_world.centers, [&](domain::Center const& one) { return one.name == fixed.center; });
        if (found == employees.end() || center == m_world.centers.end()) { return; }  // another company's
        add({ static_cast<std::size_t>(found - employees.begin()), &visit_kind(fixed.visit), &*center,
                m_maker.today().plus_days(-fixed.days_ago) },
            count);
    }

    Visit any_visit() {
        // Everyone in turn, so that each person has several documents.
        auto const employee = m_next_employee++ % m_company.employees.size();
        return { employee, &any_kind(), &center_near(m_company.employees[employee].location), any_day() };
    }

    VisitKind const& any_kind() {
        int all = 0;
        for (auto const& kind : visit_kinds()) { all += kind.weight; }
        int drawn = m_maker.below(all);
        for (auto const& kind : visit_kinds()) {
            drawn -= kind.weight;
            if (drawn < 0) { return kind; }
        }
        return visit_kinds().front();
    }

    /// The nearest center mostly, else another one of the same market.
    domain::Center const& center_near(std::size_t location) {
        auto const market = m_company.markets[location];
        auto const within = m_maker.chance(70) ? m_maker.below(2) : m_maker.below(6);
        return m_world.centers[market * 6 + static_cast<std::size_t>(within)];
    }

    /// More of them lately, none on a Sunday.
    Date any_day() {
        auto const days_ago = std::min(m_maker.below(oldest_visit_days + 1), m_maker.below(oldest_visit_days + 20));
        auto const day = m_maker.today().plus_days(-days_ago);
        return day.weekday() == 0 && days_ago + 2 <= oldest_visit_days ? day.plus_days(-2) : day;
    }

    void add(Visit const& visit, std::size_t count) {
        for (auto const& planned : visit.kind->documents) {
            auto const posted_on = visit.day.plus_days(planned.days_after);
            bool const is_posted = posted_on <= m_maker.today() && is_ours(planned.kind);
            if (m_maker.chance(planned.percent) && is_posted && m_company.documents.size() < count) {
                m_company.documents.push_back(make_document(visit, planned.kind, posted_on));
            }
        }
    }

    /// RSLT-19: status and result of a third party's drug screen come from that party.
    [[nodiscard]] bool is_ours(domain::DocumentKindNumber kind) const {
        return m_company.programme.kind == domain::DrugProgrammeKind::EndToEnd || (kind != 10 && kind != domain::drug_result_kind);
    }

    PlannedDocument make_document(Visit const& visit, domain::DocumentKindNumber kind, Date posted_on) {
        auto const& person = m_company.employees[visit.employee];
        auto const posted_at = m_maker.moment(posted_on, 8 * 60, 18 * 60);
        auto const id = m_maker.id<domain::DocumentId>(posted_at);
        return {
            .document = {
                .id = id,
                .employer = m_company.employer.id,
                .employee = person.employee.id,
                .first_name = person.employee.first_name,
                .last_name = person.employee.last_name,
                .birth_date = person.employee.birth_date,
                .name = std::string { domain::find_document_kind(kind)->name },
                .kind = kind,
                .visit_type = visit.kind->injury ? domain::VisitType::Injury : domain::VisitType::NonInjury,
                .location = m_company.locations[person.location].id,
                .center = visit.center->id,
                .state = visit.center->address.state,
                .claim_number = visit.kind->injury ? claim_of(visit) : std::string {},
                .service_date = visit.day,
                .posted_at = posted_at,
                .file = domain::FileId { id.value },
                .pages = 0,
                .bytes = 0,
                .withdrawn = false,
            },
            .outcome = any_outcome(kind),
            .job_title = person.job_title,
        };
    }

    /// One claim an employee: the rechecks belong to the injury.
    std::string const& claim_of(Visit const& visit) {
        auto& claim = m_claims[visit.employee];
        if (claim.empty()) {
            claim = "WC-" + std::to_string(visit.day.parts().year) + "-" + std::to_string(10'000 + m_maker.below(89'999));
        }
        return claim;
    }

    pdf::ResultOutcome any_outcome(domain::DocumentKindNumber kind) {
        int const drawn = m_maker.below(100);
        if (kind == 10 && drawn < 40) { return pdf::ResultOutcome::Pending; }
        if (drawn < 78) { return pdf::ResultOutcome::Favourable; }
        if (drawn < 94) { return pdf::ResultOutcome::Limited; }
        return pdf::ResultOutcome::Unfavourable;
    }

    World const& m_world;
    Company& m_company;
    Maker& m_maker;
    std::size_t m_next_employee = 0;
    std::unordered_map<std::size_t, std::string> m_claims;
};

}  // namespace

void add_documents(World const& world, Company& company, int count, Maker& maker) {
    DocumentMaker { world, company, maker }.make(static_cast<std::size_t>(count));
}

}  // namespace hub::server::demo
