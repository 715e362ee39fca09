#include "store/sqlite_connection.hpp"

#include <sqlite3.h>

#include <array>
#include <utility>

namespace hub::store {

namespace {

/// Statements come from string literals, so there are few; lists of varying length must not fill the memory all the same.
constexpr std::size_t most_cached_statements = 200;

class SqliteRow final : public Row {
public:
    explicit SqliteRow(sqlite3_stmt* statement) : m_statement(statement) {}

    [[nodiscard]] bool is_null(int column) const override { return sqlite3_column_type(m_statement, column) == SQLITE_NULL; }
    [[nodiscard]] std::int64_t integer(int column) const override { return sqlite3_column_int64(m_statement, column); }
    [[nodiscard]] double real(int column) const override { return sqlite3_column_double(m_statement, column); }
    [[nodiscard]] std::string_view text(int column) const override {
        auto const* bytes = reinterpret_cast<char const*>(sqlite3_column_text(m_statement, column));
        if (bytes == nullptr) { return {}; }
        return { bytes, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column)) };
    }

private:
    sqlite3_stmt* m_statement;
};

struct Binder {
    sqlite3_stmt* statement;
    int position;

    int operator()(std::nullptr_t) const { return sqlite3_bind_null(statement, position); }
    int operator()(std::int64_t number) const { return sqlite3_bind_int64(statement, position, number); }
    int operator()(double number) const { return sqlite3_bind_double(statement, position, number); }
    /// The values outlive the statement's run, so SQLite need not copy them.
    int operator()(std::string const& text) const {
        return sqlite3_bind_text64(statement, position, text.data(), text.size(), nullptr, SQLITE_UTF8);
    }
};

ErrorCode error_code_for(int code) {
    switch (code) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_FOREIGNKEY: return ErrorCode::Conflict;
    default: break;
    }
    switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_IOERR:
    case SQLITE_FULL:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_NOMEM:
    case SQLITE_INTERRUPT:
    case SQLITE_PROTOCOL: return ErrorCode::Unavailable;
    default: return ErrorCode::Internal;
    }
}

}  // namespace

bool is_safe_sqlite_version(int version) {
    return version >= least_sqlite_version;
}

ErrorOr<std::unique_ptr<SqliteConnection>> SqliteConnection::open(SqliteOptions const& options) {
    if (!is_safe_sqlite_version(sqlite3_libversion_number())) {
        return fail(Error::internal(std::string { "SQLite " } + sqlite3_libversion() + " is older than 3.51.3 and can lose commits"));
    }
    int const mode = options.access == SqliteAccess::ReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    sqlite3* handle = nullptr;
    int const code = sqlite3_open_v2(options.path.c_str(), &handle, mode | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
    std::unique_ptr<SqliteConnection> connection { new SqliteConnection(handle) };
    if (code != SQLITE_OK) { return fail(Error::unavailable("The data cannot be opened.", sqlite3_errstr(code))); }
    HUB_TRY(connection->apply_settings(options));
    return connection;
}

SqliteConnection::~SqliteConnection() {
    for (auto const& [sql, statement] : m_statements) { sqlite3_finalize(statement); }
    sqlite3_close_v2(m_handle);
}

ErrorOr<void> SqliteConnection::apply_settings(SqliteOptions const& options) {
    struct Switch {
        int name;
        int on;
    };
    constexpr std::array switches {
        Switch { SQLITE_DBCONFIG_DEFENSIVE, 1 },
        Switch { SQLITE_DBCONFIG_DQS_DML, 0 },
        Switch { SQLITE_DBCONFIG_DQS_DDL, 0 },
        Switch { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
        Switch { SQLITE_DBCONFIG_ENABLE_FKEY, 1 },
    };
    for (auto const& each : switches) {
        // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): this is SQLite's interface
        int const code = sqlite3_db_config(m_handle, each.name, each.on, nullptr);
        if (code != SQLITE_OK) { return fail(error(code, "db_config")); }
    }
    sqlite3_busy_timeout(m_handle, options.busy_timeout_ms);
    std::string settings =
        "PRAGMA cell_size_check=ON; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-" + std::to_string(options.cache_kib) + ";";
    if (options.access == SqliteAccess::ReadOnly) {
        settings += "PRAGMA query_only=ON;";
    } else {
        settings += "PRAGMA secure_delete=ON;";
        if (options.path != ":memory:") {
            settings += "PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=1000; PRAGMA journal_size_limit=67108864;";
        }
    }
    settings += "PRAGMA synchronous=FULL;";
    return run_script(settings);
}

bool SqliteConnection::is_in_transaction() const {
    return sqlite3_get_autocommit(m_handle) == 0;
}

ErrorOr<sqlite3_stmt*> SqliteConnection::take_statement(std::string_view sql) {
    // Taken out while it runs: a row callback may run the same SQL again.
    if (auto const found = m_statements.find(sql); found != m_statements.end()) {
        auto* const statement = found->second;
        m_statements.erase(found);
        return statement;
    }
    sqlite3_stmt* statement = nullptr;
    char const* rest = nullptr;
    int const code = sqlite3_prepare_v3(m_handle, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement, &rest);
    if (code != SQLITE_OK) { return fail(error(code, sql)); }
    if (statement == nullptr) { return fail(Error::internal("An empty SQL statement")); }
    return statement;
}

void SqliteConnection::give_back(std::string_view sql, sqlite3_stmt* statement) {
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    if (m_statements.size() >= most_cached_statements || !m_statements.emplace(std::string { sql }, statement).second) {
        sqlite3_finalize(statement);
    }
}

ErrorOr<std::int64_t> SqliteConnection::run(std::string_view sql, std::span<Value const> values, EachRow const& each) {
    HUB_TRY_ASSIGN(auto* const statement, take_statement(sql));
    struct Return {
        SqliteConnection& connection;
        std::string_view sql;
        sqlite3_stmt* statement;
        ~Return() { connection.give_back(sql, statement); }
    } const at_end { *this, sql, statement };

    if (m_is_reading && sqlite3_stmt_readonly(statement) == 0) {
        return fail(Error::internal("A write inside Database::read: " + std::string { sql }));
    }
    if (sqlite3_bind_parameter_count(statement) != static_cast<int>(values.size())) {
        return fail(Error::internal("Wrong number of values for: " + std::string { sql }));
    }
    for (std::size_t i = 0; i < values.size(); ++i) {
        int const code = std::visit(Binder { statement, static_cast<int>(i) + 1 }, values[i]);
        if (code != SQLITE_OK) { return fail(error(code, sql)); }
    }
    SqliteRow const row { statement };
    for (;;) {
        int const code = sqlite3_step(statement);
        if (code == SQLITE_DONE) { break; }
        if (code != SQLITE_ROW) { return fail(error(code, sql)); }
        if (each) { each(row); }
    }
    // After a statement that only reads, SQLite still has the number of the one before.
    if (sqlite3_stmt_readonly(statement) != 0) { return std::int64_t { 0 }; }
    return std::int64_t { sqlite3_changes64(m_handle) };
}

ErrorOr<void> SqliteConnection::run_script(std::string_view sql) {
    char const* position = sql.data();
    char const* const end = sql.data() + sql.size();
    while (position != end) {
        sqlite3_stmt* statement = nullptr;
        char const* rest = nullptr;
        int code = sqlite3_prepare_v2(m_handle, position, static_cast<int>(end - position), &statement, &rest);
        if (code != SQLITE_OK) { return fail(error(code, std::string_view { position, static_cast<std::size_t>(end - position) })); }
        if (statement != nullptr) {
            do { code = sqlite3_step(statement); } while (code == SQLITE_ROW);
            sqlite3_finalize(statement);
            if (code != SQLITE_DONE) { return fail(error(code, std::string_view { position, static_cast<std::size_t>(rest - position) })); }
        }
        position = rest;
    }
    return {};
}

ErrorOr<void> SqliteConnection::copy_from(SqliteConnection& source) {
    auto* const backup = sqlite3_backup_init(m_handle, "main", source.m_handle, "main");
    if (backup == nullptr) { return fail(error(sqlite3_errcode(m_handle), "backup")); }
    int const copied = sqlite3_backup_step(backup, -1);
    int const finished = sqlite3_backup_finish(backup);
    if (copied != SQLITE_DONE) { return fail(error(copied, "backup")); }
    if (finished != SQLITE_OK) { return fail(error(finished, "backup")); }
    return {};
}

Error SqliteConnection::error(int code, std::string_view sql) const {
    std::string detail = std::string { sqlite3_errmsg(m_handle) } + " (" + std::to_string(code) + ") in: " + std::string { sql };
    switch (error_code_for(code)) {
    case ErrorCode::Conflict: {
        auto conflict = Error::conflict("This exists already or has changed meanwhile.");
        conflict.detail = std::move(detail);
        return conflict;
    }
    case ErrorCode::Unavailable:
        return Error::unavailable("The data cannot be read or saved right now. Please try again in a moment.", std::move(detail));
    default: return Error::internal(std::move(detail));
    }
}

}  // namespace hub::store
