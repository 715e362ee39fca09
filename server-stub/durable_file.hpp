// Writing a file so that it is either there in full or not at all, also when the power fails.
#pragma once

#include "base/error.hpp"

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>

namespace hub::host {

/// Mode 0600, by way of a temporary file beside it. Unavailable when it cannot be written; `detail` says why.
[[nodiscard]] ErrorOr<void> write_durably(std::filesystem::path const& path, std::span<std::byte const> bytes);

/// NotFound when there is no such file, Unavailable when it cannot be read.
[[nodiscard]] ErrorOr<std::string> read_whole(std::filesystem::path const& path);

/// What the system says about an error number, "No space left on device".
[[nodiscard]] std::string system_message(int number);

}  // namespace hub::host
