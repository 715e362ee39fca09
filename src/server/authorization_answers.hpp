// Authorizations as answers, and what every change of one has in common inside its transaction: a line of its history, a
// row of the audit log, a message to the medical center, copies by mail.
#pragma once

#include "api/authorizations.hpp"
#include "server/audit.hpp"
#include "server/handlers/handlers.hpp"
#include "store/center_messages.hpp"

#include <span>
#include <string>
#include <utility>
#include <vector>

namespace hub::server {

/// Progress and transmission are those of `visit` and of the authorization itself.
[[nodiscard]] api::AuthorizationItem authorization_item(domain::Authorization authorization, domain::VisitTrace visit, Date today);
/// The authorization as it is stored now, deleted or not, with its visits.
[[nodiscard]] ErrorOr<api::AuthorizationItem> authorization_answer(
    store::Connection& db, domain::EmployerId employer, domain::AuthorizationId id, Date today);
[[nodiscard]] ErrorOr<api::AuthorizationHistory> authorization_history(
    store::Connection& db, domain::EmployerId employer, domain::AuthorizationId id);

/// An authorization names its employee in text: the same person is told by the same hash.
[[nodiscard]] std::string employee_subject(Secrets& secrets, domain::AuthorizationDraft const& draft);

struct AuthorizationNote {
    domain::AuthorizationEvent event = domain::AuthorizationEvent::Created;
    std::string what = {};  ///< for the history
    std::vector<AuditFieldChange> changes = {};
    std::vector<std::pair<std::string, std::string>> details = {};
};
/// Tells of what the caller did, in the history and in the audit log.
[[nodiscard]] ErrorOr<void> note_authorization(HandlerContext const& context, store::Connection& db, Call const& call,
    domain::Authorization const& authorization, AuthorizationNote note);

/// AUTH-06, AUTH-26. A nil center (telemedicine) is told nothing.
[[nodiscard]] ErrorOr<void> tell_center(HandlerContext const& context, store::Connection& db, domain::Authorization const& authorization,
    domain::CenterId center, store::CenterMessageKind kind, Instant now);

/// AUTH-07, AUTH-15: queues a copy to each address and notes it. Without addresses nothing is noted.
[[nodiscard]] ErrorOr<void> send_copies(HandlerContext const& context, store::Connection& db, Call const& call,
    domain::Authorization const& authorization, std::vector<std::string> const& recipients);

}  // namespace hub::server
