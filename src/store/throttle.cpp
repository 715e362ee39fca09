#include "store/throttle.hpp"

namespace hub::store {

ErrorOr<SignInFailures> find_sign_in_failures(Connection& db, std::string_view account_key) {
    SignInFailures found;
    HUB_TRY(db.each(
        "SELECT failures, blocked_until FROM sign_in_failures WHERE account_key = ?",
        [&](Row const& row) { found = { row.integer(0), row.instant(1) }; }, account_key));
    return found;
}

ErrorOr<void> put_sign_in_failures(Connection& db, std::string_view account_key, SignInFailures const& failures) {
    HUB_TRY(db.exec("INSERT INTO sign_in_failures (account_key, failures, blocked_until) VALUES (?, ?, ?) "
                    "ON CONFLICT (account_key) DO UPDATE SET failures = excluded.failures, blocked_until = excluded.blocked_until",
        account_key, failures.failures, failures.blocked_until));
    return {};
}

ErrorOr<void> clear_sign_in_failures(Connection& db, std::string_view account_key) {
    HUB_TRY(db.exec("DELETE FROM sign_in_failures WHERE account_key = ?", account_key));
    return {};
}

ErrorOr<RateLimit> find_rate_limit(Connection& db, std::string_view name, RateLimit initial) {
    RateLimit found = initial;
    HUB_TRY(db.each(
        "SELECT amount, since FROM rate_limits WHERE name = ?", [&](Row const& row) { found = { row.integer(0), row.instant(1) }; }, name));
    return found;
}

ErrorOr<void> put_rate_limit(Connection& db, std::string_view name, RateLimit const& limit) {
    HUB_TRY(db.exec("INSERT INTO rate_limits (name, amount, since) VALUES (?, ?, ?) "
                    "ON CONFLICT (name) DO UPDATE SET amount = excluded.amount, since = excluded.since",
        name, limit.amount, limit.since));
    return {};
}

ErrorOr<void> purge_rate_limits(Connection& db, Instant before) {
    HUB_TRY(db.exec("DELETE FROM rate_limits WHERE since < ?", before));
    return {};
}

}  // namespace hub::store
