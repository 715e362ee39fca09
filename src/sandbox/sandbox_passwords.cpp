#include "sandbox/sandbox_passwords.hpp"

#include "base/sha256.hpp"
#include "base/text.hpp"

#include <array>

namespace hub::sandbox {

namespace {

std::string phc_of(std::string_view password, std::string_view salt) {
    return "$sha256$" + std::string { salt } + "$" + sha256_hex(std::string { salt } + "$" + std::string { password });
}

}  // namespace

ErrorOr<std::string> SandboxPasswords::hash(std::string_view password) {
    std::array<std::uint8_t, 16> salt {};
    m_random.fill(salt);
    return phc_of(password, to_hex(salt));
}

bool SandboxPasswords::verify(std::string_view password, std::string_view phc) {
    auto const parts = split(phc, '$');
    return parts.size() == 4 && equal_in_constant_time(phc_of(password, parts[2]), phc);
}

void SandboxPasswords::verify_nothing(std::string_view password) {
    static_cast<void>(verify(password, "$sha256$$"));
}

std::string SandboxPasswords::token_hash(std::string_view token) {
    return sha256_hex(token);
}

}  // namespace hub::sandbox
