#include "server/demo/demo.hpp"

#include "base/random.hpp"
#include "domain/document.hpp"
#include "server/demo/account_life.hpp"
#include "server/demo/authorization_life.hpp"
#include "server/demo/billing.hpp"
#include "store/accounts.hpp"
#include "store/authorizations.hpp"
#include "store/contacts.hpp"
#include "store/documents.hpp"
#include "store/employer_settings.hpp"
#include "store/facts.hpp"
#include "store/invoices.hpp"
#include "store/reference.hpp"
#include "store/report_settings.hpp"
#include "store/specimens.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace hub::server::demo {

namespace {

constexpr std::string_view seeded_fact = "demo_seeded_on";
constexpr std::string_view seed_fact = "demo_seed";

constexpr std::array account_list {
    Account { "admin@acme.example", "User Admin" },
    Account { "basic@acme.example", "Basic user" },
    Account { "billing@acme.example", "Basic user and billing contact" },
    Account { "billingadmin@acme.example", "User Admin and Billing Admin" },
    Account { "admin@globex.example", "User Admin of another employer" },
};

struct DemoPassword {
    domain::ContactId contact;
    std::string hash;
};

ErrorOr<void> insert_provider(store::Connection& db, World const& world) {
    for (auto const& market : world.markets) { HUB_TRY(store::insert_market(db, market)); }
    for (auto const& service : world.services) { HUB_TRY(store::insert_service(db, service)); }
    for (auto const& center : world.centers) { HUB_TRY(store::insert_center(db, center)); }
    return {};
}

ErrorOr<void> insert_contacts(store::Connection& db, Company const& company, std::span<DemoPassword const> passwords, Instant now) {
    for (auto const& planned : company.contacts) {
        auto const& contact = planned.contact;
        HUB_TRY(store::insert_contact(db, contact, planned.locations));
        if (planned.report_settings) {
            HUB_TRY(store::put_report_settings(db, contact.employer, contact.id, *planned.report_settings, now));
        }
        if (planned.last_signed_in) { HUB_TRY(store::set_last_signed_in(db, contact.employer, contact.id, *planned.last_signed_in)); }
        auto const own = std::ranges::find(passwords, contact.id, &DemoPassword::contact);
        if (own != passwords.end()) { HUB_TRY(store::put_account(db, contact.email, contact.employer, contact.id, own->hash, now)); }
    }
    return {};
}

/// Old documents have mostly been looked at, new ones have not; a few are flagged.
ErrorOr<void> insert_marks(
    store::Connection& db, Company const& company, PlannedContact const& planned, SeededRandom& random, Instant now) {
    std::vector<domain::DocumentId> reviewed;
    std::vector<domain::DocumentId> flagged;
    auto const today = central_date(now);
    for (auto const& [document, outcome, job_title] : company.documents) {
        auto const age = days_between(central_date(document.posted_at), today);
        auto const drawn = random.below(100);
        auto const flag_drawn = random.below(100);
        if (!domain::is_delivered(document, *planned.report_settings, today)) { continue; }
        std::uint64_t const reviewed_percent = age > 14 ? 97 : age > 3 ? 60 : 12;
        if (drawn < reviewed_percent) { reviewed.push_back(document.id); }
        if (flag_drawn < 3) { flagged.push_back(document.id); }
    }
    HUB_TRY(store::mark_documents(db, company.employer.id, planned.contact.id, reviewed, { .flagged = {}, .reviewed = true }, now));
    HUB_TRY(store::mark_documents(db, company.employer.id, planned.contact.id, flagged, { .flagged = true, .reviewed = {} }, now));
    return {};
}

ErrorOr<void> insert_documents(store::Connection& db, Company const& company, Instant now) {
    std::vector<domain::Document> documents;
    for (auto const& planned : company.documents) { documents.push_back(planned.document); }
    HUB_TRY(store::insert_documents(db, company.employer.id, documents));
    HUB_TRY(store::withdraw_document(db, company.employer.id, documents[company.withdrawn].id));
    SeededRandom random { documents.size() };
    for (auto const& planned : company.contacts) {
        bool const receives = planned.contact.access == domain::HubAccess::Active && planned.report_settings.has_value();
        if (receives) { HUB_TRY(insert_marks(db, company, planned, random, now)); }
    }
    return {};
}

ErrorOr<void> insert_company(
    store::Connection& db, World const& world, Company const& company, std::span<DemoPassword const> passwords, Instant now) {
    auto const employer = company.employer.id;
    HUB_TRY(store::insert_employer(db, company.employer));
    // Whoever tries the demonstration has no authenticator app at hand; a new employer of a real portal starts with All.
    HUB_TRY(store::put_employer_settings(
        db, employer, { .version = 0, .second_factor = domain::SecondFactorPolicy::Off, .idle_minutes = 15, .offline_work = false }));
    for (auto const& location : company.locations) { HUB_TRY(store::insert_location(db, employer, location)); }
    for (auto const& package : company.packages) { HUB_TRY(store::insert_package(db, employer, package)); }
    HUB_TRY(insert_contacts(db, company, passwords, now));
    HUB_TRY(insert_account_life(db, company, now));
    for (auto const& planned : company.employees) { HUB_TRY(store::insert_employee(db, employer, planned.employee)); }
    HUB_TRY(insert_documents(db, company, now));
    HUB_TRY(store::put_drug_programme(db, employer, company.programme));
    for (auto const& specimen : company.specimens) { HUB_TRY(store::insert_specimen(db, specimen)); }
    for (auto const& authorization : company.authorizations) { HUB_TRY(store::insert_authorization(db, authorization)); }
    HUB_TRY(insert_authorization_life(db, world, company, now));
    HUB_TRY(store::set_last_authorization_number(db, employer, static_cast<std::int64_t>(4'700 + company.authorizations.size())));
    HUB_TRY(insert_billing(db, world, company, now));
    // BILL-25: the nightly refresh, at 2:10 a.m. Central Time.
    auto refreshed = Instant { start_of_central_day(central_date(now)).ms + 130 * 60'000 };
    if (refreshed > now) { refreshed.ms -= std::int64_t { 24 } * 3'600'000; }
    return store::set_invoices_refreshed_at(db, employer, refreshed);
}

/// Hashing takes long, so it is done before the transaction.
ErrorOr<std::vector<DemoPassword>> hash_passwords(World const& world, Passwords& passwords) {
    std::vector<DemoPassword> hashed;
    for (auto const& company : world.companies) {
        for (auto const& planned : company.contacts) {
            if (!planned.is_demo_account) { continue; }
            HUB_TRY_ASSIGN(auto hash, passwords.hash(password));
            hashed.push_back({ planned.contact.id, std::move(hash) });
        }
    }
    return hashed;
}

}  // namespace

std::span<Account const> accounts() {
    return account_list;
}

ErrorOr<void> store_world(World const& world, store::Database& database, Passwords& passwords) {
    HUB_TRY_ASSIGN(auto const hashed, hash_passwords(world, passwords));
    return database.write([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY(insert_provider(db, world));
        for (auto const& company : world.companies) { HUB_TRY(insert_company(db, world, company, hashed, world.made_at)); }
        HUB_TRY(store::set_fact(db, seed_fact, std::to_string(world.seed)));
        return store::set_fact(db, seeded_fact, std::to_string(world.made_at.ms));
    });
}

ErrorOr<void> ensure(Target const& target, Instant now, pdf::Fonts const& fonts, Options const& options) {
    std::optional<std::int64_t> made_at;
    std::optional<std::int64_t> seed;
    bool has_data = false;
    HUB_TRY(target.database.read([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY_ASSIGN(made_at, store::find_number_fact(db, seeded_fact));
        HUB_TRY_ASSIGN(seed, store::find_number_fact(db, seed_fact));
        HUB_TRY_ASSIGN(has_data, store::has_employers(db));
        return {};
    }));
    if (!made_at && has_data) { return fail(Error::conflict("This database holds data that is not demo data.")); }
    if (made_at) {
        // The world of the day on which the data was made: rows may still have to be added.
        auto const world = make_world(static_cast<std::uint64_t>(seed.value_or(0)), Instant { *made_at });
        return multiply_documents(world, target.database, options.scale);
    }
    auto world = make_world(options.seed, now);
    HUB_TRY(compose_all(world, target.files, fonts));
    HUB_TRY(store_world(world, target.database, target.passwords));
    return multiply_documents(world, target.database, options.scale);
}

}  // namespace hub::server::demo
