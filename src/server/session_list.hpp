// Where a person is signed in, as that person and the User Admins see it (security A10).
#pragma once

#include "api/profile.hpp"
#include "server/handlers/handlers.hpp"
#include "store/database.hpp"

namespace hub::server {

/// Without sessions that are over; the one of `call` is marked as the current one. The newest first.
[[nodiscard]] ErrorOr<api::SessionList> list_sessions_of(
    HandlerContext const& context, store::Connection& db, Call const& call, domain::EmployerId employer, domain::ContactId contact);

}  // namespace hub::server
