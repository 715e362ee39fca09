#include "store/sqlite_database.hpp"

#include "store/temporary_file.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string>

using namespace hub;
using namespace hub::store;

namespace {

constexpr Instant now { 1'795'000'000'000 };

std::unique_ptr<SqliteConnection> with_table() {
    auto connection = SqliteConnection::open({});
    REQUIRE(connection);
    REQUIRE((*connection)->run_script("CREATE TABLE t (a INTEGER PRIMARY KEY) STRICT"));
    return std::move(*connection);
}

std::int64_t rows(Connection& db) {
    std::int64_t count = -1;
    REQUIRE(db.each("SELECT COUNT(*) FROM t", [&](Row const& row) { count = row.integer(0); }));
    return count;
}

ErrorOr<void> insert(Connection& db, int number) {
    auto const done = db.exec("INSERT INTO t VALUES (?)", number);
    if (!done) { return fail(done.error()); }
    return {};
}

}  // namespace

TEST_CASE("An error of the work undoes its transaction and comes out unchanged", "[store][sqlite]") {
    auto const db = with_table();
    auto const refused = write_transaction(*db, [](Connection& inside) -> ErrorOr<void> {
        HUB_TRY(insert(inside, 1));
        return fail(Error::invalid("field", "No."));
    });
    REQUIRE_FALSE(refused);
    CHECK(refused.error() == Error::invalid("field", "No."));
    CHECK(rows(*db) == 0);
    CHECK_FALSE(db->is_in_transaction());
    CHECK(write_transaction(*db, [](Connection& inside) { return insert(inside, 1); }));
    CHECK(rows(*db) == 1);
}

TEST_CASE("A savepoint that fails leaves the other requests of the same commit alone", "[store][sqlite]") {
    auto const db = with_table();
    REQUIRE(begin_write(*db));
    CHECK(in_savepoint(*db, [](Connection& inside) { return insert(inside, 1); }));
    CHECK_FALSE(in_savepoint(*db, [](Connection& inside) -> ErrorOr<void> {
        HUB_TRY(insert(inside, 2));
        return insert(inside, 1);
    }));
    CHECK(in_savepoint(*db, [](Connection& inside) { return insert(inside, 3); }));
    REQUIRE(commit(*db));
    CHECK(rows(*db) == 2);
}

TEST_CASE("An exception of the work undoes its transaction too", "[store][sqlite]") {
    auto const db = with_table();
    CHECK_THROWS(write_transaction(*db, [](Connection& inside) -> ErrorOr<void> {
        HUB_TRY(insert(inside, 1));
        throw std::string { "lost" };
    }));
    CHECK(rows(*db) == 0);
    CHECK(write_transaction(*db, [](Connection& inside) { return insert(inside, 1); }));
}

TEST_CASE("A read refuses to write and sees one moment", "[store][sqlite]") {
    TemporaryFile const file;
    auto writer = SqliteConnection::open({ .path = file.path() });
    REQUIRE(writer);
    REQUIRE((*writer)->run_script("CREATE TABLE t (a INTEGER PRIMARY KEY) STRICT"));
    auto reader = SqliteConnection::open({ .path = file.path(), .access = SqliteAccess::ReadOnly });
    REQUIRE(reader);
    REQUIRE(read_transaction(**reader, [&](Connection& view) -> ErrorOr<void> {
        CHECK(rows(view) == 0);
        HUB_TRY(write_transaction(**writer, [](Connection& inside) { return insert(inside, 1); }));
        CHECK(rows(view) == 0);
        return {};
    }));
    REQUIRE(read_transaction(**reader, [&](Connection& view) -> ErrorOr<void> {
        CHECK(rows(view) == 1);
        return {};
    }));
    auto const refused = read_transaction(**writer, [](Connection& view) { return insert(view, 2); });
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::Internal);
    CHECK(write_transaction(**writer, [](Connection& inside) { return insert(inside, 2); }));
}

TEST_CASE("One transaction is not opened inside another", "[store][sqlite]") {
    auto db = SqliteDatabase::open({}, now);
    REQUIRE(db);
    auto const nested = (*db)->write([&](Connection&) { return (*db)->read([](Connection&) -> ErrorOr<void> { return {}; }); });
    REQUIRE_FALSE(nested);
    CHECK(nested.error().code == ErrorCode::Internal);
    CHECK((*db)->read([](Connection&) -> ErrorOr<void> { return {}; }));
}

TEST_CASE("A sound database passes the check at start-up, a damaged one does not", "[store][sqlite]") {
    auto db = SqliteDatabase::open({}, now);
    REQUIRE(db);
    CHECK(check_integrity((*db)->connection()));
    REQUIRE((*db)->connection().run_script(
        "PRAGMA foreign_keys=OFF; INSERT INTO centers VALUES ('c', 'no such market', '', '', '', '', '', '', 0, 0, 0.0, 0.0)"));
    CHECK_FALSE(check_integrity((*db)->connection()));
}
