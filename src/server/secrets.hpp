// What must not be readable in the database alone: sealed texts and keyed hashes. The host keeps its keys in a file beside
// the database (security T4); the sandbox, which has nothing to hide, makes its keys up.
#pragma once

#include "base/error.hpp"

#include <string>
#include <string_view>

namespace hub::server {

struct Secrets {
    virtual ~Secrets() = default;
    /// Authenticated encryption. `bound_to` names the place ("accounts/second_factor/<contact>"): a text that was moved
    /// elsewhere does not open.
    [[nodiscard]] virtual ErrorOr<std::string> seal(std::string_view plain, std::string_view bound_to) = 0;
    [[nodiscard]] virtual ErrorOr<std::string> open(std::string_view sealed, std::string_view bound_to) = 0;
    /// HMAC-SHA-256 with a key derived for `purpose`, as lower-case hex.
    [[nodiscard]] virtual std::string mac(std::string_view purpose, std::string_view message) = 0;
};

}  // namespace hub::server
