// The job that archives (RSLT-08, RSLT-09): when, once, and what the list says afterwards.
#include "server/archive_job.hpp"

#include "server/delivery.hpp"
#include "server/test_portal.hpp"
#include "store/documents.hpp"
#include "store/jobs.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <string>

using namespace hub;
using namespace hub::test;
using server::JobStart;

namespace {

constexpr std::int64_t hour_ms = 3'600'000;

server::demo::Company const& acme() {
    return demo_world().companies[0];
}

server::Services services_of(TestPortal& portal) {
    return { *portal.database, portal.files, portal.passwords, portal.secrets, portal.clock, portal.random, portal.log };
}

/// One more document, posted then.
domain::DocumentId post(TestPortal& portal, Instant at) {
    auto document = acme().documents.front().document;
    document.posted_at = at;
    document.id = domain::DocumentId::make(ManualClock { at }, portal.random);
    portal.write([&](store::Connection& db) { return store::insert_documents(db, acme().employer.id, std::span { &document, 1 }); });
    return document.id;
}

std::int64_t run(TestPortal& portal, Instant at, JobStart start = JobStart::AtOnce) {
    portal.clock.set(at);
    auto const done = server::archive_documents(services_of(portal), at, start);
    REQUIRE(done);
    return done->value_or(-1);
}

bool is_marked(TestPortal& portal, domain::DocumentId id) {
    return portal.count("SELECT COUNT(*) FROM documents WHERE archived_at IS NOT NULL AND id = '" + id.to_string() + "'") == 1;
}

std::int64_t audited(TestPortal& portal) {
    return portal.count("SELECT COUNT(*) FROM audit_log WHERE action = 'documents.archived'");
}

/// Noon, Central Time.
Instant noon_of(Date day) {
    return { start_of_central_day(day).ms + 12 * hour_ms };
}

}  // namespace

TEST_CASE("RSLT-08, RSLT-09: marked on day 91 from its first moment and not on day 90, across both changes of the clock",
    "[server][archive][core]") {
    struct Span {
        Date posted;
        Date last;
    };
    // Over the change of spring 2027 and over that of autumn 2027.
    for (auto const& span : { Span { Date::from_parts(2027, 1, 10), Date::from_parts(2027, 4, 10) },
             Span { Date::from_parts(2027, 9, 1), Date::from_parts(2027, 11, 30) } }) {
        INFO(span.posted.to_iso());
        TestPortal portal;
        auto const midnight = start_of_central_day(span.last.plus_days(1));
        portal.clock.set(noon_of(span.posted));
        auto const first = post(portal, start_of_central_day(span.posted));
        auto const last = post(portal, { start_of_central_day(span.posted.plus_days(1)).ms - 1 });
        run(portal, { midnight.ms - 1 });
        CHECK_FALSE(is_marked(portal, first));
        CHECK_FALSE(is_marked(portal, last));
        CHECK(run(portal, midnight) == 2);
        CHECK(is_marked(portal, first));
        CHECK(is_marked(portal, last));
    }
}

TEST_CASE("RSLT-08: a second run changes nothing, and each run that archives is told of once", "[server][archive][core]") {
    TestPortal portal;
    auto const at = noon_of(Date::from_parts(2026, 12, 20));
    auto const available = domain::archive_after_days;
    auto const due = std::ranges::count_if(acme().documents, [&](auto const& planned) {
        bool const is_withdrawn = &planned == &acme().documents[acme().withdrawn];
        return !is_withdrawn && domain::is_archived(planned.document.posted_at, central_date(at));
    });
    REQUIRE(due > 0);
    run(portal, at);
    auto const acme_rows = portal.count(
        "SELECT COUNT(*) FROM documents WHERE archived_at IS NOT NULL AND employer_id = '" + acme().employer.id.to_string() + "'");
    CHECK(acme_rows == due);
    auto const events = audited(portal);
    auto const seq = portal.count("SELECT SUM(change_seq) FROM employers");
    CHECK(run(portal, at) == 0);
    CHECK(run(portal, { at.ms + hour_ms }) == 0);
    CHECK(audited(portal) == events);
    CHECK(portal.count("SELECT SUM(change_seq) FROM employers") == seq);
    CHECK(portal.count("SELECT COUNT(*) FROM audit_log WHERE action = 'documents.archived' AND chain = '" + acme().employer.id.to_string()
              + "' AND details LIKE '%\"rows\":\"" + std::to_string(due) + "\"%'")
        == 1);
    // The last of them is caught up after a long time without a server.
    run(portal, noon_of(Date::from_parts(2026, 11, 19).plus_days(available + 30)));
    CHECK(portal.count("SELECT COUNT(*) FROM documents WHERE archived_at IS NULL AND withdrawn = 0") == 0);
    CHECK(portal.count("SELECT COUNT(*) FROM document_tally WHERE documents <> 0") == 0);
}

TEST_CASE("RSLT-08: a document that comes late with an old posting time is archived too", "[server][archive][core]") {
    TestPortal portal;
    auto const at = noon_of(Date::from_parts(2026, 12, 20));
    run(portal, at);
    auto const late = post(portal, noon_of(Date::from_parts(2026, 7, 1)));
    CHECK(run(portal, at) == 1);
    CHECK(is_marked(portal, late));
}

TEST_CASE("RSLT-08: the server archives when it starts and on each new day of Central Time", "[server][archive][core]") {
    TestPortal portal;
    auto const midnight = start_of_central_day(Date::from_parts(2026, 12, 2));
    auto const first = post(portal, noon_of(Date::from_parts(2026, 9, 1)));   // day 90 is Nov 30
    auto const second = post(portal, noon_of(Date::from_parts(2026, 9, 2)));  // day 90 is Dec 1
    portal.clock.set({ midnight.ms - hour_ms });
    portal.app->run_jobs();
    CHECK(is_marked(portal, first));
    CHECK_FALSE(is_marked(portal, second));
    portal.clock.set({ midnight.ms - 1 });
    portal.app->run_jobs();
    CHECK_FALSE(is_marked(portal, second));
    portal.clock.set(midnight);
    portal.app->run_jobs();
    CHECK(is_marked(portal, second));
    CHECK(run(portal, { midnight.ms + hour_ms }, JobStart::WhenDue) == -1);
}

TEST_CASE("RSLT-08: while one server holds the lease another does nothing, and a lease ends by itself", "[server][archive][core]") {
    TestPortal portal;
    auto const at = noon_of(Date::from_parts(2026, 12, 20));
    portal.clock.set(at);
    constexpr std::string_view job = server::archive_job_name;
    bool is_mine = false;
    portal.write([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY_ASSIGN(is_mine, store::take_lease(db, { job, "other", { at.ms + 5 * 60'000 } }, at));
        return {};
    });
    CHECK(is_mine);
    CHECK(run(portal, at) == -1);
    CHECK(audited(portal) == 0);
    CHECK(run(portal, { at.ms + 5 * 60'000 }) > 0);
    // Who has lost the lease cannot go on.
    auto const refused = portal.database->write([&](store::Connection& db) { return store::keep_lease(db, { job, "other", at }); });
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::Conflict);
}

TEST_CASE("RSLT-08: a run that loses its lease stops, and what it had not done is done by the other", "[server][archive][core]") {
    TestPortal portal;
    auto const at = noon_of(Date::from_parts(2026, 12, 20));
    portal.clock.set(at);
    std::int64_t by_the_other = 0;
    auto const done = server::run_job(
        services_of(portal), server::archive_job_name,
        [&](server::JobRun& job) -> ErrorOr<std::int64_t> {
            by_the_other = run(portal, { at.ms + hour_ms });  // this one slept for an hour
            HUB_TRY(job.step([](store::Connection& db) -> ErrorOr<void> {
                HUB_TRY(db.exec("DELETE FROM documents"));
                return {};
            }));
            return 1;
        },
        at, JobStart::AtOnce);
    REQUIRE_FALSE(done);
    CHECK(done.error().code == ErrorCode::Conflict);
    CHECK(by_the_other > 0);
    CHECK(portal.count("SELECT COUNT(*) FROM documents") > 0);
}

TEST_CASE("RSLT-09, RSLT-16: whoever follows the list is told what was archived, also ahead of the day", "[server][archive][results]") {
    TestPortal portal;
    Visitor visitor { portal };
    visitor.sign_in("admin@acme.example");
    auto const posted = noon_of(Date::from_parts(2026, 9, 1));
    auto const id = post(portal, posted);
    auto const before = visitor.must(api::list_results, { {}, 20'000 });
    REQUIRE(std::ranges::contains(before.id, id));
    // By hand, as of a day that has not come: whatever it takes is gone at once.
    auto const done = server::archive_documents(services_of(portal), noon_of(Date::from_parts(2026, 12, 1)), JobStart::AtOnce);
    REQUIRE(done);
    auto const after = visitor.must(api::list_results, { before.cursor, 20'000 });
    CHECK(after.id.empty());
    CHECK(std::ranges::contains(after.removed, id));
    CHECK(after.total == before.total - static_cast<std::int64_t>(after.removed.size()));
    CHECK(visitor.raw(api::document_file, { id }).status == 404);
    auto const fresh = visitor.must(api::list_results, { {}, 20'000 });
    CHECK(fresh.total == static_cast<std::int64_t>(fresh.id.size()));
    CHECK_FALSE(std::ranges::contains(fresh.id, id));
    CHECK(visitor.must(api::get_home).results == fresh.total);
}

TEST_CASE("RSLT-09: after a night with the job the list names each archived document once", "[server][archive][results]") {
    TestPortal portal;
    Visitor visitor { portal };
    auto const id = post(portal, noon_of(Date::from_parts(2026, 9, 1)));
    portal.clock.set({ start_of_central_day(Date::from_parts(2026, 12, 1)).ms - 60'000 });
    visitor.sign_in("admin@acme.example");
    auto const before = visitor.must(api::list_results, { {}, 20'000 });
    REQUIRE(std::ranges::contains(before.id, id));
    portal.clock.advance_ms(2 * 60'000);
    portal.app->run_jobs();
    auto const after = visitor.must(api::list_results, { before.cursor, 20'000 });
    CHECK(std::ranges::count(after.removed, id) == 1);
    CHECK(after.id.empty());
    CHECK(after.total == before.total - static_cast<std::int64_t>(after.removed.size()));
    auto const quiet = visitor.must(api::list_results, { after.cursor, 20'000 });
    CHECK(quiet.removed.empty());
}
