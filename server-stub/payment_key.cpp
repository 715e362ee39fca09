#include "payment_key.hpp"

#include "durable_file.hpp"
#include "machine.hpp"

#include <array>
#include <cerrno>
#include <format>
#include <span>
#include <string>
#include <unistd.h>
#include <utility>

namespace hub::host {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t key_bytes = 32;

std::unexpected<Error> refuse(std::string sentence) {
    return fail(Error::invalid({}, std::move(sentence)));
}

ErrorOr<std::vector<std::uint8_t>> read(fs::path const& path) {
    HUB_TRY_ASSIGN(auto const stored, read_whole(path));
    if (stored.size() < key_bytes) { return refuse(std::format("The payment key {} is too short: it needs 32 bytes.", path.string())); }
    return std::vector<std::uint8_t> { stored.begin(), stored.end() };
}

/// By way of a file of another name, so that the other program sees the whole key or none, and one of two keys wins.
ErrorOr<void> make(fs::path const& path) {
    std::array<std::uint8_t, key_bytes> key {};
    SecureRandom {}.fill(key);
    auto const draft = path.string() + "." + std::to_string(::getpid()) + ".new";
    if (auto const written = write_durably(draft, std::as_bytes(std::span { key })); !written) {
        return refuse(std::format("The payment key {} cannot be written: {}.", path.string(), written.error().detail));
    }
    bool const is_made = ::link(draft.c_str(), path.c_str()) == 0 || errno == EEXIST;
    auto const why = system_message(errno);
    ::unlink(draft.c_str());
    if (is_made) { return {}; }
    return refuse(std::format("The payment key {} cannot be written: {}.", path.string(), why));
}

}  // namespace

ErrorOr<std::vector<std::uint8_t>> load_payment_key(fs::path const& named) {
    std::error_code failed;
    auto const path = fs::absolute(named, failed);  // a name alone has no folder to be made durable
    if (failed) { return refuse(std::format("The payment key {} cannot be found: {}.", named.string(), failed.message())); }
    auto found = read(path);
    if (found) { return found; }
    if (found.error().code == ErrorCode::Invalid) { return fail(std::move(found).error()); }
    if (found.error().code != ErrorCode::NotFound) {
        return refuse(std::format("The payment key {} cannot be read: {}.", path.string(), found.error().detail));
    }
    HUB_TRY(make(path));
    return read(path);
}

}  // namespace hub::host
