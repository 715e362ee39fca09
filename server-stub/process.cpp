#include "process.hpp"

#include <csignal>
#include <malloc.h>
#include <pthread.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

namespace hub::host {

namespace {

constexpr int most_memory_arenas = 4;
constexpr int own_block_bytes = 256 * 1024;  ///< larger ones come from the system and go back to it

sigset_t ending_signals() {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    return set;
}

}  // namespace

int const terminate_signal = SIGTERM;

void protect_process() {
    ::umask(077);
    rlimit const none { 0, 0 };
    ::setrlimit(RLIMIT_CORE, &none);
#if !__has_feature(address_sanitizer)  // whose search for leaks needs to look into the process
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): this is the system's interface
    ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
    static_cast<void>(std::signal(SIGPIPE, SIG_IGN));
    ::mallopt(M_ARENA_MAX, most_memory_arenas);
    ::mallopt(M_MMAP_THRESHOLD, own_block_bytes);
    ::mallopt(M_TRIM_THRESHOLD, own_block_bytes);
}

std::size_t raise_descriptor_limit() {
    rlimit limit {};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) { return 1024; }
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
    ::getrlimit(RLIMIT_NOFILE, &limit);
    return limit.rlim_cur;
}

Signals::Signals() {
    auto const set = ending_signals();
    ::pthread_sigmask(SIG_BLOCK, &set, nullptr);
    m_thread = std::thread([this] { watch(); });
}

Signals::~Signals() {
    m_is_ending = true;
    // Every thread blocks this signal: it only wakes the thread that waits for it.
    ::pthread_kill(m_thread.native_handle(), SIGTERM);  // NOLINT(bugprone-bad-signal-to-kill-thread)
    m_thread.join();
}

int Signals::wait() {
    m_is_expected = true;
    m_has_come.acquire();
    return m_signal;
}

void Signals::watch() {
    auto const set = ending_signals();
    for (;;) {
        int signal = 0;
        if (::sigwait(&set, &signal) != 0) { continue; }
        if (m_is_ending) { return; }
        bool const is_first = m_signal.exchange(signal) == 0;
        if (!m_is_expected || !is_first) { ::_exit(128 + signal); }
        m_has_come.release();
    }
}

}  // namespace hub::host
