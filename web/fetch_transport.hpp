// Requests over the browser's network, by Emscripten's fetch. The session's cookie goes along because the server is the
// page's own origin; nothing is stored on the device.
#pragma once

#include "client/transport.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <unordered_map>
#include <vector>

struct emscripten_fetch_t;

namespace hub::web {

class FetchTransport final : public client::Transport {
public:
    /// `answered` is called when poll() has something to deliver.
    explicit FetchTransport(std::function<void()> answered);
    ~FetchTransport() override;
    FetchTransport(FetchTransport const&) = delete;
    FetchTransport& operator=(FetchTransport const&) = delete;

    client::Ticket send(client::Request request, client::Done done) override;
    void cancel(client::Ticket ticket) override;
    void poll() override;

private:
    struct Exchange;
    static void finished(emscripten_fetch_t* fetch);
    void abort(Exchange& exchange);

    std::function<void()> m_answered;
    std::unordered_map<client::Ticket, std::unique_ptr<Exchange>> m_exchanges;
    std::vector<client::Ticket> m_ready;
    client::Ticket m_next = 1;
};

}  // namespace hub::web
