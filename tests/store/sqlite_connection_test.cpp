#include "store/sqlite_connection.hpp"

#include "store/sqlite_database.hpp"
#include "store/temporary_file.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string>

using namespace hub;
using namespace hub::store;

namespace {

std::unique_ptr<SqliteConnection> memory() {
    auto connection = SqliteConnection::open({});
    REQUIRE(connection);
    return std::move(*connection);
}

std::string pragma(SqliteConnection& connection, std::string const& name) {
    std::string value;
    REQUIRE(connection.each("PRAGMA " + name, [&](Row const& row) { value = row.string(0); }));
    return value;
}

std::int64_t count(SqliteConnection& connection, std::string const& table) {
    std::int64_t rows = -1;
    REQUIRE(connection.each("SELECT COUNT(*) FROM " + table, [&](Row const& row) { rows = row.integer(0); }));
    return rows;
}

}  // namespace

TEST_CASE("Security 0.5: SQLite below 3.51.3 is refused", "[store][sqlite]") {
    CHECK_FALSE(is_safe_sqlite_version(3'040'001));
    CHECK_FALSE(is_safe_sqlite_version(3'051'002));
    CHECK(is_safe_sqlite_version(3'051'003));
    CHECK(is_safe_sqlite_version(3'053'002));
}

TEST_CASE("Security 2.4: a file is opened with the durable settings", "[store][sqlite]") {
    TemporaryFile const file;
    auto connection = SqliteConnection::open({ .path = file.path() });
    REQUIRE(connection);
    CHECK(pragma(**connection, "journal_mode") == "wal");
    CHECK(pragma(**connection, "synchronous") == "2");
    CHECK(pragma(**connection, "foreign_keys") == "1");
    CHECK(pragma(**connection, "trusted_schema") == "0");
    CHECK(pragma(**connection, "cell_size_check") == "1");
    CHECK(pragma(**connection, "secure_delete") == "1");
    CHECK(pragma(**connection, "temp_store") == "2");
    CHECK(pragma(**connection, "busy_timeout") == "5000");
    CHECK(pragma(**connection, "journal_size_limit") == "67108864");
    SECTION("and a string in double quotes is not a string") {
        CHECK_FALSE((*connection)->exec("SELECT \"no such column\""));
    }
    SECTION("and a reading connection cannot write") {
        REQUIRE((*connection)->run_script("CREATE TABLE t (a INTEGER) STRICT"));
        auto reader = SqliteConnection::open({ .path = file.path(), .access = SqliteAccess::ReadOnly });
        REQUIRE(reader);
        CHECK(count(**reader, "t") == 0);
        CHECK_FALSE((*reader)->exec("INSERT INTO t VALUES (1)"));
    }
}

TEST_CASE("Values come back as they went in", "[store][sqlite]") {
    auto const db = memory();
    REQUIRE(db->run_script("CREATE TABLE t (a INTEGER, b REAL, c TEXT, d TEXT) STRICT"));
    std::string const text { "O'Neil \0 Nguyễn", 16 };
    REQUIRE(db->exec("INSERT INTO t VALUES (?, ?, ?, ?)", INT64_MIN, 0.25, text, std::optional<Date> {}));
    int rows = 0;
    REQUIRE(db->each("SELECT a, b, c, d FROM t", [&](Row const& row) {
        ++rows;
        CHECK(row.integer(0) == INT64_MIN);
        CHECK(row.real(1) == 0.25);
        CHECK(row.text(2) == text);
        CHECK(row.is_null(3));
    }));
    CHECK(rows == 1);
}

TEST_CASE("run counts the rows that a statement changed", "[store][sqlite]") {
    auto const db = memory();
    REQUIRE(db->run_script("CREATE TABLE t (a INTEGER) STRICT; INSERT INTO t VALUES (1), (2), (3)"));
    CHECK(db->exec("UPDATE t SET a = a + 1 WHERE a >= ?", 2) == 2);
    CHECK(db->exec("UPDATE t SET a = 9 WHERE a = ?", 77) == 0);
    CHECK(db->exec("SELECT a FROM t") == 0);
    CHECK(db->exec("DELETE FROM t") == 3);
}

TEST_CASE("A row callback may run the same statement again", "[store][sqlite]") {
    auto const db = memory();
    REQUIRE(db->run_script("CREATE TABLE t (a INTEGER) STRICT; INSERT INTO t VALUES (1), (2), (3)"));
    int inner = 0;
    REQUIRE(db->each(
        "SELECT a FROM t WHERE a > ?",
        [&](Row const&) { REQUIRE(db->each("SELECT a FROM t WHERE a > ?", [&](Row const&) { ++inner; }, 1)); }, 0));
    CHECK(inner == 6);
}

TEST_CASE("Errors say what they mean, and keep the SQL for the log", "[store][sqlite]") {
    auto const db = memory();
    REQUIRE(db->run_script(
        "CREATE TABLE p (id TEXT PRIMARY KEY) STRICT; CREATE TABLE c (p TEXT REFERENCES p (id), n INTEGER CHECK (n > 0)) STRICT"));
    REQUIRE(db->exec("INSERT INTO p VALUES ('a')"));
    auto const code = [](ErrorOr<std::int64_t> const& done) { return done ? ErrorCode::Cancelled : done.error().code; };
    CHECK(code(db->exec("INSERT INTO p VALUES ('a')")) == ErrorCode::Conflict);
    CHECK(code(db->exec("INSERT INTO c VALUES ('b', 1)")) == ErrorCode::Conflict);
    CHECK(code(db->exec("INSERT INTO c VALUES ('a', 0)")) == ErrorCode::Internal);
    CHECK(code(db->exec("INSERT INTO c VALUES ('a', 'text')")) == ErrorCode::Internal);
    CHECK(code(db->exec("SELECT nothing FROM nowhere")) == ErrorCode::Internal);
    CHECK(code(db->exec("SELECT ?")) == ErrorCode::Internal);
    auto const error = db->exec("INSERT INTO p VALUES ('a')").error();
    CHECK(error.detail.contains("INSERT INTO p"));
    CHECK_FALSE(error.message.contains("INSERT"));
}

TEST_CASE("A locked file is Unavailable, not an error of ours", "[store][sqlite]") {
    TemporaryFile const file;
    auto first = SqliteConnection::open({ .path = file.path() });
    auto second = SqliteConnection::open({ .path = file.path(), .busy_timeout_ms = 1 });
    REQUIRE(first);
    REQUIRE(second);
    REQUIRE(begin_write(**first));
    auto const refused = begin_write(**second);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::Unavailable);
    roll_back(**first);
    CHECK(begin_write(**second));
}
