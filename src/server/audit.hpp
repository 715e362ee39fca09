// The audit log (security 4): who did and saw what, without saying it. Each row is bound to the one before it by a keyed
// hash, in the same transaction as what it tells of: what cannot be told of is not done.
//
// Values never stand in it. A change names its fields and has a keyed hash of each value, so that a suspicion can be
// proven and nothing can be read. audit_verify.hpp tells whether the log is whole.
#pragma once

#include "base/error.hpp"
#include "server/app.hpp"
#include "server/call.hpp"
#include "store/audit_log.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hub::server {

enum class AuditOutcome : std::uint8_t {
    Done,
    Refused,  ///< by a rule or for want of a right
    Failed,   ///< a wrong password and the like
};

struct AuditFieldChange {
    std::string field;
    std::string before;  ///< kept as a keyed hash
    std::string after;
};

struct AuditEvent {
    std::string_view action;            ///< "contact.created", "session.started"
    std::string_view object_type = {};  ///< "contact"
    std::string object_id = {};
    std::string subject = {};  ///< the id of the person whose data it is about
    AuditOutcome outcome = AuditOutcome::Done;
    std::string reason = {};                                        ///< in a word: "wrong_password"; never a person's text
    std::vector<std::pair<std::string, std::string>> details = {};  ///< counts and names of lists; no personal data
    std::vector<AuditFieldChange> changes = {};
    /// Whose it is before anybody is signed in: of whom a password was tried.
    std::optional<domain::EmployerId> employer = {};
    std::optional<domain::ContactId> actor = {};
};

/// The chain of what belongs to no employer: an unknown user name, a request for an account.
inline constexpr std::string_view provider_chain = "provider";

/// Adds a row inside the transaction of what it tells of.
[[nodiscard]] ErrorOr<void> audit(store::Connection& db, Services const& services, Call const& call, AuditEvent const& event);
/// Rows about reading, in a transaction of their own, before the answer leaves. The error is Unavailable: an answer of
/// which nothing can be told is not given.
[[nodiscard]] ErrorOr<void> audit_now(Services const& services, Call const& call, std::span<AuditEvent const> events);
[[nodiscard]] inline ErrorOr<void> audit_now(Services const& services, Call const& call, AuditEvent const& event) {
    return audit_now(services, call, std::span { &event, 1 });
}

/// A value as the log has it.
[[nodiscard]] std::string audit_hash(Secrets& secrets, std::string_view value);
/// What a row's hash has to be, over all of its fields but `hash` itself.
[[nodiscard]] std::string audit_row_hash(Secrets& secrets, store::AuditRow const& row);

}  // namespace hub::server
