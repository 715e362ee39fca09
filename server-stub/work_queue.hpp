// A bounded queue with threads of its own. The core runs here and never on the threads that serve sockets (security 0.3).
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace hub::host {

class WorkQueue {
public:
    WorkQueue(int threads, std::size_t most_waiting);
    /// Finishes what is running and forgets what waits.
    ~WorkQueue();
    WorkQueue(WorkQueue const&) = delete;
    WorkQueue& operator=(WorkQueue const&) = delete;

    using Task = std::function<void()>;
    /// False when too many wait already; then the task is not taken.
    [[nodiscard]] bool submit(Task task);
    [[nodiscard]] std::size_t waiting() const;

private:
    void work();

    std::size_t m_most_waiting;
    mutable std::mutex m_mutex;
    std::condition_variable m_has_task;
    std::deque<Task> m_tasks;
    bool m_is_stopping = false;
    std::vector<std::thread> m_threads;
};

}  // namespace hub::host
