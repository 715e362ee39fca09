// The real hub-server in a process of its own, over a temporary data folder and a free port.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace hub::test {

/// Where the program was built; HUB_SERVER in the environment wins.
[[nodiscard]] std::string server_program();

class ServerProcess {
public:
    struct Options {
        std::vector<std::string> arguments { "--demo" };  ///< beside --listen, --data and --site
        std::filesystem::path data;                       ///< empty: a folder that is removed at the end
        std::filesystem::path site;                       ///< empty: one page made for the test
        std::chrono::seconds longest_start { 120 };
    };

    /// Waits until it listens. Throws with what the program said when it ends instead.
    ServerProcess();
    explicit ServerProcess(Options options);
    /// SIGKILL, when it still runs.
    ~ServerProcess();
    ServerProcess(ServerProcess const&) = delete;
    ServerProcess& operator=(ServerProcess const&) = delete;

    [[nodiscard]] std::uint16_t port() const { return m_port; }
    [[nodiscard]] int process_id() const { return m_process; }
    void send_signal(int signal) const;
    /// The exit status (128 + the signal that ended it), or -1 when it still runs after that time.
    [[nodiscard]] int wait(std::chrono::milliseconds longest);
    /// Everything it has written to standard output and error so far.
    [[nodiscard]] std::string words();

private:
    void start(Options const& options);
    void end();
    /// On a thread of its own, so that the program never waits for somebody to read what it says.
    void listen_to_words();

    std::filesystem::path m_own_folder;
    int m_process = -1;
    int m_output = -1;
    std::uint16_t m_port = 0;
    std::mutex m_mutex;
    std::condition_variable m_has_spoken;
    std::string m_words;
    bool m_is_silent = false;  ///< it has closed its output
    std::thread m_listener;
};

/// Runs the program to its end: for what it refuses.
struct Ended {
    int status = -1;
    std::string words;
};
[[nodiscard]] Ended run_server(std::vector<std::string> const& arguments, std::chrono::milliseconds longest = std::chrono::seconds { 60 });

}  // namespace hub::test
