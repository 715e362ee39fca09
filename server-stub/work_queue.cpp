#include "work_queue.hpp"

#include <utility>

namespace hub::host {

WorkQueue::WorkQueue(int threads, std::size_t most_waiting) : m_most_waiting(most_waiting) {
    for (int i = 0; i < threads; ++i) {
        m_threads.emplace_back([this] { work(); });
    }
}

WorkQueue::~WorkQueue() {
    {
        std::scoped_lock const lock { m_mutex };
        m_is_stopping = true;
        m_tasks.clear();
    }
    m_has_task.notify_all();
    for (auto& thread : m_threads) { thread.join(); }
}

bool WorkQueue::submit(Task task) {
    {
        std::scoped_lock const lock { m_mutex };
        if (m_is_stopping || m_tasks.size() >= m_most_waiting) { return false; }
        m_tasks.push_back(std::move(task));
    }
    m_has_task.notify_one();
    return true;
}

std::size_t WorkQueue::waiting() const {
    std::scoped_lock const lock { m_mutex };
    return m_tasks.size();
}

void WorkQueue::work() {
    for (;;) {
        Task task;
        {
            std::unique_lock lock { m_mutex };
            m_has_task.wait(lock, [&] { return m_is_stopping || !m_tasks.empty(); });
            if (m_tasks.empty()) { return; }
            task = std::move(m_tasks.front());
            m_tasks.pop_front();
        }
        task();
    }
}

}  // namespace hub::host
