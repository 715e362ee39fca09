#include "store/migrations.hpp"

#include "base/sha256.hpp"
#include "store/migrations/steps.hpp"
#include "store/sqlite_database.hpp"

#include <array>
#include <utility>

namespace hub::store {

namespace {

constexpr std::array steps {
    Migration { 1, "reference", migrations_sql::reference },
    Migration { 2, "contacts", migrations_sql::contacts },
    Migration { 3, "sessions", migrations_sql::sessions },
    Migration { 4, "authorizations", migrations_sql::authorizations },
    Migration { 5, "documents", migrations_sql::documents },
    Migration { 6, "invoices", migrations_sql::invoices },
    Migration { 7, "changes_and_audit", migrations_sql::changes_and_audit },
    Migration { 8, "accounts", migrations_sql::accounts },
    Migration { 9, "authorization_life", migrations_sql::authorization_life },
    Migration { 10, "devices", migrations_sql::devices },
    Migration { 11, "saved_searches", migrations_sql::saved_searches },
    Migration { 12, "document_care", migrations_sql::document_care },
    Migration { 13, "jobs_and_specimens", migrations_sql::jobs_and_specimens },
    Migration { 14, "billing", migrations_sql::billing },
    Migration { 15, "specimen_tickets", migrations_sql::specimen_tickets },
    Migration { 16, "result_mails", migrations_sql::result_mails },
};

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> sqlite_tokens { {
    { "{{id}}", "TEXT" },
    { "{{text}}", "TEXT" },
    { "{{i64}}", "INTEGER" },
    { "{{real}}", "REAL" },
    { "{{table}}", "STRICT" },
    { "{{clustered}}", "STRICT, WITHOUT ROWID" },
} };

constexpr std::string_view own_table = R"(
    CREATE TABLE IF NOT EXISTS schema_migrations (
        number {{i64}} NOT NULL PRIMARY KEY,
        name {{text}} NOT NULL,
        checksum {{text}} NOT NULL,
        applied_at {{i64}} NOT NULL
    ) {{table}})";

/// How many steps the database has; refuses one that differs from ours or that we do not know.
ErrorOr<std::size_t> applied_steps(SqliteConnection& connection, std::span<Migration const> known) {
    std::size_t count = 0;
    std::string wrong;
    HUB_TRY(connection.each("SELECT number, checksum, name FROM schema_migrations ORDER BY number", [&](Row const& row) {
        auto const index = count++;
        if (index >= known.size()) {
            wrong = "The database is newer than this program: it has step " + row.string(2);
        } else if (row.integer(0) != known[index].number || row.text(1) != checksum(known[index])) {
            wrong = "The database was made with a different step " + row.string(2);
        }
    }));
    if (!wrong.empty()) { return fail(Error::internal(std::move(wrong))); }
    return count;
}

ErrorOr<void> apply(SqliteConnection& connection, Migration const& step, Instant now) {
    return write_transaction(connection, [&](Connection& inside) -> ErrorOr<void> {
        HUB_TRY(connection.run_script(sql_for_sqlite(step.sql)));
        HUB_TRY(inside.exec("INSERT INTO schema_migrations (number, name, checksum, applied_at) VALUES (?, ?, ?, ?)", step.number,
            step.name, checksum(step), now));
        return {};
    });
}

}  // namespace

std::span<Migration const> migrations() {
    return steps;
}

std::string sql_for_sqlite(std::string_view sql) {
    std::string text { sql };
    for (auto const& [token, replacement] : sqlite_tokens) {
        for (auto at = text.find(token); at != std::string::npos; at = text.find(token, at)) {
            text.replace(at, token.size(), replacement);
        }
    }
    return text;
}

std::string checksum(Migration const& migration) {
    return sha256_hex(migration.sql);
}

ErrorOr<void> migrate(SqliteConnection& connection, Instant now) {
    return migrate(connection, steps, now);
}

ErrorOr<void> migrate(SqliteConnection& connection, std::span<Migration const> known, Instant now) {
    HUB_TRY(connection.run_script(sql_for_sqlite(own_table)));
    HUB_TRY_ASSIGN(auto const applied, applied_steps(connection, known));
    for (auto const& step : known.subspan(applied)) { HUB_TRY(apply(connection, step, now)); }
    return {};
}

}  // namespace hub::store
