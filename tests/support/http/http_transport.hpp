// client::Transport over HTTP to a server on this machine, as a browser's page does it: cookies are kept and sent, requests
// say that they come from the page's own origin, several are under way at once on connections that stay open.
#pragma once

#include "client/transport.hpp"

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

namespace hub::test {

class HttpTransport final : public client::Transport {
public:
    explicit HttpTransport(std::uint16_t port, int connections = 4);
    ~HttpTransport() override;
    HttpTransport(HttpTransport const&) = delete;
    HttpTransport& operator=(HttpTransport const&) = delete;

    client::Ticket send(client::Request request, client::Done done) override;
    void cancel(client::Ticket ticket) override;
    void poll() override;

    /// For tests that have nothing else to do: returns when an answer has come, or after a second.
    void wait();
    /// As after closing the browser.
    void forget_cookies();

private:
    class Wire;
    struct Job {
        client::Ticket ticket = 0;
        client::Request request;
    };
    struct Finished {
        client::Ticket ticket = 0;
        ErrorOr<client::Response> response;
    };

    void work();
    [[nodiscard]] std::string wire_text(client::Request const& request);
    void keep_cookies(client::Response const& response);

    std::uint16_t m_port;
    client::Ticket m_next_ticket = 1;
    std::map<client::Ticket, client::Done> m_waiting;

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Job> m_jobs;
    std::vector<Finished> m_finished;
    std::map<std::string, std::string> m_cookies;
    bool m_is_stopping = false;
    std::vector<std::thread> m_threads;
};

}  // namespace hub::test
