#include "pdf/file/syntax.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace hub::pdf {

namespace {

constexpr std::string_view hex_digits = "0123456789ABCDEF";

void append_hex(std::string& out, unsigned value) {
    out += hex_digits[(value >> 4U) & 15U];
    out += hex_digits[value & 15U];
}

bool is_regular(char c) {
    return c > ' ' && c < '\x7F' && std::string_view("#()<>[]{}/%").find(c) == std::string_view::npos;
}

}  // namespace

void append_number(std::string& out, std::int64_t number) {
    std::array<char, 24> digits {};
    auto const end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    out.append(digits.data(), end);
}

void append_reference(std::string& out, ObjectNumber number) {
    if (number == 0) {
        out += "null";
        return;
    }
    append_number(out, number);
    out += " 0 R";
}

void append_name(std::string& out, std::string_view name) {
    out += '/';
    if (name.starts_with('/')) { name.remove_prefix(1); }
    for (char const c : name) {
        if (is_regular(c)) {
            out += c;
        } else {
            out += '#';
            append_hex(out, static_cast<unsigned char>(c));
        }
    }
}

void append_byte_string(std::string& out, std::string_view bytes) {
    out += '(';
    for (char const c : bytes) {
        if (c == '(' || c == ')' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\r') {
            out += "\\r";  // a bare carriage return would be read as a line feed
        } else {
            out += c;
        }
    }
    out += ')';
}

void append_text_string(std::string& out, std::string_view utf8) {
    bool const is_ascii = std::ranges::all_of(utf8, [](char c) { return c >= ' ' && c < '\x7F'; });
    if (is_ascii) {
        append_byte_string(out, utf8);
        return;
    }
    out += "<FEFF";
    auto const append_unit = [&](unsigned unit) {
        append_hex(out, unit >> 8U);
        append_hex(out, unit & 255U);
    };
    for (std::size_t offset = 0; offset < utf8.size();) {
        auto const code_point = static_cast<unsigned>(next_code_point(utf8, offset));
        if (code_point < 0x10000) {
            append_unit(code_point);
        } else {
            append_unit(0xD800 + ((code_point - 0x10000) >> 10U));
            append_unit(0xDC00 + ((code_point - 0x10000) & 0x3FFU));
        }
    }
    out += '>';
}

std::string date_string(Instant at) {
    std::string out = "D:";
    auto const iso = at.to_iso();
    for (char const c : std::string_view(iso).substr(0, 19)) {
        if (c >= '0' && c <= '9') { out += c; }
    }
    return out + 'Z';
}

}  // namespace hub::pdf
