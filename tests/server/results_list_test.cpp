// The cursor protocol of the results list: whoever applies every answer in order has exactly the list that a fresh load gives.
#include "server/results_list.hpp"

#include "server/test_portal.hpp"
#include "store/contacts.hpp"
#include "store/documents.hpp"
#include "store/report_settings.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

using namespace hub;
using namespace hub::test;

namespace {

using Rows = std::map<domain::DocumentId, std::string>;

/// A row with everything that its page says about it.
std::string row_text(api::ResultPage const& page, std::size_t i) {
    auto const& employee = page.employees.at(static_cast<std::size_t>(page.employee_index[i]));
    auto const& center = page.centers.at(static_cast<std::size_t>(page.center_index[i]));
    auto const& location = page.locations.at(static_cast<std::size_t>(page.location_index[i]));
    auto const claim = page.claim_index[i] < 0 ? std::string {} : page.claims.at(static_cast<std::size_t>(page.claim_index[i]));
    return employee.first_name + " " + employee.last_name + " " + employee.birth_date.to_iso() + "|"
        + page.names.at(static_cast<std::size_t>(page.name_index[i])) + "|" + std::to_string(page.kind[i]) + "|" + center.name
        + center.state + "|" + location.name + "|" + claim + "|" + std::to_string(page.injury[i]) + std::to_string(page.service_day[i])
        + "|" + std::to_string(page.posted_at[i]) + "|" + std::to_string(page.flagged[i]) + std::to_string(page.reviewed[i])
        + std::to_string(page.saved[i]);
}

/// What a client does: keeps rows and a cursor, and asks until nothing more is said.
class Follower {
public:
    Follower(Visitor& visitor, std::int32_t limit) : m_visitor(visitor), m_limit(limit) {}

    /// One answer; whether there is more.
    bool step() {
        auto const page = m_visitor.must(api::list_results, { m_cursor, m_limit });
        CHECK(page.id.size() + page.removed.size() <= static_cast<std::size_t>(m_limit));
        for (auto const& gone : page.removed) {
            m_rows.erase(gone);
            CHECK_FALSE(std::ranges::contains(page.id, gone));
        }
        for (std::size_t i = 0; i < page.id.size(); ++i) { m_rows[page.id[i]] = row_text(page, i); }
        m_cursor = page.cursor;
        m_total = page.total;
        return page.more;
    }
    void catch_up() {
        int steps = 0;
        while (step()) { REQUIRE(++steps < 5000); }
    }
    [[nodiscard]] Rows const& rows() const { return m_rows; }
    [[nodiscard]] std::int64_t total() const { return m_total; }
    [[nodiscard]] std::string const& cursor() const { return m_cursor; }

private:
    Visitor& m_visitor;
    std::int32_t m_limit;
    std::string m_cursor;
    Rows m_rows;
    std::int64_t m_total = 0;
};

Rows fresh(Visitor& visitor) {
    Follower follower { visitor, 20'000 };
    follower.catch_up();
    CHECK(follower.total() == static_cast<std::int64_t>(follower.rows().size()));
    return follower.rows();
}

server::demo::Company const& acme() {
    return demo_world().companies[0];
}

domain::ContactId self(Visitor& visitor) {
    return visitor.must(api::current_session).contact;
}

/// Puts one more document into the portal, like an existing one.
domain::DocumentId post(TestPortal& portal, std::size_t like, Instant at) {
    auto document = acme().documents[like % acme().documents.size()].document;
    document.posted_at = at;
    document.id = domain::DocumentId::make(ManualClock { at }, portal.random);
    portal.write([&](store::Connection& db) { return store::insert_documents(db, acme().employer.id, std::span { &document, 1 }); });
    return document.id;
}

}  // namespace

TEST_CASE("The list comes newest first, in pages, and complete", "[server][results]") {
    TestPortal portal;
    Visitor visitor { portal };
    visitor.sign_in("admin@acme.example");
    std::vector<std::int64_t> posted;
    std::string cursor;
    bool more = true;
    std::int64_t total = 0;
    for (int pages = 0; more; ++pages) {
        auto const page = visitor.must(api::list_results, { cursor, 100 });
        CHECK((page.id.size() == 100 || !page.more));
        posted.insert(posted.end(), page.posted_at.begin(), page.posted_at.end());
        cursor = page.cursor;
        more = page.more;
        total = page.total;
        REQUIRE(pages < 10);
    }
    CHECK(posted.size() == static_cast<std::size_t>(total));
    CHECK(std::ranges::is_sorted(posted, std::greater {}));
}

TEST_CASE("Columns are of one length and point into the page's own dictionaries", "[server][results]") {
    TestPortal portal;
    Visitor visitor { portal };
    visitor.sign_in("admin@acme.example");
    auto const page = visitor.must(api::list_results);
    auto const rows = page.id.size();
    for (auto const* const column : { &page.employee_index, &page.kind, &page.name_index, &page.injury, &page.center_index,
             &page.location_index, &page.claim_index, &page.service_day, &page.pages, &page.flagged, &page.reviewed, &page.saved }) {
        CHECK(column->size() == rows);
    }
    CHECK(page.posted_at.size() == rows);
    CHECK(page.bytes.size() == rows);
    auto const within = [](auto const& column, std::size_t size, int least) {
        return std::ranges::all_of(column, [&](std::int32_t index) { return index >= least && index < static_cast<std::int32_t>(size); });
    };
    CHECK(within(page.employee_index, page.employees.size(), 0));
    CHECK(within(page.name_index, page.names.size(), 0));
    CHECK(within(page.center_index, page.centers.size(), 0));
    CHECK(within(page.location_index, page.locations.size(), 0));
    CHECK(within(page.claim_index, page.claims.size(), -1));
    CHECK(std::ranges::none_of(page.employees, [](auto const& employee) { return employee.id.is_nil() || employee.last_name.empty(); }));
    CHECK(std::ranges::none_of(page.centers, [](auto const& center) { return center.name.empty() || center.state.size() != 2; }));
    CHECK(std::ranges::none_of(page.locations, [](auto const& location) { return location.name.empty() || location.state.size() != 2; }));
}

TEST_CASE("With nothing changed a cursor brings nothing, and stays usable", "[server][results]") {
    TestPortal portal;
    Visitor visitor { portal };
    visitor.sign_in("admin@acme.example");
    Follower follower { visitor, 1000 };
    follower.catch_up();
    auto const page = visitor.must(api::list_results, { follower.cursor(), 1000 });
    CHECK(page.id.empty());
    CHECK(page.removed.empty());
    CHECK_FALSE(page.more);
    CHECK(page.total == follower.total());
    CHECK(page.employees.empty());
}

TEST_CASE("RSLT-16: a withdrawn document goes with the next answer", "[server][results]") {
    TestPortal portal;
    Visitor visitor { portal };
    visitor.sign_in("admin@acme.example");
    Follower follower { visitor, 1000 };
    follower.catch_up();
    auto const gone = follower.rows().begin()->first;
    portal.write([&](store::Connection& db) { return store::withdraw_document(db, acme().employer.id, gone); });
    auto const page = visitor.must(api::list_results, { follower.cursor(), 1000 });
    CHECK(page.removed == std::vector { gone });
    CHECK(page.id.empty());
    CHECK(page.total == follower.total() - 1);
}

TEST_CASE("RSLT-09: a document archives on day 91, with the next answer", "[server][results]") {
    TestPortal portal;
    Visitor visitor { portal };
    visitor.sign_in("admin@acme.example");
    // Posted five minutes before midnight in Central Time.
    auto const document = post(portal, 0, Instant { start_of_central_day(central_date(portal.clock.now()).plus_days(1)).ms - 300'000 });
    Follower follower { visitor, 1000 };
    follower.catch_up();
    REQUIRE(follower.rows().contains(document));
    auto const day_90_noon = Instant { portal.clock.now().ms + std::int64_t { 90 } * 24 * 3600 * 1000 };
    portal.clock.set(day_90_noon);
    visitor.sign_in("admin@acme.example");
    follower.catch_up();
    CHECK(follower.rows().contains(document));
    portal.clock.set(start_of_central_day(central_date(day_90_noon).plus_days(1)));
    visitor.sign_in("admin@acme.example");
    follower.catch_up();
    CHECK_FALSE(follower.rows().contains(document));
    CHECK(follower.rows() == fresh(visitor));
}

TEST_CASE("RSLT-26: marks are the caller's own, and reach the caller's other pages", "[server][results]") {
    TestPortal portal;
    Visitor visitor { portal };
    visitor.sign_in("admin@acme.example");
    Visitor second { portal };
    second.sign_in("admin@acme.example");
    Visitor colleague { portal };
    colleague.sign_in("billingadmin@acme.example");
    Follower follower { second, 1000 };
    follower.catch_up();
    Follower other { colleague, 1000 };
    other.catch_up();

    auto const page = visitor.must(api::list_results);
    auto const unmarked = static_cast<std::size_t>(std::ranges::find(page.flagged, 0) - page.flagged.begin());
    auto const id = page.id[unmarked];
    CHECK(visitor.must(api::mark_results, { { id, id }, true, std::nullopt }).changed == 1);
    CHECK(visitor.must(api::mark_results, { { id }, true, std::nullopt }).changed == 0);

    auto const delta = second.must(api::list_results, { follower.cursor(), 1000 });
    REQUIRE(delta.id == std::vector { id });
    CHECK(delta.flagged.front() == 1);
    CHECK(delta.reviewed.front() == page.reviewed[unmarked]);
    CHECK(colleague.must(api::list_results, { other.cursor(), 1000 }).id.empty());
}

TEST_CASE("Marking passes over what is gone, and is NotFound when nothing is left", "[server][results]") {
    TestPortal portal;
    Visitor visitor { portal };
    visitor.sign_in("admin@acme.example");
    auto const id = visitor.must(api::list_results).id.front();
    auto const withdrawn = acme().documents[acme().withdrawn].document.id;
    CHECK(visitor.raw(api::mark_results, { { withdrawn }, true, std::nullopt }).status == 404);
    CHECK(visitor.raw(api::mark_results, { { withdrawn, id }, true, true }).status == 200);
    CHECK(visitor.must(api::mark_results, { {}, true, std::nullopt }).changed == 0);
}

TEST_CASE("RPTS: narrower report settings take rows away, wider ones bring them", "[server][results]") {
    TestPortal portal;
    Visitor visitor { portal };
    visitor.sign_in("admin@acme.example");
    auto const contact = self(visitor);
    Follower follower { visitor, 30 };
    follower.catch_up();
    auto const all = follower.rows();
    auto const set = [&](domain::ReportSettings const& settings) {
        portal.write([&](store::Connection& db) {
            return store::put_report_settings(db, acme().employer.id, contact, settings, portal.clock.now());
        });
    };
    set({ .categories = { domain::ReportCategory::Dot, domain::ReportCategory::Tests },
        .all_categories = false,
        .locations = {},
        .more_than_minimum = true });
    follower.catch_up();
    CHECK(follower.rows() == fresh(visitor));
    CHECK(follower.rows().size() < all.size());
    CHECK(std::ranges::any_of(follower.rows(), [](auto const& row) { return row.second.contains("|14|"); }));
    set({ .categories = {}, .all_categories = false, .locations = {}, .more_than_minimum = false });
    follower.catch_up();
    CHECK(follower.rows().empty());
    set({ .categories = {}, .all_categories = true, .locations = {}, .more_than_minimum = false });
    follower.catch_up();
    CHECK(follower.rows() == all);
}

TEST_CASE("No answer names a document that the caller never had", "[server][results][isolation]") {
    TestPortal portal;
    Visitor basic { portal };
    basic.sign_in("basic@acme.example");
    Follower follower { basic, 1000 };
    follower.catch_up();
    auto const had = follower.rows();
    portal.write([&](store::Connection& db) -> ErrorOr<void> {
        for (std::size_t i = 0; i < acme().documents.size(); i += 5) {
            auto const done = store::withdraw_document(db, acme().employer.id, acme().documents[i].document.id);
            if (!done && done.error().code != ErrorCode::NotFound) { return done; }
        }
        return {};
    });
    auto const page = basic.must(api::list_results, { follower.cursor(), 1000 });
    CHECK_FALSE(page.removed.empty());
    for (auto const& gone : page.removed) { CHECK(had.contains(gone)); }
}

TEST_CASE("A cursor that is not ours is refused, so that the client starts over", "[server][results]") {
    TestPortal portal;
    Visitor visitor { portal };
    visitor.sign_in("admin@acme.example");
    Visitor other { portal };
    other.sign_in("billingadmin@acme.example");
    Follower follower { visitor, 1000 };
    follower.catch_up();
    auto const cursor = follower.cursor();
    auto const field = [&](Visitor& who, std::string text) {
        auto const page = who.call(api::list_results, { std::move(text), 10 });
        return page ? std::string {} : page.error().field;
    };
    CHECK(field(visitor, cursor).empty());
    CHECK(field(other, cursor) == "cursor");
    CHECK(field(visitor, "nonsense") == "cursor");
    CHECK(field(visitor, cursor + ".1") == "cursor");
    CHECK(field(visitor, cursor.substr(0, cursor.size() - 1)) == "cursor");
    // One of a database that has gone further, from before a restore.
    TestPortal restored;
    portal.write([&](store::Connection& db) { return store::withdraw_document(db, acme().employer.id, follower.rows().begin()->first); });
    follower.catch_up();
    Visitor returned { restored };
    returned.sign_in("admin@acme.example");
    CHECK(field(returned, follower.cursor()) == "cursor");
}

TEST_CASE("Pages and deltas together always equal the list, whatever happens meanwhile", "[server][results][property]") {
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        CAPTURE(seed);
        TestPortal portal;
        SeededRandom dice { seed };
        auto const below = [&](std::size_t bound) { return static_cast<std::size_t>(dice.below(bound)); };
        Visitor visitor { portal };
        visitor.sign_in("admin@acme.example");
        auto const contact = self(visitor);
        Follower follower { visitor, static_cast<std::int32_t>(1 + below(60)) };
        std::vector<domain::DocumentId> ids;
        for (auto const& planned : acme().documents) { ids.push_back(planned.document.id); }

        for (int round = 0; round < 60; ++round) {
            CAPTURE(round);
            switch (below(6)) {
            case 0: {
                auto const days_back = static_cast<std::int64_t>(below(95)) * 24 * 3600 * 1000;
                ids.push_back(post(portal, below(1000), Instant { portal.clock.now().ms - days_back }));
                break;
            }
            case 1:
                static_cast<void>(portal.database->write(
                    [&](store::Connection& db) { return store::withdraw_document(db, acme().employer.id, ids[below(ids.size())]); }));
                break;
            case 2: {
                std::vector<domain::DocumentId> some;
                for (std::size_t i = 0; i < 1 + below(20); ++i) { some.push_back(ids[below(ids.size())]); }
                visitor.raw(api::mark_results, { some, below(2) == 0, below(2) == 0 });
                break;
            }
            case 3:
                if (below(3) == 0) {
                    domain::ReportSettings settings;
                    settings.all_categories = below(2) == 0;
                    if (!settings.all_categories) {
                        settings.categories = { static_cast<domain::ReportCategory>(below(14)),
                            static_cast<domain::ReportCategory>(below(14)) };
                    }
                    if (below(2) == 0) { settings.locations = { acme().locations[below(8)].id, acme().locations[below(8)].id }; }
                    settings.more_than_minimum = below(2) == 0;
                    portal.write([&](store::Connection& db) {
                        return store::put_report_settings(db, acme().employer.id, contact, settings, portal.clock.now());
                    });
                }
                break;
            case 4:
                portal.clock.advance_ms((static_cast<std::int64_t>(below(36)) - 6) * 3600 * 1000);
                visitor.sign_in("admin@acme.example");
                break;
            default: break;
            }
            follower.step();
            if (below(8) == 0) {
                follower.catch_up();
                REQUIRE(follower.rows() == fresh(visitor));
            }
        }
        follower.catch_up();
        REQUIRE(follower.rows() == fresh(visitor));
    }
}

TEST_CASE("Reading a page of a long list looks at no more than the page", "[server][results][scale]") {
    TestPortal portal;
    std::vector<std::string> plans;
    REQUIRE(portal.database->read([&](store::Connection& db) {
        return db.each(
            "EXPLAIN QUERY PLAN SELECT d.id, m.flagged FROM documents d LEFT JOIN document_marks m ON m.employer_id = d.employer_id AND "
            "m.contact_id = 'c' AND m.document_id = d.id WHERE d.employer_id = 'e' AND d.posted_at >= 1 AND "
            "(d.posted_at, d.id) < (2, 'x') ORDER BY d.posted_at DESC, d.id DESC LIMIT 10",
            [&](store::Row const& row) { plans.push_back(row.string(3)); });
    }));
    REQUIRE(plans.size() == 2);
    CHECK(plans[0].contains("SEARCH d USING PRIMARY KEY"));
    CHECK(plans[1].contains("SEARCH m USING PRIMARY KEY"));
}
