#include "store/small_world.hpp"

#include "base/random.hpp"
#include "store/accounts.hpp"
#include "store/document_list.hpp"
#include "store/document_marks.hpp"
#include "store/facts.hpp"
#include "store/idempotency.hpp"
#include "store/report_settings.hpp"
#include "store/sessions.hpp"
#include "store/text_list.hpp"
#include "store/throttle.hpp"

#include <set>

using namespace hub;
using namespace hub::test;

namespace {

constexpr std::uint8_t own = 1;

store::ListOwner owner(SmallWorld const& world) {
    return { world.employer(own), world.contact(own) };
}

std::int64_t count_documents(store::Connection& db, domain::EmployerId employer, Instant from) {
    std::int64_t count = -1;
    REQUIRE(db.each(
        "SELECT COUNT(*) FROM documents WHERE employer_id = ? AND posted_at >= ? AND withdrawn = 0",
        [&](store::Row const& row) { count = row.integer(0); }, employer, from));
    return count;
}

}  // namespace

TEST_CASE("Each change of an employer's documents has a number of its own, growing", "[store][documents]") {
    SmallWorld world;
    std::vector<domain::Document> documents { world.document(own, 10), world.document(own, 11), world.document(own, 12) };
    world.write([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY(store::insert_documents(db, world.employer(own), documents));
        HUB_TRY(store::withdraw_document(db, world.employer(own), documents[0].id));
        domain::DocumentId const marked[] { documents[1].id, documents[2].id, documents[1].id };
        HUB_TRY_ASSIGN(
            auto const changed, store::mark_documents(db, world.employer(own), world.contact(own), marked, { true, {} }, store_noon));
        CHECK(changed == 2);
        HUB_TRY_ASSIGN(auto const changes, store::list_changes(db, owner(world), 0, 100));
        std::set<std::int64_t> numbers;
        for (auto const& change : changes) { numbers.insert(change.seq); }
        CHECK(numbers.size() == changes.size());
        CHECK(changes.size() == 5);  // three documents and two marks; a document's last change counts
        HUB_TRY_ASSIGN(auto const last, store::last_change(db, world.employer(own)));
        CHECK(last == *numbers.rbegin());
        HUB_TRY_ASSIGN(auto const first_two, store::list_changes(db, owner(world), 0, 2));
        CHECK(first_two.size() == 2);
        HUB_TRY_ASSIGN(auto const rest, store::list_changes(db, owner(world), first_two.back().seq, 100));
        CHECK(rest.size() == 3);
        return {};
    });
}

TEST_CASE("The tally equals a count of the documents, whatever is posted and withdrawn", "[store][documents][property]") {
    SmallWorld world;
    SeededRandom dice { 5 };
    std::vector<domain::DocumentId> posted;
    for (int round = 0; round < 60; ++round) {
        auto document = world.document(
            own, static_cast<std::uint8_t>(10 + round), { store_noon.ms - static_cast<std::int64_t>(dice.below(200)) * 3'600'000 });
        document.kind = static_cast<domain::DocumentKindNumber>(1 + dice.below(25));
        document.visit_type = dice.below(2) == 0 ? domain::VisitType::Injury : domain::VisitType::NonInjury;
        posted.push_back(document.id);
        world.write([&](store::Connection& db) { return store::insert_documents(db, world.employer(own), std::span { &document, 1 }); });
        auto const withdrawn = posted[dice.below(posted.size())];
        if (dice.below(3) == 0) {
            static_cast<void>(
                world.refused([&](store::Connection& db) { return store::withdraw_document(db, world.employer(own), withdrawn); }));
        }
    }
    world.write([&](store::Connection& db) -> ErrorOr<void> {
        Date const from = central_date({ store_noon.ms - std::int64_t { 100 } * 3'600'000 });
        std::int64_t by_day = 0;
        std::int64_t total = 0;
        HUB_TRY(store::each_tally(db, owner(world), from, [&](auto const& row) { by_day += row.documents; }));
        HUB_TRY(store::each_tally_total(db, owner(world), from, [&](auto const& row) { total += row.documents; }));
        CHECK(by_day == total);
        CHECK(total == count_documents(db, world.employer(own), start_of_central_day(from)));
        return {};
    });
}

TEST_CASE("SUPP-A2: for whom a document is hidden, list, tally and marks are without it", "[store][documents]") {
    SmallWorld world;
    std::vector<domain::Document> documents { world.document(own, 10), world.document(own, 11), world.document(own, 12) };
    world.write([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY(store::insert_documents(db, world.employer(own), documents));
        domain::DocumentId const marked[] { documents[0].id, documents[1].id };
        HUB_TRY(store::mark_documents(db, world.employer(own), world.contact(own), marked, { true, true }, store_noon));
        HUB_TRY(store::note_saved(db, owner(world), marked, store_noon));
        HUB_TRY_ASSIGN(auto const before, store::last_change(db, world.employer(own)));
        HUB_TRY(store::hide_document(db, owner(world), documents[0].id, store_noon));
        HUB_TRY_ASSIGN(auto const changes, store::list_changes(db, owner(world), before, 10));
        CHECK(changes.size() == 1);

        auto const total_of = [&](store::ListOwner const& who) -> ErrorOr<std::int64_t> {
            std::int64_t total = 0;
            HUB_TRY(store::each_tally_total(db, who, central_date(store_noon), [&](auto const& row) { total += row.documents; }));
            return total;
        };
        HUB_TRY_ASSIGN(auto const mine, total_of(owner(world)));
        CHECK(mine == 2);
        HUB_TRY_ASSIGN(auto const theirs, total_of({ world.employer(own), store_id<domain::ContactId>(own, 60) }));
        CHECK(theirs == 3);
        HUB_TRY(store::each_mark_count(db, owner(world), Instant {}, [](auto const& count) { CHECK(count.documents == 1); }));
        HUB_TRY_ASSIGN(
            auto const found, store::find_listed_document(db, owner(world), documents[0].id, [&](store::ListedDocument const& row) {
                CHECK(row.withdrawn);
                CHECK(row.changed_seq == changes.front().seq);
            }));
        CHECK(found);
        HUB_TRY(store::each_oldest(
            db, owner(world), Instant {}, 10, [&](store::ListedDocument const& row) { CHECK(row.id != documents[0].id.to_string()); }));
        // A file that gets its size later does not make it appear again.
        HUB_TRY(store::set_file_size(db, world.employer(own), documents[0].id, 2, 2000));
        HUB_TRY(store::find_listed_document(db, owner(world), documents[0].id, [](auto const& row) { CHECK(row.withdrawn); }));
        return {};
    });
}

TEST_CASE("Pages follow one another without gap or overlap, also within one moment", "[store][documents]") {
    SmallWorld world;
    std::vector<domain::Document> documents;
    for (std::uint8_t i = 0; i < 20; ++i) {
        documents.push_back(world.document(own, static_cast<std::uint8_t>(10 + i), { store_noon.ms + i / 7 }));
    }
    world.write([&](store::Connection& db) { return store::insert_documents(db, world.employer(own), documents); });
    world.write([&](store::Connection& db) -> ErrorOr<void> {
        std::vector<std::string> ids;
        store::ListPosition position;
        int count = 0;
        do {
            HUB_TRY_ASSIGN(count, store::list_documents(db, owner(world), Instant {}, position, 3, [&](store::ListedDocument const& row) {
                ids.emplace_back(row.id);
                position.posted_ms = row.posted_at.ms;
            }));
            if (count > 0) { position.id = domain::DocumentId::parse(ids.back()).value(); }
        } while (count == 3);
        CHECK(ids.size() == 20);
        CHECK(std::set<std::string> { ids.begin(), ids.end() }.size() == 20);
        CHECK(ids.front() == documents.back().id.to_string());
        return {};
    });
}

TEST_CASE("RPTS-09: every version of report settings is kept", "[store][reports]") {
    SmallWorld world;
    world.write([&](store::Connection& db) -> ErrorOr<void> {
        auto const employer = world.employer(own);
        auto const contact = world.contact(own);
        HUB_TRY_ASSIGN(auto const none, store::find_report_settings(db, employer, contact));
        CHECK(none.version == 0);
        CHECK_FALSE(none.settings.all_categories);
        domain::ReportSettings narrow { { domain::ReportCategory::Dot, domain::ReportCategory::Tests }, false, { world.location(own) },
            true };
        HUB_TRY(store::put_report_settings(db, employer, contact, narrow, store_noon));
        HUB_TRY(store::put_report_settings(db, employer, contact, {}, store_noon));
        HUB_TRY_ASSIGN(auto const all, store::list_report_settings_since(db, employer, contact, 0));
        REQUIRE(all.size() == 3);
        CHECK(all[1].settings.categories == narrow.categories);
        CHECK(all[1].settings.locations == narrow.locations);
        CHECK(all[1].settings.more_than_minimum);
        HUB_TRY_ASSIGN(auto const now, store::find_report_settings(db, employer, contact));
        CHECK(now.version == 2);
        CHECK(now.settings.all_categories);
        return {};
    });
}

TEST_CASE("SIGN-01: one e-mail address is one account, whatever its case", "[store][sessions]") {
    SmallWorld world;
    CHECK(store::email_key("  Dana.Okafor@ACME.example ") == "dana.okafor@acme.example");
    world.write([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY(store::put_account(db, "dana@acme.example", world.employer(1), world.contact(1), "one", store_noon));
        HUB_TRY(store::put_account(db, "Dana@acme.example", world.employer(1), world.contact(1), "two", store_noon));
        HUB_TRY_ASSIGN(auto const account, store::find_account(db, "DANA@acme.example"));
        REQUIRE(account);
        CHECK(account->password_hash == "two");
        auto const other = store::put_account(db, "dana@acme.example", world.employer(2), world.contact(2), "three", store_noon);
        REQUIRE_FALSE(other);
        CHECK(other.error().code == ErrorCode::Conflict);
        return {};
    });
}

TEST_CASE("A10: all sessions of one contact end together, others go on", "[store][sessions]") {
    SmallWorld world;
    world.write([&](store::Connection& db) -> ErrorOr<void> {
        auto const session = [&](int number, std::uint8_t who) {
            store::StoredSession made;
            made.id =
                domain::SessionId { domain::SessionId::parse("01900000-0000-7000-8000-00000000000" + std::to_string(number)).value() };
            made.employer = world.employer(who);
            made.contact = world.contact(who);
            made.created_at = made.active_at = made.stepped_up_at = store_noon;
            return made;
        };
        auto const second = session(3, 2);
        HUB_TRY(store::insert_session(db, "a", session(1, 1)));
        HUB_TRY(store::insert_session(db, "b", session(2, 1)));
        HUB_TRY(store::insert_session(db, "c", second));
        HUB_TRY(store::touch_session(db, "c", { store_noon.ms + 5 }));
        HUB_TRY(store::touch_session(db, "c", { store_noon.ms + 1 }));
        HUB_TRY(store::end_sessions_of(db, world.employer(1), world.contact(1)));
        HUB_TRY_ASSIGN(auto const a, store::find_session(db, "a"));
        CHECK_FALSE(a);
        HUB_TRY_ASSIGN(auto const c, store::find_session(db, "c"));
        REQUIRE(c);
        CHECK(c->active_at.ms == store_noon.ms + 5);
        return {};
    });
}

TEST_CASE("L5: a kept answer is found by exactly its user, route and key", "[store][idempotency]") {
    SmallWorld world;
    world.write([&](store::Connection& db) -> ErrorOr<void> {
        store::IdempotencyScope const scope { world.employer(1), world.contact(1), "route", "key" };
        store::IdempotencyScope const foreign { world.employer(2), world.contact(2), "route", "key" };
        HUB_TRY(store::keep_answer(db, scope, { "print", 201, "{}" }, store_noon));
        HUB_TRY_ASSIGN(auto const found, store::find_kept_answer(db, scope));
        REQUIRE(found);
        CHECK(found->status == 201);
        HUB_TRY_ASSIGN(auto const none, store::find_kept_answer(db, foreign));
        CHECK_FALSE(none);
        HUB_TRY(store::purge_kept_answers(db, { store_noon.ms + 1 }));
        HUB_TRY_ASSIGN(auto const gone, store::find_kept_answer(db, scope));
        CHECK_FALSE(gone);
        return {};
    });
}

TEST_CASE("Facts are kept as text or as numbers", "[store]") {
    SmallWorld world;
    world.write([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY_ASSIGN(auto const none, store::find_fact(db, "scale"));
        CHECK_FALSE(none);
        HUB_TRY(store::set_fact(db, "scale", "12"));
        HUB_TRY(store::set_fact(db, "scale", "13"));
        HUB_TRY_ASSIGN(auto const number, store::find_number_fact(db, "scale"));
        CHECK(number == 13);
        HUB_TRY(store::set_fact(db, "scale", "many"));
        HUB_TRY_ASSIGN(auto const text, store::find_number_fact(db, "scale"));
        CHECK_FALSE(text);
        return store::ping(db);
    });
}

TEST_CASE("Lists of lines come back as they went in", "[store]") {
    CHECK(store::split_lines(store::join_lines({ "a", "b c", "d" })) == std::vector<std::string> { "a", "b c", "d" });
    CHECK(store::split_lines(store::join_lines({})).empty());
    CHECK(store::join_lines({ "a\nb", "c" }) == "a\nc");
}

TEST_CASE("AUTH-19: an authorization comes back as it was saved", "[store][authorizations]") {
    SmallWorld world;
    domain::Authorization made;
    made.id = store_id<domain::AuthorizationId>(own, 1);
    made.employer = world.employer(own);
    made.number = "A-2026-000001";
    auto& draft = made.draft;
    draft.first_name = "José";
    draft.last_name = "García-Márquez";
    draft.location = world.location(own);
    draft.visit_type = domain::VisitType::Injury;
    draft.injury_date = Date::from_parts(2026, 11, 18);
    draft.place = domain::CarePlace::Telemedicine;
    draft.service_codes = { "physical", "other" };
    draft.reason = domain::TestReason::PostAccident;
    draft.recipients = { "a@acme.example", "b@acme.example" };
    draft.instructions = "Two\nlines";
    made.created_by = world.contact(own);
    made.created_at = store_noon;
    made.expires = Date::from_parts(2026, 11, 26);
    world.write([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY(store::insert_authorization(db, made));
        HUB_TRY_ASSIGN(auto const read, store::find_authorization(db, made.employer, made.id));
        CHECK(read.draft.last_name == draft.last_name);
        CHECK(read.draft.injury_date == draft.injury_date);
        CHECK_FALSE(read.draft.birth_date);
        CHECK(read.draft.place == draft.place);
        CHECK(read.draft.center.is_nil());
        CHECK(read.draft.service_codes == draft.service_codes);
        CHECK(read.draft.reason == draft.reason);
        CHECK_FALSE(read.draft.dot_agency);
        CHECK(read.draft.recipients == draft.recipients);
        CHECK(read.draft.instructions == draft.instructions);
        CHECK(read.created_by_name == "Dana Okafor");
        CHECK(read.expires == made.expires);
        HUB_TRY_ASSIGN(auto const number, store::take_authorization_number(db, made.employer, Date::from_parts(2027, 1, 1)));
        CHECK(number == "A-2027-000001");
        return {};
    });
}
