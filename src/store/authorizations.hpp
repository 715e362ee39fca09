// Authorizations (AUTH-*). Deleted ones are not listed and not found, except where a function says so.
#pragma once

#include "domain/authorization.hpp"
#include "store/database.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace hub::store {

/// The next confirmation number of the employer, "A-2026-004812"; numbers are never given twice.
[[nodiscard]] ErrorOr<std::string> take_authorization_number(Connection& db, domain::EmployerId employer, Date today);
/// The number after which take_authorization_number goes on, for data that brings its own numbers.
[[nodiscard]] ErrorOr<void> set_last_authorization_number(Connection& db, domain::EmployerId employer, std::int64_t number);
/// `request` names the row of a batch for good (AUTH-A3); Conflict when the creator used it before.
[[nodiscard]] ErrorOr<void> insert_authorization(
    Connection& db, domain::Authorization const& authorization, std::optional<std::string_view> request = {});
/// Saves form and expiry under the next version, and forgets the receipt of a center that is not the present one any more.
/// Outdated when `authorization.version` is not the present one.
[[nodiscard]] ErrorOr<void> update_authorization(Connection& db, domain::Authorization const& authorization);

struct Deletion {
    domain::ContactId by;
    Instant at;
    std::string reason;
};
/// Marks it as deleted, under the next version (AUTH-14). Outdated as above.
[[nodiscard]] ErrorOr<void> delete_authorization(Connection& db, domain::Authorization const& authorization, Deletion const& deletion);
/// The reverse, under the next version (AUTH-A4).
[[nodiscard]] ErrorOr<void> restore_authorization(Connection& db, domain::Authorization const& authorization);

/// NotFound when it is missing, deleted or another employer's.
[[nodiscard]] ErrorOr<domain::Authorization> find_authorization(Connection& db, domain::EmployerId employer, domain::AuthorizationId id);
/// The same, deleted ones too.
[[nodiscard]] ErrorOr<domain::Authorization> find_any_authorization(
    Connection& db, domain::EmployerId employer, domain::AuthorizationId id);
/// What the creator made under this name before, deleted ones too.
[[nodiscard]] ErrorOr<std::optional<domain::Authorization>> find_requested_authorization(
    Connection& db, domain::EmployerId employer, domain::ContactId created_by, std::string_view request);
/// Newest first. With `created_by` only that contact's own (AUTH-16).
[[nodiscard]] ErrorOr<std::vector<domain::Authorization>> list_authorizations(
    Connection& db, domain::EmployerId employer, std::optional<domain::ContactId> created_by);
/// Valid today or later, of people who were born on that day, oldest first (AUTH-A1).
[[nodiscard]] ErrorOr<std::vector<domain::Authorization>> list_active_authorizations_of(
    Connection& db, domain::EmployerId employer, Date birth_date, Date today);

using VisitTraces = std::unordered_map<domain::AuthorizationId, domain::VisitTrace>;
/// AUTH-A5: the authorizations whose employee, by folded name and birth date, was seen between creation and expiry; of the
/// employer, of one contact, or only one.
[[nodiscard]] ErrorOr<VisitTraces> find_visits(Connection& db, domain::EmployerId employer,
    std::optional<domain::ContactId> created_by = {}, std::optional<domain::AuthorizationId> only = {});

/// AUTH-A4, of all employers: those that expire from `today` until `last`, were made more than reminder_days before, and
/// whose creator was not reminded of this expiry yet. The first to expire come first.
[[nodiscard]] ErrorOr<std::vector<domain::Authorization>> list_authorizations_to_remind(Connection& db, Date today, Date last, int most);
/// The creator was reminded of the present expiry, or need not be.
[[nodiscard]] ErrorOr<void> set_reminded(Connection& db, domain::Authorization const& authorization);

}  // namespace hub::store
