#include "machine.hpp"

#include "base/text.hpp"

#include <chrono>
#include <format>
#include <poll.h>
#include <sodium.h>
#include <unistd.h>

namespace hub::host {

namespace {

std::int64_t system_ms() {
    auto const now = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

std::string_view level_name(LogLevel level) {
    switch (level) {
    case LogLevel::Debug: return "debug";
    case LogLevel::Info: return "info";
    case LogLevel::Warning: return "warning";
    case LogLevel::Error: return "error";
    }
    return "error";
}

}  // namespace

SystemClock SystemClock::starting_at(Instant start) {
    SystemClock clock;
    clock.m_offset_ms = start.ms - system_ms();
    return clock;
}

Instant SystemClock::now() const {
    return { system_ms() + m_offset_ms };
}

void SecureRandom::fill(std::span<std::uint8_t> bytes) {
    randombytes_buf(bytes.data(), bytes.size());
}

void JsonLog::write(LogLevel level, std::string_view event, std::initializer_list<LogField> fields) {
    if (level < m_least) { return; }
    auto line =
        std::format(R"({{"at":"{}","level":"{}","event":"{}")", Instant { system_ms() }.to_iso(), level_name(level), json_escaped(event));
    for (auto const& [name, value] : fields) { line += std::format(R"(,"{}":"{}")", json_escaped(name), json_escaped(value)); }
    if (!can_write()) {
        m_lost += 1;
        return;
    }
    if (auto const lost = m_lost.exchange(0); lost > 0) { line += std::format(R"(,"lines_lost_before":"{}")", lost); }
    line += "}\n";
    // One call a line: lines of several threads do not mix.
    [[maybe_unused]] auto const written = ::write(m_file_descriptor, line.data(), line.size());
}

bool JsonLog::can_write() {
    // A pipe that says it has room takes a line without waiting.
    int const patience_ms = m_lost == 0 ? 200 : 0;
    pollfd waiting { m_file_descriptor, POLLOUT, 0 };
    return ::poll(&waiting, 1, patience_ms) > 0;
}

std::string json_escaped(std::string_view text) {
    std::string escaped;
    for (std::size_t at = 0; at < text.size();) {
        auto const code_point = next_code_point(text, at);
        if (code_point == U'"' || code_point == U'\\') {
            escaped += '\\';
            escaped += static_cast<char>(code_point);
        } else if (code_point < 0x20 || code_point == 0x7F || code_point == 0x2028 || code_point == 0x2029) {
            escaped += std::format("\\u{:04x}", static_cast<unsigned>(code_point));
        } else {
            append_utf8(escaped, code_point);
        }
    }
    return escaped;
}

bool start_cryptography() {
    return sodium_init() >= 0;
}

}  // namespace hub::host
