#include "store/migrations.hpp"

#include "store/sqlite_database.hpp"
#include "store/temporary_file.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

using namespace hub;
using namespace hub::store;

namespace {

constexpr Instant now { 1'795'000'000'000 };

std::unique_ptr<SqliteConnection> open(std::string const& path = ":memory:") {
    auto connection = SqliteConnection::open({ .path = path });
    REQUIRE(connection);
    return std::move(*connection);
}

/// The whole schema as text.
std::string schema(SqliteConnection& db) {
    std::string text;
    REQUIRE(db.each(
        "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name", [&](Row const& row) { text += row.string(0) + ";\n"; }));
    return text;
}

constexpr std::array first_two {
    Migration { 1, "first", "CREATE TABLE a (x {{i64}}) {{table}}" },
    Migration { 2, "second", "CREATE TABLE b (x {{text}}) {{table}}; INSERT INTO b VALUES ('kept')" },
};

}  // namespace

TEST_CASE("Type tokens become SQLite's types", "[store][migrations]") {
    CHECK(sql_for_sqlite("CREATE TABLE t (a {{id}} PRIMARY KEY, b {{i64}}, c {{real}}, d {{text}}) {{clustered}}")
        == "CREATE TABLE t (a TEXT PRIMARY KEY, b INTEGER, c REAL, d TEXT) STRICT, WITHOUT ROWID");
}

TEST_CASE("Migrations are numbered without gaps and use no type by name", "[store][migrations]") {
    int expected = 1;
    for (auto const& step : migrations()) {
        CAPTURE(step.name);
        CHECK(step.number == expected++);
        for (std::string_view const word :
            { " TEXT", " INTEGER", " REAL", " BLOB", "BIGINT", "AUTOINCREMENT", "CURRENT_TIMESTAMP", "STRICT" }) {
            CHECK_FALSE(step.sql.contains(word));
        }
    }
}

TEST_CASE("Migrating twice changes nothing", "[store][migrations]") {
    auto const db = open();
    REQUIRE(migrate(*db, now));
    auto const before = schema(*db);
    REQUIRE(migrate(*db, now));
    CHECK(schema(*db) == before);
    std::vector<std::string> names;
    REQUIRE(db->each("SELECT name, applied_at FROM schema_migrations ORDER BY number", [&](Row const& row) {
        names.push_back(row.string(0));
        CHECK(row.instant(1) == now);
    }));
    CHECK(names.size() == migrations().size());
}

TEST_CASE("Only the missing steps are applied", "[store][migrations]") {
    auto const db = open();
    REQUIRE(migrate(*db, std::span { first_two }.first(1), now));
    REQUIRE(migrate(*db, first_two, now));
    std::string kept;
    REQUIRE(db->each("SELECT x FROM b", [&](Row const& row) { kept = row.string(0); }));
    CHECK(kept == "kept");
}

TEST_CASE("RSLT-22: tickets from before those about drug screens are kept", "[store][migrations]") {
    auto const db = open();
    REQUIRE(migrate(*db, migrations().first(14), now));
    REQUIRE(db->run_script(
        "PRAGMA foreign_keys = OFF; "
        "INSERT INTO tickets (employer_id, id, number, author_id, kind, reason, document_id, ticket_text, created_at) VALUES "
        "('e', 't', 'T-000001', 'a', 'privacy', 'received_in_error', 'd', 'Not ours', 17)"));
    REQUIRE(migrate(*db, now));
    std::string kept;
    REQUIRE(db->each(
        "SELECT number, author_id, kind, document_id, ticket_text, specimen_id IS NULL, created_at FROM tickets", [&](Row const& row) {
            for (int i = 0; i < 5; ++i) { kept += row.string(i) + " "; }
            kept += std::to_string(row.integer(5)) + " " + std::to_string(row.integer(6));
        }));
    CHECK(kept == "T-000001 a privacy d Not ours 1 17");
    CHECK(schema(*db).contains("INDEX tickets_of_author ON tickets"));
    CHECK_FALSE(schema(*db).contains("tickets_anew"));
}

TEST_CASE("A database of a newer program is refused", "[store][migrations]") {
    auto const db = open();
    REQUIRE(migrate(*db, first_two, now));
    auto const before = schema(*db);
    auto const refused = migrate(*db, std::span { first_two }.first(1), now);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().detail.contains("newer"));
    CHECK(schema(*db) == before);
}

TEST_CASE("A step that was changed after it was applied is refused", "[store][migrations]") {
    auto const db = open();
    REQUIRE(migrate(*db, first_two, now));
    auto changed = first_two;
    changed[0].sql = "CREATE TABLE a (x {{text}}) {{table}}";
    auto const refused = migrate(*db, changed, now);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().detail.contains("different"));
}

TEST_CASE("A step that fails half-way leaves nothing behind", "[store][migrations]") {
    auto const db = open();
    std::vector<Migration> steps { first_two.begin(), first_two.end() };
    steps.push_back({ 3, "broken", "CREATE TABLE c (x {{i64}}) {{table}}; INSERT INTO nowhere VALUES (1)" });
    CHECK_FALSE(migrate(*db, steps, now));
    CHECK_FALSE(schema(*db).contains("TABLE c"));
    steps.back().sql = "CREATE TABLE c (x {{i64}}) {{table}}";
    CHECK(migrate(*db, steps, now));
}

TEST_CASE("GEN-04: each table of an employer's data has the employer in its key", "[store][migrations][isolation]") {
    auto const db = open();
    REQUIRE(migrate(*db, now));
    std::vector<std::string> const shared { "facts", "employers", "markets", "services", "centers", "center_services", "schema_migrations",
        "sign_in_failures", "rate_limits",
        "account_requests",            // of people who have no employer here yet
        "mail_queue",                  // worked off as a whole; mail to Support is nobody's
        "jobs",                        // the server's own
        "audit_heads", "audit_log" };  // a chain is an employer's, or the provider's
    // These are found by what the caller knows before the employer is known; they name it all the same.
    std::vector<std::string> const found_by_secret { "accounts", "sessions", "password_links" };
    REQUIRE(db->each("SELECT name FROM sqlite_schema WHERE type = 'table'", [&](Row const& row) {
        auto const table = row.string(0);
        CAPTURE(table);
        if (std::ranges::find(shared, table) != shared.end()) { return; }
        int key_position = -1;
        bool not_null = false;
        REQUIRE(db->each(
            "SELECT pk, \"notnull\" FROM pragma_table_info(?) WHERE name = 'employer_id'",
            [&](Row const& column) {
                key_position = static_cast<int>(column.integer(0));
                not_null = column.boolean(1);
            },
            table));
        CHECK(not_null);
        if (std::ranges::find(found_by_secret, table) == found_by_secret.end()) { CHECK(key_position == 1); }
    }));
}
