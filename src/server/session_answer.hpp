// The answer that tells the page who is signed in.
#pragma once

#include "api/session.hpp"
#include "server/handlers/handlers.hpp"

namespace hub::server {

/// Of the session in `call.who`.
[[nodiscard]] ErrorOr<api::Session> describe_session(HandlerContext const& context, store::Connection& db, Call const& call);

}  // namespace hub::server
