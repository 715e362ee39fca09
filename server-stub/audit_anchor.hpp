// The thread that keeps the heads of the audit log outside of the database: what shows that rows were cut off its end, or
// that an older copy of the database was put back (security 4). The file is replaced as a whole, every five minutes or
// thousand rows; whoever wants to be safe from the machine's own administrator keeps it on another one.
#pragma once

#include "base/clock.hpp"
#include "base/log.hpp"
#include "server/secrets.hpp"
#include "store/database.hpp"

#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <mutex>
#include <thread>

namespace hub::host {

struct AnchorOptions {
    std::filesystem::path file;
    std::int64_t rows = 1000;
    std::int64_t every_ms = 5 * 60'000;
    std::int64_t look_ms = 5'000;
};

class AuditAnchor {
public:
    /// What is given outlives it.
    AuditAnchor(AnchorOptions options, store::Database& database, server::Secrets& secrets, Clock const& clock, Log& log);
    /// Writes once more, so that an orderly end leaves nothing out.
    ~AuditAnchor();
    AuditAnchor(AuditAnchor const&) = delete;
    AuditAnchor& operator=(AuditAnchor const&) = delete;

    /// Writes the file now.
    [[nodiscard]] ErrorOr<void> write();

private:
    void work();
    [[nodiscard]] std::int64_t count_rows();

    AnchorOptions m_options;
    store::Database& m_database;
    server::Secrets& m_secrets;
    Clock const& m_clock;
    Log& m_log;
    std::int64_t m_written_rows = -1;
    Instant m_written_at;
    std::mutex m_mutex;
    std::condition_variable m_is_over;
    bool m_is_stopping = false;
    std::thread m_thread;
};

}  // namespace hub::host
