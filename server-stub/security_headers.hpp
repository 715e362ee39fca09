// The header set of security B4, exact, for every answer that leaves the program, errors and 304 included.
#pragma once

#include <array>
#include <string_view>
#include <utility>

namespace hub::host {

using HeaderView = std::pair<std::string_view, std::string_view>;

/// For the page and what it loads. A page that needs more (a camera) changes this line and nothing else. With "trusted-types
/// 'none'", as B4 has it, no worker can be started: hub-worker is the one policy, of web/bundle/start_worker.js.
inline constexpr std::string_view page_content_security_policy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types hub-worker";

/// For everything that is data.
inline constexpr std::string_view data_content_security_policy = "default-src 'none'; frame-ancestors 'none'";

inline constexpr std::array<HeaderView, 8> security_headers { {
    { "strict-transport-security", "max-age=63072000; includeSubDomains" },
    { "x-content-type-options", "nosniff" },
    { "x-frame-options", "DENY" },
    { "referrer-policy", "no-referrer" },
    { "cross-origin-opener-policy", "same-origin" },
    { "cross-origin-embedder-policy", "require-corp" },
    { "cross-origin-resource-policy", "same-origin" },
    { "permissions-policy", "camera=(), microphone=(), geolocation=(), usb=(), payment=(), browsing-topics=()" },
} };

}  // namespace hub::host
