#include "background_worker.hpp"

#include <utility>

namespace hub::host {

BackgroundWorker::BackgroundWorker(Work work) : m_work(std::move(work)), m_thread([this] { repeat(); }) {}

BackgroundWorker::~BackgroundWorker() {
    {
        std::scoped_lock const lock { m_mutex };
        m_is_stopping = true;
    }
    m_is_over.notify_all();
    m_work.interrupt();
    m_thread.join();
}

void BackgroundWorker::repeat() {
    std::unique_lock lock { m_mutex };
    while (!m_is_stopping) {
        lock.unlock();
        bool const has_more = m_work.run();
        lock.lock();
        if (!has_more) {
            m_is_over.wait_for(lock, m_work.pause, [this] { return m_is_stopping; });
        }
    }
}

}  // namespace hub::host
