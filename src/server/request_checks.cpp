#include "server/request_checks.hpp"

#include "base/sha256.hpp"
#include "base/text.hpp"

#include <algorithm>

namespace hub::server {

bool is_mutation(Method method) {
    return method != Method::Get;
}

bool comes_from_own_page(Request const& request, Config const& config) {
    if (config.sandbox) { return true; }
    if (auto const site = request.header("sec-fetch-site"); !site.empty()) { return site == "same-origin"; }
    auto const origin = request.header("origin");
    return !origin.empty() && std::ranges::contains(config.origins, origin);
}

bool has_json_body(Request const& request) {
    if (request.method == Method::Delete && request.body.empty()) { return true; }
    auto const type = request.header("content-type");
    return ascii_lower(trim(type.substr(0, type.find(';')))) == "application/json";
}

std::string csrf_token_for(Secrets& secrets, domain::SessionId session) {
    return secrets.mac("csrf", session.to_string());
}

bool has_csrf_token(Request const& request, Secrets& secrets, domain::SessionId session) {
    return equal_in_constant_time(request.header("x-csrf-token"), csrf_token_for(secrets, session));
}

std::string_view session_cookie_name(Config const& config) {
    return config.secure_cookie ? "__Host-s" : "hub-dev-session";
}

std::string session_cookie(Config const& config, std::string_view token) {
    std::string cookie { session_cookie_name(config) };
    cookie += '=';
    cookie += token;
    cookie += "; Path=/; HttpOnly; SameSite=Strict";
    if (config.secure_cookie) { cookie += "; Secure"; }
    return cookie;
}

std::string ended_session_cookie(Config const& config) {
    return session_cookie(config, {}) + "; Max-Age=0";
}

}  // namespace hub::server
