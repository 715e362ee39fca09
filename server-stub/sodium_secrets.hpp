// What the database holds but must not tell (security T4): sealed by XChaCha20-Poly1305, keyed hashes by HMAC-SHA-256,
// each with a key of its own that follows from the one in the data folder's keys/secrets.key.
#pragma once

#include "server/secrets.hpp"
#include "store/database.hpp"

#include <array>
#include <cstdint>

namespace hub::host {

using SecretsKey = std::array<std::uint8_t, 32>;

class SodiumSecrets final : public server::Secrets {
public:
    explicit SodiumSecrets(SecretsKey const& key);
    ~SodiumSecrets() override;

    /// "1." and base64url of nonce and ciphertext; the number tells with which kind of key, for the day of a second one.
    [[nodiscard]] ErrorOr<std::string> seal(std::string_view plain, std::string_view bound_to) override;
    /// Internal for a text that was changed, moved or sealed with another key.
    [[nodiscard]] ErrorOr<std::string> open(std::string_view sealed, std::string_view bound_to) override;
    [[nodiscard]] std::string mac(std::string_view purpose, std::string_view message) override;

private:
    SecretsKey m_sealing_key {};
    SecretsKey m_hashing_key {};
};

/// Refuses a database that was written with another key, before anything in it turns out to be unreadable.
[[nodiscard]] ErrorOr<void> check_key_of_database(store::Database& database, server::Secrets& secrets);

}  // namespace hub::host
