// One connection to an SQLite database, in a file or in memory, with the settings of security.md 2.4. It is used by one
// thread at a time; a host that has several threads opens several (see sqlite_database.hpp for the pieces it needs).
#pragma once

#include "store/database.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

struct sqlite3;
struct sqlite3_stmt;

namespace hub::store {

/// The version gate: below 3.51.3 SQLite can lose acknowledged commits (security 0.5).
inline constexpr int least_sqlite_version = 3'051'003;
[[nodiscard]] bool is_safe_sqlite_version(int version);

enum class SqliteAccess : std::uint8_t { ReadWrite, ReadOnly };

struct SqliteOptions {
    std::string path = ":memory:";                  ///< a database in memory lives as long as its one connection
    SqliteAccess access = SqliteAccess::ReadWrite;  ///< the first connection to a file must be ReadWrite: it makes the file
    int busy_timeout_ms = 5000;
    int cache_kib = 8192;
};

class SqliteConnection final : public Connection {
public:
    /// Unavailable when the file cannot be opened, Internal when the library is too old or refuses a setting.
    [[nodiscard]] static ErrorOr<std::unique_ptr<SqliteConnection>> open(SqliteOptions const& options);
    ~SqliteConnection() override;
    SqliteConnection(SqliteConnection const&) = delete;
    SqliteConnection& operator=(SqliteConnection const&) = delete;

    ErrorOr<std::int64_t> run(std::string_view sql, std::span<Value const> values, EachRow const& each) override;

    /// Runs several statements without values, for migrations and settings.
    [[nodiscard]] ErrorOr<void> run_script(std::string_view sql);

    /// Replaces everything here with a copy of another database, at one moment of it: for backups and tests.
    [[nodiscard]] ErrorOr<void> copy_from(SqliteConnection& source);

    /// While set, a statement that would write is an Internal error instead (Database::read).
    void set_reading(bool reading) { m_is_reading = reading; }
    [[nodiscard]] bool is_in_transaction() const;

private:
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view> {}(text); }
    };

    explicit SqliteConnection(sqlite3* handle) : m_handle(handle) {}
    [[nodiscard]] ErrorOr<void> apply_settings(SqliteOptions const& options);
    [[nodiscard]] ErrorOr<sqlite3_stmt*> take_statement(std::string_view sql);
    void give_back(std::string_view sql, sqlite3_stmt* statement);
    [[nodiscard]] Error error(int code, std::string_view sql) const;

    sqlite3* m_handle = nullptr;
    bool m_is_reading = false;
    std::unordered_map<std::string, sqlite3_stmt*, TextHash, std::equal_to<>> m_statements;
};

}  // namespace hub::store
