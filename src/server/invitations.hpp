// Links by which a contact chooses a password: the invitation of someone who got access (security A13), and the reset of a
// forgotten password (A12). Newest link only; a link works once, and is bound to employer, contact and e-mail address.
#pragma once

#include "domain/contact.hpp"
#include "server/handlers/handlers.hpp"
#include "store/database.hpp"

namespace hub::server {

inline constexpr std::int64_t invitation_ms = std::int64_t { 72 } * 3'600'000;
inline constexpr std::int64_t reset_ms = 30 * 60'000;

/// Queues the mail of NOTE-02 with a link for 72 hours. The contact's access has to be Granted and its e-mail address there,
/// else Conflict. Returns until when the link works.
[[nodiscard]] ErrorOr<Instant> invite(HandlerContext const& context, store::Connection& db, domain::Contact const& contact, Instant now);
/// Queues the mail of NOTE-03 with a link for 30 minutes.
[[nodiscard]] ErrorOr<Instant> send_reset(
    HandlerContext const& context, store::Connection& db, domain::Contact const& contact, Instant now);

}  // namespace hub::server
