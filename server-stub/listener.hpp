// The socket: accepts connections within their caps (security H4), reads requests within their deadlines (H1 to H3), hands
// each that passes the rules to `respond`, and writes the answer. Two threads serve all connections; nothing on them waits.
#pragma once

#include "answer.hpp"
#include "base/error.hpp"
#include "base/log.hpp"
#include "metrics.hpp"
#include "request_rules.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace hub::host {

struct ListenerOptions {
    std::string host = "localhost";  ///< an IP address, or "localhost" for both of its addresses
    std::uint16_t port = 8080;       ///< 0: any free one
    std::string tls_certificate;     ///< PEM files; empty: plain http
    std::string tls_key;
    int threads = 2;
    Limits limits;
};

class Listener {
public:
    using Done = std::function<void(Answer)>;
    /// Called on a thread of the listener. The answer, or nothing when `done` is called later, from any thread.
    using Respond = std::function<std::optional<Answer>(Admitted, Done)>;

    /// Takes the port, but refuses connections until start(). The error's message is a plain sentence for the person who started the
    /// server.
    [[nodiscard]] static ErrorOr<std::unique_ptr<Listener>> open(ListenerOptions const& options, Log& log, Metrics& metrics);
    /// Closes what is open.
    ~Listener();

    [[nodiscard]] std::uint16_t port() const;

    /// `place.tls` is set by the listener. Connections are served from here on.
    [[nodiscard]] ErrorOr<void> start(Place place, Respond respond);
    /// New connections are refused by the system; open ones end after the answer they wait for.
    void stop_accepting();
    /// Waits for open connections to end, and cuts off those that have not by then. False when some were cut off.
    bool finish(Milliseconds longest);

private:
    struct Impl;
    explicit Listener(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace hub::host
