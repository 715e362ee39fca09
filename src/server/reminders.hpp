// Reminders before authorizations expire (AUTH-A4): a mail to the creator, once for each expiry.
#pragma once

#include "server/handlers/handlers.hpp"

namespace hub::server {

/// Queues what is due and was not queued yet; what fell into a time without a running server is caught up. Nobody is reminded
/// of an authorization with which the employee has come, and nobody who has no access any more. Returns the mails queued.
[[nodiscard]] ErrorOr<int> send_reminders(HandlerContext const& context, Instant now);

}  // namespace hub::server
