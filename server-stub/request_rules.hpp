// What may pass to the server's core, and as what: the rules of security H2, H5 to H7, H9, H11 and T2 on a request whose
// head is well-formed. Pure, so that each rule is a line in a test; JSON itself (H10) is read by the core.
#pragma once

#include "address.hpp"
#include "request_head.hpp"

#include <string>
#include <vector>

namespace hub::host {

/// Where the portal lives, from the options.
struct Place {
    std::vector<std::string> hosts;          ///< accepted Host values in lower case, "localhost:8080" (H7)
    std::vector<Network> trusted_proxies;    ///< (H9)
    std::string https_origin;                ///< where pages asked for by plain http are sent (T2); empty: there is none
    bool tls = false;                        ///< this listener speaks TLS itself
    std::vector<std::string> form_paths {};  ///< that take an HTML form by POST: the payment site's, none of the portal's
};

/// A request that is allowed, with what the connection has to know about it.
struct Admitted {
    server::Request request;  ///< the body comes later
    bool is_api = false;      ///< for the core; otherwise for the static site
    bool is_form = false;     ///< for one of Place::form_paths
    bool is_head = false;     ///< the answer goes without its body
    bool keep_alive = false;
    bool expects_continue = false;
    bool has_body = false;
    std::uint64_t body_limit = 0;
};

[[nodiscard]] OrRefusal<Admitted> admit(RequestHead head, Address const& peer, Place const& place, Limits const& limits);

/// Whether `accept`, the request's header, allows an answer of this media type. No header allows everything (H6).
[[nodiscard]] bool accepts(std::string_view accept, std::string_view media_type);

/// Paths that the core answers: the rest is the site's.
[[nodiscard]] bool is_core_path(std::string_view path);

/// Requests that cost a password hash, and therefore wait in a queue of their own.
[[nodiscard]] bool is_sign_in(server::Request const& request);

}  // namespace hub::host
