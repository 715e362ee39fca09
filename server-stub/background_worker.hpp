// A thread that does one kind of work again and again, so that no request waits for it: sends mail, tells medical centers,
// reminds.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace hub::host {

class BackgroundWorker {
public:
    struct Work {
        std::function<bool()> run;  ///< true: there may be more, so that it is called again at once
        std::function<void()> interrupt = [] {};
        std::chrono::milliseconds pause { 1000 };
    };
    /// What `work` refers to outlives it.
    explicit BackgroundWorker(Work work);
    /// Interrupts what is under way; what is left waits for the next start.
    ~BackgroundWorker();
    BackgroundWorker(BackgroundWorker const&) = delete;
    BackgroundWorker& operator=(BackgroundWorker const&) = delete;

private:
    void repeat();

    Work m_work;
    std::mutex m_mutex;
    std::condition_variable m_is_over;
    bool m_is_stopping = false;
    std::thread m_thread;
};

}  // namespace hub::host
