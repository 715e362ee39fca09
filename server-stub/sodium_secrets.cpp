#include "sodium_secrets.hpp"

#include "base/sha256.hpp"
#include "store/facts.hpp"

#include <sodium.h>
#include <span>
#include <vector>

namespace hub::host {

namespace {

constexpr std::string_view kind_of_key = "1.";
constexpr std::string_view key_fact = "secrets_key";

unsigned char const* bytes(std::string_view text) {
    return reinterpret_cast<unsigned char const*>(text.data());
}

SecretsKey derived(SecretsKey const& key, std::uint64_t number) {
    static_assert(std::tuple_size_v<SecretsKey> == crypto_kdf_KEYBYTES);
    SecretsKey made {};
    crypto_kdf_derive_from_key(made.data(), made.size(), number, "hub-keys", key.data());
    return made;
}

std::array<std::uint8_t, 32> hmac(std::span<std::uint8_t const, 32> key, std::string_view message) {
    std::array<std::uint8_t, crypto_auth_hmacsha256_BYTES> digest {};
    crypto_auth_hmacsha256(digest.data(), bytes(message), message.size(), key.data());
    return digest;
}

ErrorOr<std::vector<std::uint8_t>> from_base64url(std::string_view text) {
    if (text.empty()) { return fail(Error::internal("a sealed text is empty")); }
    std::vector<std::uint8_t> decoded(text.size());
    std::size_t size = 0;
    if (sodium_base642bin(
            decoded.data(), decoded.size(), text.data(), text.size(), nullptr, &size, nullptr, sodium_base64_VARIANT_URLSAFE_NO_PADDING)
        != 0) {
        return fail(Error::internal("a sealed text is not base64url"));
    }
    decoded.resize(size);
    return decoded;
}

}  // namespace

SodiumSecrets::SodiumSecrets(SecretsKey const& key) : m_sealing_key(derived(key, 1)), m_hashing_key(derived(key, 2)) {}

SodiumSecrets::~SodiumSecrets() {
    sodium_memzero(m_sealing_key.data(), m_sealing_key.size());
    sodium_memzero(m_hashing_key.data(), m_hashing_key.size());
}

ErrorOr<std::string> SodiumSecrets::seal(std::string_view plain, std::string_view bound_to) {
    constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
    std::vector<std::uint8_t> sealed(nonce_size + plain.size() + crypto_aead_xchacha20poly1305_ietf_ABYTES);
    randombytes_buf(sealed.data(), nonce_size);
    unsigned long long size = 0;
    crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.data() + nonce_size, &size, bytes(plain), plain.size(), bytes(bound_to),
        bound_to.size(), nullptr, sealed.data(), m_sealing_key.data());
    return std::string { kind_of_key } + to_base64url(sealed);
}

ErrorOr<std::string> SodiumSecrets::open(std::string_view sealed, std::string_view bound_to) {
    constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
    constexpr std::size_t least_size = nonce_size + crypto_aead_xchacha20poly1305_ietf_ABYTES;
    if (!sealed.starts_with(kind_of_key)) { return fail(Error::internal("a sealed text has an unknown kind")); }
    HUB_TRY_ASSIGN(auto const all, from_base64url(sealed.substr(kind_of_key.size())));
    if (all.size() < least_size) { return fail(Error::internal("a sealed text is too short")); }
    std::string plain(all.size() - least_size, '\0');
    unsigned long long size = 0;
    int const opened = crypto_aead_xchacha20poly1305_ietf_decrypt(reinterpret_cast<unsigned char*>(plain.data()), &size, nullptr,
        all.data() + nonce_size, all.size() - nonce_size, bytes(bound_to), bound_to.size(), all.data(), m_sealing_key.data());
    if (opened != 0) { return fail(Error::internal("a sealed text does not open")); }
    return plain;
}

std::string SodiumSecrets::mac(std::string_view purpose, std::string_view message) {
    auto const key = hmac(m_hashing_key, purpose);
    return to_hex(hmac(key, message));
}

ErrorOr<void> check_key_of_database(store::Database& database, server::Secrets& secrets) {
    auto const own = secrets.mac("key of the database", "");
    std::optional<std::string> known;
    HUB_TRY(database.read([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY_ASSIGN(known, store::find_fact(db, key_fact));
        return {};
    }));
    if (!known) {
        return database.write([&](store::Connection& db) { return store::set_fact(db, key_fact, own); });
    }
    if (*known == own) { return {}; }
    return fail(Error::unavailable("The key file keys/secrets.key is not the one of this database. Restore it from a backup."));
}

}  // namespace hub::host
