#include "server/handlers/handlers.hpp"

#include "domain/billing_cycle.hpp"
#include "domain/invoice.hpp"
#include "domain/permissions.hpp"
#include "server/delivery.hpp"
#include "store/authorizations.hpp"
#include "store/document_list.hpp"
#include "store/report_settings.hpp"
#include "store/specimens.hpp"

#include <algorithm>
#include <utility>

namespace hub::server {

namespace {

constexpr int weeks_shown = 8;
constexpr int expiring_soon_days = 3;  // GEN-A1
constexpr int oldest_looked_at = 1000;

/// Collects the counts of the home page from one view of the database.
class HomeCounts {
public:
    HomeCounts(store::Connection& db, Call const& call)
        : m_db(db), m_call(call), m_viewer(call.who.viewer()), m_owner { m_viewer.employer, m_viewer.contact } {}

    ErrorOr<api::Home> run() {
        m_home.as_of = m_call.now;
        HUB_TRY_ASSIGN(auto settings, store::find_report_settings(m_db, m_viewer.employer, m_viewer.contact));
        if (domain::delivers_drug_results(settings.settings)) { HUB_TRY(count_drug_screens(settings.settings)); }
        m_rule = DeliveryRule { std::move(settings.settings) };
        HUB_TRY(count_results());
        HUB_TRY(count_marks());
        if (m_home.archiving_soon > 0) { HUB_TRY(find_first_archiving()); }
        HUB_TRY(count_authorizations());
        if (domain::can_open_billing(m_viewer)) { HUB_TRY(count_invoices()); }
        return std::move(m_home);
    }

private:
    ErrorOr<void> count_results() {
        Date const first_monday = domain::monday_of(m_call.today).plus_days(-7 * (weeks_shown - 1));
        for (int week = 0; week < weeks_shown; ++week) { m_home.weeks.push_back({ first_monday.plus_days(7 * week), 0, 0 }); }
        return store::each_tally(m_db, m_owner, oldest_available_day(m_call.today), [&](store::TallyRow const& row) {
            if (!m_rule.delivers(row.kind, row.location)) { return; }
            m_home.results += row.documents;
            if (days_between(oldest_available_day(m_call.today), row.posted_day) <= domain::archiving_soon_days) {
                m_home.archiving_soon += row.documents;
            }
            auto const week = days_between(first_monday, row.posted_day);
            if (week < 0 || week >= 7 * weeks_shown) { return; }
            auto& posted = m_home.weeks[static_cast<std::size_t>(week / 7)];
            (row.injury ? posted.injury : posted.non_injury) += static_cast<std::int32_t>(row.documents);
        });
    }

    ErrorOr<void> count_marks() {
        m_home.new_results = m_home.results;
        return store::each_mark_count(m_db, m_owner, oldest_available(m_call.today), [&](store::MarkCount const& count) {
            if (!m_rule.delivers(count.kind, count.location)) { return; }
            if (count.reviewed) { m_home.new_results -= count.documents; }
            if (count.flagged) { m_home.flagged += count.documents; }
        });
    }

    ErrorOr<void> find_first_archiving() {
        std::string document_name;
        std::string employee_id;
        HUB_TRY(store::each_oldest(m_db, m_owner, oldest_available(m_call.today), oldest_looked_at, [&](store::ListedDocument const& row) {
            if (m_home.first_archives_on || !m_rule.delivers(row.kind, row.location)) { return; }
            m_home.first_archives_on = domain::last_available_day(row.posted_at);
            document_name = row.name;
            employee_id = row.employee;
        }));
        if (!m_home.first_archives_on) { return {}; }
        std::string_view const ids[] { employee_id };
        HUB_TRY_ASSIGN(auto const employees, store::find_employees(m_db, m_viewer.employer, ids));
        m_home.first_archiving = document_name + " for " + employees.front().first_name + " " + employees.front().last_name;
        return {};
    }

    ErrorOr<void> count_authorizations() {
        HUB_TRY_ASSIGN(auto const authorizations, store::list_authorizations(m_db, m_viewer.employer, narrowed_to(m_viewer)));
        for (auto const& authorization : authorizations) {
            if (!domain::can_view_authorization(m_viewer, authorization)) { continue; }
            if (domain::status_of(authorization, m_call.today) != domain::AuthorizationStatus::Active) { continue; }
            ++m_home.active_authorizations;
            if (days_between(m_call.today, authorization.expires) > expiring_soon_days) { continue; }
            ++m_home.expiring_authorizations;
            if (m_home.next_expires_on && *m_home.next_expires_on <= authorization.expires) { continue; }
            m_home.next_expires_on = authorization.expires;
            m_home.next_expiring = authorization.draft.first_name + " " + authorization.draft.last_name;
        }
        return {};
    }

    ErrorOr<void> count_drug_screens(domain::ReportSettings const& settings) {
        HUB_TRY_ASSIGN(auto const programme, store::find_drug_programme(m_db, m_viewer.employer));
        auto& screens = m_home.drug_screens.emplace(api::DrugScreens { .programme = programme.kind });
        if (programme.kind == domain::DrugProgrammeKind::ThirdParty) { return {}; }
        return store::each_specimen_under_way(m_db, m_viewer.employer, [&](store::SpecimenUnderWay const& one) {
            if (!domain::delivers_drug_results(settings, one.location)) { return; }
            ++screens.under_way;
            if (domain::is_late(one.visit_type, one.collected_at, m_call.now)) { ++screens.late; }
        });
    }

    ErrorOr<void> count_invoices() {
        HUB_TRY_ASSIGN(auto const invoices, visible_invoices(m_db, m_viewer, store::WithLines::No));
        api::BillingSummary summary;
        summary.ageing.resize(domain::ageing_steps);
        for (auto const& invoice : invoices) {
            auto const age = domain::age_days(invoice, m_call.today);
            ++summary.open;
            summary.open_balance += invoice.balance();
            summary.oldest_age_days = std::max(summary.oldest_age_days, age);
            if (domain::status_of(invoice, m_call.today) == domain::InvoiceStatus::Overdue) {
                ++summary.overdue;
                summary.overdue_balance += invoice.balance();
            }
            auto& step = summary.ageing[domain::ageing_step(age)];
            ++step.invoices;
            step.balance += invoice.balance();
        }
        m_home.billing = std::move(summary);
        return {};
    }

    store::Connection& m_db;
    Call const& m_call;
    domain::Viewer m_viewer;
    store::ListOwner m_owner;
    DeliveryRule m_rule { {} };
    api::Home m_home;
};

}  // namespace

void add_home_routes(Router& router, HandlerContext const& context) {
    router.on(api::get_home, [&context](Call& call, api::Nothing const&) {
        return read_with(context, [&](store::Connection& db) { return HomeCounts { db, call }.run(); });
    });
}

}  // namespace hub::server
