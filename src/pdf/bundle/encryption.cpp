#include "pdf/bundle/encryption.hpp"

#include "pdf/file/syntax.hpp"

#include <qpdf/QPDFCryptoImpl.hh>
#include <qpdf/QPDFCryptoProvider.hh>

#include <algorithm>
#include <array>
#include <numeric>

namespace hub::pdf {

namespace {

constexpr std::size_t block = QPDFCryptoImpl::rijndael_buf_size;
constexpr std::size_t salt_size = 8;
constexpr std::size_t key_size = 32;

unsigned char const* raw(std::string_view text) {
    return reinterpret_cast<unsigned char const*>(text.data());
}

unsigned char* raw(std::string& text) {
    return reinterpret_cast<unsigned char*>(text.data());
}

}  // namespace

Encryption::Encryption(std::string_view password, Random& random) : m_random(random), m_ciphers(QPDFCryptoProvider::getImpl()) {
    m_key = random_bytes(key_size);
    std::string const no_start(block, '\0');
    auto const entries = [&](std::string_view user_entry) {
        auto const check_salt = random_bytes(salt_size);
        auto const key_salt = random_bytes(salt_size);
        return std::pair { hash(password, check_salt, user_entry) + check_salt + key_salt,
            encrypted(hash(password, key_salt, user_entry), no_start, m_key) };
    };
    auto const [user, user_key] = entries({});
    // The owner's password is the same: who opens the file may also take the password off.
    auto const [owner, owner_key] = entries(user);
    m_dictionary = "<</Filter/Standard/V 5/R 6/Length 256/P -4/EncryptMetadata true"
                   "/CF<</StdCF<</AuthEvent/DocOpen/CFM/AESV3/Length 32>>>>/StmF/StdCF/StrF/StdCF";
    auto const entry = [&](std::string_view key, std::string_view value) {
        m_dictionary += key;
        append_byte_string(m_dictionary, value);
    };
    entry("/U", user);
    entry("/UE", user_key);
    entry("/O", owner);
    entry("/OE", owner_key);
    entry("/Perms", permissions());
    m_dictionary += ">>";
}

std::string Encryption::random_bytes(std::size_t size) const {
    std::string out(size, '\0');
    m_random.fill({ raw(out), size });
    return out;
}

std::string Encryption::encrypted(std::string_view key, std::string_view start, std::string_view data) const {
    std::string chained(start);
    std::string out(data);
    m_ciphers->rijndael_init(true, raw(key), key.size(), true, raw(chained));
    for (std::size_t at = 0; at + block <= out.size(); at += block) { m_ciphers->rijndael_process(raw(out) + at, raw(out) + at); }
    m_ciphers->rijndael_finalize();
    return out;
}

std::string Encryption::sha2(int bits, std::string_view data) const {
    m_ciphers->SHA2_init(bits);
    m_ciphers->SHA2_update(raw(data), data.size());
    m_ciphers->SHA2_finalize();
    return m_ciphers->SHA2_digest();
}

/// Algorithm 2.B of ISO 32000-2.
std::string Encryption::hash(std::string_view password, std::string_view salt, std::string_view user_entry) const {
    auto key = sha2(256, std::string(password).append(salt).append(user_entry));
    for (unsigned round = 1;; ++round) {
        auto const once = std::string(password).append(key).append(user_entry);
        std::string data;
        for (int i = 0; i < 64; ++i) { data += once; }
        auto const mixed = encrypted(key.substr(0, 16), key.substr(16, 16), data);
        auto const sum = std::accumulate(
            mixed.begin(), mixed.begin() + block, 0U, [](unsigned total, char one) { return total + static_cast<unsigned char>(one); });
        constexpr std::array sizes { 256, 384, 512 };
        key = sha2(sizes[sum % 3], mixed);
        auto const last = static_cast<unsigned char>(mixed.back());
        if (round >= 64 && last <= round - 32) { return key.substr(0, key_size); }
    }
}

std::string Encryption::permissions() const {
    // What /P says, that metadata is encrypted, and the letters by which a reader sees that the key is right.
    auto text = std::string("\xFC\xFF\xFF\xFF\xFF\xFF\xFF\xFFTadb", 12) + random_bytes(4);
    return encrypted(m_key, std::string(block, '\0'), text);
}

std::vector<std::byte> Encryption::seal(std::span<std::byte const> data) const {
    auto const padding = block - data.size() % block;
    auto start = random_bytes(block);
    std::vector<std::byte> out(block + data.size() + padding, std::byte(static_cast<std::uint8_t>(padding)));
    std::ranges::copy(std::as_bytes(std::span(start)), out.begin());
    std::ranges::copy(data, out.begin() + block);
    m_ciphers->rijndael_init(true, raw(std::string_view(m_key)), m_key.size(), true, raw(start));
    auto* bytes = reinterpret_cast<unsigned char*>(out.data());
    for (std::size_t at = block; at < out.size(); at += block) { m_ciphers->rijndael_process(bytes + at, bytes + at); }
    m_ciphers->rijndael_finalize();
    return out;
}

}  // namespace hub::pdf
