#include "audit_anchor.hpp"

#include "durable_file.hpp"
#include "server/audit_verify.hpp"
#include "store/audit_log.hpp"

#include <chrono>
#include <span>
#include <utility>

namespace hub::host {

AuditAnchor::AuditAnchor(AnchorOptions options, store::Database& database, server::Secrets& secrets, Clock const& clock, Log& log)
    : m_options(std::move(options)), m_database(database), m_secrets(secrets), m_clock(clock), m_log(log), m_thread([this] { work(); }) {}

AuditAnchor::~AuditAnchor() {
    {
        std::scoped_lock const lock { m_mutex };
        m_is_stopping = true;
    }
    m_is_over.notify_all();
    m_thread.join();
}

ErrorOr<void> AuditAnchor::write() {
    std::vector<store::AuditHead> heads;
    HUB_TRY(m_database.read([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY_ASSIGN(heads, store::list_audit_heads(db));
        return {};
    }));
    auto const text = server::write_anchors(m_secrets, heads, m_clock.now());
    HUB_TRY(write_durably(m_options.file, std::as_bytes(std::span { text })));
    m_written_rows = 0;
    for (auto const& head : heads) { m_written_rows += head.seq; }
    m_written_at = m_clock.now();
    return {};
}

std::int64_t AuditAnchor::count_rows() {
    std::int64_t rows = m_written_rows;
    static_cast<void>(m_database.read([&](store::Connection& db) {
        return db.each("SELECT COALESCE(SUM(seq), 0) FROM audit_heads", [&](store::Row const& row) { rows = row.integer(0); });
    }));
    return rows;
}

void AuditAnchor::work() {
    std::unique_lock lock { m_mutex };
    for (;;) {
        bool const is_last = m_is_stopping;
        lock.unlock();
        auto const grown = count_rows() - m_written_rows;
        bool const is_due =
            grown >= m_options.rows || (grown != 0 && (is_last || m_clock.now().ms - m_written_at.ms >= m_options.every_ms));
        if (is_due) {
            if (auto const written = write(); !written) {
                m_log.write(LogLevel::Error, "audit_anchor_not_written", { { "detail", written.error().detail } });
            }
        }
        lock.lock();
        if (is_last) { return; }
        m_is_over.wait_for(lock, std::chrono::milliseconds { m_options.look_ms }, [this] { return m_is_stopping; });
    }
}

}  // namespace hub::host
