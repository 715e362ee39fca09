// The head of a request, read by our own strict scanner before any library sees it (security H1, H5). What the scanner
// does not understand to the letter is refused, so that no two parties on the way can read one message differently.
#pragma once

#include "limits.hpp"
#include "server/http.hpp"

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace hub::host {

/// Why a request is answered by the host itself. `title` is for the client and says nothing about other requests.
struct Refusal {
    int status = 400;
    std::string title;
    std::string allow;     ///< with 405
    std::string location;  ///< with 308
};

template <class T>
using OrRefusal = std::expected<T, Refusal>;

[[nodiscard]] inline std::unexpected<Refusal> refuse(int status, std::string_view title) {
    return std::unexpected<Refusal>(Refusal { status, std::string { title }, {}, {} });
}

enum class Framing : std::uint8_t { None, Length, Chunked };

struct RequestHead {
    std::string method;
    std::string target;
    int minor_version = 1;    ///< of HTTP/1.
    server::Headers headers;  ///< names in lower case, values without blanks around them
    Framing framing = Framing::None;
    std::uint64_t content_length = 0;

    [[nodiscard]] std::string_view header(std::string_view name) const;
    [[nodiscard]] bool has_body() const { return framing == Framing::Chunked || content_length > 0; }
    [[nodiscard]] bool wants_keep_alive() const;
};

/// Finds the end of the head in bytes that arrive bit by bit, each looked at once.
class HeadScanner {
public:
    explicit HeadScanner(Limits const& limits) : m_limits(limits) {}

    /// `received` is everything since the request's first byte. Gives the head's size with its empty line, or nothing yet.
    [[nodiscard]] OrRefusal<std::optional<std::size_t>> scan(std::string_view received);
    void reset();

private:
    Limits const& m_limits;
    std::size_t m_seen = 0;
    std::size_t m_line_start = 0;
    bool m_in_first_line = true;
};

/// One header line without its end: its name in lower case and its value.
[[nodiscard]] OrRefusal<std::pair<std::string, std::string>> parse_field(std::string_view line);

/// `head` is what the scanner found, with its empty line.
[[nodiscard]] OrRefusal<RequestHead> parse_head(std::string_view head, Limits const& limits);

}  // namespace hub::host
