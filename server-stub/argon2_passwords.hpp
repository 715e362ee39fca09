// Passwords by Argon2id (security A3), in Unicode's form NFKC (A1). Before it is hashed, a password goes through HMAC-SHA-256 with a key
// that is kept outside the database: a stolen database alone cannot be searched. Only so many hashes as there are cores run at once.
#pragma once

#include "server/passwords.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <semaphore>

namespace hub::host {

using PepperKey = std::array<std::uint8_t, 32>;

struct Argon2Cost {
    std::size_t memory_mib = 64;
    unsigned passes = 3;
};
inline constexpr Argon2Cost least_argon2_cost { .memory_mib = 19, .passes = 2 };

class Argon2Passwords final : public server::Passwords {
public:
    Argon2Passwords(Argon2Cost cost, PepperKey const& key, int at_once);
    ~Argon2Passwords() override;

    /// Unavailable when there is not enough memory, or when too many others wait.
    [[nodiscard]] ErrorOr<std::string> hash(std::string_view password) override;
    [[nodiscard]] bool verify(std::string_view password, std::string_view phc) override;
    void verify_nothing(std::string_view password) override;
    [[nodiscard]] std::string token_hash(std::string_view token) override;

private:
    Argon2Cost m_cost;
    PepperKey m_key;
    std::counting_semaphore<> m_free_cores;
    std::string m_hash_of_nothing;
};

}  // namespace hub::host
