// Recent Changes (CHNG-01, CHNG-02): what was done to an employer's account, with old and new value in words, and whether a
// User Admin has verified it. Only added to; a removed contact keeps its name here.
#pragma once

#include "base/date.hpp"
#include "domain/contact.hpp"
#include "store/database.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace hub::store {

struct FieldChange {
    std::string field;  ///< in words: "Work e-mail"
    std::string before;
    std::string after;
    bool operator==(FieldChange const&) const = default;
};

struct AccountChange {
    domain::ChangeId id;
    domain::EmployerId employer;
    domain::ChangeKind kind = domain::ChangeKind::ContactUpdated;
    Instant at;
    std::optional<domain::ContactId> by;       ///< none: the provider's Support
    std::optional<domain::ContactId> contact;  ///< none: the employer itself
    std::vector<FieldChange> fields;
};

struct ListedAccountChange {
    AccountChange change;
    std::string by_name;
    std::string contact_name;
    std::optional<Instant> verified_at;
    std::string verified_by_name;
};

[[nodiscard]] ErrorOr<void> insert_account_change(Connection& db, AccountChange const& change);
/// The newest first.
[[nodiscard]] ErrorOr<std::vector<ListedAccountChange>> list_account_changes(Connection& db, domain::EmployerId employer, int limit);
/// Marks changes as verified by `by` at `at`, or takes that back when `by` is none; those that are so already stay as they
/// are. NotFound when there is no such change. Returns how many were changed.
[[nodiscard]] ErrorOr<std::int64_t> verify_account_changes(Connection& db, domain::EmployerId employer,
    std::span<domain::ChangeId const> changes, std::optional<domain::ContactId> by, Instant at);

}  // namespace hub::store
