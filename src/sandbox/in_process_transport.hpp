// client::Transport to the server in the same page. Every request becomes the bytes that a browser would send and every
// answer comes back through bytes, cookie and all, so that what works here works over HTTP (tests/conformance).
#pragma once

#include "base/clock.hpp"
#include "client/transport.hpp"
#include "sandbox/sandbox.hpp"

#include <cstdint>
#include <deque>
#include <functional>
#include <string>
#include <string_view>

namespace hub::sandbox {

class InProcessTransport final : public client::Transport {
public:
    /// Both outlive the transport. `machine_clock` times the latency; the sandbox's own clock may be moved.
    InProcessTransport(Sandbox& sandbox, Clock const& machine_clock) : m_sandbox(sandbox), m_machine_clock(machine_clock) {}

    client::Ticket send(client::Request request, client::Done done) override;
    void cancel(client::Ticket ticket) override;
    void poll() override;

    /// Called by send() with the time after which poll() has something to deliver; a page that sleeps wakes then.
    void set_wake(std::function<void(double after_ms)> wake) { m_wake = std::move(wake); }
    void set_latency_ms(int latency_ms) { m_latency_ms = latency_ms; }
    /// The next `count` requests are lost: they never reach the server, and end as Unavailable.
    void fail_next(int count) { m_failures = count; }

    /// Asks at once, outside the queue, with the same cookie: for files that a bundle reads.
    [[nodiscard]] client::Response fetch(client::Request const& request);
    /// The body of a GET; an answer other than 200 as the Error that it means.
    [[nodiscard]] ErrorOr<std::string> fetch_bytes(std::string_view url);

private:
    struct Pending {
        client::Ticket ticket;
        client::Request request;
        client::Done done;
        std::int64_t due_ms;
        bool is_lost;
    };

    void keep_cookie(std::string_view set_cookie);

    Sandbox& m_sandbox;
    Clock const& m_machine_clock;
    std::function<void(double)> m_wake;
    std::deque<Pending> m_pending;
    client::Ticket m_last_ticket = 0;
    int m_latency_ms = 0;
    int m_failures = 0;
    std::string m_cookie;  ///< "name=value" of the session, or empty
};

}  // namespace hub::sandbox
