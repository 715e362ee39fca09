// A Database over SQLite in two forms. SqliteDatabase, here, has one connection and no threads: for tests and the training
// sandbox. The server's host builds its own from the pieces below: one connection that writes, where several requests
// become one commit, and several that only read.
//
//   write thread:  begin_write(c); for each request: in_savepoint(c, work); commit(c), and only then answer them
//   read threads:  read_transaction(c, work) on a ReadOnly connection each
#pragma once

#include "store/database.hpp"
#include "store/migrations.hpp"
#include "store/sqlite_connection.hpp"

#include <memory>

namespace hub::store {

/// BEGIN IMMEDIATE: the write lock is taken at once, so that nothing fails half-way for want of it.
[[nodiscard]] ErrorOr<void> begin_write(SqliteConnection& connection);
/// Durable when it returns. After an error everything since begin_write is undone.
[[nodiscard]] ErrorOr<void> commit(SqliteConnection& connection);
void roll_back(SqliteConnection& connection);

/// Runs `work` in a transaction of its own and commits it, or undoes it when `work` fails or throws.
[[nodiscard]] ErrorOr<void> write_transaction(SqliteConnection& connection, Database::Work const& work);
/// Runs `work` inside the open transaction; when it fails or throws, its own changes are undone and the others' stay.
[[nodiscard]] ErrorOr<void> in_savepoint(SqliteConnection& connection, Database::Work const& work);
/// Runs `work` on one consistent view. A statement that writes is refused.
[[nodiscard]] ErrorOr<void> read_transaction(SqliteConnection& connection, Database::Work const& work);

/// Looks for damage at start-up: PRAGMA quick_check and foreign_key_check. Internal with what was found in `detail`.
/// It reads the whole file.
[[nodiscard]] ErrorOr<void> check_integrity(SqliteConnection& connection);

/// One connection, one thread; read() inside read() or write() is refused.
class SqliteDatabase final : public Database {
public:
    /// Opens and migrates.
    [[nodiscard]] static ErrorOr<std::unique_ptr<SqliteDatabase>> open(SqliteOptions const& options, Instant now);

    /// The same over a connection that is open already.
    [[nodiscard]] static ErrorOr<std::unique_ptr<SqliteDatabase>> over(std::unique_ptr<SqliteConnection> connection, Instant now);

    [[nodiscard]] ErrorOr<void> read(Work const& work) override;
    [[nodiscard]] ErrorOr<void> write(Work const& work) override;
    [[nodiscard]] SqliteConnection& connection() { return *m_connection; }

private:
    explicit SqliteDatabase(std::unique_ptr<SqliteConnection> connection) : m_connection(std::move(connection)) {}
    std::unique_ptr<SqliteConnection> m_connection;
};

}  // namespace hub::store
