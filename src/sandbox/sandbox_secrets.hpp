// Secrets of the sandbox, which hides nothing: texts are bound to their place, as on a real server, but not encrypted.
#pragma once

#include "base/random.hpp"
#include "server/secrets.hpp"

#include <array>
#include <cstdint>

namespace hub::sandbox {

class SandboxSecrets final : public server::Secrets {
public:
    explicit SandboxSecrets(Random& random) { random.fill(m_key); }
    [[nodiscard]] ErrorOr<std::string> seal(std::string_view plain, std::string_view bound_to) override;
    [[nodiscard]] ErrorOr<std::string> open(std::string_view sealed, std::string_view bound_to) override;
    [[nodiscard]] std::string mac(std::string_view purpose, std::string_view message) override;

private:
    std::array<std::uint8_t, 32> m_key {};
};

}  // namespace hub::sandbox
