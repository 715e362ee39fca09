// Where the bytes of documents are. The server keeps them in a folder by content, the sandbox composes them when asked.
#pragma once

#include "base/error.hpp"
#include "domain/ids.hpp"

#include <cstddef>
#include <span>
#include <string>

namespace hub::server {

struct Files {
    virtual ~Files() = default;
    /// NotFound when there is no such file, Unavailable when it cannot be read now.
    [[nodiscard]] virtual ErrorOr<std::string> read(domain::FileId id) = 0;
    /// Durable when it returns. Writing the same id again with the same bytes is harmless.
    [[nodiscard]] virtual ErrorOr<void> write(domain::FileId id, std::span<std::byte const> bytes) = 0;
};

}  // namespace hub::server
