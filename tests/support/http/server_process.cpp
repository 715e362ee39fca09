#include "support/http/server_process.hpp"

#include <array>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <stdexcept>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <utility>

namespace hub::test {

namespace {

using Clock = std::chrono::steady_clock;

std::filesystem::path make_temporary_folder() {
    auto pattern = (std::filesystem::temp_directory_path() / "hub-server-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) { throw std::runtime_error("no temporary folder"); }
    return pattern;
}

struct Child {
    int process = -1;
    int output = -1;
};

Child spawn(std::vector<std::string> const& arguments) {
    std::array<int, 2> ends {};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) { throw std::runtime_error("no pipe"); }
    std::vector<std::string> words { server_program() };
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> list;
    for (auto& word : words) { list.push_back(word.data()); }
    list.push_back(nullptr);
    int const process = ::fork();
    if (process == 0) {
        ::dup2(ends[1], STDOUT_FILENO);
        ::dup2(ends[1], STDERR_FILENO);
        ::execv(list.front(), list.data());
        ::_exit(127);
    }
    ::close(ends[1]);
    return { process, ends[0] };
}

/// The status when it has ended, or nothing.
int status_of(int process) {
    int status = 0;
    if (::waitpid(process, &status, WNOHANG) != process) { return -1; }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

std::string server_program() {
    char const* const named = std::getenv("HUB_SERVER");
    return named != nullptr ? named : HUB_SERVER_PROGRAM;
}

ServerProcess::ServerProcess() : ServerProcess(Options {}) {}

ServerProcess::ServerProcess(Options options) : m_own_folder(make_temporary_folder()) {
    if (options.site.empty()) {
        options.site = m_own_folder / "site";
        std::filesystem::create_directory(options.site);
        std::ofstream { options.site / "index.html" } << "<!doctype html><title>Test</title>";
    }
    if (options.data.empty()) { options.data = m_own_folder / "data"; }
    start(options);
}

void ServerProcess::start(Options const& options) {
    std::vector<std::string> arguments { "--listen", "127.0.0.1:0", "--data", options.data.string(), "--site", options.site.string() };
    arguments.insert(arguments.end(), options.arguments.begin(), options.arguments.end());
    auto const child = spawn(arguments);
    m_process = child.process;
    m_output = child.output;
    m_listener = std::thread([this] { listen_to_words(); });
    constexpr std::string_view announcement = "listening on http://localhost:";
    std::unique_lock lock { m_mutex };
    auto const line = [&] {
        auto const at = m_words.find(announcement);
        return at == std::string::npos || m_words.find('\n', at) == std::string::npos ? std::string::npos : at;
    };
    m_has_spoken.wait_for(lock, options.longest_start, [&] { return m_is_silent || line() != std::string::npos; });
    if (line() == std::string::npos) {
        auto const words = m_words;
        lock.unlock();
        end();
        throw std::runtime_error("hub-server does not listen: " + words);
    }
    auto const* const digits = m_words.data() + line() + announcement.size();
    std::from_chars(digits, m_words.data() + m_words.size(), m_port);
}

ServerProcess::~ServerProcess() {
    end();
}

void ServerProcess::end() {
    if (m_process > 0) {
        ::kill(m_process, SIGKILL);
        ::waitpid(m_process, nullptr, 0);
        m_process = -1;
    }
    if (m_listener.joinable()) { m_listener.join(); }
    if (m_output >= 0) { ::close(std::exchange(m_output, -1)); }
    std::error_code ignored;
    std::filesystem::remove_all(m_own_folder, ignored);
}

void ServerProcess::listen_to_words() {
    std::array<char, 16 * 1024> bytes {};
    for (;;) {
        auto const count = ::read(m_output, bytes.data(), bytes.size());
        std::scoped_lock const lock { m_mutex };
        m_is_silent = count <= 0;
        if (count > 0) { m_words.append(bytes.data(), static_cast<std::size_t>(count)); }
        m_has_spoken.notify_all();
        if (m_is_silent) { return; }
    }
}

void ServerProcess::send_signal(int signal) const {
    ::kill(m_process, signal);
}

int ServerProcess::wait(std::chrono::milliseconds longest) {
    auto const until = Clock::now() + longest;
    while (Clock::now() < until) {
        if (int const status = status_of(m_process); status >= 0) {
            m_process = -1;
            m_listener.join();
            return status;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds { 5 });
    }
    return -1;
}

std::string ServerProcess::words() {
    std::scoped_lock const lock { m_mutex };
    return m_words;
}

Ended run_server(std::vector<std::string> const& arguments, std::chrono::milliseconds longest) {
    auto const child = spawn(arguments);
    Ended ended;
    std::array<char, 4096> bytes {};
    auto const until = Clock::now() + longest;
    ::fcntl(child.output, F_SETFL, O_NONBLOCK);
    while (ended.status < 0 && Clock::now() < until) {
        ended.status = status_of(child.process);
        for (ssize_t count = 1; count > 0;) {
            count = ::read(child.output, bytes.data(), bytes.size());
            if (count > 0) { ended.words.append(bytes.data(), static_cast<std::size_t>(count)); }
        }
        if (ended.status < 0) { std::this_thread::sleep_for(std::chrono::milliseconds { 5 }); }
    }
    if (ended.status < 0) {
        ::kill(child.process, SIGKILL);
        ::waitpid(child.process, nullptr, 0);
    }
    ::close(child.output);
    return ended;
}

}  // namespace hub::test
