// Links by which a password is chosen (security A12, A13). Only the SHA-256 of a link's token is stored; a link that was
// used, or followed by a newer one, is gone.
#pragma once

#include "base/date.hpp"
#include "domain/ids.hpp"
#include "store/database.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace hub::store {

struct PasswordLink {
    bool is_invitation = false;
    domain::EmployerId employer;
    domain::ContactId contact;
    std::string email_key;  ///< the address it was sent to; another address of the contact makes it worthless
    Instant created_at;
    Instant expires_at;
};

/// The newest link only: those that the contact has had before stop working.
[[nodiscard]] ErrorOr<void> replace_password_link(Connection& db, std::string_view token_hash, PasswordLink const& link);
[[nodiscard]] ErrorOr<std::optional<PasswordLink>> find_password_link(Connection& db, std::string_view token_hash);
/// After one was used, or access was taken away.
[[nodiscard]] ErrorOr<void> remove_password_links(Connection& db, domain::EmployerId employer, domain::ContactId contact);
[[nodiscard]] ErrorOr<void> purge_password_links(Connection& db, Instant before);

}  // namespace hub::store
