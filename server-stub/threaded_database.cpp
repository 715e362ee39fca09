#include "threaded_database.hpp"

#include <utility>

namespace hub::host {

namespace {

thread_local bool is_reading = false;

struct ReadingMark {
    ReadingMark() { is_reading = true; }
    ~ReadingMark() { is_reading = false; }
    ReadingMark(ReadingMark const&) = delete;
    ReadingMark& operator=(ReadingMark const&) = delete;
};

}  // namespace

ErrorOr<std::unique_ptr<ThreadedDatabase>> ThreadedDatabase::open(ThreadedDatabaseOptions const& options, Instant now, Log& log) {
    std::unique_ptr<ThreadedDatabase> database { new ThreadedDatabase(options, log) };
    HUB_TRY_ASSIGN(database->m_writer, store::SqliteConnection::open({ .path = options.path, .cache_kib = options.writer_cache_kib }));
    HUB_TRY(store::check_integrity(*database->m_writer));
    HUB_TRY(store::migrate(*database->m_writer, now));
    for (int i = 0; i < options.readers; ++i) {
        HUB_TRY_ASSIGN(auto reader,
            store::SqliteConnection::open(
                { .path = options.path, .access = store::SqliteAccess::ReadOnly, .cache_kib = options.reader_cache_kib }));
        database->m_free_readers.push_back(std::move(reader));
    }
    database->m_thread = std::thread([raw = database.get()] { raw->write_until_stopped(); });
    return database;
}

ThreadedDatabase::~ThreadedDatabase() {
    if (!m_thread.joinable()) { return; }
    {
        std::scoped_lock const lock { m_jobs_mutex };
        m_is_stopping = true;
    }
    m_job_has_come.notify_all();
    m_thread.join();
}

ErrorOr<void> ThreadedDatabase::read(Work const& work) {
    if (is_reading) { return fail(Error::internal("A read inside a read")); }
    ReadingMark const mark;
    std::unique_ptr<store::SqliteConnection> reader;
    {
        std::unique_lock lock { m_readers_mutex };
        m_reader_is_free.wait(lock, [&] { return !m_free_readers.empty(); });
        reader = std::move(m_free_readers.back());  // the last one used has the warmest cache
        m_free_readers.pop_back();
    }
    struct GiveBack {
        ThreadedDatabase& database;
        std::unique_ptr<store::SqliteConnection>& reader;
        ~GiveBack() {
            {
                std::scoped_lock const lock { database.m_readers_mutex };
                database.m_free_readers.push_back(std::move(reader));
            }
            database.m_reader_is_free.notify_one();
        }
    } const at_end { *this, reader };
    return store::read_transaction(*reader, work);
}

ErrorOr<void> ThreadedDatabase::write(Work const& work) {
    if (std::this_thread::get_id() == m_thread.get_id()) { return fail(Error::internal("A write inside a write")); }
    Job job;
    job.work = &work;
    {
        std::unique_lock lock { m_jobs_mutex };
        if (m_is_stopping) { return fail(Error::unavailable("The portal is stopping. Please try again in a moment.")); }
        m_jobs.push_back(&job);
        m_job_has_come.notify_one();
        m_jobs_are_done.wait(lock, [&] { return job.is_done; });
    }
    if (job.thrown) { std::rethrow_exception(job.thrown); }
    return std::move(job.result);
}

ThreadedDatabase::Counts ThreadedDatabase::counts() const {
    std::scoped_lock const lock { m_jobs_mutex };
    return m_counts;
}

void ThreadedDatabase::write_until_stopped() {
    for (;;) {
        Job* first = nullptr;
        {
            std::unique_lock lock { m_jobs_mutex };
            m_job_has_come.wait(lock, [&] { return m_is_stopping || !m_jobs.empty(); });
            if (m_jobs.empty()) { return; }
            first = m_jobs.front();
            m_jobs.pop_front();
        }
        run_batch(first);
    }
}

ThreadedDatabase::Job* ThreadedDatabase::next_job() {
    std::scoped_lock const lock { m_jobs_mutex };
    if (m_jobs.empty()) { return nullptr; }
    auto* const job = m_jobs.front();
    m_jobs.pop_front();
    return job;
}

/// Nothing waits for company: whoever has queued up while the last commit was on its way to the disk goes together.
void ThreadedDatabase::run_batch(Job* first) {
    std::vector<Job*> batch { first };
    if (auto begun = store::begin_write(*m_writer); !begun) {
        fail_all(batch, begun.error());
        finish(batch);
        return;
    }
    auto const closes_at = std::chrono::steady_clock::now() + m_options.time_per_commit;
    for (auto* job = first; job != nullptr;) {
        run_job(*job);
        if (!m_writer->is_in_transaction()) {
            // A full disk or a broken one: SQLite has undone the whole transaction, with what the others had done in it.
            auto const error =
                job->result ? Error::unavailable("The data cannot be saved right now. Please try again in a moment.") : job->result.error();
            fail_all(batch, error);
            finish(batch);
            return;
        }
        bool const is_open = batch.size() < m_options.works_per_commit && std::chrono::steady_clock::now() < closes_at;
        job = is_open ? next_job() : nullptr;
        if (job != nullptr) { batch.push_back(job); }
    }
    if (auto committed = store::commit(*m_writer); !committed) { fail_all(batch, committed.error()); }
    finish(batch);
}

void ThreadedDatabase::run_job(Job& job) {
    try {
        job.result = store::in_savepoint(*m_writer, *job.work);
    } catch (...) {
        job.thrown = std::current_exception();
        job.result = fail(Error::internal("An exception inside a write"));
    }
}

/// Works that failed by themselves keep their own error.
void ThreadedDatabase::fail_all(std::vector<Job*> const& jobs, Error const& error) {
    m_log.write(LogLevel::Error, "commit_failed", { { "works", std::to_string(jobs.size()) }, { "detail", error.detail } });
    for (auto* const job : jobs) {
        if (job->result) { job->result = fail(error); }
    }
}

void ThreadedDatabase::finish(std::vector<Job*> const& jobs) {
    {
        std::scoped_lock const lock { m_jobs_mutex };
        m_counts.writes += jobs.size();
        m_counts.commits += 1;
        for (auto* const job : jobs) { job->is_done = true; }
    }
    m_jobs_are_done.notify_all();
}

}  // namespace hub::host
