// Password hashing as the core sees it. The host does Argon2id with libsodium behind a semaphore (security A3, 0.3);
// the sandbox, whose passwords protect nothing, a plain salted hash.
#pragma once

#include "base/error.hpp"

#include <string>
#include <string_view>

namespace hub::server {

struct Passwords {
    virtual ~Passwords() = default;
    /// A PHC string with salt and parameters.
    [[nodiscard]] virtual ErrorOr<std::string> hash(std::string_view password) = 0;
    /// Takes as long for a wrong password as for a right one.
    [[nodiscard]] virtual bool verify(std::string_view password, std::string_view phc) = 0;
    /// As long as verify, for unknown users (A7).
    virtual void verify_nothing(std::string_view password) = 0;
    /// SHA-256 of a session token, as lower-case hex (A8).
    [[nodiscard]] virtual std::string token_hash(std::string_view token) = 0;
};

}  // namespace hub::server
