#include "fetch_transport.hpp"

#include "base/text.hpp"

#include <emscripten/fetch.h>

#include <array>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

namespace hub::web {

namespace {

constexpr std::uint32_t timeout_ms = 30'000;

char const* name_of(client::Method method) {
    switch (method) {
    case client::Method::Get: return "GET";
    case client::Method::Post: return "POST";
    case client::Method::Put: return "PUT";
    case client::Method::Patch: return "PATCH";
    case client::Method::Delete: return "DELETE";
    }
    return "GET";
}

std::vector<std::pair<std::string, std::string>> headers_of(emscripten_fetch_t* fetch) {
    std::vector<std::pair<std::string, std::string>> headers;
    std::string packed(emscripten_fetch_get_response_headers_length(fetch) + 1, '\0');
    emscripten_fetch_get_response_headers(fetch, packed.data(), packed.size());
    for (auto const line : split(packed.c_str(), '\n')) {
        auto const colon = line.find(':');
        if (colon == std::string_view::npos) { continue; }
        headers.emplace_back(ascii_lower(trim(line.substr(0, colon))), trim(line.substr(colon + 1)));
    }
    return headers;
}

}  // namespace

/// One request on its way. It owns what the browser reads while sending.
struct FetchTransport::Exchange {
    FetchTransport* owner;
    client::Ticket ticket;
    client::Request request;
    client::Done done;
    emscripten_fetch_t* fetch = nullptr;
};

FetchTransport::FetchTransport(std::function<void()> answered) : m_answered(std::move(answered)) {}

FetchTransport::~FetchTransport() {
    for (auto& [ticket, exchange] : m_exchanges) { abort(*exchange); }
}

client::Ticket FetchTransport::send(client::Request request, client::Done done) {
    auto const ticket = m_next++;
    auto& exchange =
        *m_exchanges.emplace(ticket, std::make_unique<Exchange>(this, ticket, std::move(request), std::move(done))).first->second;

    std::vector<char const*> headers;
    for (auto const& [name, value] : exchange.request.headers) { headers.insert(headers.end(), { name.c_str(), value.c_str() }); }
    headers.push_back(nullptr);

    emscripten_fetch_attr_t attributes;
    emscripten_fetch_attr_init(&attributes);
    std::strncpy(attributes.requestMethod, name_of(exchange.request.method), sizeof attributes.requestMethod - 1);
    attributes.attributes = EMSCRIPTEN_FETCH_LOAD_TO_MEMORY | EMSCRIPTEN_FETCH_REPLACE;
    attributes.timeoutMSecs = timeout_ms;
    attributes.requestHeaders = headers.data();
    attributes.requestData = exchange.request.body.data();
    attributes.requestDataSize = exchange.request.body.size();
    attributes.userData = &exchange;
    // A status other than 2xx is an answer like any other: both ways lead to the same place.
    attributes.onsuccess = finished;
    attributes.onerror = finished;
    exchange.fetch = emscripten_fetch(&attributes, exchange.request.target.c_str());
    return ticket;
}

void FetchTransport::finished(emscripten_fetch_t* fetch) {
    auto* exchange = static_cast<Exchange*>(fetch->userData);
    if (exchange == nullptr) { return; }
    // A failure can come before emscripten_fetch() has returned.
    exchange->fetch = fetch;
    exchange->owner->m_ready.push_back(exchange->ticket);
    exchange->owner->m_answered();
}

void FetchTransport::cancel(client::Ticket ticket) {
    auto const found = m_exchanges.find(ticket);
    if (found == m_exchanges.end()) { return; }
    abort(*found->second);
    m_exchanges.erase(found);
}

void FetchTransport::abort(Exchange& exchange) {
    if (exchange.fetch == nullptr) { return; }
    exchange.fetch->userData = nullptr;
    emscripten_fetch_close(exchange.fetch);
}

void FetchTransport::poll() {
    for (auto const ticket : std::exchange(m_ready, {})) {
        auto const found = m_exchanges.find(ticket);
        if (found == m_exchanges.end()) { continue; }
        auto const exchange = std::move(found->second);
        m_exchanges.erase(found);

        auto* fetch = exchange->fetch;
        ErrorOr<client::Response> answer;
        // Without a whole answer there is no status: the network is gone, or 30 seconds were not enough.
        bool const is_whole = fetch->readyState == 4 && fetch->status >= 100 && fetch->status < 600;
        if (is_whole) {
            client::Response response { .status = fetch->status, .headers = headers_of(fetch) };
            if (fetch->numBytes > 0) { response.body.assign(fetch->data, static_cast<std::size_t>(fetch->numBytes)); }
            answer = std::move(response);
        } else {
            answer = fail(Error::unavailable("The server cannot be reached.", "no answer to " + exchange->request.target));
        }
        fetch->userData = nullptr;
        emscripten_fetch_close(fetch);
        exchange->done(std::move(answer));
    }
}

}  // namespace hub::web
