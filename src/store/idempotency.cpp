#include "store/idempotency.hpp"

namespace hub::store {

ErrorOr<std::optional<KeptAnswer>> find_kept_answer(Connection& db, IdempotencyScope const& scope) {
    std::optional<KeptAnswer> found;
    HUB_TRY(db.each(
        "SELECT fingerprint, status, body FROM idempotency_keys WHERE employer_id = ? AND contact_id = ? AND route = ? AND key = ?",
        [&](Row const& row) { found = KeptAnswer { row.string(0), static_cast<int>(row.integer(1)), row.string(2) }; }, scope.employer,
        scope.contact, scope.route, scope.key));
    return found;
}

ErrorOr<void> keep_answer(Connection& db, IdempotencyScope const& scope, KeptAnswer const& answer, Instant at) {
    HUB_TRY(db.exec("INSERT INTO idempotency_keys (employer_id, contact_id, route, key, fingerprint, status, body, created_at) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        scope.employer, scope.contact, scope.route, scope.key, answer.fingerprint, answer.status, answer.body, at));
    return {};
}

ErrorOr<void> purge_kept_answers(Connection& db, Instant before) {
    HUB_TRY(db.exec("DELETE FROM idempotency_keys WHERE created_at < ?", before));
    return {};
}

}  // namespace hub::store
