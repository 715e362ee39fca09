#include "server/result_mails.hpp"

#include "server/delivery.hpp"
#include "server/mail.hpp"
#include "store/billing_settings.hpp"
#include "store/contacts.hpp"
#include "store/document_list.hpp"
#include "store/report_settings.hpp"
#include "store/result_mails.hpp"

#include <algorithm>
#include <format>
#include <portal.hpp>
#include <utility>
#include <vector>

namespace hub::server {

namespace {

constexpr std::int64_t hour_ms = 3'600'000;
constexpr int daily_minute = 7 * 60;
constexpr int news_days = 7;
/// So many changes are looked through for one contact; who has more of them unread is told in any case by one of these.
constexpr int changes_at_once = 5'000;

MailText result_mail(domain::Contact const& contact, std::string_view link) {
    return { std::format("New results in the {}", portal::product),
        letter_to(contact,
            std::format("New results or reports are ready for you in the {}. See them here:\n{}\n\n"
                        "How often this mail comes, or that it does not, is set in “My profile”.",
                portal::product, link)) };
}

/// The last time at which the daily mails were due.
Instant last_daily_time(Instant now) {
    auto const today = central_date(now);
    auto const day = central_minutes(now) < daily_minute ? today.plus_days(-1) : today;
    // Counted from the next midnight, because the clock is changed at night.
    return { start_of_central_day(day.plus_days(1)).ms - (24 * 60 - daily_minute) * (hour_ms / 60) };
}

/// The mails of one employer, in one transaction.
class ResultMails {
public:
    ResultMails(HandlerContext const& context, store::Connection& db, domain::EmployerId employer, Instant now)
        : m_context(context), m_db(db), m_employer(employer), m_now(now) {}

    ErrorOr<int> send() {
        HUB_TRY_ASSIGN(m_last_seq, store::last_change(m_db, m_employer));
        HUB_TRY_ASSIGN(auto const all_told, store::list_told_of_results(m_db, m_employer));
        HUB_TRY_ASSIGN(auto const contacts, store::list_contacts(m_db, m_employer));
        int sent = 0;
        for (auto const& [contact, locations, names, signed_in, invited, expires] : contacts) {
            auto const told = std::ranges::find(all_told, contact.id, &store::ToldOfResults::contact);
            // Whatever is there already is no news to somebody who has just come.
            if (told == all_told.end()) {
                HUB_TRY(store::put_told_of_results(m_db, m_employer, { contact.id, m_last_seq, { m_now.ms - hour_ms } }));
                continue;
            }
            HUB_TRY_ASSIGN(bool const is_sent, tell(contact, *told));
            if (is_sent) { ++sent; }
        }
        return sent;
    }

private:
    ErrorOr<bool> tell(domain::Contact const& contact, store::ToldOfResults told) {
        bool const has_access = contact.access == domain::HubAccess::Active || contact.access == domain::HubAccess::Granted;
        bool const wants = has_access && !contact.email.empty() && contact.result_mail != domain::ResultMail::Off;
        if (told.seq == m_last_seq || (wants && !is_due(contact, told))) { return false; }
        bool is_sent = false;
        if (wants) {
            HUB_TRY_ASSIGN(is_sent, has_news(contact.id, told.seq));
            if (is_sent) {
                HUB_TRY(queue_mail(m_context, m_db, contact, result_mail(contact, page_address(m_context.config, "/results")), m_now));
            }
            if (is_sent || contact.result_mail == domain::ResultMail::Daily) { told.at = m_now; }
        }
        told.seq = m_last_seq;
        HUB_TRY(store::put_told_of_results(m_db, m_employer, told));
        return is_sent;
    }

    [[nodiscard]] bool is_due(domain::Contact const& contact, store::ToldOfResults const& told) const {
        if (contact.result_mail == domain::ResultMail::Daily) { return told.at < last_daily_time(m_now); }
        return told.at.ms + hour_ms <= m_now.ms;
    }

    ErrorOr<bool> has_news(domain::ContactId contact, std::int64_t seq) {
        HUB_TRY_ASSIGN(auto settings, store::find_report_settings(m_db, m_employer, contact));
        DeliveryRule rule { std::move(settings.settings) };
        store::ListOwner const owner { m_employer, contact };
        auto const oldest = start_of_central_day(central_date(m_now).plus_days(-news_days));
        bool found = false;
        HUB_TRY(store::each_unread_since(m_db, owner, seq, oldest, changes_at_once,
            [&](store::ListedDocument const& row) { found = found || rule.delivers(row.kind, row.location); }));
        return found;
    }

    HandlerContext const& m_context;
    store::Connection& m_db;
    domain::EmployerId m_employer;
    Instant m_now;
    std::int64_t m_last_seq = 0;
};

}  // namespace

ErrorOr<int> send_result_mails(HandlerContext const& context, Instant now) {
    std::vector<domain::EmployerId> employers;
    HUB_TRY(context.services.database.read([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY_ASSIGN(employers, store::list_employer_ids(db));
        return {};
    }));
    int sent = 0;
    for (auto const employer : employers) {
        HUB_TRY(context.services.database.write([&](store::Connection& db) -> ErrorOr<void> {
            HUB_TRY_ASSIGN(auto const queued, ResultMails(context, db, employer, now).send());
            sent += queued;
            return {};
        }));
    }
    return sent;
}

}  // namespace hub::server
