#include "server/demo/paperwork.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace hub::server::demo {

namespace {

constexpr std::array<std::string_view, 6> body_parts { "Left wrist", "Lower back", "Right hand", "Left knee", "Right shoulder",
    "Right ankle" };
constexpr std::array<std::string_view, 5> instructions {
    "Please call the contact at the location if the employee is late.",
    "First day of work is next Monday; please send the result before then.",
    "The employee brings the company's own form.",
    "Please see the employee between 8 and 11 a.m.",
    "Interpreter needed.",
};
constexpr std::array<domain::TestReason, 4> hire_reasons { domain::TestReason::PrePlacement, domain::TestReason::Random,
    domain::TestReason::FollowUp, domain::TestReason::Periodic };
constexpr int days_back = 70;

class AuthorizationMaker {
public:
    AuthorizationMaker(World const& world, Company& company, Maker& maker) : m_world(world), m_company(company), m_maker(maker) {
        for (auto const& planned : company.contacts) {
            if (planned.contact.access == domain::HubAccess::Active) { m_creators.push_back(&planned.contact); }
        }
    }

    void make(int count) {
        for (int index = 0; index < count; ++index) { m_company.authorizations.push_back(make_one(index, count)); }
        std::ranges::sort(m_company.authorizations, {}, &domain::Authorization::created_at);
        int number = 4700;
        for (auto& authorization : m_company.authorizations) {
            auto const digits = std::to_string(++number);
            authorization.number = "A-" + std::to_string(central_date(authorization.created_at).parts().year) + "-"
                + std::string(6 - digits.size(), '0') + digits;
        }
    }

private:
    domain::Authorization make_one(int index, int count) {
        auto draft = make_draft(index);
        auto const created_on = m_maker.today().plus_days(-days_ago(index, count, draft.place));
        auto const created_at = m_maker.moment(created_on, 7 * 60, 19 * 60);
        auto const& creator = index % 4 == 0 ? *m_creators[1 % m_creators.size()] : *m_maker.pick_of(m_creators);
        if (draft.visit_type == domain::VisitType::Injury) { draft.injury_date = created_on.plus_days(-m_maker.below(2)); }
        return {
            .id = m_maker.id<domain::AuthorizationId>(created_at),
            .employer = m_company.employer.id,
            .number = {},
            .draft = draft,
            .created_by = creator.id,
            .created_by_name = creator.full_name(),
            .created_at = created_at,
            .expires = domain::default_expiry(draft.place, created_on),
        };
    }

    /// The first ones expire within three days; the others were made evenly over the last weeks, so that some have expired.
    int days_ago(int index, int count, domain::CarePlace place) {
        int const validity = place == domain::CarePlace::Telemedicine ? domain::telemedicine_validity_days : domain::center_validity_days;
        if (index < 5) { return validity - index % 4; }
        if (place == domain::CarePlace::Telemedicine) { return m_maker.below(validity * 2); }
        return m_maker.chance(60) ? m_maker.below(validity - 3) : validity + 1 + m_maker.below(days_back - validity) * index / count;
    }

    domain::AuthorizationDraft make_draft(int index) {
        auto const& person = m_maker.pick_of(m_company.employees);
        domain::AuthorizationDraft draft;
        draft.first_name = person.employee.first_name;
        draft.last_name = person.employee.last_name;
        draft.birth_date = person.employee.birth_date;
        draft.employee_number = std::to_string(10'000 + m_maker.below(8'000));
        draft.location = m_company.locations[person.location].id;
        if (m_maker.chance(40)) { draft.phone = "(214) 555-01" + std::to_string(m_maker.between(10, 99)); }
        if (m_maker.chance(30)) { draft.instructions = m_maker.pick_of(instructions); }
        if (m_maker.chance(35)) { draft.recipients.push_back(m_maker.pick_of(m_creators)->email); }
        bool const is_telemedicine = index % 7 == 3;
        if (is_telemedicine || m_maker.chance(15)) {
            fill_injury(draft, person.location, is_telemedicine);
        } else {
            fill_services(draft, person.location);
        }
        return draft;
    }

    void fill_injury(domain::AuthorizationDraft& draft, std::size_t location, bool is_telemedicine) {
        draft.visit_type = domain::VisitType::Injury;
        draft.body_part = m_maker.pick_of(body_parts);
        if (is_telemedicine) {
            draft.place = domain::CarePlace::Telemedicine;
            draft.service_codes = { "telemedicine_injury" };
            return;
        }
        draft.center = center_of(location).id;
        draft.service_codes = { "injury_treatment" };
        if (m_maker.chance(40)) {
            draft.service_codes.emplace_back("drug_screen_10");
            draft.reason = domain::TestReason::PostAccident;
        }
    }

    /// A package of the company, as far as the center offers it (SVCL-02).
    void fill_services(domain::AuthorizationDraft& draft, std::size_t location) {
        auto const& center = center_of(location);
        draft.center = center.id;
        for (auto const& code : m_maker.pick_of(m_company.packages).service_codes) { add_service(draft, center, code); }
        if (m_maker.chance(30)) { add_service(draft, center, "respirator_fit_test"); }
        if (m_maker.chance(20)) { add_service(draft, center, "tb_skin"); }
        if (draft.service_codes.empty()) { draft.service_codes.emplace_back("audiogram"); }
        for (auto const& code : draft.service_codes) {
            auto const& service = *std::ranges::find(m_world.services, code, &domain::Service::code);
            if (service.drug_or_alcohol && !draft.reason) { draft.reason = m_maker.pick_of(hire_reasons); }
            if (service.dot) { draft.dot_agency = domain::DotAgency::Fmcsa; }
        }
    }

    static void add_service(domain::AuthorizationDraft& draft, domain::Center const& center, std::string_view code) {
        if (std::ranges::contains(center.service_codes, code)) { draft.service_codes.emplace_back(code); }
    }

    domain::Center const& center_of(std::size_t location) {
        return m_world.centers[m_company.markets[location] * 6 + static_cast<std::size_t>(m_maker.below(3))];
    }

    World const& m_world;
    Company& m_company;
    Maker& m_maker;
    std::vector<domain::Contact const*> m_creators;
};

}  // namespace

void add_authorizations(World const& world, Company& company, int count, Maker& maker) {
    AuthorizationMaker { world, company, maker }.make(count);
}

}  // namespace hub::server::demo
