// One client's connection, from the first byte to the last, as a coroutine on its own strand. Included by listener.cpp
// alone; `Stream` is a TCP socket or TLS over one.
//
// There is one deadline at a time. It belongs to a phase (waiting, head, body, answer) and arriving bytes do not move it.
#pragma once

#include "body_reader.hpp"
#include "gate.hpp"
#include "listener.hpp"
#include "second_opinion.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <ctime>
#include <linux/sockios.h>
#include <netinet/tcp.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <type_traits>
#include <utility>

namespace hub::host {

namespace net = boost::asio;
using Socket = net::ip::tcp::socket;
using TlsStream = net::ssl::stream<Socket>;
using SystemError = boost::system::error_code;
using SteadyTime = std::chrono::steady_clock::time_point;

inline constexpr auto as_result = net::as_tuple(net::use_awaitable);

/// What all connections of a listener share. Outlives them.
struct Surroundings {
    Limits limits;
    Place place;
    Listener::Respond respond;
    Gate& gate;
    Log& log;
    Metrics& metrics;
    std::atomic<bool> is_stopping = false;
};

/// How reading ends: with something to tell the client, or without a word.
template <class T>
using OrEnding = std::expected<T, std::optional<Refusal>>;

struct AnyConnection {
    virtual ~AnyConnection() = default;
    /// From any thread: ends a connection that waits for its next request.
    virtual void stop() = 0;
};

template <class Stream>
class Connection final : public AnyConnection, public std::enable_shared_from_this<Connection<Stream>> {
public:
    Connection(Stream stream, Address peer, Surroundings& around)
        : m_stream(std::move(stream)), m_timer(m_stream.get_executor()), m_peer(peer), m_around(around), m_scanner(around.limits) {}

    [[nodiscard]] auto executor() { return m_stream.get_executor(); }
    net::awaitable<void> serve();
    /// Says 503 and closes.
    net::awaitable<void> turn_away();
    void stop() override;

private:
    static constexpr bool is_tls = std::is_same_v<Stream, TlsStream>;
    static constexpr std::size_t head_chunk = 2 * 1024;
    static constexpr std::size_t body_chunk = 16 * 1024;
    static constexpr int unsent_bytes = 128 * 1024;

    [[nodiscard]] Socket& socket() {
        if constexpr (is_tls) {
            return m_stream.next_layer();
        } else {
            return m_stream;
        }
    }
    void set_deadline(SteadyTime at);
    void set_deadline(Milliseconds in) { set_deadline(std::chrono::steady_clock::now() + in); }

    net::awaitable<bool> read_more(std::size_t chunk);
    net::awaitable<OrEnding<RequestHead>> read_head(bool is_first);
    net::awaitable<OrEnding<std::string>> read_body(RequestHead const& head, Admitted const& admitted, BodyCharge& charge);
    net::awaitable<bool> serve_one(bool is_first, bool is_last);
    net::awaitable<Answer> ask(Admitted admitted);
    /// What the client has taken of the answer that is being written: not what only waits in the system's buffers.
    [[nodiscard]] std::size_t bytes_taken();
    void watch_writing(SteadyTime at);
    net::awaitable<bool> write(std::string_view head, std::string_view body);
    net::awaitable<bool> send(Answer const& answer, int minor_version, bool keep_alive, bool is_head);
    net::awaitable<void> refuse_and_close(Refusal refusal);
    net::awaitable<void> linger();

    Stream m_stream;
    net::steady_timer m_timer;
    unsigned m_deadline_number = 0;
    bool m_is_late = false;
    bool m_is_idle = false;  ///< no byte of a request has come
    SteadyTime m_writing_since;
    std::size_t m_written = 0;  ///< of the answer that is being written
    Address m_peer;
    Surroundings& m_around;
    HeadScanner m_scanner;
    std::string m_received;  ///< and not yet used
};

template <class Stream>
net::awaitable<void> Connection<Stream>::serve() {
    SystemError ignored;
    socket().set_option(net::ip::tcp::no_delay(true), ignored);
    // The system keeps what is on its way, and not megabytes that a slow reader may never fetch.
    ::setsockopt(socket().native_handle(), IPPROTO_TCP, TCP_NOTSENT_LOWAT, &unsent_bytes, sizeof unsent_bytes);
    if constexpr (is_tls) {
        set_deadline(m_around.limits.header_time);
        auto const [failed] = co_await m_stream.async_handshake(net::ssl::stream_base::server, as_result);
        if (failed) { co_return; }
    }
    int const most = m_around.limits.requests_per_connection;
    for (int served = 0; served < most; ++served) {
        if (!co_await serve_one(served == 0, served + 1 == most)) { break; }
    }
    m_timer.cancel();
    // What somebody has not fetched in time is not kept for them by the system either.
    if (m_is_late) { socket().set_option(net::socket_base::linger(true, 0), ignored); }
    socket().close(ignored);
}

template <class Stream>
net::awaitable<void> Connection<Stream>::turn_away() {
    if constexpr (!is_tls) { co_await refuse_and_close({ 503, "Too many connections. Please try again in a moment.", {}, {} }); }
    m_timer.cancel();
    SystemError ignored;
    socket().close(ignored);
    co_return;
}

template <class Stream>
void Connection<Stream>::stop() {
    net::post(m_stream.get_executor(), [self = this->shared_from_this()] {
        SystemError ignored;
        if (self->m_is_idle) { self->socket().cancel(ignored); }
    });
}

/// When the time comes, whatever the connection waits for ends with an error, and so does all that follows.
template <class Stream>
void Connection<Stream>::set_deadline(SteadyTime at) {
    m_timer.expires_at(at);
    m_timer.async_wait([weak = this->weak_from_this(), number = ++m_deadline_number](SystemError cancelled) {
        auto const self = weak.lock();
        if (cancelled || !self || number != self->m_deadline_number) { return; }
        self->m_is_late = true;
        SystemError ignored;
        self->socket().cancel(ignored);
    });
}

template <class Stream>
net::awaitable<bool> Connection<Stream>::read_more(std::size_t chunk) {
    if (m_is_late) { co_return false; }
    auto const before = m_received.size();
    m_received.resize(before + chunk);
    auto const [failed, count] = co_await m_stream.async_read_some(net::buffer(m_received.data() + before, chunk), as_result);
    m_received.resize(before + (failed ? 0 : count));
    co_return !failed && !m_is_late;
}

template <class Stream>
net::awaitable<OrEnding<RequestHead>> Connection<Stream>::read_head(bool is_first) {
    m_scanner.reset();
    m_is_idle = m_received.empty();
    if (m_is_idle) { m_received.shrink_to_fit(); }
    set_deadline(m_is_idle && !is_first ? m_around.limits.idle_time : m_around.limits.header_time);
    for (;;) {
        auto const size = m_scanner.scan(m_received);
        if (!size) { co_return std::unexpected(std::optional { size.error() }); }
        if (*size) {
            auto const text = std::string_view { m_received }.substr(0, **size);
            auto head = parse_head(text, m_around.limits);
            if (head && !beast_agrees(text, *head)) { head = refuse(400, "The request is malformed."); }
            m_received.erase(0, **size);
            if (!head) { co_return std::unexpected(std::optional { std::move(head).error() }); }
            co_return *std::move(head);
        }
        if (m_is_idle && m_around.is_stopping) { co_return std::unexpected(std::nullopt); }
        if (!co_await read_more(head_chunk)) {
            bool const is_slow = m_is_late && !m_received.empty();
            co_return std::unexpected(is_slow ? std::optional { Refusal { 408, "The request took too long.", {}, {} } } : std::nullopt);
        }
        if (std::exchange(m_is_idle, false) && !is_first) { set_deadline(m_around.limits.header_time); }
    }
}

template <class Stream>
net::awaitable<OrEnding<std::string>> Connection<Stream>::read_body(RequestHead const& head, Admitted const& admitted, BodyCharge& charge) {
    if (!admitted.has_body) { co_return std::string {}; }
    auto const expected = head.framing == Framing::Length ? head.content_length : admitted.body_limit;
    set_deadline(m_around.limits.body_time + m_around.limits.body_time_per_64_kib * (expected / (64 * 1024)));
    if (admitted.expects_continue && m_received.empty() && !co_await write("HTTP/1.1 100 Continue\r\n\r\n", {})) {
        co_return std::unexpected(std::nullopt);
    }
    BodyReader reader(head, admitted.body_limit);
    for (;;) {
        auto const taken = reader.feed(m_received);
        if (!taken) { co_return std::unexpected(std::optional { taken.error() }); }
        m_received.erase(0, *taken);
        if (reader.is_done()) { co_return std::move(reader.body()); }
        if (!charge.add(*taken)) {
            co_return std::unexpected(std::optional { Refusal { 503, "The portal is busy. Please try again in a moment.", {}, {} } });
        }
        if (m_received.size() >= body_chunk) {
            co_return std::unexpected(std::optional { Refusal { 400, "The request's body is malformed.", {}, {} } });
        }
        if (!co_await read_more(body_chunk)) {
            co_return std::unexpected(m_is_late ? std::optional { Refusal { 408, "The request took too long.", {}, {} } } : std::nullopt);
        }
    }
}

/// One request and its answer. False when the connection is over.
template <class Stream>
net::awaitable<bool> Connection<Stream>::serve_one(bool is_first, bool is_last) {
    auto head = co_await read_head(is_first);
    if (!head) {
        if (head.error()) { co_await refuse_and_close(*std::move(head).error()); }
        co_return false;
    }
    int const minor_version = head->minor_version;
    auto admitted = admit(*head, m_peer, m_around.place, m_around.limits);
    if (!admitted) {
        co_await refuse_and_close(std::move(admitted).error());
        co_return false;
    }
    BodyCharge charge { m_around.gate, m_around.limits.free_body_bytes };
    auto body = co_await read_body(*head, *admitted, charge);
    if (!body) {
        if (body.error()) { co_await refuse_and_close(*std::move(body).error()); }
        co_return false;
    }
    admitted->request.body = *std::move(body);
    bool const is_head = admitted->is_head;
    bool const wants_more = admitted->keep_alive && !is_last;
    auto const client = admitted->request.client_address;

    m_timer.cancel();
    m_deadline_number += 1;
    auto answer = co_await ask(*std::move(admitted));
    AnswerCharge const sending { m_around.gate, client, answer.body.size() };
    if (!sending.is_taken()) { answer = busy("The portal is busy. Please try again in a moment."); }
    bool const keep_alive = wants_more && !answer.closes && !m_around.is_stopping;
    if (!co_await send(answer, minor_version, keep_alive, is_head)) { co_return false; }
    if (!keep_alive) { co_await linger(); }
    co_return keep_alive;
}

/// The answer of the core arrives on another thread; the timer is what the coroutine waits on.
template <class Stream>
net::awaitable<Answer> Connection<Stream>::ask(Admitted admitted) {
    struct Pending {
        std::optional<Answer> answer;
        net::steady_timer arrived;
    };
    auto const executor = m_stream.get_executor();
    auto const pending = std::make_shared<Pending>(std::nullopt, net::steady_timer { executor });
    pending->arrived.expires_after(m_around.limits.answer_time);
    auto at_once = m_around.respond(std::move(admitted), [pending, executor](Answer answer) {
        net::post(executor, [pending, answer = std::move(answer)]() mutable {
            pending->answer = std::move(answer);
            pending->arrived.cancel();
        });
    });
    if (at_once) { co_return *std::move(at_once); }
    co_await pending->arrived.async_wait(as_result);
    if (pending->answer) { co_return *std::move(pending->answer); }
    m_around.metrics.timed_out += 1;
    auto late = busy("That took too long. Please try again in a moment.");
    late.closes = true;
    co_return late;
}

template <class Stream>
std::size_t Connection<Stream>::bytes_taken() {
    int waiting = 0;
    if (::ioctl(socket().native_handle(), SIOCOUTQ, &waiting) != 0 || waiting < 0) { return m_written; }
    return m_written - std::min(m_written, static_cast<std::size_t>(waiting));
}

/// The client may take its time, but not less than so many bytes a second on average.
template <class Stream>
void Connection<Stream>::watch_writing(SteadyTime at) {
    m_timer.expires_at(at);
    m_timer.async_wait([weak = this->weak_from_this(), number = ++m_deadline_number](SystemError cancelled) {
        auto const self = weak.lock();
        if (cancelled || !self || number != self->m_deadline_number) { return; }
        auto const& limits = self->m_around.limits;
        auto const now = std::chrono::steady_clock::now();
        auto const earned = self->m_writing_since + Milliseconds { self->bytes_taken() * 1000 / limits.write_bytes_per_second };
        if (earned > now) {
            self->watch_writing(std::min(earned, now + limits.write_time));
            return;
        }
        self->m_is_late = true;
        SystemError ignored;
        self->socket().cancel(ignored);
    });
}

template <class Stream>
net::awaitable<bool> Connection<Stream>::write(std::string_view head, std::string_view body) {
    m_writing_since = std::chrono::steady_clock::now();
    m_written = 0;
    watch_writing(m_writing_since + m_around.limits.write_time);
    while (!head.empty() || !body.empty()) {
        if (m_is_late) { co_return false; }
        std::array<net::const_buffer, 2> const parts { net::buffer(head), net::buffer(body) };
        auto const [failed, count] = co_await m_stream.async_write_some(parts, as_result);
        if (failed) { co_return false; }
        m_written += count;
        auto const of_head = std::min(count, head.size());
        head.remove_prefix(of_head);
        body.remove_prefix(count - of_head);
    }
    co_return true;
}

template <class Stream>
net::awaitable<bool> Connection<Stream>::send(Answer const& answer, int minor_version, bool keep_alive, bool is_head) {
    auto const head = wire_head(answer, { .minor_version = minor_version, .keep_alive = keep_alive, .now = std::time(nullptr) });
    bool const has_body = !is_head && answer.status != 204 && answer.status != 304;
    m_around.metrics.count_answer(answer.status);
    bool const is_sent = co_await write(head, has_body ? answer.bytes() : std::string_view {});
    if (!is_sent && m_is_late) { m_around.metrics.timed_out += 1; }
    co_return is_sent;
}

template <class Stream>
net::awaitable<void> Connection<Stream>::refuse_and_close(Refusal refusal) {
    if (m_is_late) {
        m_around.metrics.timed_out += 1;
        m_is_late = false;
    }
    m_around.metrics.refused_requests += 1;
    m_around.log.write(LogLevel::Debug, "refused", { { "status", std::to_string(refusal.status) }, { "why", refusal.title } });
    m_received.clear();
    auto const answer = refusal.status == 503 ? busy(refusal.title) : problem(refusal);
    if (co_await send(answer, 1, false, false)) { co_await linger(); }
}

/// Closing with unread bytes would reset the connection, and the client might never see the answer.
template <class Stream>
net::awaitable<void> Connection<Stream>::linger() {
    set_deadline(m_around.limits.linger_time);
    SystemError ignored;
    if constexpr (is_tls) { co_await m_stream.async_shutdown(as_result); }
    socket().shutdown(Socket::shutdown_send, ignored);
    m_received.clear();
    std::size_t thrown_away = 0;
    while (thrown_away < m_around.limits.linger_bytes && !m_is_late) {
        m_received.resize(body_chunk);
        auto const [failed, count] = co_await socket().async_read_some(net::buffer(m_received.data(), m_received.size()), as_result);
        if (failed) { break; }
        thrown_away += count;
    }
}

}  // namespace hub::host
