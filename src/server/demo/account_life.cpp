#include "server/demo/account_life.hpp"

#include "base/clock.hpp"
#include "base/random.hpp"
#include "base/sha256.hpp"
#include "store/accounts.hpp"
#include "store/changes.hpp"
#include "store/contacts.hpp"
#include "store/password_links.hpp"

#include <array>
#include <span>
#include <string>
#include <string_view>

namespace hub::server::demo {

namespace {

constexpr std::int64_t hour_ms = 3'600'000;
constexpr std::int64_t day_ms = 24 * hour_ms;
constexpr int support = -1;
constexpr int employer = -1;
constexpr int never = -1;

using enum domain::ChangeKind;

/// People are numbers into company_data.hpp's contacts, by is who did it.
struct ChangeData {
    domain::ChangeKind kind;
    int days_ago;
    int by;
    int whom;
    std::string_view field;
    std::string_view before;
    std::string_view after;
    int verified_after_days = never;
};

constexpr std::array<ChangeData, 26> acme_changes { {
    { ContactAdded, 38, support, 12, "Role", "", "User Admin", 1 },
    { AccessGranted, 38, support, 12, "HUB access", "None", "Invited", 1 },
    { ContactUpdated, 36, 0, 1, "Phone", "(214) 555-0119", "(214) 555-0143", 2 },
    { PermissionsChanged, 35, 0, 5, "Patient Visit Activity", "Off", "On", 1 },
    { ReportSettingsChanged, 33, 4, 5, "Report settings", "All company locations", "Aurora Warehouse", 3 },
    { ContactAdded, 31, 0, 9, "Job title", "", "Shift supervisor", 1 },
    { PermissionsChanged, 29, 0, 6, "Own report settings", "Off", "On", 4 },
    { NotificationsChanged, 28, 4, 11, "Result mails", "At once", "Once a day", 3 },
    { RoleChanged, 26, 0, 4, "Role", "Basic", "User Admin", 0 },
    { SettingsChanged, 25, 0, employer, "Signed out after", "30 minutes", "15 minutes", 0 },
    { AccessRevoked, 24, 4, 13, "HUB access", "Active", "Revoked", 1 },
    { ContactUpdated, 22, 4, 8, "Job title", "Depot clerk", "Depot manager", 1 },
    { DeliveryMethodChanged, 20, 3, employer, "Invoice delivery, Dallas Plant", "Paper", "Online", 2 },
    { PermissionsChanged, 19, 0, 3, "Billing Admin", "Off", "On", 0 },
    { ContactUpdated, 17, 0, 2, "Company locations", "Dallas Plant, Irving Office", "Dallas Plant, Fort Worth Depot, Irving Office", 1 },
    { NotificationsChanged, 15, 1, 1, "Result mails", "Never", "At once", 2 },
    { ContactAdded, 13, 4, 10, "Job title", "", "Terminal manager", 1 },
    { ReportSettingsChanged, 12, 4, 10, "Report settings", "Nothing", "Newark Terminal", never },
    { AccessGranted, 6, 4, 10, "HUB access", "None", "Invited", never },
    { ContactUpdated, 5, 12, 12, "Phone", "(404) 555-0121", "(404) 555-0168", never },
    { DeliveryMethodChanged, 4, 3, employer, "Invoice delivery, Irving Office", "Paper", "Online", never },
    { ContactAdded, 3, 0, 7, "Job title", "", "Recruiter", never },
    { PermissionsChanged, 2, 0, 11, "Patient Visit Activity", "Off", "On", never },
    { ContactUpdated, 1, 4, 6, "Work e-mail", "b.aaltonen@acme.example", "bjorn.aaltonen@acme.example", never },
    { AccessGranted, 1, 0, 7, "HUB access", "None", "Invited", never },
    { NotificationsChanged, 0, 4, 5, "Result mails", "At once", "Once a day", never },
} };

constexpr std::array<ChangeData, 3> other_changes { {
    { ContactAdded, 21, support, 0, "Role", "", "User Admin", 2 },
    { ContactUpdated, 9, 0, 1, "Phone", "(817) 555-0102", "(817) 555-0155", 1 },
    { NotificationsChanged, 2, 0, 2, "Result mails", "At once", "Never", never },
} };

class LifeMaker {
public:
    LifeMaker(store::Connection& db, Company const& company, Instant now)
        : m_db(db), m_company(company), m_now(now), m_random(company.contacts.size() * 977) {}

    ErrorOr<void> add_invitations() {
        int invited = 0;
        for (auto const& planned : m_company.contacts) {
            auto const& contact = planned.contact;
            if (contact.access != domain::HubAccess::Granted) { continue; }
            // The first one still stands, those that follow have run out. Nobody has their links.
            Instant const sent { m_now.ms - (invited++ == 0 ? 20 * hour_ms : 6 * day_ms) };
            auto const nobody = sha256_hex(contact.id.to_string() + std::to_string(m_random.below(UINT64_MAX)));
            HUB_TRY(store::replace_password_link(m_db, nobody,
                { true, contact.employer, contact.id, store::email_key(contact.email), sent, Instant { sent.ms + 72 * hour_ms } }));
        }
        return {};
    }

    ErrorOr<void> add(ChangeData const& data) {
        auto const at = moment(data.days_ago);
        ManualClock const clock { at };
        store::AccountChange change {
            .id = domain::ChangeId::make(clock, m_random),
            .employer = m_company.employer.id,
            .kind = data.kind,
            .at = at,
            .by = person(data.by),
            .contact = person(data.whom),
            .fields = { { std::string { data.field }, std::string { data.before }, std::string { data.after } } },
        };
        HUB_TRY(store::insert_account_change(m_db, change));
        if (data.verified_after_days == never) { return {}; }
        Instant const verified { at.ms + data.verified_after_days * day_ms + 40 * 60'000 };
        HUB_TRY(store::verify_account_changes(m_db, change.employer, std::span { &change.id, 1 }, person(0), verified));
        return {};
    }

    /// Somebody who left, and was taken off the list.
    ErrorOr<void> add_former_contact() {
        ManualClock const clock { moment(200) };
        domain::Contact contact {
            .id = domain::ContactId::make(clock, m_random),
            .employer = m_company.employer.id,
            .first_name = "Gerald",
            .last_name = "Pruitt",
            .email = "gerald.pruitt@acme.example",
            .phone = "(214) 555-0109",
            .job_title = "Dispatcher",
        };
        HUB_TRY(store::insert_contact(m_db, contact, {}));
        auto const at = moment(16);
        HUB_TRY(store::remove_contact(m_db, contact, at));
        ManualClock const then { at };
        return store::insert_account_change(m_db,
            { domain::ChangeId::make(then, m_random), contact.employer, ContactRemoved, at, person(0), contact.id,
                { { "Job title", contact.job_title, "" } } });
    }

private:
    [[nodiscard]] std::optional<domain::ContactId> person(int number) const {
        auto const index = static_cast<std::size_t>(number);
        return number < 0 || index >= m_company.contacts.size() ? std::nullopt : std::optional { m_company.contacts[index].contact.id };
    }
    /// In office hours of that day, and not in the future.
    Instant moment(int days_ago) {
        auto const day = start_of_central_day(central_date(m_now).plus_days(-days_ago)).ms;
        Instant const at { day + 8 * hour_ms + static_cast<std::int64_t>(m_random.below(9 * hour_ms)) };
        return at < m_now ? at : Instant { m_now.ms - static_cast<std::int64_t>(m_random.below(hour_ms)) - 60'000 };
    }

    store::Connection& m_db;
    Company const& m_company;
    Instant m_now;
    SeededRandom m_random;
};

}  // namespace

ErrorOr<void> insert_account_life(store::Connection& db, Company const& company, Instant now) {
    LifeMaker maker { db, company, now };
    HUB_TRY(maker.add_invitations());
    bool const is_first = company.employer.name == "Acme Manufacturing";
    if (is_first) { HUB_TRY(maker.add_former_contact()); }
    auto const changes = is_first ? std::span<ChangeData const> { acme_changes } : std::span<ChangeData const> { other_changes };
    for (auto const& data : changes) { HUB_TRY(maker.add(data)); }
    return {};
}

}  // namespace hub::server::demo
