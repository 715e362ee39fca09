#include "body_reader.hpp"

#include <algorithm>
#include <charconv>

namespace hub::host {

namespace {

constexpr std::size_t longest_size_line = 256;
constexpr std::size_t most_trailer_bytes = 4 * 1024;
constexpr std::size_t most_size_digits = 8;

std::unexpected<Refusal> malformed() {
    return refuse(400, "The request's body is malformed.");
}

bool is_hex_digit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// "1a" or "1a;name=value". Extensions mean nothing to us, but they are one line of visible characters.
bool is_size_line(std::string_view line) {
    auto const end_of_size = std::ranges::find_if_not(line, is_hex_digit);
    auto const digits = end_of_size - line.begin();
    if (digits == 0 || digits > static_cast<std::ptrdiff_t>(most_size_digits)) { return false; }
    if (end_of_size == line.end()) { return true; }
    auto const is_visible = [](char c) { return c == '\t' || (c >= ' ' && c < '\x7F'); };
    return *end_of_size == ';' && std::all_of(end_of_size, line.end(), is_visible);
}

}  // namespace

BodyReader::BodyReader(RequestHead const& head, std::uint64_t limit) : m_limit(limit), m_left(head.content_length) {
    if (head.framing == Framing::Chunked) {
        m_state = State::ChunkSize;
    } else if (head.content_length > 0) {
        m_state = State::Bytes;
    }
}

OrRefusal<std::size_t> BodyReader::feed(std::string_view received) {
    std::size_t taken = 0;
    while (!is_done() && taken < received.size()) {
        auto const step_taken = step(received.substr(taken));
        if (!step_taken) { return std::unexpected(step_taken.error()); }
        if (*step_taken == 0) { break; }
        taken += *step_taken;
    }
    return taken;
}

OrRefusal<std::size_t> BodyReader::step(std::string_view received) {
    switch (m_state) {
    case State::Bytes:
        if (m_left > m_limit) { return refuse(413, "The request is too large."); }
        return take_bytes(received, State::Done);
    case State::ChunkSize: return read_chunk_size(received);
    case State::ChunkBytes: return take_bytes(received, State::ChunkEnd);
    case State::ChunkEnd: {
        auto const end = received.substr(0, 2);
        if (!std::string_view { "\r\n" }.starts_with(end)) { return malformed(); }
        if (end.size() < 2) { return 0; }
        m_state = State::ChunkSize;
        return end.size();
    }
    case State::Trailers: return read_trailer(received);
    case State::Done: break;
    }
    return 0;
}

std::size_t BodyReader::take_bytes(std::string_view received, State next) {
    auto const bytes = received.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(m_left, received.size())));
    m_body += bytes;
    m_left -= bytes.size();
    if (m_left == 0) { m_state = next; }
    return bytes.size();
}

OrRefusal<std::size_t> BodyReader::read_chunk_size(std::string_view received) {
    auto const end = received.substr(0, longest_size_line).find("\r\n");
    if (end == std::string_view::npos) {
        bool const is_hopeless = received.size() >= longest_size_line || received.contains('\n');
        if (is_hopeless) { return malformed(); }
        return 0;
    }
    auto const line = received.substr(0, end);
    if (!is_size_line(line)) { return malformed(); }
    std::from_chars(line.data(), line.data() + line.size(), m_left, 16);
    if (m_left > m_limit - m_body.size()) { return refuse(413, "The request is too large."); }
    m_state = m_left == 0 ? State::Trailers : State::ChunkBytes;
    return end + 2;
}

OrRefusal<std::size_t> BodyReader::read_trailer(std::string_view received) {
    auto const end = received.find("\r\n");
    if (m_trailer_bytes + std::min(end, received.size()) > most_trailer_bytes) { return refuse(431, "The trailers are too large."); }
    if (end == std::string_view::npos) { return 0; }
    m_trailer_bytes += end + 2;
    if (end == 0) {
        m_state = State::Done;
    } else if (auto const field = parse_field(received.substr(0, end)); !field) {
        return std::unexpected(field.error());
    }
    return end + 2;
}

}  // namespace hub::host
