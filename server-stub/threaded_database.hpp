// The store's Database for several threads over one SQLite file: reading connections side by side, and one thread that
// writes. Writes that wait together become one commit (group commit), because the disk's fsync is what limits them; each
// stands in a savepoint of its own, and none is acknowledged before the commit is durable (security 2.4).
#pragma once

#include "base/log.hpp"
#include "store/sqlite_database.hpp"

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace hub::host {

struct ThreadedDatabaseOptions {
    std::string path;
    int readers = 4;
    int reader_cache_kib = 2048;
    int writer_cache_kib = 4096;
    std::size_t works_per_commit = 64;
    std::chrono::milliseconds time_per_commit { 2 };  ///< after this no further work joins the commit
};

class ThreadedDatabase final : public store::Database {
public:
    /// Opens, migrates and checks the file for damage. Afterwards the writing thread runs until the destructor.
    [[nodiscard]] static ErrorOr<std::unique_ptr<ThreadedDatabase>> open(ThreadedDatabaseOptions const& options, Instant now, Log& log);
    ~ThreadedDatabase() override;
    ThreadedDatabase(ThreadedDatabase const&) = delete;
    ThreadedDatabase& operator=(ThreadedDatabase const&) = delete;

    /// Waits for a free connection. A read inside a read is refused: it could wait for itself.
    [[nodiscard]] ErrorOr<void> read(Work const& work) override;
    /// Waits until the change is on the disk. A write inside a write is refused.
    [[nodiscard]] ErrorOr<void> write(Work const& work) override;

    struct Counts {
        std::uint64_t writes = 0;
        std::uint64_t commits = 0;
    };
    [[nodiscard]] Counts counts() const;

private:
    struct Job {
        Work const* work = nullptr;
        ErrorOr<void> result;
        std::exception_ptr thrown;
        bool is_done = false;
    };

    ThreadedDatabase(ThreadedDatabaseOptions const& options, Log& log) : m_options(options), m_log(log) {}
    void write_until_stopped();
    [[nodiscard]] Job* next_job();
    void run_batch(Job* first);
    void run_job(Job& job);
    void fail_all(std::vector<Job*> const& jobs, Error const& error);
    void finish(std::vector<Job*> const& jobs);

    ThreadedDatabaseOptions m_options;
    Log& m_log;

    std::mutex m_readers_mutex;
    std::condition_variable m_reader_is_free;
    std::vector<std::unique_ptr<store::SqliteConnection>> m_free_readers;

    mutable std::mutex m_jobs_mutex;
    std::condition_variable m_job_has_come;
    std::condition_variable m_jobs_are_done;
    std::deque<Job*> m_jobs;
    bool m_is_stopping = false;
    Counts m_counts;

    std::unique_ptr<store::SqliteConnection> m_writer;  ///< of the writing thread
    std::thread m_thread;
};

}  // namespace hub::host
