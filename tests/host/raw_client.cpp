#include "host/raw_client.hpp"

#include <arpa/inet.h>
#include <array>
#include <netinet/in.h>
#include <poll.h>
#include <stdexcept>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace hub::test {

namespace {

sockaddr_in address_of(std::string_view text, std::uint16_t port) {
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    if (inet_pton(AF_INET, std::string { text }.c_str(), &address.sin_addr) != 1) { throw std::runtime_error("not an address"); }
    return address;
}

sockaddr* as_sockaddr(sockaddr_in& address) {
    return reinterpret_cast<sockaddr*>(&address);
}

}  // namespace

std::string RawAnswer::header(std::string_view name) const {
    auto const start = head.find("\r\n" + std::string { name } + ": ");
    if (start == std::string::npos) { return {}; }
    auto const value = start + 4 + name.size();
    return head.substr(value, head.find("\r\n", value) - value);
}

RawClient::RawClient(std::uint16_t port, std::string_view from) : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    auto source = address_of(from, 0);
    auto target = address_of("127.0.0.1", port);
    if (::bind(m_socket, as_sockaddr(source), sizeof source) != 0 || ::connect(m_socket, as_sockaddr(target), sizeof target) != 0) {
        ::close(m_socket);
        throw std::runtime_error("cannot connect");
    }
}

RawClient::~RawClient() {
    if (m_socket >= 0) { ::close(m_socket); }
}

RawClient::RawClient(RawClient&& other) noexcept
    : m_socket(std::exchange(other.m_socket, -1)), m_received(std::move(other.m_received)), m_is_closed(other.m_is_closed) {}

bool RawClient::send(std::string_view bytes) {
    while (!bytes.empty()) {
        auto const sent = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent < 0) { return false; }
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

bool RawClient::fill(std::chrono::steady_clock::time_point until) {
    auto const left = std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
    pollfd waiting { m_socket, POLLIN, 0 };
    if (left.count() <= 0 || ::poll(&waiting, 1, static_cast<int>(left.count())) <= 0) { return false; }
    std::array<char, 64 * 1024> bytes {};
    auto const count = ::recv(m_socket, bytes.data(), bytes.size(), 0);
    if (count <= 0) {
        m_is_closed = true;
        return false;
    }
    m_received.append(bytes.data(), static_cast<std::size_t>(count));
    return true;
}

RawAnswer RawClient::receive_head(std::chrono::milliseconds longest) {
    auto const until = std::chrono::steady_clock::now() + longest;
    RawAnswer answer;
    auto end = m_received.find("\r\n\r\n");
    while (end == std::string::npos && fill(until)) { end = m_received.find("\r\n\r\n"); }
    if (end == std::string::npos) { return answer; }
    answer.head = m_received.substr(0, end + 4);
    m_received.erase(0, end + 4);
    answer.status = std::stoi(answer.head.substr(9, 3));
    return answer;
}

RawAnswer RawClient::receive(std::chrono::milliseconds longest) {
    auto const until = std::chrono::steady_clock::now() + longest;
    auto answer = receive_head(longest);
    auto const length = answer.header("content-length");
    auto const expected = length.empty() ? 0 : std::stoul(length);
    while (m_received.size() < expected && fill(until)) {}
    answer.body = m_received.substr(0, expected);
    m_received.erase(0, expected);
    return answer;
}

std::string RawClient::receive_all(std::chrono::milliseconds longest) {
    auto const until = std::chrono::steady_clock::now() + longest;
    while (fill(until)) {}
    return std::exchange(m_received, {});
}

void RawClient::shrink_receive_buffer() {
    int const bytes = 1024;
    ::setsockopt(m_socket, SOL_SOCKET, SO_RCVBUF, &bytes, sizeof bytes);
}

RawAnswer send_once(std::uint16_t port, std::string_view bytes, std::string_view from) {
    RawClient client { port, from };
    client.send(bytes);
    return client.receive();
}

}  // namespace hub::test
