// What a request that changes something must bring before anything else looks at it (security B1, B3): it comes from our
// own pages, and it is not something that a foreign page's form could send.
#pragma once

#include "domain/ids.hpp"
#include "server/app.hpp"
#include "server/http.hpp"

#include <string>
#include <string_view>

namespace hub::server {

[[nodiscard]] bool is_mutation(Method method);

/// `Sec-Fetch-Site: same-origin`, or where a browser does not send it an `Origin` of our own. The sandbox has no origin.
[[nodiscard]] bool comes_from_own_page(Request const& request, Config const& config);
/// application/json, with or without parameters. A request without a body needs none.
[[nodiscard]] bool has_json_body(Request const& request);

/// The token that a page sends back in X-CSRF-Token. It follows from the session, so nothing needs to be stored, and stays
/// the same when the session gets a new cookie: what another tab of the same browser holds goes on working.
[[nodiscard]] std::string csrf_token_for(Secrets& secrets, domain::SessionId session);
[[nodiscard]] bool has_csrf_token(Request const& request, Secrets& secrets, domain::SessionId session);

/// The name of the session's cookie: `__Host-s`, or on plain http://localhost a name without that promise.
[[nodiscard]] std::string_view session_cookie_name(Config const& config);
[[nodiscard]] std::string session_cookie(Config const& config, std::string_view token);
[[nodiscard]] std::string ended_session_cookie(Config const& config);

}  // namespace hub::server
