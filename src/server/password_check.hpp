// The password of somebody who is known already, asked for again: before a change of it, and for a step-up (security A11).
#pragma once

#include "server/handlers/handlers.hpp"
#include "store/accounts.hpp"

#include <string_view>

namespace hub::server {

/// Whether it is the password of the person of `call`. Wrong ones are counted with those of signing in (A5). Takes long:
/// never inside a transaction.
[[nodiscard]] ErrorOr<bool> is_own_password(HandlerContext const& context, Call const& call, std::string_view password);

/// The account of the person of `call`, inside `db`.
[[nodiscard]] ErrorOr<store::Account> own_account(store::Connection& db, Call const& call);

/// The one answer to a wrong password and to too many of them.
[[nodiscard]] Error wrong_password(std::string field);

}  // namespace hub::server
