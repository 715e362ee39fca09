#include "api/json_writer.hpp"

#include "base/text.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace hub::api {

namespace {

/// Whether every byte can stand in a JSON string as it is.
bool is_plain(std::string_view text) {
    for (char const c : text) {
        auto const byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte >= 0x80 || c == '"' || c == '\\') { return false; }
    }
    return true;
}

void append_escape(std::string& text, char32_t control) {
    constexpr std::string_view hex_digits = "0123456789abcdef";
    switch (control) {
    case '\n': text += "\\n"; break;
    case '\r': text += "\\r"; break;
    case '\t': text += "\\t"; break;
    default:
        text += "\\u00";
        text += hex_digits[control >> 4U];
        text += hex_digits[control & 15U];
    }
}

}  // namespace

void JsonWriter::open(char bracket) {
    separate();
    m_text += bracket;
    m_needs_comma = false;
}

void JsonWriter::close(char bracket) {
    m_text += bracket;
    m_needs_comma = true;
}

void JsonWriter::separate() {
    if (m_needs_comma) { m_text += ','; }
    m_needs_comma = true;
}

void JsonWriter::name(std::string_view name) {
    separate();
    quote(name);
    m_text += ':';
    m_needs_comma = false;
}

void JsonWriter::boolean(bool value) {
    separate();
    m_text += value ? "true" : "false";
}

void JsonWriter::integer(std::int64_t value) {
    separate();
    std::array<char, 20> digits {};
    auto const end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    m_text.append(digits.data(), end);
}

void JsonWriter::number(double value) {
    separate();
    std::array<char, 32> digits {};
    auto const end = std::to_chars(digits.data(), digits.data() + digits.size(), std::isfinite(value) ? value : 0.0).ptr;
    m_text.append(digits.data(), end);
}

void JsonWriter::string(std::string_view value) {
    separate();
    quote(value);
}

void JsonWriter::raw(std::string_view json) {
    separate();
    m_text += json;
}

void JsonWriter::quote(std::string_view text) {
    m_text += '"';
    if (is_plain(text)) {
        m_text += text;
    } else {
        for (std::size_t at = 0; at < text.size();) {
            auto code_point = next_code_point(text, at);
            if (code_point == 0) { code_point = 0xFFFD; }  // readers refuse U+0000
            if (code_point == '"' || code_point == '\\') { m_text += '\\'; }
            if (code_point < 0x20) {
                append_escape(m_text, code_point);
            } else {
                append_utf8(m_text, code_point);
            }
        }
    }
    m_text += '"';
}

}  // namespace hub::api
