// The numbered steps that lead from an empty database to the present schema. Forward only: a released step is never
// changed, the next one is added at the end (CONTRIBUTING.md, "Add a migration").
//
// Types stand as tokens, so that one text serves SQLite and later PostgreSQL (security 2.3): {{id}} {{text}} {{i64}}
// {{real}}, {{table}} after the closing parenthesis of a table, and {{clustered}} for one that is kept in the order of
// its primary key.
#pragma once

#include "base/date.hpp"
#include "base/error.hpp"
#include "store/sqlite_connection.hpp"

#include <span>
#include <string>
#include <string_view>

namespace hub::store {

struct Migration {
    int number = 0;  ///< 1, 2, 3 … without gaps
    std::string_view name;
    std::string_view sql;
};

/// Every step, in order.
[[nodiscard]] std::span<Migration const> migrations();

/// Replaces the tokens for SQLite. An unknown token stays, and makes the statement fail.
[[nodiscard]] std::string sql_for_sqlite(std::string_view sql);
/// SHA-256 of the text with its tokens, as it is stored beside each applied step.
[[nodiscard]] std::string checksum(Migration const& migration);

/// Applies what is missing, each step in a transaction of its own. Internal when the database is newer than this program
/// or an applied step differs from ours; then nothing is changed.
[[nodiscard]] ErrorOr<void> migrate(SqliteConnection& connection, Instant now);
/// As above with other steps, for tests.
[[nodiscard]] ErrorOr<void> migrate(SqliteConnection& connection, std::span<Migration const> steps, Instant now);

}  // namespace hub::store
