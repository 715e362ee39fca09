// The mails that say that new results are there: to whom, when, and what they say.
#include "server/accounts_support.hpp"
#include "server/demo/demo.hpp"
#include "server/test_portal.hpp"
#include "store/contacts.hpp"
#include "store/document_marks.hpp"
#include "store/documents.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <span>
#include <string>
#include <vector>

using namespace hub;
using namespace hub::test;

namespace {

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t hour_ms = 60 * minute_ms;

server::demo::Company const& acme() {
    return demo_world().companies[0];
}

/// A portal whose people have heard of everything that is there.
struct Mailing {
    TestPortal portal;

    Mailing() { beat(0); }

    /// Lets time pass and gives the addresses to which a mail about results was queued then.
    std::vector<std::string> beat(std::int64_t pause_ms) {
        auto const before = all().size();
        portal.clock.set({ portal.clock.now().ms + pause_ms });
        portal.app->run_jobs();
        auto const mails = all();
        std::vector<std::string> addresses;
        for (std::size_t i = before; i < mails.size(); ++i) { addresses.push_back(mails[i].address); }
        return addresses;
    }

    std::vector<ReadMail> all() {
        auto mails = mails_of(portal);
        std::erase_if(mails, [](ReadMail const& mail) { return !mail.subject.starts_with("New results"); });
        return mails;
    }

    /// One more of a kind that Acme's User Admin receives, posted now.
    domain::DocumentId post() {
        auto document = acme().documents.front().document;
        document.posted_at = portal.clock.now();
        document.id = domain::DocumentId::make(portal.clock, portal.random);
        portal.write([&](store::Connection& db) { return store::insert_documents(db, acme().employer.id, std::span { &document, 1 }); });
        return document.id;
    }

    domain::Contact contact(std::string_view email) {
        domain::Contact found;
        portal.write([&](store::Connection& db) -> ErrorOr<void> {
            HUB_TRY_ASSIGN(auto const contacts, store::list_contacts(db, acme().employer.id));
            auto const it = std::ranges::find(contacts, email, [](store::ListedContact const& one) { return one.contact.email; });
            REQUIRE(it != contacts.end());
            found = it->contact;
            return {};
        });
        return found;
    }

    template <class Change>
    void change(std::string_view email, Change make_change) {
        auto who = contact(email);
        make_change(who);
        portal.write([&](store::Connection& db) { return store::update_contact(db, who); });
    }
    void choose(std::string_view email, domain::ResultMail choice) {
        change(email, [&](domain::Contact& who) { who.result_mail = choice; });
    }
};

constexpr std::string_view admin = "admin@acme.example";

bool has(std::vector<std::string> const& addresses, std::string_view address) {
    return std::ranges::contains(addresses, address);
}

}  // namespace

TEST_CASE("NOTE-04: whoever receives a new document hears of it with the next beat, once, and not of what was there before",
    "[server][result-mails]") {
    Mailing mailing;
    CHECK(mailing.all().empty());
    CHECK(mailing.beat(5 * minute_ms).empty());
    mailing.post();
    auto const told = mailing.beat(5 * minute_ms);
    CHECK(has(told, admin));
    CHECK_FALSE(has(told, "admin@globex.example"));
    CHECK(std::ranges::count(told, admin) == 1);
    CHECK(mailing.beat(2 * hour_ms).empty());
}

TEST_CASE("NOTE-04, RSLT-12: nobody hears of what the report settings do not deliver", "[server][result-mails]") {
    Mailing mailing;
    auto const document = mailing.post();
    auto const told = mailing.beat(5 * minute_ms);
    int receiving = 0;
    int others = 0;
    for (auto const* email : { "admin@acme.example", "basic@acme.example", "billing@acme.example", "billingadmin@acme.example" }) {
        INFO(email);
        Visitor visitor(mailing.portal);
        visitor.sign_in(email);
        auto const seen = std::ranges::contains(visitor.must(api::list_results).id, document);
        auto const wants = mailing.contact(email).result_mail == domain::ResultMail::AtOnce;
        CHECK(has(told, email) == (seen && wants));
        (seen ? receiving : others) += 1;
    }
    CHECK(receiving > 0);
    CHECK(others > 0);
}

TEST_CASE("NOTE-04: of many documents within an hour one mail tells at once and one later", "[server][result-mails]") {
    Mailing mailing;
    mailing.post();
    CHECK(has(mailing.beat(minute_ms), admin));
    mailing.post();
    mailing.post();
    CHECK_FALSE(has(mailing.beat(30 * minute_ms), admin));
    CHECK(std::ranges::count(mailing.beat(30 * minute_ms), admin) == 1);
    CHECK_FALSE(has(mailing.beat(2 * hour_ms), admin));
}

TEST_CASE("NOTE-04: daily mails come at 7 a.m. Central Time, also over the change of the clock", "[server][result-mails]") {
    for (auto const day : { Date::from_parts(2026, 11, 20), Date::from_parts(2027, 3, 14), Date::from_parts(2027, 11, 7) }) {
        INFO(day.to_iso());
        Mailing mailing;
        mailing.choose(admin, domain::ResultMail::Daily);
        auto const seven = Instant { start_of_central_day(day.plus_days(1)).ms - 17 * hour_ms };
        CHECK(central_minutes(seven) == 7 * 60);
        mailing.portal.clock.set({ seven.ms - 3 * hour_ms });
        mailing.beat(0);
        mailing.post();
        CHECK_FALSE(has(mailing.beat(3 * hour_ms - 1), admin));
        CHECK(std::ranges::count(mailing.beat(1), admin) == 1);
        mailing.post();
        CHECK_FALSE(has(mailing.beat(20 * hour_ms), admin));
        CHECK(has(mailing.beat(4 * hour_ms), admin));
    }
}

TEST_CASE("NOTE-04: who has switched the mails off hears nothing, and later only of what comes then", "[server][result-mails]") {
    Mailing mailing;
    mailing.choose(admin, domain::ResultMail::Off);
    mailing.post();
    CHECK_FALSE(has(mailing.beat(5 * minute_ms), admin));
    mailing.choose(admin, domain::ResultMail::AtOnce);
    CHECK_FALSE(has(mailing.beat(2 * hour_ms), admin));
    mailing.post();
    CHECK(has(mailing.beat(5 * minute_ms), admin));
}

TEST_CASE("NOTE-08: a mail about results says that something is ready and where, and nothing of whom or what", "[server][result-mails]") {
    Mailing mailing;
    mailing.post();
    mailing.beat(5 * minute_ms);
    auto const mails = mailing.all();
    REQUIRE_FALSE(mails.empty());
    auto const& document = acme().documents.front().document;
    for (auto const& mail : mails) {
        auto const whole = mail.subject + mail.text;
        CHECK(mail.text.contains("/#/results\n"));
        for (auto const& word : { document.last_name, document.name, std::string { "Drug" }, std::string { "injur" } }) {
            INFO(word);
            CHECK_FALSE(whole.contains(word));
        }
    }
}

TEST_CASE("NOTE-04, RSLT-16: what was withdrawn, hidden or reviewed meanwhile is no news", "[server][result-mails]") {
    Mailing mailing;
    auto const withdrawn = mailing.post();
    mailing.portal.write([&](store::Connection& db) { return store::withdraw_document(db, acme().employer.id, withdrawn); });
    CHECK(mailing.beat(5 * minute_ms).empty());

    auto const reviewed = mailing.post();
    Visitor visitor(mailing.portal);
    visitor.sign_in(admin).must(api::mark_results, { .documents = { reviewed }, .flagged = std::nullopt, .reviewed = true });
    CHECK_FALSE(has(mailing.beat(5 * minute_ms), admin));
}

TEST_CASE("NOTE-09: nobody without access or address is written to", "[server][result-mails]") {
    Mailing mailing;
    mailing.change(admin, [](domain::Contact& who) { who.access = domain::HubAccess::Revoked; });
    mailing.post();
    CHECK_FALSE(has(mailing.beat(5 * minute_ms), admin));
}

namespace {

/// A search of the User Admin's that has the bell on.
void save_search(Mailing& mailing, std::string name, std::string address) {
    Visitor visitor(mailing.portal);
    visitor.sign_in(admin).must(api::save_search,
        { domain::SavedSearchId::make(mailing.portal.clock, mailing.portal.random), std::move(name), std::move(address), true });
}

std::vector<ReadMail> search_mails(Mailing& mailing) {
    auto mails = mails_of(mailing.portal);
    std::erase_if(mails, [](ReadMail const& mail) { return !mail.subject.starts_with("New documents for a saved search"); });
    return mails;
}

}  // namespace

TEST_CASE("RSLT-A4: a saved search with its bell on mails when a new document matches, once, and not otherwise", "[server][result-mails]") {
    Mailing mailing;
    mailing.choose(admin, domain::ResultMail::Off);
    auto const& document = acme().documents.front().document;
    save_search(mailing, "Hers", "/results?q=" + api::percent_encode(document.last_name) + "&sort=employee");
    save_search(mailing, "Somebody else", "/results?q=qqqqqq");
    mailing.beat(5 * minute_ms);
    CHECK(search_mails(mailing).empty());  // what was there before is no news
    mailing.post();
    mailing.beat(5 * minute_ms);
    auto const mails = search_mails(mailing);
    REQUIRE(mails.size() == 1);
    CHECK(mails[0].address == admin);
    CHECK_FALSE((mails[0].subject + mails[0].text).contains(document.last_name));
    CHECK_FALSE(mails[0].text.contains("Hers"));
    CHECK(mails[0].text.contains("/#/results\n"));
    CHECK_FALSE(has(mailing.beat(2 * hour_ms), admin));
    CHECK(search_mails(mailing).size() == 1);
    mailing.post();
    mailing.beat(2 * hour_ms);
    CHECK(search_mails(mailing).size() == 2);
}

TEST_CASE("RSLT-A4: a search that nothing new matches mails nothing, nor one of somebody who is told of everything at once",
    "[server][result-mails]") {
    Mailing mailing;
    mailing.choose(admin, domain::ResultMail::Daily);
    save_search(mailing, "Nothing",
        "/results?type="
            + std::string { acme().documents.front().document.visit_type == domain::VisitType::Injury ? "Non-injury" : "Injury" });
    mailing.post();
    mailing.beat(2 * hour_ms);
    CHECK(search_mails(mailing).empty());
    mailing.choose(admin, domain::ResultMail::AtOnce);
    save_search(mailing, "Everything", "/results");
    mailing.post();
    CHECK(has(mailing.beat(2 * hour_ms), admin));
    CHECK(search_mails(mailing).empty());
}
