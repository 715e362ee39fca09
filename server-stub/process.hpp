// The process itself: what others may see of it, how many files it may open, and the signals that end it.
#pragma once

#include <atomic>
#include <cstddef>
#include <semaphore>
#include <thread>

namespace hub::host {

extern int const terminate_signal;  ///< SIGTERM

/// New files are the owner's alone, no memory is dumped to the disk (security T5), a closed log does not end the program,
/// and large blocks go back to the system when they are free.
void protect_process();

/// Raises the limit of open files as far as it goes and returns it.
[[nodiscard]] std::size_t raise_descriptor_limit();

/// Made before any other thread. Until wait() is called a signal ends the program at once, as usual; so does a second one.
class Signals {
public:
    Signals();
    ~Signals();
    Signals(Signals const&) = delete;
    Signals& operator=(Signals const&) = delete;

    /// SIGINT or SIGTERM.
    [[nodiscard]] int wait();

private:
    void watch();

    std::atomic<bool> m_is_expected = false;
    std::atomic<bool> m_is_ending = false;
    std::atomic<int> m_signal = 0;
    std::binary_semaphore m_has_come { 0 };
    std::thread m_thread;
};

}  // namespace hub::host
