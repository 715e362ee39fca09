#include "store/sessions.hpp"

namespace hub::store {

namespace {

constexpr std::string_view select_session =
    "SELECT s.id, s.employer_id, s.contact_id, s.stage, s.created_at, s.active_at, s.stepped_up_at, s.former_sign_in_at, s.address, "
    "s.browser, "
    "COALESCE(e.idle_minutes, 15) FROM sessions s LEFT JOIN employer_settings e ON e.employer_id = s.employer_id ";

StoredSession session_from(Row const& row) {
    StoredSession session {
        .id = row.id<domain::SessionId>(0),
        .employer = row.id<domain::EmployerId>(1),
        .contact = row.id<domain::ContactId>(2),
        // Whatever cannot be read is not a complete sign-in.
        .stage = domain::enum_from<domain::SignInStage>(row.text(3)).value_or(domain::SignInStage::SecondFactor),
        .created_at = row.instant(4),
        .active_at = row.instant(5),
        .stepped_up_at = row.instant(6),
        .former_sign_in_at = std::nullopt,
        .address = row.string(8),
        .browser = row.string(9),
        .idle_minutes = static_cast<int>(row.integer(10)),
    };
    if (!row.is_null(7)) { session.former_sign_in_at = row.instant(7); }
    return session;
}

}  // namespace

ErrorOr<void> insert_session(Connection& db, std::string_view token_hash, StoredSession const& session) {
    HUB_TRY(db.exec("INSERT INTO sessions (token_hash, id, employer_id, contact_id, stage, created_at, active_at, stepped_up_at, "
                    "former_sign_in_at, address, browser) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        token_hash, session.id, session.employer, session.contact, domain::enum_name(session.stage), session.created_at, session.active_at,
        session.stepped_up_at, session.former_sign_in_at, session.address, session.browser));
    return {};
}

ErrorOr<std::optional<StoredSession>> find_session(Connection& db, std::string_view token_hash) {
    std::optional<StoredSession> found;
    HUB_TRY(
        db.each(std::string { select_session } + "WHERE s.token_hash = ?", [&](Row const& row) { found = session_from(row); }, token_hash));
    return found;
}

ErrorOr<std::vector<StoredSession>> list_sessions(Connection& db, domain::EmployerId employer, domain::ContactId contact) {
    std::vector<StoredSession> sessions;
    HUB_TRY(db.each(
        std::string { select_session } + "WHERE s.employer_id = ? AND s.contact_id = ? ORDER BY s.created_at DESC, s.id",
        [&](Row const& row) { sessions.push_back(session_from(row)); }, employer, contact));
    return sessions;
}

ErrorOr<void> touch_session(Connection& db, std::string_view token_hash, Instant at) {
    HUB_TRY(db.exec("UPDATE sessions SET active_at = ? WHERE token_hash = ? AND active_at < ?", at, token_hash, at));
    return {};
}

ErrorOr<void> renew_session(Connection& db, std::string_view token_hash, std::string_view new_token_hash, StoredSession const& session) {
    HUB_TRY_ASSIGN(auto const renewed,
        db.exec(
            "UPDATE sessions SET token_hash = ?, stage = ?, active_at = ?, stepped_up_at = ?, former_sign_in_at = ? WHERE token_hash = ?",
            new_token_hash, domain::enum_name(session.stage), session.active_at, session.stepped_up_at, session.former_sign_in_at,
            token_hash));
    if (renewed == 0) { return fail(Error::unauthenticated()); }  // ended a moment ago, from elsewhere
    return {};
}

ErrorOr<void> set_stepped_up(Connection& db, std::string_view token_hash, Instant at) {
    HUB_TRY(db.exec("UPDATE sessions SET stepped_up_at = ? WHERE token_hash = ?", at, token_hash));
    return {};
}

ErrorOr<void> end_session(Connection& db, std::string_view token_hash) {
    HUB_TRY(db.exec("DELETE FROM sessions WHERE token_hash = ?", token_hash));
    return {};
}

ErrorOr<bool> end_session(Connection& db, domain::EmployerId employer, domain::ContactId contact, domain::SessionId session) {
    HUB_TRY_ASSIGN(
        auto const ended, db.exec("DELETE FROM sessions WHERE employer_id = ? AND contact_id = ? AND id = ?", employer, contact, session));
    return ended > 0;
}

ErrorOr<void> end_sessions_of(Connection& db, domain::EmployerId employer, domain::ContactId contact) {
    HUB_TRY(db.exec("DELETE FROM sessions WHERE employer_id = ? AND contact_id = ?", employer, contact));
    return {};
}

ErrorOr<void> end_other_sessions(Connection& db, domain::EmployerId employer, domain::ContactId contact, domain::SessionId kept) {
    HUB_TRY(db.exec("DELETE FROM sessions WHERE employer_id = ? AND contact_id = ? AND id <> ?", employer, contact, kept));
    return {};
}

ErrorOr<void> purge_sessions(Connection& db, Instant before) {
    HUB_TRY(db.exec("DELETE FROM sessions WHERE active_at < ?", before));
    return {};
}

}  // namespace hub::store
