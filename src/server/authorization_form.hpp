// The form of an authorization as a PDF (AUTH-18, row 33): made anew each time, so that it always says what holds now.
#pragma once

#include "domain/authorization.hpp"
#include "pdf/compose.hpp"
#include "server/call.hpp"
#include "store/database.hpp"

namespace hub::server {

/// "Authorization A-2026-004812.pdf", with a QR code of the number.
[[nodiscard]] ErrorOr<Bytes> make_authorization_form(
    store::Connection& db, domain::Authorization const& authorization, pdf::Fonts const& fonts);

}  // namespace hub::server
