// A client that sends exactly the bytes it is told to, whole or in pieces, from any address of 127.0.0.0/8: an attacker's
// tool. Not an HTTP client (that is support/http_transport.hpp).
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace hub::test {

using namespace std::chrono_literals;

/// One answer, as far as it came.
struct RawAnswer {
    int status = 0;  ///< 0: none, the connection was closed
    std::string head;
    std::string body;
    /// The value of a header (name in lower case), or empty.
    [[nodiscard]] std::string header(std::string_view name) const;
};

class RawClient {
public:
    explicit RawClient(std::uint16_t port, std::string_view from = "127.0.0.1");
    ~RawClient();
    RawClient(RawClient&& other) noexcept;
    RawClient& operator=(RawClient&&) = delete;

    /// False when the server has closed.
    bool send(std::string_view bytes);
    /// One answer with its body by Content-Length.
    [[nodiscard]] RawAnswer receive(std::chrono::milliseconds longest = 5s);
    /// The answer to a HEAD, which has a length but no body.
    [[nodiscard]] RawAnswer receive_head(std::chrono::milliseconds longest = 5s);
    /// Waits for the server to close and returns what came until then; `is_closed` tells whether it did.
    [[nodiscard]] std::string receive_all(std::chrono::milliseconds longest = 5s);
    [[nodiscard]] bool is_closed() const { return m_is_closed; }
    /// Makes the kernel take little of an answer that nobody reads.
    void shrink_receive_buffer();

private:
    bool fill(std::chrono::steady_clock::time_point until);

    int m_socket = -1;
    std::string m_received;
    bool m_is_closed = false;
};

/// Sends and receives once, on a connection of its own.
[[nodiscard]] RawAnswer send_once(std::uint16_t port, std::string_view bytes, std::string_view from = "127.0.0.1");

}  // namespace hub::test
