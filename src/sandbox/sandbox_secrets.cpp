#include "sandbox/sandbox_secrets.hpp"

#include "base/hmac.hpp"

namespace hub::sandbox {

ErrorOr<std::string> SandboxSecrets::seal(std::string_view plain, std::string_view bound_to) {
    return mac("sealed", bound_to) + std::string { plain };
}

ErrorOr<std::string> SandboxSecrets::open(std::string_view sealed, std::string_view bound_to) {
    auto const place = mac("sealed", bound_to);
    if (!sealed.starts_with(place)) { return fail(Error::internal("a sealed text does not belong here")); }
    return std::string { sealed.substr(place.size()) };
}

std::string SandboxSecrets::mac(std::string_view purpose, std::string_view message) {
    auto const key = hmac_sha256(m_key, bytes_of(purpose));
    return to_hex(hmac_sha256(key, bytes_of(message)));
}

}  // namespace hub::sandbox
