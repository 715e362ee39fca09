#include "argon2_passwords.hpp"

#include "nfkc.hpp"

#include <chrono>
#include <sodium.h>
#include <span>

namespace hub::host {

namespace {

constexpr std::chrono::seconds longest_wait { 10 };

std::string to_hex(std::span<std::uint8_t const> bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (auto const byte : bytes) {
        text += digits[byte >> 4U];
        text += digits[byte & 15U];
    }
    return text;
}

std::string peppered(std::string_view typed, PepperKey const& key) {
    auto password = to_nfkc(typed);
    static_assert(std::tuple_size_v<PepperKey> == crypto_auth_hmacsha256_KEYBYTES);
    std::array<std::uint8_t, crypto_auth_hmacsha256_BYTES> mixed {};
    crypto_auth_hmacsha256(mixed.data(), reinterpret_cast<unsigned char const*>(password.data()), password.size(), key.data());
    auto text = to_hex(mixed);
    sodium_memzero(mixed.data(), mixed.size());
    sodium_memzero(password.data(), password.size());
    return text;
}

/// Held while one hash is computed.
class Core {
public:
    explicit Core(std::counting_semaphore<>& free_cores) : m_free_cores(free_cores), m_has_it(free_cores.try_acquire_for(longest_wait)) {}
    ~Core() {
        if (m_has_it) { m_free_cores.release(); }
    }
    Core(Core const&) = delete;
    Core& operator=(Core const&) = delete;
    [[nodiscard]] explicit operator bool() const { return m_has_it; }

private:
    std::counting_semaphore<>& m_free_cores;
    bool m_has_it;
};

}  // namespace

Argon2Passwords::Argon2Passwords(Argon2Cost cost, PepperKey const& key, int at_once) : m_cost(cost), m_key(key), m_free_cores(at_once) {
    if (auto made = hash("a password that nobody has")) { m_hash_of_nothing = *made; }
}

Argon2Passwords::~Argon2Passwords() {
    sodium_memzero(m_key.data(), m_key.size());
}

ErrorOr<std::string> Argon2Passwords::hash(std::string_view password) {
    Core const core { m_free_cores };
    if (!core) { return fail(Error::unavailable("Too many people are signing in. Please try again in a moment.")); }
    auto const mixed = peppered(password, m_key);
    std::array<char, crypto_pwhash_argon2id_STRBYTES> phc {};
    if (crypto_pwhash_argon2id_str(phc.data(), mixed.data(), mixed.size(), m_cost.passes, m_cost.memory_mib * 1024 * 1024) != 0) {
        return fail(Error::unavailable("The portal is short of memory. Please try again in a moment."));
    }
    return std::string { phc.data() };
}

bool Argon2Passwords::verify(std::string_view password, std::string_view phc) {
    Core const core { m_free_cores };
    if (!core) { return false; }
    auto const mixed = peppered(password, m_key);
    return crypto_pwhash_argon2id_str_verify(std::string { phc }.c_str(), mixed.data(), mixed.size()) == 0;
}

void Argon2Passwords::verify_nothing(std::string_view password) {
    static_cast<void>(verify(password, m_hash_of_nothing));
}

std::string Argon2Passwords::token_hash(std::string_view token) {
    std::array<std::uint8_t, crypto_hash_sha256_BYTES> digest {};
    crypto_hash_sha256(digest.data(), reinterpret_cast<unsigned char const*>(token.data()), token.size());
    return to_hex(digest);
}

}  // namespace hub::host
