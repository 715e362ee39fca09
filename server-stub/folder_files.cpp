#include "folder_files.hpp"

#include "durable_file.hpp"

#include <system_error>

namespace hub::host {

std::filesystem::path FolderFiles::path_of(domain::FileId id) const {
    auto const name = id.to_string();
    return m_folder / name.substr(name.size() - 2) / name;  // an id begins with the time, which would fill one folder
}

ErrorOr<std::string> FolderFiles::read(domain::FileId id) {
    return read_whole(path_of(id));
}

ErrorOr<void> FolderFiles::write(domain::FileId id, std::span<std::byte const> bytes) {
    auto const path = path_of(id);
    std::error_code failed;
    std::filesystem::create_directories(path.parent_path(), failed);
    if (failed) { return fail(Error::unavailable("The file cannot be saved right now.", failed.message())); }
    if (std::filesystem::file_size(path, failed) == bytes.size() && !failed) { return {}; }  // an id's bytes never change
    return write_durably(path, bytes);
}

}  // namespace hub::host
