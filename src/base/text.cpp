#include "base/text.hpp"

#include <algorithm>

namespace hub {

namespace {

constexpr char32_t replacement = 0xFFFD;

struct Decoded {
    char32_t code_point;
    std::size_t size;  ///< bytes it took; 0 if the bytes are not valid UTF-8
};

/// Refuses overlong forms, surrogates and anything above U+10FFFF.
Decoded decode(std::string_view text) {
    auto const byte = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(text[i])); };
    auto const first = byte(0);
    if (first < 0x80) { return { first, 1 }; }

    std::size_t size = 0;
    char32_t least = 0;
    char32_t code_point = 0;
    if (first >= 0xC2 && first <= 0xDF) {
        size = 2;
        least = 0x80;
        code_point = first & 0x1FU;
    } else if (first >= 0xE0 && first <= 0xEF) {
        size = 3;
        least = 0x800;
        code_point = first & 0x0FU;
    } else if (first >= 0xF0 && first <= 0xF4) {
        size = 4;
        least = 0x10000;
        code_point = first & 0x07U;
    }
    if (size == 0 || text.size() < size) { return { replacement, 0 }; }
    for (std::size_t i = 1; i < size; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U) { return { replacement, 0 }; }
        code_point = (code_point << 6U) | (byte(i) & 0x3FU);
    }
    bool const is_surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
    if (code_point < least || code_point > 0x10FFFF || is_surrogate) { return { replacement, 0 }; }
    return { code_point, size };
}

bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/// `amount` tenths as "0.4".
std::string tenths_text(std::uint64_t amount) {
    return std::to_string(amount / 10) + '.' + std::to_string(amount % 10);
}

}  // namespace

bool is_valid_utf8(std::string_view text) {
    while (!text.empty()) {
        auto const size = decode(text).size;
        if (size == 0) { return false; }
        text.remove_prefix(size);
    }
    return true;
}

std::size_t code_point_count(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count) { static_cast<void>(next_code_point(text, at)); }
    return count;
}

char32_t next_code_point(std::string_view text, std::size_t& offset) {
    auto const [code_point, size] = decode(text.substr(offset));
    offset += std::max<std::size_t>(size, 1);
    return code_point;
}

void append_utf8(std::string& text, char32_t code_point) {
    if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF)) { code_point = replacement; }
    auto const put = [&](char32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (code_point < 0x80) {
        put(code_point);
    } else if (code_point < 0x800) {
        put(0xC0U | (code_point >> 6U));
        put(0x80U | (code_point & 0x3FU));
    } else if (code_point < 0x10000) {
        put(0xE0U | (code_point >> 12U));
        put(0x80U | ((code_point >> 6U) & 0x3FU));
        put(0x80U | (code_point & 0x3FU));
    } else {
        put(0xF0U | (code_point >> 18U));
        put(0x80U | ((code_point >> 12U) & 0x3FU));
        put(0x80U | ((code_point >> 6U) & 0x3FU));
        put(0x80U | (code_point & 0x3FU));
    }
}

std::string_view trim(std::string_view text) {
    while (!text.empty() && is_space(text.front())) { text.remove_prefix(1); }
    while (!text.empty() && is_space(text.back())) { text.remove_suffix(1); }
    return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> pieces;
    while (true) {
        auto const end = text.find(separator);
        pieces.push_back(text.substr(0, end));
        if (end == std::string_view::npos) { return pieces; }
        text.remove_prefix(end + 1);
    }
}

std::string ascii_lower(std::string_view text) {
    std::string lower { text };
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z') { c = static_cast<char>(c - 'A' + 'a'); }
    }
    return lower;
}

std::string with_thousands(std::int64_t number) {
    std::string const digits = std::to_string(number);
    std::size_t const sign = number < 0 ? 1 : 0;
    std::string text = digits.substr(0, sign);
    for (std::size_t i = sign; i < digits.size(); ++i) {
        if (i > sign && (digits.size() - i) % 3 == 0) { text += ','; }
        text += digits[i];
    }
    return text;
}

std::string plural(std::int64_t count, std::string_view one, std::string_view many) {
    std::string text = with_thousands(count);
    text += ' ';
    text += count == 1 ? one : many;
    return text;
}

std::string byte_size_text(std::uint64_t bytes) {
    constexpr std::uint64_t kilo = 1'000;
    constexpr std::uint64_t mega = 1'000'000;
    constexpr std::uint64_t giga = 1'000'000'000;
    if (bytes < kilo) { return plural(static_cast<std::int64_t>(bytes), "byte", "bytes"); }
    // Each limit lies where rounding would reach the next unit, so that "100 kB" and "1000.0 MB" never appear.
    if (bytes < 99 * kilo + kilo / 2) { return std::to_string((bytes + kilo / 2) / kilo) + " kB"; }
    if (bytes < 999 * mega + mega * 95 / 100) { return tenths_text((bytes + mega / 20) / (mega / 10)) + " MB"; }
    return tenths_text(bytes / (giga / 10) + (bytes % (giga / 10) >= giga / 20 ? 1 : 0)) + " GB";
}

std::string csv_field(std::string_view text) {
    std::string field;
    field.reserve(text.size() + 3);
    // A spreadsheet takes such a cell for a formula; the apostrophe makes it plain text.
    if (!text.empty() && std::string_view { "=+-@\t\r" }.contains(text.front())) { field += '\''; }
    field += text;
    bool const has_edge_blanks = !field.empty() && (is_space(field.front()) || is_space(field.back()));
    if (!has_edge_blanks && field.find_first_of(",\"\r\n") == std::string::npos) { return field; }

    std::string quoted = "\"";
    for (char const c : field) {
        if (c == '"') { quoted += '"'; }
        quoted += c;
    }
    quoted += '"';
    return quoted;
}

}  // namespace hub
