// Sessions: where a person is signed in, since when and how far. Tokens are stored as their SHA-256 only (security A8).
#pragma once

#include "base/date.hpp"
#include "domain/contact.hpp"
#include "store/database.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hub::store {

struct StoredSession {
    domain::SessionId id;
    domain::EmployerId employer;
    domain::ContactId contact;
    domain::SignInStage stage = domain::SignInStage::Complete;
    Instant created_at;
    Instant active_at;                         ///< last request of the person, not of background polling (A9)
    Instant stepped_up_at;                     ///< when the person last proved who they are (A11)
    std::optional<Instant> former_sign_in_at;  ///< the time before this one (SIGN-A3)
    std::string address;
    std::string browser;    ///< in words: "Firefox on Windows"
    int idle_minutes = 15;  ///< of the employer's settings; read, never written
};

[[nodiscard]] ErrorOr<void> insert_session(Connection& db, std::string_view token_hash, StoredSession const& session);
[[nodiscard]] ErrorOr<std::optional<StoredSession>> find_session(Connection& db, std::string_view token_hash);
/// Those of one contact, the newest first.
[[nodiscard]] ErrorOr<std::vector<StoredSession>> list_sessions(Connection& db, domain::EmployerId employer, domain::ContactId contact);
/// Never moves backwards.
[[nodiscard]] ErrorOr<void> touch_session(Connection& db, std::string_view token_hash, Instant at);
/// Gives a session a new token, and the stage, proof and former sign-in of `session` (A8).
[[nodiscard]] ErrorOr<void> renew_session(
    Connection& db, std::string_view token_hash, std::string_view new_token_hash, StoredSession const& session);
[[nodiscard]] ErrorOr<void> set_stepped_up(Connection& db, std::string_view token_hash, Instant at);

[[nodiscard]] ErrorOr<void> end_session(Connection& db, std::string_view token_hash);
/// Whether this contact had such a session.
[[nodiscard]] ErrorOr<bool> end_session(Connection& db, domain::EmployerId employer, domain::ContactId contact, domain::SessionId session);
/// SIGN-15, A10.
[[nodiscard]] ErrorOr<void> end_sessions_of(Connection& db, domain::EmployerId employer, domain::ContactId contact);
[[nodiscard]] ErrorOr<void> end_other_sessions(
    Connection& db, domain::EmployerId employer, domain::ContactId contact, domain::SessionId kept);
/// Forgets sessions without activity since `before`.
[[nodiscard]] ErrorOr<void> purge_sessions(Connection& db, Instant before);

}  // namespace hub::store
