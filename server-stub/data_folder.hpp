// The folder that holds everything the portal keeps: hub.db, files/, keys/, mail/, centers/, print/ and db.lock. Opening it makes what is
// missing, readable for the owner alone, and keeps a second server out of it (security 2.4).
#pragma once

#include "argon2_passwords.hpp"
#include "base/error.hpp"
#include "sodium_secrets.hpp"

#include <filesystem>

namespace hub::host {

class DataFolder {
public:
    /// Each error's message is a plain sentence for the person who started the server.
    [[nodiscard]] static ErrorOr<DataFolder> open(std::filesystem::path const& path);
    ~DataFolder();
    DataFolder(DataFolder&& other) noexcept;
    DataFolder& operator=(DataFolder&&) = delete;

    [[nodiscard]] std::filesystem::path database_file() const { return m_path / "hub.db"; }
    [[nodiscard]] std::filesystem::path files() const { return m_path / "files"; }
    [[nodiscard]] std::filesystem::path mail() const { return m_path / "mail"; }
    [[nodiscard]] std::filesystem::path centers() const { return m_path / "centers"; }
    [[nodiscard]] std::filesystem::path print() const { return m_path / "print"; }

    /// The key of the passwords, made at the first start. It is not made anew beside a database that exists: every
    /// password in there would become wrong.
    [[nodiscard]] ErrorOr<PepperKey> password_key() const;
    /// The key of what is sealed in the database, made when it is missing; whether it is the database's own is for
    /// check_key_of_database.
    [[nodiscard]] ErrorOr<SecretsKey> secrets_key() const;

    /// Where the heads of the audit log are kept, unless somebody names another place.
    [[nodiscard]] static std::filesystem::path audit_anchor(std::filesystem::path const& folder) { return folder / "audit.anchor"; }
    [[nodiscard]] std::filesystem::path audit_anchor() const { return audit_anchor(m_path); }
    /// The key of a folder that a server may be using: nothing is locked and nothing is made.
    [[nodiscard]] static ErrorOr<SecretsKey> existing_secrets_key(std::filesystem::path const& folder);

private:
    DataFolder(std::filesystem::path path, int lock) : m_path(std::move(path)), m_lock(lock) {}

    std::filesystem::path m_path;
    int m_lock = -1;
};

}  // namespace hub::host
