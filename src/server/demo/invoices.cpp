#include "server/demo/paperwork.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace hub::server::demo {

namespace {

struct Price {
    std::string_view description;
    std::int64_t cents;
};

/// Non-injury services only (BILL-08).
constexpr std::array<Price, 14> prices { {
    { "Pre-placement physical", 9'800 },
    { "DOT physical", 12'450 },
    { "Drug screen, 10-panel", 6'475 },
    { "Drug screen, DOT", 7'125 },
    { "Breath alcohol test", 4'850 },
    { "Audiogram", 4'200 },
    { "Respirator clearance", 3'850 },
    { "Respirator fit test", 5'600 },
    { "Spirometry", 6'100 },
    { "TB test, skin", 3'975 },
    { "Hepatitis B vaccine", 11'250 },
    { "Flu vaccine", 3'450 },
    { "Human performance evaluation", 14'900 },
    { "Blood lead level", 5'825 },
} };

constexpr std::string_view remit_to = "Concentra Occupational Health\nP.O. Box 82549\nHapeville, GA 30354-0549";
constexpr std::string_view office_phone = "1-800-555-0148";

enum class State : std::uint8_t { Paid, New, Submitted, PartiallyPaid, Overdue, PartlyPaidAndOverdue };

/// The states in turn, so that each is there in a small data set too; ages in days.
struct Case {
    State state;
    int least_age;
    int most_age;
};
constexpr std::array<Case, 12> cases { {
    { State::Paid, 20, 150 },
    { State::New, 0, 30 },
    { State::Paid, 35, 200 },
    { State::Overdue, 31, 60 },
    { State::Paid, 40, 220 },
    { State::Submitted, 3, 45 },
    { State::Paid, 60, 240 },
    { State::PartiallyPaid, 5, 30 },
    { State::Paid, 20, 120 },
    { State::Overdue, 61, 90 },
    { State::New, 1, 30 },
    { State::PartlyPaidAndOverdue, 91, 128 },
} };

class InvoiceMaker {
public:
    InvoiceMaker(World const& world, Company& company, Maker& maker) : m_world(world), m_company(company), m_maker(maker) {}

    void make(int count) {
        for (int index = 0; index < count; ++index) {
            m_company.invoices.push_back(make_one(cases[static_cast<std::size_t>(index) % cases.size()]));
        }
        std::ranges::sort(m_company.invoices, {}, &domain::Invoice::issued);
        int number = 20'500;
        for (auto& invoice : m_company.invoices) {
            number += m_maker.between(1, 9);
            invoice.number = "4417-" + std::to_string(number);
        }
    }

private:
    domain::Invoice make_one(Case const& one) {
        auto const issued = m_maker.today().plus_days(-m_maker.between(one.least_age, one.most_age));
        auto const location = static_cast<std::size_t>(m_maker.below(static_cast<int>(m_company.locations.size())));
        domain::Invoice invoice {
            .id = m_maker.id<domain::InvoiceId>(start_of_central_day(issued)),
            .employer = m_company.employer.id,
            .number = {},
            .location = m_company.locations[location].id,
            .market = m_world.markets[m_company.markets[location]].id,
            .issued = issued,
            .total = {},
            .paid = {},
            .in_process = {},
            .rebilled_on = std::nullopt,
            .office_phone = std::string { office_phone },
            .remit_to = std::string { remit_to },
            .lines = {},
        };
        add_lines(invoice, location);
        settle(invoice, one.state);
        if (invoice.balance() > Money {} && domain::age_days(invoice, m_maker.today()) > domain::overdue_after_days
            && invoice.in_process == Money {}) {
            invoice.rebilled_on = issued.plus_days(domain::overdue_after_days + 1);
        }
        return invoice;
    }

    void add_lines(domain::Invoice& invoice, std::size_t location) {
        std::vector<PlannedEmployee const*> staff;
        for (auto const& person : m_company.employees) {
            if (person.location == location) { staff.push_back(&person); }
        }
        int const count = m_maker.between(1, 7);
        for (int i = 0; i < count; ++i) {
            auto const& person = staff[static_cast<std::size_t>(m_maker.below(static_cast<int>(staff.size())))]->employee;
            auto const& price = m_maker.pick_of(prices);
            invoice.lines.push_back({ std::string { price.description }, person.first_name + " " + person.last_name,
                invoice.issued.plus_days(-m_maker.between(2, 20)), Money { price.cents } });
            invoice.total += Money { price.cents };
        }
        std::ranges::sort(invoice.lines, {}, &domain::InvoiceLine::service_date);
    }

    void settle(domain::Invoice& invoice, State state) {
        Money const part { invoice.total.cents * m_maker.between(20, 60) / 100 };
        switch (state) {
        case State::Paid: invoice.paid = invoice.total; break;
        case State::Submitted: invoice.in_process = invoice.total; break;
        case State::PartiallyPaid:
        case State::PartlyPaidAndOverdue: invoice.paid = part; break;
        case State::New:
        case State::Overdue: break;
        }
    }

    World const& m_world;
    Company& m_company;
    Maker& m_maker;
};

}  // namespace

void add_invoices(World const& world, Company& company, int count, Maker& maker) {
    InvoiceMaker { world, company, maker }.make(count);
}

}  // namespace hub::server::demo
