#include "base/id.hpp"

#include "base/clock.hpp"
#include "base/random.hpp"

#include <algorithm>
#include <cstring>

namespace hub {

namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";

constexpr bool is_dash_position(std::size_t i) {
    return i == 8 || i == 13 || i == 18 || i == 23;
}

int hex_value(char c) {
    if (c >= '0' && c <= '9') { return c - '0'; }
    if (c >= 'a' && c <= 'f') { return c - 'a' + 10; }
    if (c >= 'A' && c <= 'F') { return c - 'A' + 10; }
    return -1;
}

}  // namespace

bool Uuid::is_nil() const {
    return std::ranges::all_of(bytes, [](std::uint8_t byte) { return byte == 0; });
}

std::string Uuid::to_string() const {
    std::string text;
    text.reserve(36);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) { text += '-'; }
        text += hex_digits[bytes[i] >> 4U];
        text += hex_digits[bytes[i] & 15U];
    }
    return text;
}

ErrorOr<Uuid> Uuid::parse(std::string_view text) {
    auto const refuse = [] { return fail(Error::invalid({}, "This is not a valid id.")); };
    if (text.size() != 36) { return refuse(); }
    Uuid id;
    std::size_t nibble = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (is_dash_position(i)) {
            if (text[i] != '-') { return refuse(); }
            continue;
        }
        int const value = hex_value(text[i]);
        if (value < 0) { return refuse(); }
        auto& byte = id.bytes[nibble / 2];
        byte = static_cast<std::uint8_t>((unsigned { byte } << 4U) | static_cast<unsigned>(value));
        ++nibble;
    }
    return id;
}

Uuid Uuid::make(Clock const& clock, Random& random) {
    Uuid id;
    random.fill(id.bytes);
    auto const milliseconds = static_cast<std::uint64_t>(clock.now().ms);
    for (unsigned i = 0; i < 6; ++i) { id.bytes[i] = static_cast<std::uint8_t>(milliseconds >> (40U - 8U * i)); }
    id.bytes[6] = static_cast<std::uint8_t>(0x70U | (id.bytes[6] & 0x0FU));
    id.bytes[8] = static_cast<std::uint8_t>(0x80U | (id.bytes[8] & 0x3FU));
    return id;
}

}  // namespace hub

std::size_t std::hash<hub::Uuid>::operator()(hub::Uuid const& id) const noexcept {
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    std::memcpy(&high, id.bytes.data(), 8);
    std::memcpy(&low, id.bytes.data() + 8, 8);
    return static_cast<std::size_t>((high ^ (low * 0x9E3779B97F4A7C15ULL)) * 0xD6E8FEB86659FD93ULL);
}
