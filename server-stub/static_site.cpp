#include "static_site.hpp"

#include "base/text.hpp"
#include "durable_file.hpp"
#include "request_rules.hpp"

#include <algorithm>
#include <array>
#include <format>
#include <sodium.h>
#include <system_error>

namespace hub::host {

namespace {

namespace fs = std::filesystem;

/// How long a changed folder may go unnoticed.
constexpr std::chrono::seconds scan_interval { 1 };

struct MediaType {
    std::string_view extension;
    std::string_view name;
};

constexpr std::array<MediaType, 21> media_types { {
    { "html", "text/html; charset=utf-8" },
    { "js", "text/javascript; charset=utf-8" },
    { "mjs", "text/javascript; charset=utf-8" },
    { "css", "text/css; charset=utf-8" },
    { "wasm", "application/wasm" },
    { "json", "application/json; charset=utf-8" },
    { "webmanifest", "application/manifest+json; charset=utf-8" },
    { "txt", "text/plain; charset=utf-8" },
    { "md", "text/plain; charset=utf-8" },
    { "svg", "image/svg+xml" },
    { "png", "image/png" },
    { "jpg", "image/jpeg" },
    { "jpeg", "image/jpeg" },
    { "webp", "image/webp" },
    { "ico", "image/x-icon" },
    { "otf", "font/otf" },
    { "ttf", "font/ttf" },
    { "woff", "font/woff" },
    { "woff2", "font/woff2" },
    { "pdf", "application/pdf" },
    { "xml", "application/xml; charset=utf-8" },
} };

std::string_view file_name_of(std::string_view path) {
    return path.substr(path.rfind('/') + 1);
}

bool is_hex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

std::string tag_of(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest {};
    crypto_hash_sha256(digest.data(), reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size());
    std::string tag;
    for (std::size_t i = 0; i < 12; ++i) {
        tag += digits[digest[i] >> 4U];
        tag += digits[digest[i] & 15U];
    }
    return tag;
}

bool names_tag(std::string_view if_none_match, std::string_view tag) {
    for (auto candidate : split(if_none_match, ',')) {
        candidate = trim(candidate);
        if (candidate.starts_with("W/")) { candidate.remove_prefix(2); }
        if (candidate == tag || candidate == "*") { return true; }
    }
    return false;
}

std::string_view header_of(server::Request const& request, std::string_view name) {
    auto const found = std::ranges::find(request.headers, name, &std::pair<std::string, std::string>::first);
    return found == request.headers.end() ? std::string_view {} : std::string_view { found->second };
}

/// "br" or "gzip" stands in Accept-Encoding and is not excluded by q=0.
bool takes_coding(std::string_view accept_encoding, std::string_view coding) {
    return !trim(accept_encoding).empty() && accepts(accept_encoding, coding);
}

/// "/results?q=x" becomes "/#/results?q=x".
Answer to_place(server::Request const& request) {
    constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
    std::string place = "/#";
    for (char const c : request.path) {
        if (plain.contains(c)) {
            place += c;
        } else {
            place += std::format("%{:02X}", static_cast<unsigned char>(c));
        }
    }
    if (!request.query.empty()) { place += "?" + request.query; }
    Answer answer { .status = 303, .kind = Kind::Page };
    answer.headers.emplace_back("location", std::move(place));
    return answer;
}

}  // namespace

std::string_view media_type_of(std::string_view path) {
    auto const name = file_name_of(path);
    auto const dot = name.rfind('.');
    if (dot == std::string_view::npos) { return "application/octet-stream"; }
    auto const extension = ascii_lower(name.substr(dot + 1));
    auto const found = std::ranges::find(media_types, extension, &MediaType::extension);
    return found == media_types.end() ? std::string_view { "application/octet-stream" } : found->name;
}

bool has_hashed_name(std::string_view path) {
    auto const name = file_name_of(path);
    for (std::size_t start = 1; start < name.size(); ++start) {
        if (name[start - 1] != '.' && name[start - 1] != '-') { continue; }
        auto const end = std::find_if_not(name.begin() + static_cast<std::ptrdiff_t>(start), name.end(), is_hex);
        auto const length = end - name.begin() - static_cast<std::ptrdiff_t>(start);
        if (length >= 8 && end != name.end() && *end == '.') { return true; }
    }
    return false;
}

ErrorOr<std::unique_ptr<StaticSite>> StaticSite::open(fs::path folder) {
    std::error_code failed;
    if (!fs::is_directory(folder, failed)) {
        return fail(Error::unavailable(
            "The site folder " + folder.string() + " is missing. Build the page first, or name another folder with --site."));
    }
    std::unique_ptr<StaticSite> site { new StaticSite(std::move(folder)) };
    if (!site->files()->contains("/index.html")) {
        return fail(Error::unavailable("The site folder " + site->m_folder.string() + " has no index.html."));
    }
    return site;
}

Answer StaticSite::answer(server::Request const& request) {
    auto const file = find(request.path);
    if (!file && !file_name_of(request.path).contains('.')) { return to_place(request); }
    if (!file) { return problem(404, "There is no such page."); }
    auto const accept = header_of(request, "accept");
    if (!accepts(accept, file->media_type)) { return problem(406, "This comes as " + file->media_type + " only."); }

    Answer answer { .kind = Kind::Page };
    auto const codings = header_of(request, "accept-encoding");
    auto tag = "\"" + file->tag;
    std::string_view coding;
    if (file->brotli && takes_coding(codings, "br")) {
        coding = "br";
        answer.shared = file->brotli;
    } else if (file->gzip && takes_coding(codings, "gzip")) {
        coding = "gzip";
        answer.shared = file->gzip;
    } else {
        answer.shared = file->plain;
    }
    if (!coding.empty()) { tag.append("-").append(coding); }
    tag += '"';

    answer.headers.emplace_back("cache-control", file->caching);
    if (file->caching != "no-store") { answer.headers.emplace_back("etag", tag); }
    if (file->brotli || file->gzip) { answer.headers.emplace_back("vary", "accept-encoding"); }
    if (file->caching != "no-store" && names_tag(header_of(request, "if-none-match"), tag)) {
        answer.status = 304;
        answer.shared = nullptr;
        return answer;
    }
    answer.headers.emplace_back("content-type", file->media_type);
    if (!coding.empty()) { answer.headers.emplace_back("content-encoding", coding); }
    return answer;
}

std::shared_ptr<StaticSite::File const> StaticSite::find(std::string_view path) {
    auto const known = files();
    auto const found = known->find(path == "/" ? std::string_view { "/index.html" } : path);
    return found == known->end() ? nullptr : found->second;
}

std::shared_ptr<StaticSite::Files const> StaticSite::files() {
    std::scoped_lock const lock { m_mutex };
    auto const now = std::chrono::steady_clock::now();
    if (!m_files || now - m_scanned_at >= scan_interval) {
        m_files = std::make_shared<Files const>(scan(m_files ? *m_files : Files {}));
        m_scanned_at = now;
    }
    return m_files;
}

/// Links and hidden files are not part of the site.
StaticSite::Files StaticSite::scan(Files const& known) const {
    Files files;
    std::error_code failed;
    for (auto entry = fs::recursive_directory_iterator(m_folder, failed); !failed && entry != fs::recursive_directory_iterator {};
        entry.increment(failed)) {
        bool const is_hidden = entry->path().filename().string().starts_with('.');
        if (is_hidden) { entry.disable_recursion_pending(); }
        auto const extension = entry->path().extension();
        std::error_code unreadable;
        bool const is_file = entry->symlink_status(unreadable).type() == fs::file_type::regular;
        if (is_hidden || !is_file || extension == ".br" || extension == ".gz") { continue; }
        auto const name = "/" + entry->path().lexically_relative(m_folder).generic_string();
        auto const before = known.find(name);
        auto file = load(entry->path(), name, before == known.end() ? nullptr : before->second.get());
        if (!file && before != known.end()) { file = before->second; }  // being written just now
        if (file) { files.emplace(name, std::move(file)); }
    }
    return files.empty() ? known : files;
}

/// Null when it cannot be read. What has not changed since `known` is taken from there.
std::shared_ptr<StaticSite::File const> StaticSite::load(fs::path const& path, std::string const& name, File const* known) {
    auto const stamp_of = [](fs::path const& each) {
        std::error_code failed;
        Stamp stamp { fs::last_write_time(each, failed), fs::file_size(each, failed) };
        return failed ? Stamp {} : stamp;
    };
    auto file = std::make_shared<File>();
    file->stamp = stamp_of(path);
    file->brotli_stamp = stamp_of(path.string() + ".br");
    file->gzip_stamp = stamp_of(path.string() + ".gz");
    auto const bytes_of = [&](std::string const& suffix, Stamp const& stamp, Stamp const* known_stamp, Bytes const* known_bytes) -> Bytes {
        // A compressed copy that is older than its original is of an earlier build.
        if (stamp == Stamp {} || stamp.changed < file->stamp.changed) { return nullptr; }
        if (known_stamp != nullptr && *known_stamp == stamp) { return *known_bytes; }
        auto bytes = read_whole(path.string() + suffix);
        return bytes ? std::make_shared<std::string const>(*std::move(bytes)) : nullptr;
    };
    file->plain = bytes_of("", file->stamp, known ? &known->stamp : nullptr, known ? &known->plain : nullptr);
    if (!file->plain) { return nullptr; }
    file->brotli = bytes_of(".br", file->brotli_stamp, known ? &known->brotli_stamp : nullptr, known ? &known->brotli : nullptr);
    file->gzip = bytes_of(".gz", file->gzip_stamp, known ? &known->gzip_stamp : nullptr, known ? &known->gzip : nullptr);
    file->tag = known != nullptr && known->plain == file->plain ? known->tag : tag_of(*file->plain);
    file->media_type = media_type_of(name);
    file->caching = name.ends_with(".html") ? "no-store" : has_hashed_name(name) ? "public, max-age=31536000, immutable" : "no-cache";
    return file;
}

}  // namespace hub::host
