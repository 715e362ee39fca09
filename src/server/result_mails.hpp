// The mail that new results are there (RPTS-11, NOTE-04): at once, daily at 7 a.m. Central Time, or not, as each contact has chosen. It
// says that something is ready and where, nothing about anybody's health (NOTE-08).
//
// News are documents that the contact's report settings deliver, that are posted within the last week and that the contact has neither
// reviewed nor had hidden. "At once" means with the next beat of the server's jobs, but at most once an hour. A contact who is new, or has
// just switched the mails on, hears only of what comes from then on.
//
// A saved search with its bell on tells at once of news that match it (RSLT-A4), also a contact who has switched the general mail off or to
// daily. Neither mail says which search: its name may be an employee's.
#pragma once

#include "server/handlers/handlers.hpp"

namespace hub::server {

/// Queues what is due; what fell into a time without a running server is caught up. Nobody without HUB access or e-mail address is
/// written to (NOTE-09). Returns the mails queued.
[[nodiscard]] ErrorOr<int> send_result_mails(HandlerContext const& context, Instant now);

}  // namespace hub::server
