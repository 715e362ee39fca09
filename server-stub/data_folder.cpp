#include "data_folder.hpp"

#include "durable_file.hpp"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <format>
#include <optional>
#include <sodium.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/vfs.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace hub::host {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t least_free_bytes = 32ULL * 1024 * 1024;

/// Locks and shared memory do not work there as SQLite needs them.
constexpr std::array<std::uint32_t, 8> network_file_systems {
    0x6969,      // NFS
    0x517B,      // SMB
    0xFE534D42,  // SMB 2
    0xFF534D42,  // CIFS
    0x5346414F,  // AFS
    0x00C36400,  // Ceph
    0x01021997,  // 9P
    0x73757245,  // Coda
};

std::unexpected<Error> refuse(std::string sentence) {
    return fail(Error::unavailable(std::move(sentence)));
}

ErrorOr<void> make_folder(fs::path const& path) {
    std::error_code failed;
    fs::create_directories(path, failed);
    if (failed == std::errc::no_space_on_device) { return refuse(std::format("The disk of the data folder {} is full.", path.string())); }
    if (failed) { return refuse(std::format("The data folder {} cannot be made: {}.", path.string(), failed.message())); }
    if (::access(path.c_str(), R_OK | W_OK | X_OK) != 0) {
        return refuse(std::format("The data folder {} is not writable: {}.", path.string(), system_message(errno)));
    }
    return {};
}

ErrorOr<void> check_file_system(fs::path const& path) {
    struct statfs kind {};
    if (::statfs(path.c_str(), &kind) == 0 && std::ranges::contains(network_file_systems, static_cast<std::uint32_t>(kind.f_type))) {
        return refuse(std::format("The data folder {} is on a network file system, where a database is not safe.", path.string()));
    }
    struct statvfs space {};
    if (::statvfs(path.c_str(), &space) == 0 && std::uint64_t { space.f_bavail } * space.f_frsize < least_free_bytes) {
        return refuse(std::format("The disk of the data folder {} is full.", path.string()));
    }
    return {};
}

ErrorOr<int> take_lock(fs::path const& folder) {
    auto const path = folder / "db.lock";
    int const file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0) { return refuse(std::format("The data folder {} is not writable: {}.", folder.string(), system_message(errno))); }
    if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
        ::close(file);
        return refuse(std::format("Another hub-server uses the data folder {}.", folder.string()));
    }
    return file;
}

using Key = std::array<std::uint8_t, 32>;

ErrorOr<std::optional<Key>> read_key(fs::path const& path) {
    Key key {};
    auto const stored = read_whole(path);
    if (!stored && stored.error().code == ErrorCode::NotFound) { return std::nullopt; }
    if (!stored) { return refuse(std::format("The key file {} cannot be read: {}.", path.string(), stored.error().detail)); }
    if (stored->size() != key.size()) {
        return refuse(std::format("The key file {} is damaged. Restore it from a backup.", path.string()));
    }
    std::ranges::transform(*stored, key.begin(), [](char c) { return static_cast<std::uint8_t>(c); });
    return key;
}

ErrorOr<Key> make_key(fs::path const& path) {
    Key key {};
    randombytes_buf(key.data(), key.size());
    if (auto const written = write_durably(path, std::as_bytes(std::span { key })); !written) {
        return refuse(std::format("The key file {} cannot be written: {}.", path.string(), written.error().detail));
    }
    return key;
}

}  // namespace

ErrorOr<DataFolder> DataFolder::open(fs::path const& path) {
    HUB_TRY(make_folder(path));
    HUB_TRY(check_file_system(path));
    HUB_TRY_ASSIGN(int const lock, take_lock(path));
    DataFolder folder { path, lock };
    HUB_TRY(make_folder(folder.files()));
    HUB_TRY(make_folder(path / "keys"));
    HUB_TRY(make_folder(folder.mail()));
    HUB_TRY(make_folder(folder.centers()));
    HUB_TRY(make_folder(folder.print()));
    // A database that was copied here by hand may be readable for others.
    for (auto const* const name : { "hub.db", "hub.db-wal", "hub.db-shm" }) { ::chmod((path / name).c_str(), 0600); }
    return folder;
}

DataFolder::DataFolder(DataFolder&& other) noexcept : m_path(std::move(other.m_path)), m_lock(std::exchange(other.m_lock, -1)) {}

DataFolder::~DataFolder() {
    if (m_lock >= 0) { ::close(m_lock); }
}

ErrorOr<PepperKey> DataFolder::password_key() const {
    auto const path = m_path / "keys" / "passwords.key";
    HUB_TRY_ASSIGN(auto const stored, read_key(path));
    if (stored) { return *stored; }
    if (fs::exists(database_file())) {
        return refuse(
            std::format("The key file {} is missing, without which nobody can sign in. Restore it from a backup.", path.string()));
    }
    return make_key(path);
}

ErrorOr<SecretsKey> DataFolder::secrets_key() const {
    auto const path = m_path / "keys" / "secrets.key";
    HUB_TRY_ASSIGN(auto const stored, read_key(path));
    if (stored) { return *stored; }
    return make_key(path);
}

ErrorOr<SecretsKey> DataFolder::existing_secrets_key(fs::path const& folder) {
    auto const path = folder / "keys" / "secrets.key";
    HUB_TRY_ASSIGN(auto const stored, read_key(path));
    if (!stored) { return refuse(std::format("There is no key file {}.", path.string())); }
    return *stored;
}

}  // namespace hub::host
