// The rows of the audit log (security 4), as they lie in the database. What stands in them, and that each is bound to the
// one before it, is the server's affair (server/audit.hpp); the database only lets them be added.
#pragma once

#include "base/date.hpp"
#include "store/database.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace hub::store {

struct AuditRow {
    std::string chain;     ///< the employer's id, or "provider" for what belongs to no employer
    std::int64_t seq = 0;  ///< from 1, without gaps
    Instant at;
    std::string actor;  ///< the contact's id; empty when nobody was signed in
    std::string actor_role;
    std::string session;  ///< a keyed hash
    std::string address;
    std::string agent;   ///< a keyed hash of the browser's name
    std::string action;  ///< "contact.created"
    std::string object_type;
    std::string object_id;
    std::string subject;  ///< the person whose data it is about
    std::string outcome;
    std::string reason;
    std::string request_id;
    std::string details;  ///< JSON without personal data
    std::string prev;     ///< the hash of the row before; empty in the first
    std::string hash;
};

/// Where a chain ends.
struct AuditHead {
    std::string chain;
    std::int64_t seq = 0;  ///< 0: nothing yet
    std::string hash;
    bool operator==(AuditHead const&) const = default;
};

[[nodiscard]] ErrorOr<AuditHead> find_audit_head(Connection& db, std::string_view chain);
[[nodiscard]] ErrorOr<std::vector<AuditHead>> list_audit_heads(Connection& db);

/// Adds the row and moves the head. Conflict when the row does not follow the head.
[[nodiscard]] ErrorOr<void> append_audit_row(Connection& db, AuditRow const& row);

/// The rows of a chain from `first` on, in order.
[[nodiscard]] ErrorOr<void> each_audit_row(
    Connection& db, std::string_view chain, std::int64_t first, std::function<void(AuditRow const&)> const& each);
/// Every chain that has a row or a head.
[[nodiscard]] ErrorOr<std::vector<std::string>> list_audit_chains(Connection& db);

}  // namespace hub::store
