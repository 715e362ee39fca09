// Passwords of the sandbox, which protect nothing: SHA-256 with a salt. A real server uses Argon2id (security A3).
#pragma once

#include "base/random.hpp"
#include "server/passwords.hpp"

namespace hub::sandbox {

class SandboxPasswords final : public server::Passwords {
public:
    explicit SandboxPasswords(Random& random) : m_random(random) {}
    [[nodiscard]] ErrorOr<std::string> hash(std::string_view password) override;
    [[nodiscard]] bool verify(std::string_view password, std::string_view phc) override;
    void verify_nothing(std::string_view password) override;
    [[nodiscard]] std::string token_hash(std::string_view token) override;

private:
    Random& m_random;
};

}  // namespace hub::sandbox
