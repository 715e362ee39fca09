#include "server/demo/billing.hpp"

#include "base/clock.hpp"
#include "base/random.hpp"
#include "domain/bill_delivery.hpp"
#include "domain/billing_cycle.hpp"
#include "domain/business_days.hpp"
#include "domain/payment.hpp"
#include "server/demo/provider.hpp"
#include "store/bill_delivery.hpp"
#include "store/billing_settings.hpp"
#include "store/invoice_history.hpp"
#include "store/invoices.hpp"
#include "store/payments.hpp"

#include <algorithm>
#include <utility>

namespace hub::server::demo {

namespace {

constexpr std::int64_t hour_ms = 3'600'000;
constexpr int days_online = 300;  ///< longer than the oldest invoice
constexpr std::size_t pending_location = 1;
constexpr std::size_t second_market_location = 3;
constexpr std::size_t paper_location_of_others = 3;

Instant at_hour(Date day, int hour) {
    return { start_of_central_day(day).ms + hour * hour_ms };
}

class BillingMaker {
public:
    BillingMaker(store::Connection& db, World const& world, Company const& company, Instant now)
        : m_db(db), m_world(world), m_company(company), m_now(now), m_today(central_date(now)), m_random(company.invoices.size()),
          m_is_first(&company == &world.companies.front()) {}

    ErrorOr<void> run() {
        make_deliveries();
        for (auto const& delivery : m_deliveries) { HUB_TRY(store::put_bill_delivery(m_db, delivery)); }
        for (std::size_t i = 0; i < m_company.invoices.size(); ++i) { HUB_TRY(add_invoice(m_company.invoices[i], static_cast<int>(i))); }
        HUB_TRY(close_cycles());
        return store::put_billing_settings(m_db, m_company.employer.id,
            { .bulk_allowed = m_is_first,
                .central = m_is_first ? domain::CentralContact::None : domain::CentralContact::BillingAdmin,
                .mailed_week = domain::monday_of(m_today) });
    }

private:
    /// Online since long; of the first company one is to change and one has a second market on paper, of the others one is on paper.
    void make_deliveries() {
        auto const since = domain::cycle_start(m_today.plus_days(-days_online));
        for (std::size_t i = 0; i < m_company.locations.size(); ++i) {
            domain::BillDelivery delivery;
            delivery.employer = m_company.employer.id;
            delivery.location = m_company.locations[i].id;
            delivery.market = m_world.markets[m_company.markets[i]].id;
            bool const is_paper = !m_is_first && i == paper_location_of_others;
            if (!is_paper) {
                delivery.method = domain::DeliveryMethod::Online;
                delivery.since = since;
                delivery.version = 1;
            }
            if (m_is_first && i == pending_location) {
                domain::change_delivery(delivery, domain::DeliveryMethod::Paper, m_today, payer(delivery.place(), true).id);
            }
            m_deliveries.push_back(delivery);
        }
        if (!m_is_first) { return; }
        domain::BillDelivery second;
        second.employer = m_company.employer.id;
        second.location = m_company.locations[second_market_location].id;
        second.market = m_world.markets[DallasFortWorth].id;
        m_deliveries.push_back(second);
    }

    /// The billing contact if that person can sign in, else a Billing Admin.
    [[nodiscard]] domain::Contact const& payer(domain::LocationMarket const& place, bool is_admin) const {
        auto const find = [&](auto const& suits) {
            return std::ranges::find_if(m_company.contacts, [&](PlannedContact const& planned) {
                return planned.contact.access == domain::HubAccess::Active && suits(planned.contact);
            });
        };
        auto const own = find([&](domain::Contact const& contact) { return std::ranges::contains(contact.billing_for, place); });
        if (!is_admin && own != m_company.contacts.end()) { return own->contact; }
        auto const admin = find([](domain::Contact const& contact) { return contact.grants.billing_admin; });
        return admin == m_company.contacts.end() ? m_company.contacts.front().contact : admin->contact;
    }

    ErrorOr<void> add_invoice(domain::Invoice invoice, int index) {
        auto const delivery = std::ranges::find(m_deliveries, invoice.place(), &domain::BillDelivery::place);
        invoice.online = delivery != m_deliveries.end() && domain::is_issued_online(*delivery, invoice.issued);
        bool const is_card = index % 3 != 0;
        auto const sent = invoice.issued.plus_days(2 + index % 6);
        auto booked =
            is_card ? domain::plus_business_days(sent, domain::processing_business_days) : invoice.issued.plus_days(10 + index % 8);
        bool const is_in_time = booked <= m_today;
        if (!is_in_time) { booked = m_today; }
        if (!domain::is_open(invoice)) { invoice.paid_on = booked; }
        mark(invoice, index);
        HUB_TRY(store::insert_invoice(m_db, invoice));
        HUB_TRY(note(invoice, domain::InvoiceEvent::Issued, at_hour(invoice.issued, 9), invoice.total));
        if (invoice.paid > Money {} && is_card && is_in_time) { HUB_TRY(add_payment(invoice, invoice.paid, at_hour(sent, 14), booked)); }
        if (invoice.paid > Money {} && !(is_card && is_in_time)) {
            HUB_TRY(note(invoice, domain::InvoiceEvent::CheckReceived, earlier(at_hour(booked, 3)), invoice.paid));
        }
        if (invoice.rebilled_on) {
            HUB_TRY(note(invoice, domain::InvoiceEvent::Rebilled, earlier(at_hour(*invoice.rebilled_on, 3)), invoice.balance()));
        }
        if (invoice.in_process > Money {}) {
            HUB_TRY(add_payment(invoice, invoice.in_process, { m_now.ms - (1 + index % 5) * hour_ms }, std::nullopt));
        }
        return add_marks(invoice);
    }

    /// One corrected and one disputed invoice, and some with a number of the employer's own.
    void mark(domain::Invoice& invoice, int index) {
        bool const is_new = domain::status_of(invoice, m_today) == domain::InvoiceStatus::New;
        bool const is_overdue = domain::status_of(invoice, m_today) == domain::InvoiceStatus::Overdue;
        if (is_new && !m_has_correction && domain::age_days(invoice, m_today) > 3) {
            m_has_correction = true;
            invoice.corrected_on = m_today.plus_days(-2);
        }
        if (is_overdue && !m_has_dispute && index > 2) {
            m_has_dispute = true;
            invoice.disputed_at = Instant { m_now.ms - 50 * hour_ms };
        }
        if (index % 9 == 5) { invoice.tag = "PO " + std::to_string(20'110 + index); }
    }

    ErrorOr<void> add_marks(domain::Invoice const& invoice) {
        auto const& who = payer(invoice.place(), false);
        if (invoice.corrected_on) {
            HUB_TRY(note(invoice, domain::InvoiceEvent::Corrected, at_hour(*invoice.corrected_on, 10), invoice.total));
        }
        if (!invoice.disputed_at) { return {}; }
        HUB_TRY(store::insert_dispute(m_db,
            { invoice.employer, invoice.id, *invoice.disputed_at, who.id,
                "One of these employees did not have an appointment that day." }));
        return note(invoice, domain::InvoiceEvent::Disputed, *invoice.disputed_at, {}, who.full_name());
    }

    /// With the day of its booking it is Processed, without one Submitted.
    ErrorOr<void> add_payment(domain::Invoice const& invoice, Money amount, Instant at, std::optional<Date> booked) {
        auto const& who = payer(invoice.place(), false);
        ManualClock const clock { at };
        domain::Payment payment;
        payment.id = domain::PaymentId::make(clock, m_random);
        payment.employer = invoice.employer;
        payment.state = booked ? domain::PaymentState::Processed : domain::PaymentState::Submitted;
        payment.items = { { .invoice = invoice.id, .amount = amount, .reason = std::nullopt } };
        if (amount < invoice.total) { payment.items.front().reason = domain::PartialReason::BudgetLimit; }
        if (booked) { payment.items.front().booked = amount; }
        payment.by = who.id;
        payment.by_name = who.full_name();
        payment.ordered_at = at;
        payment.expires_at = { at.ms + domain::payment_order_ms };
        payment.settled_at = Instant { at.ms + 3 * 60'000 };
        payment.process_on = domain::processing_day(*payment.settled_at);
        payment.brand = domain::CardBrand::Visa;
        payment.last_digits = "1111";
        payment.confirmation = "T-" + payment.id.to_string().substr(24);
        HUB_TRY(store::insert_payment(m_db, payment));
        HUB_TRY(note(invoice, domain::InvoiceEvent::PaymentSubmitted, *payment.settled_at, amount, payment.by_name, payment.id));
        if (!booked) { return {}; }
        return note(invoice, domain::InvoiceEvent::PaymentProcessed, earlier(at_hour(*booked, 3)), amount, {}, payment.id);
    }

    ErrorOr<void> note(domain::Invoice const& invoice, domain::InvoiceEvent event, Instant at, Money amount, std::string by = {},
        std::optional<domain::PaymentId> payment = {}) {
        return store::add_invoice_step(m_db, { invoice.employer, invoice.id, earlier(at), event, std::move(by), amount, payment });
    }

    [[nodiscard]] Instant earlier(Instant at) const { return std::min(at, m_now); }

    ErrorOr<void> close_cycles() {
        auto const employer = m_company.employer.id;
        HUB_TRY_ASSIGN(auto const first, store::first_invoice_day(m_db, employer));
        if (!first) { return {}; }
        for (auto day = domain::cycle_start(*first); domain::next_cycle_start(day) <= m_today; day = domain::next_cycle_start(day)) {
            HUB_TRY_ASSIGN(auto const sums, store::sum_cycle(m_db, employer, day, domain::next_cycle_start(day)));
            HUB_TRY(store::close_cycle(m_db, employer, sums, at_hour(domain::next_cycle_start(day), 1)));
        }
        return {};
    }

    store::Connection& m_db;
    World const& m_world;
    Company const& m_company;
    Instant m_now;
    Date m_today;
    SeededRandom m_random;
    bool m_is_first;
    bool m_has_correction = false;
    bool m_has_dispute = false;
    std::vector<domain::BillDelivery> m_deliveries;
};

}  // namespace

ErrorOr<void> insert_billing(store::Connection& db, World const& world, Company const& company, Instant now) {
    return BillingMaker { db, world, company, now }.run();
}

}  // namespace hub::server::demo
