// The key that the portal and the payment site have in common (api/payment_site.hpp): a file that both can read. Whichever starts first
// makes it.
#pragma once

#include "base/error.hpp"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace hub::host {

/// At least 32 bytes. The error's message is a plain sentence for the person who started the program.
[[nodiscard]] ErrorOr<std::vector<std::uint8_t>> load_payment_key(std::filesystem::path const& named);

}  // namespace hub::host
