// The portal's page and what it loads, from a folder that the build made. The folder is read into memory, and answers come
// from what was found there: no path of a request ever reaches the file system. A rebuilt folder is noticed by itself.
#pragma once

#include "answer.hpp"
#include "base/error.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

namespace hub::host {

class StaticSite {
public:
    /// The error's message is a plain sentence for the person who started the server.
    [[nodiscard]] static ErrorOr<std::unique_ptr<StaticSite>> open(std::filesystem::path folder);

    /// For a GET or HEAD of a path that is not the core's. A path without an extension that names no file is a place
    /// inside the portal: the page has its places behind a "#", so that is where the browser is sent.
    [[nodiscard]] Answer answer(server::Request const& request);

private:
    using Bytes = std::shared_ptr<std::string const>;

    struct Stamp {
        std::filesystem::file_time_type changed {};
        std::uintmax_t size = 0;
        bool operator==(Stamp const&) const = default;
    };
    struct File {
        Stamp stamp;
        Stamp brotli_stamp;
        Stamp gzip_stamp;
        Bytes plain;
        Bytes brotli;  ///< beside it as name.br, or null
        Bytes gzip;    ///< beside it as name.gz, or null
        std::string tag;
        std::string media_type;
        std::string_view caching;
    };
    using Files = std::map<std::string, std::shared_ptr<File const>, std::less<>>;  ///< by path, "/assets/app.js"

    explicit StaticSite(std::filesystem::path folder) : m_folder(std::move(folder)) {}
    [[nodiscard]] std::shared_ptr<File const> find(std::string_view path);
    [[nodiscard]] std::shared_ptr<Files const> files();
    [[nodiscard]] Files scan(Files const& known) const;
    [[nodiscard]] static std::shared_ptr<File const> load(std::filesystem::path const& path, std::string const& name, File const* known);

    std::filesystem::path m_folder;
    std::mutex m_mutex;
    std::shared_ptr<Files const> m_files;
    std::chrono::steady_clock::time_point m_scanned_at;
};

/// "text/javascript; charset=utf-8" for "/app.js".
[[nodiscard]] std::string_view media_type_of(std::string_view path);

/// Whether the build put a hash of the contents into the name ("app.3f9c2a71.js"), so that it never changes.
[[nodiscard]] bool has_hashed_name(std::string_view path);

}  // namespace hub::host
