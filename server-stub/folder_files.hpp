// The documents' bytes in a folder: files/<last two digits of the id>/<id>. Names come from ids alone, never from people.
#pragma once

#include "server/files.hpp"

#include <filesystem>

namespace hub::host {

class FolderFiles final : public server::Files {
public:
    explicit FolderFiles(std::filesystem::path folder) : m_folder(std::move(folder)) {}

    [[nodiscard]] ErrorOr<std::string> read(domain::FileId id) override;
    [[nodiscard]] ErrorOr<void> write(domain::FileId id, std::span<std::byte const> bytes) override;

private:
    [[nodiscard]] std::filesystem::path path_of(domain::FileId id) const;

    std::filesystem::path m_folder;
};

}  // namespace hub::host
