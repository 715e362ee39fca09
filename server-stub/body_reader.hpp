// The body of a request, decoded from bytes that arrive bit by bit. Knows no socket, so that it can be tested and fuzzed
// alone. Chunks are read to the letter of RFC 9112; trailers are checked, read over and never become headers.
//
// Boost.Beast's parser is not used here: a last chunk that arrives in pieces trips an assertion in it (1.81), and it reads
// over what follows the size of the last chunk.
#pragma once

#include "request_head.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace hub::host {

class BodyReader {
public:
    /// `limit` in decoded bytes; more is refused with 413.
    BodyReader(RequestHead const& head, std::uint64_t limit);

    /// Takes what it can of `received` and returns how many bytes that were; the rest is to be offered again with more.
    [[nodiscard]] OrRefusal<std::size_t> feed(std::string_view received);
    [[nodiscard]] bool is_done() const { return m_state == State::Done; }
    /// Decoded so far.
    [[nodiscard]] std::string& body() { return m_body; }

private:
    enum class State : std::uint8_t { Bytes, ChunkSize, ChunkBytes, ChunkEnd, Trailers, Done };

    /// One step of the present state: the bytes taken, 0 when it needs more.
    [[nodiscard]] OrRefusal<std::size_t> step(std::string_view received);
    [[nodiscard]] OrRefusal<std::size_t> read_chunk_size(std::string_view received);
    [[nodiscard]] OrRefusal<std::size_t> read_trailer(std::string_view received);
    [[nodiscard]] std::size_t take_bytes(std::string_view received, State next);

    State m_state = State::Done;
    std::uint64_t m_limit;
    std::uint64_t m_left = 0;  ///< of the body, or of the chunk
    std::size_t m_trailer_bytes = 0;
    std::string m_body;
};

}  // namespace hub::host
