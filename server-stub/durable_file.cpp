#include "durable_file.hpp"

#include <atomic>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace hub::host {

namespace {

class Descriptor {
public:
    explicit Descriptor(int number) : m_number(number) {}
    ~Descriptor() {
        if (m_number >= 0) { ::close(m_number); }
    }
    Descriptor(Descriptor const&) = delete;
    Descriptor& operator=(Descriptor const&) = delete;
    [[nodiscard]] int get() const { return m_number; }
    [[nodiscard]] bool is_open() const { return m_number >= 0; }

private:
    int m_number;
};

Error cannot_write() {
    int const number = errno;
    return Error::unavailable(number == ENOSPC || number == EDQUOT ? "The server's disk is full." : "The file cannot be saved right now.",
        system_message(number));
}

ErrorOr<void> write_all(int descriptor, std::span<std::byte const> bytes) {
    while (!bytes.empty()) {
        auto const written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) { continue; }
        if (written < 0) { return fail(cannot_write()); }
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return {};
}

}  // namespace

std::string system_message(int number) {
    return std::generic_category().message(number);
}

ErrorOr<void> write_durably(std::filesystem::path const& path, std::span<std::byte const> bytes) {
    static std::atomic<unsigned> serial { 0 };
    auto const temporary = path.string() + "." + std::to_string(::getpid()) + "-" + std::to_string(serial.fetch_add(1)) + ".part";
    auto const steps = [&]() -> ErrorOr<void> {
        Descriptor const file { ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600) };
        if (!file.is_open()) { return fail(cannot_write()); }
        HUB_TRY(write_all(file.get(), bytes));
        if (::fsync(file.get()) != 0 || ::rename(temporary.c_str(), path.c_str()) != 0) { return fail(cannot_write()); }
        Descriptor const folder { ::open(path.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC) };
        if (!folder.is_open() || ::fsync(folder.get()) != 0) { return fail(cannot_write()); }
        return {};
    };
    auto done = steps();
    if (!done) { ::unlink(temporary.c_str()); }
    return done;
}

ErrorOr<std::string> read_whole(std::filesystem::path const& path) {
    Descriptor const file { ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW) };
    if (!file.is_open() && errno == ENOENT) { return fail(Error::not_found()); }
    struct stat about {};
    if (!file.is_open() || ::fstat(file.get(), &about) != 0 || !S_ISREG(about.st_mode)) {
        return fail(Error::unavailable("The file cannot be read right now.", system_message(errno)));
    }
    std::string bytes(static_cast<std::size_t>(about.st_size), '\0');
    std::size_t filled = 0;
    while (filled < bytes.size()) {
        auto const got = ::read(file.get(), bytes.data() + filled, bytes.size() - filled);
        if (got < 0 && errno == EINTR) { continue; }
        if (got < 0) { return fail(Error::unavailable("The file cannot be read right now.", system_message(errno))); }
        if (got == 0) { break; }
        filled += static_cast<std::size_t>(got);
    }
    bytes.resize(filled);
    return bytes;
}

}  // namespace hub::host
