#include "server/billing_jobs.hpp"

#include "domain/bill_delivery.hpp"
#include "domain/billing_cycle.hpp"
#include "domain/payment.hpp"
#include "server/audit.hpp"
#include "server/billing_mail.hpp"
#include "store/bill_delivery.hpp"
#include "store/billing_settings.hpp"
#include "store/contacts.hpp"
#include "store/invoice_history.hpp"
#include "store/invoices.hpp"
#include "store/payments.hpp"
#include "store/print_queue.hpp"

#include <algorithm>
#include <utility>

namespace hub::server {

namespace {

constexpr int at_once = 500;
constexpr int weekly_mail_minute = 7 * 60;

/// One job's work for one employer; returns to how many things it was done.
class EmployerWork {
public:
    EmployerWork(HandlerContext const& context, JobRun& run, domain::EmployerId employer)
        : m_context(context), m_run(run), m_employer(employer), m_today(central_date(run.as_of())) {}

    ErrorOr<std::int64_t> refresh();
    ErrorOr<std::int64_t> rebill();
    ErrorOr<std::int64_t> cycle();
    ErrorOr<std::int64_t> weekly_mail();

private:
    ErrorOr<void> book(store::Connection& db, domain::Payment payment);
    ErrorOr<std::int64_t> apply_deliveries(store::Connection& db);
    ErrorOr<void> print_rebill(store::Connection& db, domain::Invoice invoice, std::string recipient);
    ErrorOr<std::int64_t> send_weekly_mails(store::Connection& db, Date monday);
    ErrorOr<void> tell(store::Connection& db, std::string_view action, std::string_view object, std::int64_t count);

    HandlerContext const& m_context;
    JobRun& m_run;
    domain::EmployerId m_employer;
    Date m_today;
};

ErrorOr<void> EmployerWork::tell(store::Connection& db, std::string_view action, std::string_view object, std::int64_t count) {
    if (count == 0) { return {}; }
    static Request const no_request;
    auto const now = m_run.services().clock.now();
    Call const call { .request = no_request, .now = now, .today = central_date(now) };
    return audit(db, m_run.services(), call,
        { .action = action,
            .object_type = object,
            .details = { { "rows", std::to_string(count) }, { "as_of", m_run.as_of().to_iso() } },
            .employer = m_employer });
}

/// BILL-27: never more is paid than the total; what is left over is for the Central Business Office to give back.
ErrorOr<void> EmployerWork::book(store::Connection& db, domain::Payment payment) {
    std::string left_over;
    for (auto& item : payment.items) {
        HUB_TRY_ASSIGN(auto invoice, store::find_invoice(db, m_employer, item.invoice));
        auto const [applied, rest] = domain::process_payment(invoice, item.amount, m_today);
        item.booked = applied;
        item.left_over = rest;
        HUB_TRY(store::update_invoice(db, invoice));
        HUB_TRY(store::add_invoice_step(db,
            { .employer = m_employer,
                .invoice = item.invoice,
                .at = m_run.as_of(),
                .event = domain::InvoiceEvent::PaymentProcessed,
                .amount = applied,
                .payment = payment.id }));
        if (rest > Money {}) { left_over += "Invoice " + invoice.number + ": " + rest.to_us() + "\n"; }
    }
    payment.state = domain::PaymentState::Processed;
    HUB_TRY(store::update_payment(db, payment));
    if (left_over.empty()) { return {}; }
    return queue_mail_to_support(m_context, db,
        { "For the Central Business Office: more was paid than was due",
            "Payment " + payment.confirmation + " was more than was due by the time it was booked. To be given back:\n\n" + left_over },
        m_run.services().clock.now());
}

ErrorOr<std::int64_t> EmployerWork::apply_deliveries(store::Connection& db) {
    HUB_TRY_ASSIGN(auto const due, store::list_due_bill_delivery(db, m_employer, m_today));
    for (auto const& row : due) { HUB_TRY(store::put_bill_delivery(db, domain::delivery_on(row, m_today))); }
    auto const count = static_cast<std::int64_t>(due.size());
    HUB_TRY(tell(db, "bill_delivery.effective", "bill_delivery", count));
    return count;
}

ErrorOr<std::int64_t> EmployerWork::refresh() {
    std::int64_t count = 0;
    HUB_TRY(m_run.step([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY_ASSIGN(auto const expired, store::expire_orders(db, m_employer, m_run.as_of()));
        HUB_TRY_ASSIGN(auto payments, store::list_payments_to_book(db, m_employer, m_today));
        auto const booked = static_cast<std::int64_t>(payments.size());
        for (auto& payment : payments) { HUB_TRY(book(db, std::move(payment))); }
        HUB_TRY(tell(db, "payments.booked", "payments", booked));
        HUB_TRY_ASSIGN(auto const switched, apply_deliveries(db));
        HUB_TRY_ASSIGN(auto const last, store::invoices_refreshed_at(db, m_employer));
        // A run by hand for an earlier moment does not set the time back.
        if (!last || *last < m_run.as_of()) { HUB_TRY(store::set_invoices_refreshed_at(db, m_employer, m_run.as_of())); }
        count = expired + booked + switched;
        return {};
    }));
    return count;
}

ErrorOr<void> EmployerWork::print_rebill(store::Connection& db, domain::Invoice invoice, std::string recipient) {
    auto const now = m_run.services().clock.now();
    invoice.rebilled_on = m_today;
    HUB_TRY(store::update_invoice(db, invoice));
    HUB_TRY(store::queue_letter(db,
        { .id = store::LetterId::make(m_run.services().clock, m_run.services().random),
            .employer = m_employer,
            .invoice = invoice.id,
            .kind = store::LetterKind::Rebill,
            .day = m_today,
            .recipient = std::move(recipient),
            .queued_at = now }));
    return store::add_invoice_step(db,
        { .employer = m_employer,
            .invoice = invoice.id,
            .at = m_run.as_of(),
            .event = domain::InvoiceEvent::Rebilled,
            .amount = invoice.balance() });
}

ErrorOr<std::int64_t> EmployerWork::rebill() {
    std::int64_t count = 0;
    bool has_more = true;
    while (has_more) {  // in portions, so that requests come in between
        HUB_TRY(m_run.step([&](store::Connection& db) -> ErrorOr<void> {
            HUB_TRY_ASSIGN(auto due, store::list_invoices_to_rebill(db, m_employer, m_today, at_once));
            HUB_TRY_ASSIGN(auto const contacts, store::list_billing_contacts(db, m_employer));
            HUB_TRY_ASSIGN(auto const people, store::list_contacts(db, m_employer));
            has_more = due.size() == static_cast<std::size_t>(at_once);
            count += static_cast<std::int64_t>(due.size());
            HUB_TRY(tell(db, "invoices.rebilled", "invoices", static_cast<std::int64_t>(due.size())));
            for (auto& invoice : due) {
                // Also to one without HUB access (row 46).
                auto const contact = std::ranges::find(contacts, invoice.place(), &store::BillingContact::place);
                auto const person = std::ranges::find_if(people,
                    [&](store::ListedContact const& listed) { return contact != contacts.end() && listed.contact.id == contact->contact; });
                HUB_TRY(print_rebill(db, std::move(invoice), person == people.end() ? std::string {} : person->contact.full_name()));
            }
            return {};
        }));
    }
    return count;
}

ErrorOr<std::int64_t> EmployerWork::cycle() {
    std::int64_t count = 0;
    HUB_TRY(m_run.step([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY_ASSIGN(count, apply_deliveries(db));
        HUB_TRY_ASSIGN(auto const last, store::last_closed_cycle(db, m_employer));
        HUB_TRY_ASSIGN(auto const first, store::first_invoice_day(db, m_employer));
        if (!last && !first) { return {}; }
        auto day = last ? domain::next_cycle_start(*last) : domain::cycle_start(*first);
        for (; domain::next_cycle_start(day) <= m_today; day = domain::next_cycle_start(day)) {
            HUB_TRY_ASSIGN(auto const sums, store::sum_cycle(db, m_employer, day, domain::next_cycle_start(day)));
            HUB_TRY(store::close_cycle(db, m_employer, sums, m_run.services().clock.now()));
            HUB_TRY(tell(db, "billing_cycle.closed", "invoices", std::max<std::int64_t>(sums.invoices, 1)));
            ++count;
        }
        return {};
    }));
    return count;
}

ErrorOr<std::int64_t> EmployerWork::send_weekly_mails(store::Connection& db, Date monday) {
    HUB_TRY_ASSIGN(auto settings, store::find_billing_settings(db, m_employer));
    if (settings.mailed_week && *settings.mailed_week >= monday) { return 0; }
    settings.mailed_week = monday;
    HUB_TRY(store::put_billing_settings(db, m_employer, settings));
    HUB_TRY_ASSIGN(auto open, store::list_open_invoices(db, m_employer, store::WithLines::No));
    std::erase_if(open, [](domain::Invoice const& invoice) { return !invoice.online; });
    HUB_TRY_ASSIGN(auto const recipients, recipients_of(db, m_employer, domain::Action::ReceiveBillingSummary));
    HUB_TRY_ASSIGN(auto const names, load_place_names(db, m_employer));
    auto const link = page_address(m_context.config, "/billing/open");
    std::int64_t sent = 0;
    for (auto const& recipient : recipients) {
        auto const mail = server::weekly_mail(recipient, open, names, m_today, link);
        if (!mail) { continue; }
        HUB_TRY(queue_mail(m_context, db, recipient.contact, *mail, m_run.services().clock.now()));
        ++sent;
    }
    HUB_TRY(tell(db, "billing_summary.sent", "mails", sent));
    return sent;
}

ErrorOr<std::int64_t> EmployerWork::weekly_mail() {
    auto monday = domain::monday_of(m_today);
    // Early on a Monday the week before counts; of several weeks without a server only the last is told.
    bool const is_early = m_today == monday && central_minutes(m_run.as_of()) < weekly_mail_minute;
    if (is_early) { monday = monday.plus_days(-7); }
    std::int64_t sent = 0;
    HUB_TRY(m_run.step([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY_ASSIGN(sent, send_weekly_mails(db, monday));
        return {};
    }));
    return sent;
}

struct BillingJob {
    ErrorOr<std::int64_t> (EmployerWork::*work)();
    int from_minute;  ///< of the day in Central Time
};
constexpr std::array<BillingJob, billing_job_names.size()> jobs { {
    { &EmployerWork::refresh, 2 * 60 },
    { &EmployerWork::rebill, 2 * 60 },
    { &EmployerWork::cycle, 0 },
    { &EmployerWork::weekly_mail, weekly_mail_minute },
} };

ErrorOr<std::optional<std::int64_t>> run(HandlerContext const& context, std::size_t index, Instant as_of, JobStart start) {
    auto const work = [&](JobRun& run) -> ErrorOr<std::int64_t> {
        std::vector<domain::EmployerId> employers;
        HUB_TRY(run.services().database.read([&](store::Connection& db) -> ErrorOr<void> {
            HUB_TRY_ASSIGN(employers, store::list_employer_ids(db));
            return {};
        }));
        std::int64_t count = 0;
        for (auto const employer : employers) {
            EmployerWork inside { context, run, employer };
            HUB_TRY_ASSIGN(auto const done, (inside.*jobs[index].work)());
            count += done;
        }
        return count;
    };
    return run_job(context.services, billing_job_names[index], work, as_of, start);
}

}  // namespace

ErrorOr<std::optional<std::int64_t>> run_billing_job(HandlerContext const& context, std::string_view name, Instant as_of, JobStart start) {
    auto const found = std::ranges::find(billing_job_names, name);
    if (found == billing_job_names.end()) { return fail(Error::invalid({}, "There is no such job.")); }
    return run(context, static_cast<std::size_t>(found - billing_job_names.begin()), as_of, start);
}

void BillingPulse::beat(HandlerContext const& context, Instant now) {
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        if (m_starts[i] == JobStart::WhenDue && central_minutes(now) < jobs[i].from_minute) { continue; }
        auto const done = run(context, i, now, m_starts[i]);
        std::string name { billing_job_names[i] };
        if (!done) {
            context.services.log.write(LogLevel::Warning, "job_failed", { { "job", name }, { "detail", done.error().detail } });
            continue;
        }
        m_starts[i] = JobStart::WhenDue;
        if (*done) { context.services.log.write(LogLevel::Info, "job_done", { { "job", name }, { "rows", std::to_string(**done) } }); }
    }
}

}  // namespace hub::server
