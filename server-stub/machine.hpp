// What the core asks of the machine: the time, randomness and a place to tell events. All of it may be used by several
// threads at once.
#pragma once

#include "base/clock.hpp"
#include "base/log.hpp"
#include "base/random.hpp"

#include <atomic>
#include <string>

namespace hub::host {

/// The system's time, for demonstrations moved by a fixed distance.
class SystemClock final : public Clock {
public:
    SystemClock() = default;
    /// Runs on from `start`.
    [[nodiscard]] static SystemClock starting_at(Instant start);
    [[nodiscard]] Instant now() const override;

private:
    std::int64_t m_offset_ms = 0;
};

/// The operating system's secure source, through libsodium.
class SecureRandom final : public Random {
public:
    void fill(std::span<std::uint8_t> bytes) override;
};

/// JSON lines to standard error, one event a line (security O2). What is below `least` is not written. When nobody reads
/// them, lines are lost and counted; the portal does not wait for its log.
class JsonLog final : public Log {
public:
    explicit JsonLog(LogLevel least, int file_descriptor = 2) : m_least(least), m_file_descriptor(file_descriptor) {}
    void write(LogLevel level, std::string_view event, std::initializer_list<LogField> fields) override;

private:
    [[nodiscard]] bool can_write();

    LogLevel m_least;
    int m_file_descriptor;
    std::atomic<std::uint64_t> m_lost = 0;
};

/// `text` as it stands between the quotes of a JSON string.
[[nodiscard]] std::string json_escaped(std::string_view text);

/// Starts libsodium; false when the machine has no source of randomness. Call once, before anything of it is used.
[[nodiscard]] bool start_cryptography();

}  // namespace hub::host
