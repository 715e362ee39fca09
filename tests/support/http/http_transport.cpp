#include "support/http/http_transport.hpp"

#include "base/text.hpp"

#include <arpa/inet.h>
#include <array>
#include <charconv>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>
#include <utility>

namespace hub::test {

/// One connection, opened when it is needed and again when the server has closed it.
class HttpTransport::Wire {
public:
    explicit Wire(std::uint16_t port) : m_port(port) {}
    ~Wire() { close(); }
    Wire(Wire const&) = delete;
    Wire& operator=(Wire const&) = delete;

    ErrorOr<client::Response> exchange(std::string_view text) {
        bool const is_reused = m_socket >= 0;
        auto response = try_once(text);
        // The server may close an idle connection just as it is used again; that request was not seen.
        bool const was_not_seen = !response && is_reused && m_received.empty();
        return was_not_seen ? try_once(text) : std::move(response);
    }

private:
    void close() {
        if (m_socket >= 0) { ::close(std::exchange(m_socket, -1)); }
    }

    bool open() {
        if (m_socket >= 0) { return true; }
        m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        timeval const longest { .tv_sec = 60, .tv_usec = 0 };
        ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &longest, sizeof longest);
        sockaddr_in address {};
        address.sin_family = AF_INET;
        address.sin_port = htons(m_port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::connect(m_socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
            close();
            return false;
        }
        return true;
    }

    bool send_all(std::string_view text) {
        while (!text.empty()) {
            auto const sent = ::send(m_socket, text.data(), text.size(), MSG_NOSIGNAL);
            if (sent <= 0) { return false; }
            text.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }

    bool receive_more() {
        std::array<char, 64 * 1024> bytes {};
        auto const count = ::recv(m_socket, bytes.data(), bytes.size(), 0);
        if (count <= 0) { return false; }
        m_received.append(bytes.data(), static_cast<std::size_t>(count));
        return true;
    }

    ErrorOr<client::Response> try_once(std::string_view text) {
        m_received.clear();
        auto const lost = [&] {
            close();
            return fail(Error::unavailable("The connection to the server is lost."));
        };
        if (!open() || !send_all(text)) { return lost(); }
        auto end = m_received.find("\r\n\r\n");
        while (end == std::string::npos) {
            if (!receive_more()) { return lost(); }
            end = m_received.find("\r\n\r\n");
        }
        auto response = read_head(std::string_view { m_received }.substr(0, end));
        std::size_t length = 0;
        auto const digits = response.header("content-length");
        std::from_chars(digits.data(), digits.data() + digits.size(), length);
        while (m_received.size() < end + 4 + length) {
            if (!receive_more()) { return lost(); }
        }
        response.body = m_received.substr(end + 4, length);
        if (response.header("connection") == "close") { close(); }
        return response;
    }

    static client::Response read_head(std::string_view head) {
        client::Response response;
        auto const first = head.find("\r\n");
        std::from_chars(head.data() + 9, head.data() + 12, response.status);
        for (head.remove_prefix(std::min(head.size(), first + 2)); !head.empty();) {
            auto const line = head.substr(0, head.find("\r\n"));
            head.remove_prefix(std::min(head.size(), line.size() + 2));
            auto const colon = line.find(':');
            if (colon == std::string_view::npos) { continue; }
            response.headers.emplace_back(ascii_lower(line.substr(0, colon)), trim(line.substr(colon + 1)));
        }
        return response;
    }

    std::uint16_t m_port;
    int m_socket = -1;
    std::string m_received;
};

HttpTransport::HttpTransport(std::uint16_t port, int connections) : m_port(port) {
    for (int i = 0; i < connections; ++i) {
        m_threads.emplace_back([this] { work(); });
    }
}

HttpTransport::~HttpTransport() {
    {
        std::scoped_lock const lock { m_mutex };
        m_is_stopping = true;
    }
    m_changed.notify_all();
    for (auto& thread : m_threads) { thread.join(); }
}

client::Ticket HttpTransport::send(client::Request request, client::Done done) {
    auto const ticket = m_next_ticket++;
    m_waiting.emplace(ticket, std::move(done));
    {
        std::scoped_lock const lock { m_mutex };
        m_jobs.push_back({ ticket, std::move(request) });
    }
    m_changed.notify_all();
    return ticket;
}

void HttpTransport::cancel(client::Ticket ticket) {
    m_waiting.erase(ticket);
}

void HttpTransport::poll() {
    std::vector<Finished> finished;
    {
        std::scoped_lock const lock { m_mutex };
        finished.swap(m_finished);
    }
    for (auto& [ticket, response] : finished) {
        auto const waiting = m_waiting.extract(ticket);
        if (!waiting.empty()) { waiting.mapped()(std::move(response)); }
    }
}

void HttpTransport::wait() {
    std::unique_lock lock { m_mutex };
    m_changed.wait_for(lock, std::chrono::seconds { 1 }, [&] { return !m_finished.empty(); });
}

void HttpTransport::forget_cookies() {
    std::scoped_lock const lock { m_mutex };
    m_cookies.clear();
}

void HttpTransport::work() {
    Wire wire { m_port };
    for (;;) {
        Job job;
        std::string text;
        {
            std::unique_lock lock { m_mutex };
            m_changed.wait(lock, [&] { return m_is_stopping || !m_jobs.empty(); });
            if (m_is_stopping) { return; }
            job = std::move(m_jobs.front());
            m_jobs.pop_front();
            text = wire_text(job.request);
        }
        auto response = wire.exchange(text);
        std::scoped_lock const lock { m_mutex };
        if (response) { keep_cookies(*response); }
        m_finished.push_back({ job.ticket, std::move(response) });
        m_changed.notify_all();
    }
}

std::string HttpTransport::wire_text(client::Request const& request) {
    auto const origin = "localhost:" + std::to_string(m_port);
    std::string text { api::to_string(request.method) };
    text += " " + request.target + " HTTP/1.1\r\nHost: " + origin + "\r\nSec-Fetch-Site: same-origin\r\n";
    if (request.method != api::Method::Get) { text += "Origin: http://" + origin + "\r\n"; }
    for (auto const& [name, value] : request.headers) { text.append(name).append(": ").append(value).append("\r\n"); }
    std::string cookies;
    for (auto const& [name, value] : m_cookies) { cookies.append(cookies.empty() ? "" : "; ").append(name).append("=").append(value); }
    if (!cookies.empty()) { text += "Cookie: " + cookies + "\r\n"; }
    if (!request.body.empty()) { text += "Content-Length: " + std::to_string(request.body.size()) + "\r\n"; }
    return text + "\r\n" + request.body;
}

void HttpTransport::keep_cookies(client::Response const& response) {
    for (auto const& [name, value] : response.headers) {
        if (name != "set-cookie") { continue; }
        auto const pair = std::string_view { value }.substr(0, value.find(';'));
        auto const equals = pair.find('=');
        if (equals == std::string_view::npos) { continue; }
        auto const key = std::string { trim(pair.substr(0, equals)) };
        if (ascii_lower(value).contains("max-age=0")) {
            m_cookies.erase(key);
        } else {
            m_cookies[key] = pair.substr(equals + 1);
        }
    }
}

}  // namespace hub::test
