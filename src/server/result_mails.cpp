#include "server/result_mails.hpp"

#include "api/request.hpp"
#include "domain/document.hpp"
#include "domain/result_search.hpp"
#include "server/delivery.hpp"
#include "server/mail.hpp"
#include "server/result_page_builder.hpp"
#include "store/billing_settings.hpp"
#include "store/contacts.hpp"
#include "store/document_list.hpp"
#include "store/report_settings.hpp"
#include "store/result_mails.hpp"
#include "store/saved_searches.hpp"

#include <algorithm>
#include <format>
#include <portal.hpp>
#include <span>
#include <utility>
#include <vector>

namespace hub::server {

namespace {

constexpr std::int64_t hour_ms = 3'600'000;
constexpr int daily_minute = 7 * 60;
constexpr int news_days = 7;
/// So many unread changes are looked through for one contact at a time; news behind as many that are not the contact's are not told of.
constexpr int changes_at_once = 5'000;

MailText result_mail(domain::Contact const& contact, std::string_view link) {
    return { std::format("New results in the {}", portal::product),
        letter_to(contact,
            std::format("New results or reports are ready for you in the {}. See them here:\n{}\n\n"
                        "How often this mail comes, or that it does not, is set in “My profile”.",
                portal::product, link)) };
}

MailText search_mail(domain::Contact const& contact, std::string_view link) {
    return { std::format("New documents for a saved search in the {}", portal::product),
        letter_to(contact,
            std::format("New documents match a search that you have saved in the {}. See them here:\n{}\n\n"
                        "Which searches send you a mail is set with the bell under “Saved searches” above the results.",
                portal::product, link)) };
}

/// What the saved address asks for; everything, where it cannot be read.
domain::ResultSearch search_of(std::string_view address) {
    auto const begin = address.find('?');
    domain::AddressQuery query;
    if (begin != std::string_view::npos) {
        auto const parameters = api::parse_query(address.substr(begin + 1));
        if (parameters) {
            for (auto const& [name, value] : *parameters) { query[name] = value; }
        }
    }
    return domain::result_search_of(query);
}

/// One row of the page as a search sees it. Borrows from `employee` and the page.
domain::ResultFacts facts_of(api::ResultPage const& page, std::size_t i, std::string const& employee) {
    auto const at = [i](auto const& dictionary, auto const& indices) -> auto const& {
        return dictionary[static_cast<std::size_t>(indices[i])];
    };
    auto const* const kind = domain::find_document_kind(static_cast<domain::DocumentKindNumber>(page.kind[i]));
    return {
        .employee = employee,
        .name = at(page.names, page.name_index),
        .claim = page.claim_index[i] < 0 ? std::string_view {} : at(page.claims, page.claim_index),
        .center = at(page.centers, page.center_index).name,
        .location = at(page.locations, page.location_index).name,
        .state = at(page.centers, page.center_index).state,
        .category = kind == nullptr ? std::string_view {} : domain::enum_name(kind->category),
        .injury = page.injury[i] != 0,
        .birth_date = at(page.employees, page.employee_index).birth_date,
        .service_date = Date { page.service_day[i] },
        .posted = central_date({ page.posted_at[i] }),
        .flagged = page.flagged[i] != 0,
        .reviewed = page.reviewed[i] != 0,
        .saved = page.saved[i] != 0,
    };
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
        HUB_TRY_ASSIGN(auto searches, store::list_searches_to_tell(m_db, m_employer));
        std::erase_if(
            searches, [&](store::SearchToTell const& one) { return one.told_seq == m_last_seq || one.told_at.ms + hour_ms > m_now.ms; });
        for (auto begin = searches.begin(); begin != searches.end();) {
            auto const end = std::find_if(begin, searches.end(), [&](auto const& one) { return one.contact != begin->contact; });
            auto const contact =
                std::ranges::find(contacts, begin->contact, [](store::ListedContact const& one) { return one.contact.id; });
            if (contact != contacts.end()) {
                HUB_TRY_ASSIGN(bool const is_sent, tell_of_searches(contact->contact, { begin, end }));
                if (is_sent) { ++sent; }
            }
            begin = end;
        }
        return sent;
    }

private:
    ErrorOr<bool> tell(domain::Contact const& contact, store::ToldOfResults told) {
        bool const wants = may_be_mailed(contact) && contact.result_mail != domain::ResultMail::Off;
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
        bool found = false;
        HUB_TRY(each_news(contact, seq, [&](store::ListedDocument const&) { found = true; }));
        return found;
    }

    ErrorOr<void> each_news(domain::ContactId contact, std::int64_t seq, store::EachDocument const& each) {
        HUB_TRY_ASSIGN(auto settings, store::find_report_settings(m_db, m_employer, contact));
        DeliveryRule rule { std::move(settings.settings) };
        store::ListOwner const owner { m_employer, contact };
        auto const oldest = start_of_central_day(central_date(m_now).plus_days(-news_days));
        return store::each_unread_since(m_db, owner, seq, oldest, changes_at_once, [&](store::ListedDocument const& row) {
            if (rule.delivers(row.kind, row.location)) { each(row); }
        });
    }

    /// One mail for all searches of a contact. Who is told of every new result at once hears nothing more of some of them.
    ErrorOr<bool> tell_of_searches(domain::Contact const& contact, std::span<store::SearchToTell> searches) {
        bool is_sent = false;
        if (may_be_mailed(contact) && contact.result_mail != domain::ResultMail::AtOnce) {
            HUB_TRY_ASSIGN(is_sent, find_matches(contact.id, searches));
            if (is_sent) {
                HUB_TRY(queue_mail(m_context, m_db, contact, search_mail(contact, page_address(m_context.config, "/results")), m_now));
            }
        }
        for (auto& search : searches) {
            search.told_seq = m_last_seq;
            HUB_TRY(store::put_search_told(m_db, m_employer, search));
        }
        return is_sent;
    }

    /// Whether any search has news; those that do are told as of now.
    ErrorOr<bool> find_matches(domain::ContactId contact, std::span<store::SearchToTell> searches) {
        auto const oldest = std::ranges::min(searches, {}, &store::SearchToTell::told_seq).told_seq;
        ResultPageBuilder builder;
        std::vector<std::int64_t> changed;
        HUB_TRY(each_news(contact, oldest, [&](store::ListedDocument const& row) {
            builder.add(row);
            changed.push_back(row.changed_seq);
        }));
        HUB_TRY_ASSIGN(auto const page, builder.finish(m_db, m_employer));
        bool found = false;
        for (auto& told : searches) {
            auto const search = search_of(told.address);
            for (std::size_t i = 0; i < page.id.size(); ++i) {
                auto const& person = page.employees[static_cast<std::size_t>(page.employee_index[i])];
                auto const employee = person.first_name + " " + person.last_name;
                if (changed[i] > told.told_seq && domain::matches(search, facts_of(page, i, employee), central_date(m_now))) {
                    told.told_at = m_now;
                    found = true;
                    break;
                }
            }
        }
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
