#include "store/sqlite_database.hpp"

#include <string>
#include <utility>

namespace hub::store {

namespace {

/// Undoes on every way out that has not said finish(): an error, or an exception of the work.
class Undo {
public:
    Undo(SqliteConnection& connection, std::string_view script) : m_connection(connection), m_script(script) {}
    ~Undo() {
        m_connection.set_reading(false);
        if (!m_is_finished && m_connection.is_in_transaction()) {
            // A failed rollback leaves nothing to do: SQLite has then ended the transaction itself.
            static_cast<void>(m_connection.run_script(m_script));
        }
    }
    Undo(Undo const&) = delete;
    Undo& operator=(Undo const&) = delete;
    void finish() { m_is_finished = true; }

private:
    SqliteConnection& m_connection;
    std::string_view m_script;
    bool m_is_finished = false;
};

ErrorOr<void> refuse_nesting(SqliteConnection const& connection) {
    if (connection.is_in_transaction()) { return fail(Error::internal("A transaction inside a transaction")); }
    return {};
}

}  // namespace

ErrorOr<void> begin_write(SqliteConnection& connection) {
    HUB_TRY(refuse_nesting(connection));
    return connection.run_script("BEGIN IMMEDIATE");
}

ErrorOr<void> commit(SqliteConnection& connection) {
    auto done = connection.run_script("COMMIT");
    if (!done) { roll_back(connection); }
    return done;
}

void roll_back(SqliteConnection& connection) {
    if (connection.is_in_transaction()) { static_cast<void>(connection.run_script("ROLLBACK")); }
}

ErrorOr<void> write_transaction(SqliteConnection& connection, Database::Work const& work) {
    HUB_TRY(begin_write(connection));
    Undo undo { connection, "ROLLBACK" };
    HUB_TRY(work(connection));
    HUB_TRY(commit(connection));
    undo.finish();
    return {};
}

ErrorOr<void> in_savepoint(SqliteConnection& connection, Database::Work const& work) {
    HUB_TRY(connection.run_script("SAVEPOINT request"));
    Undo undo { connection, "ROLLBACK TO request; RELEASE request" };
    HUB_TRY(work(connection));
    HUB_TRY(connection.run_script("RELEASE request"));
    undo.finish();
    return {};
}

ErrorOr<void> read_transaction(SqliteConnection& connection, Database::Work const& work) {
    HUB_TRY(refuse_nesting(connection));
    HUB_TRY(connection.run_script("BEGIN"));
    Undo const undo { connection, "ROLLBACK" };  // nothing was written, so this is the way to end it
    connection.set_reading(true);
    return work(connection);
}

ErrorOr<void> check_integrity(SqliteConnection& connection) {
    std::string found;
    HUB_TRY(connection.each("PRAGMA quick_check(1)", [&](Row const& row) {
        if (row.text(0) != "ok") { found = row.string(0); }
    }));
    HUB_TRY(connection.each("PRAGMA foreign_key_check", [&](Row const& row) { found = "A broken reference in " + row.string(0); }));
    if (!found.empty()) { return fail(Error::internal("The database is damaged: " + found)); }
    return {};
}

ErrorOr<std::unique_ptr<SqliteDatabase>> SqliteDatabase::open(SqliteOptions const& options, Instant now) {
    HUB_TRY_ASSIGN(auto connection, SqliteConnection::open(options));
    return over(std::move(connection), now);
}

ErrorOr<std::unique_ptr<SqliteDatabase>> SqliteDatabase::over(std::unique_ptr<SqliteConnection> connection, Instant now) {
    HUB_TRY(migrate(*connection, now));
    return std::unique_ptr<SqliteDatabase> { new SqliteDatabase(std::move(connection)) };
}

ErrorOr<void> SqliteDatabase::read(Work const& work) {
    return read_transaction(*m_connection, work);
}

ErrorOr<void> SqliteDatabase::write(Work const& work) {
    return write_transaction(*m_connection, work);
}

}  // namespace hub::store
