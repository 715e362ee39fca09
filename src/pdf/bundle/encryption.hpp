// A password on the bundle: AES with 256 bits as PDF 2.0 has it (version 5, revision 6). Whoever knows the password may do
// everything with the file; without it nobody can open it, and nothing of it is stored anywhere.
//
// Only streams are encrypted: the writer packs all other objects into streams.
#pragma once

#include "base/random.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

class QPDFCryptoImpl;

namespace hub::pdf {

/// What the format takes, in bytes of UTF-8. The password should be in the form that SASLprep or NFKC gives it.
inline constexpr std::size_t longest_password = 127;

class Encryption {
public:
    Encryption(std::string_view password, Random& random);

    /// The data of a stream as it is stored. Throws nothing but what memory gives.
    [[nodiscard]] std::vector<std::byte> seal(std::span<std::byte const> data) const;
    /// The text of the encryption dictionary.
    [[nodiscard]] std::string const& dictionary() const { return m_dictionary; }

private:
    [[nodiscard]] std::string random_bytes(std::size_t size) const;
    /// Without padding; `data` is a multiple of 16 bytes long.
    [[nodiscard]] std::string encrypted(std::string_view key, std::string_view start, std::string_view data) const;
    [[nodiscard]] std::string sha2(int bits, std::string_view data) const;
    [[nodiscard]] std::string hash(std::string_view password, std::string_view salt, std::string_view user_entry) const;
    [[nodiscard]] std::string permissions() const;

    Random& m_random;
    std::shared_ptr<QPDFCryptoImpl> m_ciphers;
    std::string m_key;
    std::string m_dictionary;
};

}  // namespace hub::pdf
